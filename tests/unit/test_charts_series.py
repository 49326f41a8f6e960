"""What a series may say, and what a chart makes of a number that is missing."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS
from plugins.cchc.charts.series import KINDS, ChartError, Series, SeriesGroup, SeriesMark, SeriesRow, make_description
from plugins.cchc.charts.style import FIGURE_SHAPES
from tests.unit.charts_samples import MISSING, SAMPLES


def two_bars(**changes: Any) -> Series:
    series = Series(
        kind="count_bars",
        lang="vi",
        title="Tiêu đề",
        say="Câu nói",
        rows=(SeriesRow("a", "Sở A"), SeriesRow("b", "Sở B")),
        marks=(SeriesMark("a", "", Decimal(3), "3"), SeriesMark("b", "", Decimal(4), "4")),
        missing=MISSING,
    )
    return replace(series, **changes)


A, B = two_bars().marks
NO_WORDS, ONE_EACH = "có ô trống mà không có lời thay cho số", "mỗi dòng (và mỗi nhóm) phải có đúng một số"
REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "no title": ("thiếu tiêu đề", {"title": ""}),
    "no sentence": ("thiếu tiêu đề hoặc câu nói", {"say": ""}),
    "no row": ("không có dòng nào", {"rows": (), "marks": ()}),
    "a period without its number": (NO_WORDS, {"kind": "time_line", "marks": (A, replace(B, value=None, text=""))}),
    "row twice": ("mã dòng bị lặp", {"rows": (SeriesRow("a", "A"), SeriesRow("a", "B"))}),
    "id with a blank": (
        "mã dòng chỉ gồm chữ, số",
        {"rows": (SeriesRow("a", "A"), SeriesRow("b c", "B")), "marks": (A, replace(B, row="b c"))},
    ),
    "mark lost": (ONE_EACH, {"marks": (A,)}),
    "mark twice": (ONE_EACH, {"marks": (A, A, B)}),
    "unknown row": (ONE_EACH, {"marks": (A, replace(B, row="c"))}),
    "unknown group": ("không có nhóm “g”", {"marks": (A, replace(B, group="g"))}),
    "unknown colour": (
        "không có màu “crimson” (nhóm “G”)",
        {"groups": (SeriesGroup("g", "G", "crimson"),), "marks": (replace(A, group="g"), replace(B, group="g"))},
    ),
    "missing without words": (NO_WORDS, {"marks": (A, SeriesMark("b", "", None, "")), "missing": ""}),
    "number without text": ("số 4 không viết được", {"marks": (A, replace(B, text=""))}),
    "not a number": ("số NaN không viết được", {"marks": (A, replace(B, value=Decimal("NaN")))}),
}


@pytest.mark.parametrize(("words", "changes"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_drawn_truly_is_refused_by_name(words: str, changes: dict[str, Any]) -> None:
    with pytest.raises(ChartError, match=f"Biểu đồ “.*”: {re.escape(words)}"):
        make_chart(two_bars(**changes))


def test_a_negative_part_of_a_stack_is_refused() -> None:
    series = SAMPLES["settlement_one"]()
    marks = (replace(series.marks[0], value=Decimal(-1)), *series.marks[1:])
    with pytest.raises(ChartError, match="số âm"):
        make_chart(replace(series, marks=marks))


@pytest.mark.parametrize(
    "code", [0x00, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x85, 0xFFFE, 0xFFFF, 0x202E, 0x200B, 0xD800, 0xE000, 0x378]
)
@pytest.mark.parametrize("where", ["title", "row", "mark"])
def test_unprintable_characters_are_refused_with_their_code(code: int, where: str) -> None:
    text = f"Sở{chr(code)}A"
    changes: dict[str, dict[str, Any]] = {
        "title": {"title": text},
        "row": {"rows": (SeriesRow("a", text), SeriesRow("b", "B"))},
        "mark": {"marks": (replace(A, text=text), B)},
    }
    with pytest.raises(ChartError, match=f"U\\+{code:04X}"):
        make_chart(two_bars(**changes[where]))


def test_every_kind_has_a_sample() -> None:
    assert {make().kind for make in SAMPLES.values()} == set(KINDS)


def missing_everywhere(series: Series) -> Series:
    marks = tuple(
        replace(
            mark,
            value=None,
            text="",
            note="",
            low=None,
            high=None,
            group="" if series.kind == "tile_map" else mark.group,
        )
        for mark in series.marks
    )
    return replace(series, marks=marks)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in ("time_line", "funnel")])
def test_missing_numbers_have_words_and_no_marks(name: str) -> None:
    chart = make_chart(missing_everywhere(SAMPLES[name]()))
    for form in FORMS:
        data = chart.spec(form)["datasets"]
        assert not set(data) & set(FIGURE_SHAPES)
        assert "lines" not in data and "falls" not in data
        assert MISSING.split(" ")[0] in " ".join(row["text"] for row in _missing_rows(data))


@pytest.mark.parametrize("name", SAMPLES)
def test_each_missing_number_among_others_is_stated_not_drawn(name: str) -> None:
    series = SAMPLES[name]()
    gone = [mark for mark in series.marks if mark.value is None]
    chart = make_chart(series)
    for form in FORMS:
        data = chart.spec(form)["datasets"]
        said = {one for row in _missing_rows(data) for one in row.get("mark", "").split(" ") if one}
        assert said == {f"{mark.row}/{mark.group}" if mark.group else mark.row for mark in gone}


def _missing_rows(data: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [row for layer, rows in data.items() if layer.startswith("missing") for row in rows]


def test_a_part_that_is_missing_leaves_the_whole_bar_out() -> None:
    series = SAMPLES["settlement_many"]()
    marks = tuple(replace(m, value=None, text="") if (m.row, m.group) == ("u3", "late") else m for m in series.marks)
    drawn = make_chart(replace(series, marks=marks)).narrow["datasets"]["bars"]
    assert not [bar for bar in drawn if bar["mark"].startswith("u3/")]


def test_a_line_never_joins_across_a_break() -> None:
    series = SAMPLES["time_line"]()
    for form, layer in (("wide", "lines"), ("narrow", "falls")):
        data = make_chart(series).spec(form)["datasets"]
        assert [row["value"] for row in data[layer]] == [95.4, 96.3, 99.05]
        assert len(data["breaks"]) == 2
        assert len(data["points" if form == "wide" else "dots"]) == 5


def test_zero_is_drawn_or_printed_and_not_called_missing() -> None:
    chart = make_chart(two_bars(marks=(replace(A, value=Decimal(0), text="0"), B)))
    data = chart.wide["datasets"]
    assert [row["text"] for row in data["figure_after"]] == ["0", "4"]
    assert "missing" not in data
    assert [bar["mark"] for bar in data["bars"]] == ["b"]


def test_bars_begin_at_zero_also_below_it() -> None:
    marks = (replace(A, value=Decimal(-3), text="−3"), B)
    bars = make_chart(two_bars(marks=marks)).wide["datasets"]["bars"]
    assert [(bar["start"], bar["end"]) for bar in bars] == [(-3, 0), (0, 4)]


def test_in_a_funnel_only_what_lies_beyond_the_limits_is_named() -> None:
    series = SAMPLES["funnel"]()
    beyond = {series.rows_by_id[mark.row].label for mark in series.marks if mark.group == "out"}
    for form in FORMS:
        data = make_chart(series).spec(form)["datasets"]
        assert {row["mark"].partition("/")[0] for row in data["points"]} == {row.id for row in series.rows}
        names = {row["text"] for row in data["figure_middle"]}
        assert names and names <= beyond
        assert len({row["segment"] for row in data["lines"]}) == 2


def test_a_limit_is_not_drawn_where_it_leaves_the_plot() -> None:
    series = SAMPLES["funnel"]()
    steep = tuple((cases, value - 400 / cases) for cases, value in series.curves[0])
    spec = make_chart(replace(series, curves=(steep,))).wide
    low, high = next(layer["encoding"]["y"]["scale"]["domain"] for layer in spec["layer"] if layer["name"] == "lines")
    assert all(low <= row["value"] <= high for row in spec["datasets"]["lines"])
    assert any(value < low for _, value in steep)


def test_a_funnel_wants_to_know_how_many_cases_a_share_stands_on() -> None:
    series = SAMPLES["funnel"]()
    marks = (replace(series.marks[0], cases=None), *series.marks[1:])
    with pytest.raises(ChartError, match="bao nhiêu trường hợp"):
        make_chart(replace(series, marks=marks))


@pytest.mark.parametrize("sample", ["share_intervals", "count_bars", "time_line"])
def test_a_threshold_is_a_dashed_stroke_where_it_belongs_on_the_scale(sample: str) -> None:
    series = SAMPLES[sample]()
    plain = replace(series, marks=tuple(replace(mark, target=None) for mark in series.marks))
    target = max(mark.value for mark in series.marks if mark.value is not None) - Decimal("0.5")
    marked = replace(series.marks[1], target=target)
    with_target = replace(plain, marks=(plain.marks[0], marked, *plain.marks[2:]))
    for form in FORMS:
        before, after = (make_chart(each).spec(form)["datasets"].get("breaks", []) for each in (plain, with_target))
        assert len(after) == len(before) + 1


def test_the_description_says_what_the_picture_says() -> None:
    chart = make_chart(SAMPLES["settlement_one"]())
    assert chart.description.startswith("Thanh xếp chồng. Sở Tư pháp: Sớm hạn 2.880; Đúng hạn 5;")
    english = make_chart(replace(SAMPLES["share_dots"](), lang="en"))
    assert english.description.endswith("All figures are in the table beside the chart.")
    assert "Ban Dân tộc: không có số liệu" in english.description


@pytest.mark.parametrize(("rows", "told"), [(6, 6), (7, 2)])
def test_who_does_not_see_a_long_picture_is_led_to_the_table(rows: int, told: int) -> None:
    names = [f"r{at}" for at in range(rows)]
    series = two_bars(
        rows=tuple(SeriesRow(name, name) for name in names),
        marks=tuple(SeriesMark(name, "", Decimal(3), "3") for name in names),
    )
    words = make_description(series)
    assert words.count(": 3.") == told and words.endswith("Toàn bộ số liệu ở bảng kèm theo.") == (told < rows)


def test_of_a_long_picture_a_row_that_lacks_one_of_its_numbers_is_told() -> None:
    series = SAMPLES["opinion_bars"]()
    middle = series.rows[len(series.rows) // 2]
    gone = series.marks_by_place[middle.id, series.groups[0].id]
    assert f"{middle.label}: " not in make_description(series)
    marks = tuple(replace(mark, value=None, text="") if mark == gone else mark for mark in series.marks)
    assert f"{middle.label}: {series.groups[0].label} {MISSING}" in make_description(replace(series, marks=marks))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_series_that_was_sent_elsewhere_is_the_same(name: str) -> None:
    series = SAMPLES[name]()
    make_chart(series)
    sent = pickle.dumps(series)
    assert pickle.loads(sent) == series and sent == pickle.dumps(SAMPLES[name]()), (
        "nothing that was worked out goes too"
    )
