"""Files a reader takes away: an SVG that stands alone, and the interactive specification."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from plugins.cchc.charts.chart import Picture, interactive_spec, make_chart, make_picture, standalone_svg
from plugins.cchc.charts.chart_layout import FORMS, Width
from plugins.cchc.charts.placed_svg import SPACE
from plugins.cchc.charts.style import BY_NAME, text_width
from tests.unit.charts_samples import SAMPLES, SOURCE

FOOT = (SOURCE, "https://mau.example/don-vi/so-lua/")


@pytest.fixture(scope="module")
def pictures() -> dict[str, Picture]:
    return {name: make_picture(make_chart(make())) for name, make in SAMPLES.items()}


@pytest.fixture
def picture(pictures: dict[str, Picture]) -> Picture:
    return pictures["settlement_many"]


def texts_of(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SPACE}text")]


@pytest.mark.parametrize("form", FORMS)
def test_a_standalone_picture_has_everything_in_it(picture: Picture, form: Width) -> None:
    svg = standalone_svg(picture, form, FOOT)
    root, texts = ElementTree.fromstring(svg), " ".join(texts_of(svg))
    assert all(words in texts for words in (picture.title, picture.say, *FOOT))
    paper = root.find(f"{SPACE}rect")
    assert paper is not None and paper.get("fill") == "#ffffff"
    left, top, width, height = (float(number) for number in root.get("viewBox", "").split(" "))
    assert (width, height) == (float(root.get("width", "")), float(root.get("height", "")))
    for element in root.iter(f"{SPACE}text"):
        assert left < float(element.get("x", "0")) < left + width
        assert top + 7 < float(element.get("y", "")) < top + height - 4


def test_on_a_phone_with_margins_the_narrow_file_is_not_scaled_down(pictures: dict[str, Picture]) -> None:
    for picture in pictures.values():
        root = ElementTree.fromstring(standalone_svg(picture, "narrow", FOOT))
        assert float(root.get("width", "")) <= 360 - 2 * 16
        sizes = [float(element.get("font-size", "13")) for element in root.iter() if element.get("font-size")]
        assert min(sizes) >= 12


def test_colours_are_written_in_for_the_light_and_named_for_the_dark(pictures: dict[str, Picture]) -> None:
    """A program that knows no style sheets, or a policy that forbids them, shows the light scheme."""
    for name, picture in pictures.items():
        for form in picture.forms:
            svg = standalone_svg(picture, form, FOOT)
            (style,) = re.findall(r"<style>(.*?)</style>", svg)
            rules = re.findall(r'\[(fill|stroke)="(#[0-9a-f]{6})"\]\{(fill|stroke):(#[0-9a-f]{6})\}', style)
            assert all(written == turned for written, _, turned, _ in rules)
            dark = {(written, colour): turned for written, colour, _, turned in rules}
            assert list(dark) == sorted(dark)
            assert " style=" not in svg and " class=" not in svg
            assert set(dark) == set(re.findall(r' (fill|stroke)="(#[^"]*)"', svg.replace(style, "")))
            named = re.findall(r"\b([fs])-([a-z0-9-]+)", " ".join(re.findall(r'class="([^"]*)"', picture.svg(form))))
            assert named
            for part, colour in named:
                token, written = BY_NAME[colour], "fill" if part == "f" else "stroke"
                assert dark[written, token.light] == token.dark, (name, colour)


WIDER = 1.2  # than ours, with hinted widths: what the fonts of usual systems are
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def boxes_of(svg: str) -> list[tuple[str, float, float, float]]:
    """What each text takes in a wider font: the text, its line, its start and its end."""
    boxes = []
    root = ElementTree.fromstring(svg)
    for group in root.iter(f"{SPACE}g"):
        for text in group.findall(f"{SPACE}text"):
            looks, words = {**group.attrib, **text.attrib}, text.text or ""
            own = text_width(words, float(looks["font-size"]), "font-weight" in looks)
            assert abs(float(looks.get("textLength", own)) - own) <= 0.5
            assert ("textLength" in looks) is (looks.get("lengthAdjust") == "spacingAndGlyphs")
            taken = own if "textLength" in looks else own * WIDER
            start = float(looks.get("x", 0)) - taken * ANCHORS[looks.get("text-anchor", "start")]
            boxes.append((words, float(looks["y"]), start, start + taken))
    assert len(boxes) == len(list(root.iter(f"{SPACE}text")))
    return boxes


def test_a_font_that_stands_in_cannot_make_texts_meet(pictures: dict[str, Picture]) -> None:
    """What could meet another text or leave the paper is held to the widths of our font, and only that."""
    free = 0
    for name, picture in pictures.items():
        for form in picture.forms:
            svg = standalone_svg(picture, form, FOOT)
            left, _, width, _ = (float(number) for number in re.findall(r'viewBox="([^"]*)"', svg)[0].split(" "))
            boxes = boxes_of(svg)
            free += len(boxes) - svg.count("textLength")
            for at, (words, y, start, end) in enumerate(boxes):
                assert left <= start and end <= left + width, (name, form, words)
                beside = [other for other in boxes[at + 1 :] if abs(other[1] - y) < 12]
                assert [other for other in beside if start < other[2 + 1] and other[2] < end] == [], (name, form, words)
    assert free > 500


def test_a_text_with_nothing_beside_it_keeps_its_own_width(pictures: dict[str, Picture]) -> None:
    short = replace(pictures["settlement_one"], title="Ngắn", say="")
    assert re.search(r"<text[^<>]*>Ngắn<", standalone_svg(short, "narrow", ("Nguồn",)))[0].count("textLength") == 0


def test_rows_can_be_pointed_to(pictures: dict[str, Picture]) -> None:
    series, picture = SAMPLES["share_dots"](), pictures["share_dots"]
    rows = {row.id: row.label for row in series.rows}
    for form in picture.forms:
        svg = standalone_svg(picture, form, FOOT, rows)
        named = {text.get("id"): text.text for text in ElementTree.fromstring(svg).iter(f"{SPACE}text")}
        assert all(label.startswith(named.pop(row) or "?") for row, label in rows.items())
        assert set(named) == {None} and "text:target" in svg
        (band,) = re.findall(r'<filter id="m" x="-1" .*?<feFlood flood-color="(#\w+)" flood-opacity="0\.14"/>', svg)
        assert band == BY_NAME["this"].light and "filter:url(#m)" in svg
        assert f"feFlood{{flood-color:{BY_NAME['this'].dark}}}" in svg
    assert "text:target" not in standalone_svg(picture, "wide", FOOT)


def test_a_row_whose_label_is_broken_is_pointed_to_by_its_first_line() -> None:
    long = "Sở có cái tên rất dài không thể nào đứng vừa trên một dòng của điện thoại"
    series = SAMPLES["share_dots"]()
    rows = (replace(series.rows[0], label=long), *series.rows[1:])
    picture = make_picture(make_chart(replace(series, rows=rows)))
    svg = standalone_svg(picture, "narrow", FOOT, {row.id: row.label for row in rows})
    (first,) = (e.text or "" for e in ElementTree.fromstring(svg).iter(f"{SPACE}text") if e.get("id") == rows[0].id)
    assert long.startswith(first) and first != long


def test_long_titles_are_wrapped_above_the_drawing(pictures: dict[str, Picture]) -> None:
    long = replace(pictures["settlement_many"], title=" ".join(["Tỷ lệ giải quyết đúng hạn"] * 8), say="Một câu.")
    root = ElementTree.fromstring(standalone_svg(long, "wide", FOOT))
    above = [element for element in root.iter(f"{SPACE}text") if float(element.get("y", "")) < 0]
    assert len(above) == 4  # three lines of title, one of the sentence
    assert len({element.get("y") for element in above}) == 4


@pytest.mark.parametrize("name", SAMPLES)
def test_the_interactive_form_speaks_the_language_and_hints(name: str) -> None:
    chart = make_chart(SAMPLES[name]())
    spec = interactive_spec(chart, "wide")
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["description"] == chart.description
    hinted = [layer["name"] for layer in spec["layer"] if "tooltip" in layer["encoding"]]
    assert hinted
    for layer in hinted:
        assert all(": " in row["hint"] for row in spec["datasets"][layer])
    assert "tooltip" not in str(chart.wide)
    english = interactive_spec(make_chart(replace(SAMPLES[name](), lang="en")), "wide")
    assert english["config"]["locale"]["number"]["thousands"] == ","


def test_the_interactive_form_loads_nothing() -> None:
    spec = interactive_spec(make_chart(SAMPLES["funnel"]()), "narrow")
    assert "url" not in str(spec) and "href" not in str(spec)
    assert set(spec["datasets"]) == {layer["data"]["name"] for layer in spec["layer"]}
