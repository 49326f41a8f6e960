"""Where everything stands in a chart: in the samples, and in small series in which something is rare. Renew
after a wanted change, and read the difference:

python -m tests.unit.test_charts_drawn
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS
from plugins.cchc.charts.series import Kind, Series, SeriesMark, SeriesRow
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


CASES: dict[str, Callable[[], Series]] = {
    **SAMPLES,
    **{f"contested_{kind}": lambda kind=kind: contested(kind) for kind in KINDS},
    **{
        make.__name__: make
        for make in (
            long_time_line, time_line_on_a_line, counts_below_zero, near_the_whole, crowded_strips, short_heads,
            long_part_names, heat_in_several_tables, heat_without_figures_for_two_reasons,
            ticks_wider_than_their_steps, tiles_of_one_colour,
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


def test_no_agreed_drawing_is_left_over() -> None:
    assert {path.stem for path in DRAWN.glob("*")} == set(CASES)


if __name__ == "__main__":
    for case, make in CASES.items():
        (DRAWN / f"{case}.txt").write_text(drawn(make()), encoding="utf-8")
