"""Scale: the numbers of an axis over the plot, as many as stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from .chart_layout import Axis, ChartLayout, width_of
from .series import Series
from .ticks import print_number

Ticks = Sequence[tuple[Decimal, str]]
_APART = 8.0


def written_ticks(series: Series, ticks: Iterable[Decimal]) -> tuple[tuple[Decimal, str], ...]:
    return tuple((tick, print_number(tick, series.language) + series.unit) for tick in ticks)


def draw_ticks(sheet: ChartLayout, axis: Axis, ticks: Ticks, y: float, right: float) -> None:
    """The numbers between the paper's left edge and `right`; the last stays, others go where they would touch."""
    placed = [_placed(axis.place(value), text, right) for value, text in ticks]
    step = 1
    while not _stand_apart(placed[::-step]) and step < len(placed):
        step += 1
    for x, text in placed[::-step][::-1]:
        sheet.text("tick", x, y, text)


def _placed(x: float, text: str, right: float) -> tuple[float, str]:
    half = width_of("tick", text) / 2
    return max(min(x, right - half), half), text


def _stand_apart(placed: Sequence[tuple[float, str]]) -> bool:
    return all(
        abs(x - other) >= (width_of("tick", text) + width_of("tick", beside)) / 2 + _APART
        for (x, text), (other, beside) in pairwise(placed)
    )
