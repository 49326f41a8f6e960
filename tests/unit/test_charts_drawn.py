"""Where everything stands in a chart: in the samples, and in small series in which something is rare. Renew
after a wanted change, and read the difference:

python -m tests.unit.test_charts_drawn
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS, Width
from plugins.cchc.charts.series import Kind, Series, SeriesMark, SeriesRow
from tests.unit.charts_boxes import text_boxes
from tests.unit.charts_samples import NBSP, SAMPLES, number
from tests.unit.test_charts_contested import KINDS, contested
from tests.unit.test_charts_golden import small

DRAWN = Path(__file__).resolve().parents[1] / "golden" / "charts_drawn"
VALUES = ["99.1", "98.4", "97.6", "96.2", "98.8", "99.4", "99.7", "98.1", "97.2", "96.9", "98.3", "99.2"]


def of_rows(kind: Kind, values: list[str], **changes: str) -> Series:
    """As many rows as values."""
    rows = tuple(SeriesRow(f"p{at}", f"Quý {at}/2021") for at, _ in enumerate(values))
    marks = tuple(SeriesMark(f"p{at}", "", Decimal(value), number(Decimal(value))) for at, value in enumerate(values))
    return replace(small(kind), rows=rows, marks=marks, unit=NBSP + "%", **changes)


def long_time_line() -> Series:
    """More numbers and periods than have room."""
    series = of_rows("time_line", [f"{value}25" for value in VALUES * 3], aside_heading="")
    asides = (replace(row, aside=str(at)) for at, row in enumerate(series.rows))
    return replace(series, rows=tuple(asides))


def time_line_on_a_line() -> Series:
    """Level lines, thresholds, a break that parts the first period from the others."""
    series = of_rows("time_line", ["97", "97", "97", "97.02"], aside_heading="Mẫu số")
    rows = (series.rows[0], replace(series.rows[1], break_before="cách tính khác"), *series.rows[2:])
    marks = (*series.marks[:2], *(replace(mark, target=Decimal("96.5")) for mark in series.marks[2:]))
    return replace(series, rows=rows, marks=marks)


def counts_below_zero() -> Series:
    """Bars to the left, a threshold right behind a bar, a second figure above and below."""
    series = of_rows("count_bars", ["-12", "7", "30", "0", "4"])
    first, second, third, *others = series.marks
    marks = (first, replace(second, target=Decimal(8)), replace(third, rival=Decimal(33)), *others)
    return replace(series, marks=marks)


def near_the_whole() -> Series:
    """Shares that differ by tenths of a point."""
    return of_rows("share_dots", ["99.8", "99.5", "99.9", "100"])


def crowded_strips() -> Series:
    """Highlighted dots among many: not each name finds a place, none may cover a dot."""
    series = small("swarm")
    rows = tuple(SeriesRow(f"r{at}", f"Xã số {at}", named=at % 4 == 0) for at in range(24))
    marks = tuple(
        SeriesMark(
            f"r{at}", series.groups[at % 2].id, Decimal(90 + at % 5), str(90 + at % 5), cases=Decimal(9 * at + 4)
        )
        for at in range(24)
    )
    return replace(series, rows=rows, marks=marks)


def short_heads() -> Series:
    """Columns with a short name, of which one has words that are too wide."""
    series = small("score_heat")
    first, second = series.groups
    wide = replace(first, label="Côngtácchỉđạođiềuhành", short="CĐĐH")
    return replace(series, groups=(wide, replace(second, label="Thể chế", short="TC")))


def long_part_names() -> Series:
    """One bar whose parts have names that break into lines."""
    series = SAMPLES["settlement_one"]()
    groups = (replace(group, label=f"{group.label} so với hạn ghi trên giấy hẹn") for group in series.groups)
    return replace(series, groups=tuple(groups))


def heat_in_several_tables() -> Series:
    """More columns than a phone has room for."""
    series = small("score_heat")
    groups = tuple(replace(series.groups[0], id=f"g{at}", label=f"Nhóm {at}") for at in range(14))
    marks = (replace(mark, group=group.id) for mark in series.marks[::2] for group in groups)
    return replace(series, groups=groups, marks=tuple(marks))


def heat_without_figures_for_two_reasons() -> Series:
    """What stands for a number that is not there is told once for each reason."""
    series = small("score_heat")
    first, second, *others = series.marks
    gone = (replace(first, value=None, text="đang chấm"), replace(second, value=None, text="chưa chấm"))
    return replace(series, marks=(*gone, *others))


def ticks_wider_than_their_steps() -> Series:
    """The last number on the axis stays, others go where they would touch."""
    return replace(small("swarm"), unit=NBSP + "nghìn đồng trên một hồ sơ")


def tiles_of_one_colour() -> Series:
    """A map whose figures are in no classes."""
    series = small("tile_map")
    return replace(series, groups=(), marks=tuple(replace(mark, group="") for mark in series.marks))


def tiles_in_reading_order() -> Series:
    """Districts without a place of their own, one with a name that leaves room for few columns."""
    series = small("tile_map")
    first = series.rows[0]
    names = ("Cù Lao Dung", "Khuvựcnôngthônvùngsâu", "Ngã Năm", "Kế Sách", "Trần Đề", "Mỹ Tú")
    rows = tuple(replace(first, id=f"t{at}", label=name, tile=None) for at, name in enumerate(names))
    marks = tuple(replace(series.marks[at % 2], row=row.id) for at, row in enumerate(rows))
    return replace(series, rows=rows, marks=marks)


def two_tiles() -> Series:
    """Fewer districts than columns: their tiles are as wide as tiles may be."""
    series = small("tile_map")
    rows = tuple(replace(row, tile=None) for row in series.rows[:2])
    return replace(series, rows=rows, marks=series.marks[:2])


def headings_that_would_touch() -> Series:
    """Both headings of a funnel have room in a line, but none between them."""
    return replace(small("funnel"), value_heading="Tỷ lệ trả đúng hạn", centre_text="chung cả nhóm: 99,60 % của tất cả")


def map_too_wide_for_a_phone() -> Series:
    """Five columns, which a screen has room for; short names in three lines and a long reason for no number."""
    series = small("tile_map")
    first, second, third = series.rows
    rows = (
        replace(first, label="Vùng một của phía tây sông Hậu ngoài đê bao cũ", tile=(0, 0)),
        replace(second, aside="120", tile=(4, 0)),
        replace(third, tile=(2, 1)),
    )
    one, two, gone = series.marks
    long = replace(gone, text="chưa được nối vào phần mềm một cửa của tỉnh trong cả kỳ báo cáo này")
    return replace(series, rows=rows, marks=(replace(one, rival=Decimal(9), rival_group="high"), two, long))


def map_six_tiles_wide() -> Series:
    """Too wide for a screen as well."""
    series = small("tile_map")
    return replace(series, rows=tuple(replace(row, tile=(at * 5 // 2, 0)) for at, row in enumerate(series.rows)))


def scores_from_five_to_ten() -> Series:
    """A scale that does not begin at zero, one that is not known, names that break, on a phone above the cells."""
    series = small("score_heat")
    first = replace(series.groups[0], low=Decimal(5))
    others = (replace(first, id=f"g{at}", label=f"Nhóm {at}") for at in range(1, 6))
    unknown = replace(first, id="none", label="Không thang", low=None, high=None)
    rows = (replace(series.rows[0], label="Ban Quản lý các khu công nghiệp tỉnh và khu kinh tế ven biển Trần Đề"),)
    groups = (first, *others, unknown)
    values = ("5", "5.9", "6", "7.5", "9.99", "10", "7")
    marks = (SeriesMark("a", group.id, Decimal(value), value) for group, value in zip(groups, values, strict=True))
    return replace(series, rows=rows, groups=groups, marks=tuple(marks))


def funnel_of_one_size() -> Series:
    """All shares stand on as many cases; headings that have no room side by side; a limit that is on at one point."""
    series = small("funnel")
    marks = tuple(replace(mark, cases=Decimal(250)) for mark in series.marks)
    words = {"value_heading": "Tỷ lệ hồ sơ trả đúng hạn hoặc sớm hạn", "centre_text": "chung cả nhóm: 99,60 %"}
    curve = tuple((Decimal(100 + at), Decimal(value)) for at, value in enumerate((5, 500, 6, 500, 7, 8)))
    return replace(series, marks=marks, curves=(curve,), **words)


def crowded_funnel() -> Series:
    """Points in question near each other and near the edges: some names find no place."""
    series = SAMPLES["funnel"]()
    return replace(series, marks=tuple(replace(mark, group="out") for mark in series.marks))


def swarm_of_equals() -> Series:
    """Equal dots step aside in turn, one of them contested; who has no figure belongs to no strip."""
    series = small("swarm")
    rows = tuple(SeriesRow(f"r{at}", f"Xã {at}", named=at == 2) for at in range(12))
    group = replace(series.groups[0], label="Các đơn vị hành chính cấp xã chưa từng dùng phần mềm một cửa")
    marks = [SeriesMark(row.id, "left", Decimal(96), "96", cases=Decimal(40)) for row in rows[:6]]
    smaller = SeriesMark("", "right", Decimal(90), "90", cases=Decimal(9))
    marks += [replace(smaller, row=row.id) for row in rows[6:10]]
    marks += [SeriesMark(row.id, "", None, text) for row, text in zip(rows[10:], ("chưa nối", "đang gộp"), strict=True)]
    marks[3] = replace(marks[3], rival=Decimal(91))
    return replace(series, rows=rows, groups=(group, series.groups[1]), marks=tuple(marks), value_heading="Tỷ lệ")


def one_bar_with_its_count() -> Series:
    """A single bar tells of how many; a part of it has words for a number."""
    series = SAMPLES["settlement_one"]()
    rows = (replace(series.rows[0], aside="3.428"),)
    return replace(series, rows=rows, aside_heading="Hồ sơ")


def one_bar_without_a_part() -> Series:
    """A part whose number is not known has words in its place, in lines as long as there is room."""
    series = SAMPLES["settlement_one"]()
    gone = replace(series.marks[2], value=None, text="biểu mẫu không hỏi")
    return replace(series, marks=(*series.marks[:2], gone, *series.marks[3:]))


def contested_beyond_the_bar() -> Series:
    """What another table says would end outside the paper."""
    series = small("settlement_bars")
    first, *others = series.marks
    return replace(series, marks=(replace(first, rival=Decimal(40)), *others))


def opinions_on_one_side() -> Series:
    """Nobody was asked what displeased; a part of one body's opinions is not known."""
    series = small("opinion_bars")
    groups = tuple(replace(group, role="good") for group in series.groups)
    return replace(series, groups=groups)


