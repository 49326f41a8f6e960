"""The specification that is offered, drawn by programs that know neither our font nor our page."""

from __future__ import annotations

import io
from typing import Any

import altair
import pytest
import vl_convert
from PIL import Image, ImageChops

from plugins.cchc.charts.chart import interactive_spec, make_chart
from tests.unit.charts_samples import SAMPLES

HEAD = ("text", "subtitle")


def offered(name: str) -> dict[str, Any]:
    return interactive_spec(make_chart(SAMPLES[name]()), "wide")


def draw(spec: dict[str, Any]) -> Image.Image:
    """No font of ours is registered with the renderer."""
    return Image.open(io.BytesIO(vl_convert.vegalite_to_png(spec))).convert("RGB")


@pytest.mark.parametrize("name", SAMPLES)
def test_altair_accepts_what_is_offered(name: str) -> None:
    read = altair.Chart.from_dict(offered(name)).to_dict(validate=True)
    assert [layer["name"] for layer in read["layer"]] == [layer["name"] for layer in offered(name)["layer"]]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_asks_for_our_font_alone(name: str) -> None:
    spec = offered(name)
    assert spec["config"]["font"].startswith("Inter, ") and spec["config"]["font"].endswith(", sans-serif")
    assert [layer["name"] for layer in spec["layer"] if "font" in layer["mark"]] == []


@pytest.mark.parametrize("name", ["share_dots", "tile_map"])
def test_title_and_source_are_drawn_without_our_font(name: str) -> None:
    series, spec = SAMPLES[name](), offered(name)
    assert " ".join(spec["title"]["text"]) == series.title
    assert " ".join(spec["title"]["subtitle"]) == f"{series.say} {series.source}"
    whole = draw(spec)
    for part in HEAD:
        blank = {**spec, "title": {**spec["title"], part: [" "] * len(spec["title"][part])}}
        box = ImageChops.difference(whole, draw(blank)).getbbox()
        assert box is not None and box[2] - box[0] > 100 and box[0] > 4 and box[2] < whole.width - 4, part


def test_every_text_of_the_drawing_is_drawn_without_our_font() -> None:
    spec = offered("share_dots")
    whole = draw(spec)
    for layer in spec["layer"]:
        if layer["mark"]["type"] == "text":
            rows = [{**row, "text": " "} for row in spec["datasets"][layer["name"]]]
            blank = {**spec, "datasets": {**spec["datasets"], layer["name"]: rows}}
            assert ImageChops.difference(whole, draw(blank)).getbbox() is not None, layer["name"]
