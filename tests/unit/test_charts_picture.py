"""The picture for the page: whole, accessible, harmless, the same every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations
from math import hypot
from typing import Any
from xml.etree import ElementTree

import pytest

from plugins.cchc.charts.chart import SMALL, Chart, Picture, draw, make_chart, make_picture, mark_shapes
from plugins.cchc.charts.placed_svg import SPACE, compact_svg
from plugins.cchc.charts.series import Series
from plugins.cchc.charts.style import SHAPES
from tests.unit.charts_renderer import render
from tests.unit.charts_samples import SAMPLES

LOOKS = {
    "class", "fill", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "font-size", "font-weight", "font-style", "text-anchor",
}  # fmt: skip
ALLOWED = {
    "svg": {"class", "viewBox", "role", "aria-labelledby"},
    "title": {"id"},
    "desc": {"id"},
    "g": LOOKS,
    "path": {*LOOKS, "d"},
    "line": {*LOOKS, "x1", "y1", "x2", "y2"},
    "rect": {*LOOKS, "x", "y", "width", "height"},
    "circle": {*LOOKS, "cx", "cy", "r"},
    "text": {*LOOKS, "x", "y"},
}
PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "<!-- --><![CDATA[x]]>&lt;b&gt;&#x41;",
    "javascript:alert(1)",
    '=HYPERLINK("x") {{ 7*7 }} ${x}',
)


@pytest.fixture(scope="module")
def drawn() -> dict[str, tuple[Chart, Picture]]:
    charts = {name: make_chart(make()) for name, make in SAMPLES.items()}
    return {name: (chart, make_picture(chart)) for name, chart in charts.items()}


def both(drawn: dict[str, tuple[Chart, Picture]]) -> list[tuple[Chart, str, str]]:
    return [
        (chart, form, svg)
        for chart, picture in drawn.values()
        for form in picture.forms
        for svg in (picture.svg(form),)
    ]


def local(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(SPACE)


def test_title_and_description_are_first_own_and_referred_to(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    idents: list[str] = []
    for chart, form, svg in both(drawn):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img" and root.get("class") == f"chart chart-{form}"
        assert [local(child) for child in root[:2]] == ["title", "desc"]
        assert (root[0].text, root[1].text) == (chart.series.title, chart.description)
        assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
        idents += [root[0].get("id", ""), root[1].get("id", "")]
    assert len(set(idents)) == len(idents) == 2 * sum(len(picture.forms) for _, picture in drawn.values())
    assert all(re.fullmatch(r"c[0-9a-f]{12}[wn]-[td]", ident) for ident in idents)


def test_only_listed_elements_and_attributes_and_no_fixed_colours(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for _, _, svg in both(drawn):
        root = ElementTree.fromstring(svg)
        assert root.get("width") is None and root.get("height") is None
        assert re.fullmatch(r"0 0 (760|312) \d+", root.get("viewBox", ""))
        for element in root.iter():
            assert set(element.attrib) <= ALLOWED[local(element)]
            assert element.get("fill", "none") == "none" and element.get("stroke") is None
        assert "aria-roledescription" not in svg and "<style" not in svg and " style=" not in svg


def test_every_shape_has_a_colour_class(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for _, _, svg in both(drawn):
        root = ElementTree.fromstring(svg)
        for group in (root, *root.findall(f"{SPACE}g")):
            for shape in group.findall(f"{SPACE}path"):
                assert re.search(r"\b[fs]-", f"{group.get('class', '')} {shape.get('class', '')}")


def test_there_are_as_many_shapes_as_rows(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for chart, form, svg in both(drawn):
        data = chart.spec("wide" if form == "wide" else "narrow")["datasets"]
        wanted = sum(
            len({row["segment"] for row in rows}) if name in ("lines", "falls") else len(rows)
            for name, rows in data.items()
        )
        found = [item for item in ElementTree.fromstring(svg).iter() if local(item) in ("text", "circle", "path")]
        # A path holds the marks of one look that follow each other; each begins with a move.
        assert sum(item.get("d", "M").count("M") for item in found) == wanted
        texts = [row["text"] for name, rows in data.items() if name not in SHAPES for row in rows]
        assert sorted(item.text or "" for item in found if local(item) == "text") == sorted(texts)


def test_texts_are_twelve_pixels_or_more_in_the_narrow_form(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for _, form, svg in both(drawn):
        sizes = [float(size) for size in re.findall(r'font-size="([^"]+)"', svg)]
        assert form == "wide" or min(sizes) >= 12


def hostile(text: str) -> Series:
    series = SAMPLES["settlement_many"]()
    rows = (replace(series.rows[0], label=text), *series.rows[1:])
    marks = tuple(replace(mark, note=text) for mark in series.marks)
    return replace(series, rows=rows, marks=marks, title=text, source=text, say=text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_stay_texts(payload: str) -> None:
    chart = make_chart(hostile(payload))
    plain = make_chart(SAMPLES["settlement_many"]())
    svg, clean = make_picture(chart).svg_narrow, make_picture(plain).svg_narrow
    assert not re.search(r"<(script|img|svg\s+onload|!)|\son\w+=", re.sub(r">[^<]*<", "><", svg))
    # The same elements as without the payload, but for the lines that a long name takes.
    lines = len(chart.narrow["datasets"]["label"]) - len(plain.narrow["datasets"]["label"])
    assert len(list(ElementTree.fromstring(svg).iter())) == len(list(ElementTree.fromstring(clean).iter())) + lines
    assert ElementTree.fromstring(svg)[0].text == payload


def test_dots_and_brackets_in_names_empty_nothing() -> None:
    series = SAMPLES["score_heat"]()
    rows = tuple(
        replace(row, id=f"{row.id}.x", label=f"Tỷ lệ (%).{n} [a] 'b' \\c") for n, row in enumerate(series.rows)
    )
    groups = tuple(replace(group, id=f"{group.id}.2024") for group in series.groups)
    marks = tuple(replace(mark, row=f"{mark.row}.x", group=f"{mark.group}.2024") for mark in series.marks)
    picture = make_picture(make_chart(replace(series, rows=rows, groups=groups, marks=marks)))
    assert sum(steps.count("z") for steps in re.findall(r' d="([^"]*)"', picture.svg_wide)) == len(series.marks)


def test_two_builds_give_the_same_bytes(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    again = [make_picture(make_chart(make())) for make in reversed(SAMPLES.values())]
    assert again[::-1] == [picture for _, picture in drawn.values()]


def test_another_number_is_another_picture() -> None:
    series = SAMPLES["settlement_one"]()
    changed = replace(series, marks=(replace(series.marks[0], text="2.881"), *series.marks[1:]))
    before, after = draw([series, changed])
    assert before.picture.key != after.picture.key
    assert ">2.881<" in after.picture.svg_narrow and ">2.881<" not in before.picture.svg_narrow


def test_a_series_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = draw([SAMPLES["tile_map"](), SAMPLES["tile_map"]()])
    monkeypatch.setattr("plugins.cchc.charts.chart.make_chart", None)  # calling it would fail
    assert draw([SAMPLES["tile_map"]()]) == [first] == [second]


@pytest.mark.parametrize("name", ["settlement_many", "time_line"])
def test_texts_left_unmeasured_change_nothing(name: str) -> None:
    import vl_convert

    spec = make_chart(SAMPLES[name]()).wide
    assert render(spec) == vl_convert.vegalite_to_svg(spec)


def test_pages_stay_light(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    import zlib

    for _, form, svg in both(drawn):
        assert len(svg) < 9000 and len(zlib.compress(svg.encode(), 9)) < 2200, form


def test_a_small_picture_has_one_form_and_a_large_one_two(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    small = {name for name, (chart, _) in drawn.items() if chart.is_small}
    assert small == {"settlement_one", "tile_map", "time_line", "swarm"}
    for name, (chart, picture) in drawn.items():
        assert picture.forms == (("narrow",) if name in small else ("wide", "narrow"))
        assert picture.svg_wide == "" or 'class="chart chart-wide" viewBox="0 0 760' in picture.svg_wide
        assert 'class="chart chart-narrow" viewBox="0 0 312' in picture.svg_narrow
        assert picture.svg("narrow") == picture.svg_narrow and picture.svg("wide") == picture.svg_wide
        narrow: dict[str, Any] = chart.narrow
        assert narrow["height"] < 1100 and chart.is_small is (narrow["height"] <= SMALL)


@pytest.mark.parametrize(("height", "is_small"), [(SMALL, True), (SMALL + 1, False)])
def test_a_picture_as_high_as_a_phone_has_room_for_is_small(height: int, is_small: bool) -> None:
    chart = make_chart(SAMPLES["settlement_one"]())
    assert replace(chart, narrow={**chart.narrow, "height": height}).is_small is is_small


def test_only_marks_without_room_for_their_numbers_have_an_interactive_form() -> None:
    named, many = draw([SAMPLES["settlement_many"](), SAMPLES["funnel"]()])
    assert not named.is_interactive and many.is_interactive
    wide, narrow = (json.loads(many.interactive(form))["width"] for form in ("wide", "narrow"))
    assert (wide, narrow) == (760, 312)


def test_marks_that_lead_somewhere_tell_where_they_are() -> None:
    tiles, swarm, dots = draw([SAMPLES["tile_map"](), SAMPLES["swarm"](), SAMPLES["share_dots"]()])
    assert set(tiles.picture.shapes["narrow"]) == {row.id for row in tiles.series.rows}
    drawn = {mark.row for mark in swarm.series.marks if mark.value is not None}
    assert set(swarm.picture.shapes["narrow"]) == drawn and dots.picture.shapes == {}
    assert all(shape.startswith("circle ") for shape in swarm.picture.shapes["narrow"].values())


def test_dots_of_a_swarm_do_not_cover_each_other() -> None:
    for form in ("wide", "narrow"):
        spec = make_chart(SAMPLES["swarm"]()).spec(form)
        shapes = [tuple(map(float, re.findall(r'"([^"]*)"', shape))) for shape in mark_shapes(spec).values()]
        for (x, y, r), (x2, y2, r2) in combinations(shapes, 2):
            assert hypot(x - x2, y - y2) >= r + r2, form


@pytest.mark.parametrize("more", ["", ' fill="none"'])
def test_dots_of_which_one_is_only_an_outline_stay_circles(more: str) -> None:
    dots = f'<g stroke-width="2"><circle cx="1" cy="2" r="4" class="f-late"/><circle cx="3" cy="2" r="4"{more}/></g>'
    assert compact_svg(dots) == dots
    assert "<path" in compact_svg(dots.replace(f'r="4"{more}/', 'r="4" class="f-this"/'))