def contested_opinions() -> Series:
    """The other figure of the dissatisfied lies to the left, or would lie beyond the paper; one side is not known."""
    series = small("opinion_bars")
    first, second, third, fourth, fifth, sixth = series.marks
    marks = (first, replace(second, rival=Decimal(5)), third, replace(fourth, rival=Decimal(99)), *series.marks[4:])
    return replace(series, marks=(*marks[:4], replace(fifth, value=Decimal(3), text="3"), sixth))


def counts_of_nothing() -> Series:
    """Nobody had any: the numbers stand where a bar would begin."""
    return replace(of_rows("count_bars", ["0", "0"]), unit="")


def scores_as_dots() -> Series:
    """Numbers that are no shares have an axis of their own; half an interval is none."""
    series = of_rows("share_dots", ["12.5", "19", "14.25"], value_heading="Điểm trung bình", aside_heading="Số phiếu")
    first, *others = series.marks
    rows = (replace(series.rows[0], label="Ban Quản lý các khu công nghiệp tỉnh và khu kinh tế"), *series.rows[1:])
    marks = (replace(first, low=Decimal(11)), *others)
    return replace(series, rows=rows, marks=marks, unit=NBSP + "điểm")


def time_line_with_a_late_break() -> Series:
    """The reason stands to the left of the dashed line; few periods have a denominator."""
    series = of_rows("time_line", [*VALUES[:9], "40"], aside_heading="Hồ sơ đã giải quyết")
    rows = [replace(row, label=f"Quý {at} năm 2021, có bổ sung") for at, row in enumerate(series.rows)]
    rows[9] = replace(rows[9], break_before="Chế độ báo cáo mới tính cả hồ sơ của kỳ trước chuyển sang")
    rows[1] = replace(rows[1], aside="12.345.678.901")
    return replace(series, rows=tuple(rows))


