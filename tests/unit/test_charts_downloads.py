"""Files a reader takes away: an SVG that stands alone, and the interactive specification."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from plugins.cchc.charts import (
    Picture,
    interactive_spec,
    make_chart,
    make_picture,
    standalone_svg,
)
from plugins.cchc.charts.colours import BY_LIGHT
from plugins.cchc.charts.svg_text import SPACE
from tests.unit.charts_samples import SAMPLES, SOURCE


@pytest.fixture
def picture() -> Picture:
    return make_picture(make_chart(SAMPLES["settlement_one"]()))


def test_a_standalone_picture_has_everything_in_it(picture: Picture) -> None:
    svg = standalone_svg(picture)
    root = ElementTree.fromstring(svg)
    texts = [element.text for element in root.iter(f"{SPACE}text")]
    assert picture.title in texts and picture.say in texts and SOURCE in texts
    assert "class=" not in svg and "style" not in svg
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= set(BY_LIGHT)
    paper = root.find(f"{SPACE}rect")
    assert paper is not None and paper.get("fill") == "#ffffff"
    left, top, width, height = (float(number) for number in root.get("viewBox", "").split(" "))
    assert (width, height) == (float(root.get("width", "")), float(root.get("height", "")))
    for element in root.iter(f"{SPACE}text"):
        assert left < float(element.get("x", "")) < left + width
        assert top + 10 < float(element.get("y", "")) < top + height - 4


def test_long_titles_are_wrapped_above_the_drawing(picture: Picture) -> None:
    long = replace(picture, title=" ".join(["Tỷ lệ giải quyết đúng hạn"] * 8))
    root = ElementTree.fromstring(standalone_svg(long))
    above = [element for element in root.iter(f"{SPACE}text") if float(element.get("y", "")) < 0]
    assert len(above) == 4  # three lines of title, one of the sentence
    assert len({element.get("y") for element in above}) == 4


@pytest.mark.parametrize("name", SAMPLES)
def test_the_interactive_form_speaks_the_language_and_hints(name: str) -> None:
    chart = make_chart(SAMPLES[name]())
    spec = interactive_spec(chart)
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["description"] == chart.description
    hinted = [layer["name"] for layer in spec["layer"] if "tooltip" in layer["encoding"]]
    assert hinted
    for layer in hinted:
        assert all(": " in row["hint"] for row in spec["datasets"][layer])
    assert "tooltip" not in str(chart.wide)
    english = interactive_spec(make_chart(replace(SAMPLES[name](), lang="en")))
    assert english["config"]["locale"]["number"]["thousands"] == ","


def test_the_interactive_form_loads_nothing() -> None:
    spec = interactive_spec(make_chart(SAMPLES["share_dots"]()))
    assert "url" not in str(spec) and "href" not in str(spec)
    assert set(spec["datasets"]) == {layer["data"]["name"] for layer in spec["layer"]}
