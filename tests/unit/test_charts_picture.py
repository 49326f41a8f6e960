"""The picture for the page: whole, accessible, harmless, the same every time; and what happens when drawing fails."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from plugins.cchc.charts.children import Task, ask_children
from plugins.cchc.charts.worker import Drawer

from plugins.cchc.charts import Chart, ChartError, Picture, Series, children, make_chart, render
from plugins.cchc.charts.style import SHAPES
from plugins.cchc.charts.svg_text import ALLOWED, SPACE, Element, check_svg, print_svg
from tests.unit.charts_samples import SAMPLES

PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "<!-- --><![CDATA[x]]>&lt;b&gt;&#x41;",
    "javascript:alert(1)",
    '=HYPERLINK("x") {{ 7*7 }} ${x}',
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Chart, Picture]]:
    charts = {name: make_chart(make()) for name, make in SAMPLES.items()}
    pictures = render(charts.values(), tmp_path_factory.mktemp("cache"))
    return {name: (chart, pictures[chart.key]) for name, chart in charts.items()}


def both(drawn: dict[str, tuple[Chart, Picture]]) -> list[tuple[Chart, str, str]]:
    return [
        (chart, form, svg)
        for chart, picture in drawn.values()
        for form, svg in (("wide", picture.svg_wide), ("narrow", picture.svg_narrow))
    ]


def local(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(SPACE)


def test_title_and_description_are_first_own_and_referred_to(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    idents: list[str] = []
    for chart, form, svg in both(drawn):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img" and root.get("class") == f"chart chart-{form}"
        assert [local(child) for child in root[:2]] == ["title", "desc"]
        assert (root[0].text, root[1].text) == (chart.title, chart.description)
        assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
        idents += [root[0].get("id", ""), root[1].get("id", "")]
    assert len(set(idents)) == len(idents) == 4 * len(SAMPLES)
    assert all(re.fullmatch(r"c[0-9a-f]{12}[wn]-[td]", ident) for ident in idents)


def test_only_listed_elements_and_attributes_and_no_fixed_colours(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for _, _, svg in both(drawn):
        root = ElementTree.fromstring(svg)
        assert root.get("width") is None and root.get("height") is None
        assert re.fullmatch(r"0 0 (760|328) \d+", root.get("viewBox", ""))
        for element in root.iter():
            assert set(element.attrib) <= ALLOWED[local(element)] | {"xmlns"}
            assert element.get("fill", "none") == "none" and element.get("stroke") is None
        assert "aria-roledescription" not in svg and "<style" not in svg and " style=" not in svg


def test_every_shape_has_a_colour_class(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for _, _, svg in both(drawn):
        for group in ElementTree.fromstring(svg).findall(f"{SPACE}g"):
            for shape in group:
                assert re.search(r"\b[fs]-", f"{group.get('class', '')} {shape.get('class', '')}")


def test_there_are_as_many_shapes_as_rows(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for chart, form, svg in both(drawn):
        data = chart.spec("wide" if form == "wide" else "narrow")["datasets"]
        wanted = sum(
            len({row["segment"] for row in rows}) if name in ("lines", "falls") else len(rows)
            for name, rows in data.items()
        )
        found = [item for group in ElementTree.fromstring(svg).findall(f"{SPACE}g") for item in group]
        assert len(found) == wanted
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
def test_hostile_texts_stay_texts(payload: str, tmp_path: Path) -> None:
    chart = make_chart(hostile(payload))
    plain = make_chart(SAMPLES["settlement_many"]())
    pictures = render([chart, plain], tmp_path)
    svg, clean = pictures[chart.key].svg_narrow, pictures[plain.key].svg_narrow
    assert not re.search(r"<(script|img|svg\s+onload|!)|\son\w+=", re.sub(r">[^<]*<", "><", svg))
    # The same elements as without the payload, but for the lines that a long name takes.
    lines = len(chart.narrow["datasets"]["label"]) - len(plain.narrow["datasets"]["label"])
    assert len(list(ElementTree.fromstring(svg).iter())) == len(list(ElementTree.fromstring(clean).iter())) + lines
    assert ElementTree.fromstring(svg)[0].text == payload


@pytest.mark.parametrize("code", [0x00, 0x0B, 0xFFFE])
def test_a_spec_made_by_hand_is_looked_at_too(code: int, tmp_path: Path) -> None:
    chart = make_chart(SAMPLES["count_bars"]())
    chart.narrow["datasets"]["label"][0]["text"] = f"Sở{chr(code)}"
    with pytest.raises(ChartError, match=f"U\\+{code:04X}"):
        render([chart], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_dots_and_brackets_in_names_empty_nothing(tmp_path: Path) -> None:
    series = SAMPLES["score_heat"]()
    rows = tuple(
        replace(row, id=f"{row.id}.x", label=f"Tỷ lệ (%).{n} [a] 'b' \\c") for n, row in enumerate(series.rows)
    )
    groups = tuple(replace(group, id=f"{group.id}.2024") for group in series.groups)
    marks = tuple(replace(mark, row=f"{mark.row}.x", group=f"{mark.group}.2024") for mark in series.marks)
    chart = make_chart(replace(series, rows=rows, groups=groups, marks=marks))
    picture = render([chart], tmp_path)[chart.key]
    assert picture.svg_wide.count("<rect") == len(series.marks) + 1


def spoilt(layer_name: str, field: str) -> Chart:
    """A chart in which a channel names its column with a dot, as a table of the outside world might."""
    chart = make_chart(SAMPLES["count_bars"]())
    spec = copy.deepcopy(chart.wide)
    layer = next(layer for layer in spec["layer"] if layer["name"] == layer_name)
    layer["encoding"]["x"]["field"] = f"{field}.2024"
    spec["datasets"][layer_name] = [{**row, f"{field}.2024": row[field] + 100} for row in spec["datasets"][layer_name]]
    return replace(chart, wide=spec)


@pytest.mark.parametrize(("layer", "field"), [("bars", "start"), ("label", "x")])
def test_a_dotted_column_draws_at_the_beginning_and_is_refused(layer: str, field: str, tmp_path: Path) -> None:
    with pytest.raises(ChartError, match=f"lớp “{layer}” vẽ lệch"):
        render([spoilt(layer, field)], tmp_path)


def test_a_layer_that_came_out_empty_is_refused(tmp_path: Path) -> None:
    chart = make_chart(SAMPLES["count_bars"]())
    spec = copy.deepcopy(chart.wide)
    next(layer for layer in spec["layer"] if layer["name"] == "bars")["data"]["name"] = "bars.2024"
    with pytest.raises(ChartError, match="lớp “bars” có 0 hình cho 16 dòng"):
        render([replace(chart, wide=spec)], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_builds_give_the_same_bytes(tmp_path: Path, drawn: dict[str, tuple[Chart, Picture]]) -> None:
    again = render([make_chart(make()) for make in reversed(SAMPLES.values())], tmp_path)
    for chart, picture in drawn.values():
        assert again[chart.key] == picture


@pytest.mark.parametrize("name", ["settlement_many", "time_line"])
def test_a_text_left_unmeasured_and_a_spec_compiled_once_change_nothing(name: str) -> None:
    import vl_convert

    drawer, specs = Drawer(vl_convert), [make_chart(SAMPLES[name]()).wide, make_chart(SAMPLES[name]()).wide]
    first = next(rows for rows in specs[1]["datasets"].values() if "text" in rows[0])
    first[0]["text"] = "một chữ khác"
    for spec in specs:
        assert drawer.svg(spec) == vl_convert.vegalite_to_svg(spec)


def test_what_the_cache_holds_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = make_chart(SAMPLES["tile_map"]())
    counted: list[tuple[int, int]] = []
    first = render([chart, chart], tmp_path, lambda done, total: counted.append((done, total)))
    assert counted == [(1, 2), (2, 2)]  # two forms, drawn once
    monkeypatch.setattr(children, "Child", None)  # calling it would fail
    assert render([chart], tmp_path, lambda done, total: counted.append((done, total))) == first
    assert len(counted) == 2


def test_another_number_is_another_picture(tmp_path: Path) -> None:
    series = SAMPLES["settlement_one"]()
    changed = replace(series, marks=(replace(series.marks[0], text="2.881"), *series.marks[1:]))
    one, other = make_chart(series), make_chart(changed)
    assert one.key != other.key
    pictures = render([one, other], tmp_path)
    assert ">2.881<" in pictures[other.key].svg_narrow and ">2.881<" not in pictures[one.key].svg_narrow


def test_a_child_that_dies_is_told_by_the_name_of_its_chart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = tmp_path / "dying.py"
    dying.write_text("import os, sys\nsys.stdin.readline()\nos.abort()\n", encoding="utf-8")
    monkeypatch.setattr(children, "_WORKER", dying)
    with pytest.raises(ChartError, match="“Tên biểu đồ”: chương trình vẽ đã dừng đột ngột"):
        ask_children([Task("Tên biểu đồ", "svg", {})], lambda: None)


def test_a_spec_that_the_renderer_refuses_is_told_by_its_name() -> None:
    with pytest.raises(ChartError, match="“Hỏng”: không vẽ được"):
        ask_children([Task("Hỏng", "svg", {"mark": "nonsense", "datasets": {}})], lambda: None)


def test_a_picture_from_a_spoilt_cache_is_refused(tmp_path: Path) -> None:
    chart = make_chart(SAMPLES["tile_map"]())
    render([chart], tmp_path)
    for path in tmp_path.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("<desc", "<script>1</script><desc"), encoding="utf-8")
    with pytest.raises(ChartError, match="bộ nhớ đệm"):
        render([chart], tmp_path)


BAD_ELEMENTS: dict[str, Element] = {
    "script": Element("script", {}),
    "handler": Element("rect", {"onload": "x"}),
    "style": Element("rect", {"style": "fill:red"}),
    "link": Element("g", {"href": "x"}),
    "url": Element("rect", {"fill": "url(#a)"}),
    "quote": Element("g", {"class": 'a" b'}),
    "nested": Element("g", {}, [Element("foreignObject", {})]),
}


@pytest.mark.parametrize("element", BAD_ELEMENTS.values(), ids=BAD_ELEMENTS.keys())
def test_what_is_not_on_the_list_is_not_printed(element: Element) -> None:
    with pytest.raises(ChartError):
        print_svg(element, "x")


def test_the_fast_check_of_a_picture_knows_its_own(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for _, _, svg in both(drawn):
        check_svg(svg, "x")
    good = both(drawn)[0][2]
    for bad in (good[:-3], good.replace("<g", '<g onclick="x"', 1), good.replace("<g", "<a", 1), " " + good, ""):
        with pytest.raises(ChartError):
            check_svg(bad, "x")


def test_pages_stay_light(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    import zlib

    for _, form, svg in both(drawn):
        assert len(svg) < 9000 and len(zlib.compress(svg.encode(), 9)) < 2200, form


def test_forms_are_both_there(drawn: dict[str, tuple[Chart, Picture]]) -> None:
    for chart, picture in drawn.values():
        assert 'class="chart chart-wide" viewBox="0 0 760' in picture.svg_wide
        assert 'class="chart chart-narrow" viewBox="0 0 328' in picture.svg_narrow
        narrow: dict[str, Any] = chart.narrow
        assert narrow["height"] < 1100