def time_line_with_breaks_of_unlike_length() -> Series:
    """Reasons in more lines and fewer; counts instead of shares, of which some have no room for their numbers."""
    values = ["120000", "120000", "119000", "121000", "500", "120500", "0"]
    series = of_rows("time_line", values)
    reasons = {2: "đổi mẫu", 4: "Mẫu báo cáo khác: tính cả hồ sơ tại Trung tâm và hồ sơ liên thông", 6: "đổi kỳ"}
    rows = tuple(replace(row, break_before=reasons.get(at, "")) for at, row in enumerate(series.rows))
    return replace(series, rows=rows, unit=NBSP + "hồ sơ")


def crowded_time_line() -> Series:
    """Steep ups and downs: not each number finds a place."""
    series = of_rows("time_line", ["90", "99", "90.4", "99.2", "90.1", "98.7", "99", "98.9", "99.1"])
    marks = tuple(replace(mark, rival=None if at % 3 else Decimal("98.8")) for at, mark in enumerate(series.marks))
    return replace(series, marks=marks)


def legend_in_lines() -> Series:
    """A name wider than a phone, and others after it."""
    series = small("settlement_bars")
    first, second = series.groups
    wide = replace(first, label="Đã giải quyết sớm hơn hạn ghi trên giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    return replace(series, groups=(wide, replace(second, label="Quá hạn")))


CASES: dict[str, Callable[[], Series]] = {
    **SAMPLES,
    **{f"contested_{kind}": lambda kind=kind: contested(kind) for kind in KINDS},
    **{
        make.__name__: make
        for make in (
            long_time_line, time_line_on_a_line, counts_below_zero, near_the_whole, crowded_strips, short_heads,
            long_part_names, heat_in_several_tables, heat_without_figures_for_two_reasons,
            ticks_wider_than_their_steps, tiles_of_one_colour, tiles_in_reading_order, map_too_wide_for_a_phone,
            map_six_tiles_wide, scores_from_five_to_ten, funnel_of_one_size, crowded_funnel, swarm_of_equals,
            one_bar_with_its_count, one_bar_without_a_part, contested_beyond_the_bar, opinions_on_one_side,
            contested_opinions, counts_of_nothing, scores_as_dots, time_line_with_a_late_break,
            time_line_with_breaks_of_unlike_length, crowded_time_line, legend_in_lines, two_tiles,
            headings_that_would_touch,
        )
    },
}  # fmt: skip


def drawn(series: Series) -> str:
    """A line for each thing that is drawn: the form, the layer, all its values."""
    return "".join(f"{line}\n" for line in _lines(series))


def _lines(series: Series) -> Iterator[str]:
    chart = make_chart(series)
    for form in FORMS:
        spec = chart.spec(form)
        yield f"{form} {spec['width']} {spec['height']}"
        for layer, things in spec["datasets"].items():
            for thing in things:
                yield " ".join((layer, *(f"{name}={_printed(value)}" for name, value in thing.items())))


def _printed(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("name", CASES)
def test_everything_stands_where_it_was_agreed(name: str) -> None:
    assert drawn(CASES[name]()) == (DRAWN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CASES)
def test_no_text_of_them_covers_another_or_leaves_the_paper(name: str, form: Width) -> None:
    spec = make_chart(CASES[name]()).spec(form)
    boxes = text_boxes(spec)
    assert [(a.text, b.text) for a, b in combinations(boxes, 2) if a.covers(b)] == []
    for box in boxes:
        assert box.left >= -0.1 and box.right <= spec["width"] + 0.1 and 0 <= box.top <= box.bottom <= spec["height"]


def test_no_agreed_drawing_is_left_over() -> None:
    assert {path.stem for path in DRAWN.glob("*")} == set(CASES)


if __name__ == "__main__":
    for case, make in CASES.items():
        (DRAWN / f"{case}.txt").write_text(drawn(make()), encoding="utf-8")
