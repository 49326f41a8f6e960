"""Scale: round numbers for an axis, written the way of the language, as many over the plot as stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from ..words.language import Language
from .chart_layout import Axis, ChartLayout, width_of
from .series import Series

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
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


def make_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """At most `most` round numbers from at or below `low` to at or above `high`."""
    if low == high:
        low, high = low - _room(low), high + _room(low)
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    while True:
        for step in _STEPS:
            size = step * power
            first = (low / size).to_integral_value(ROUND_FLOOR)
            count = int((high / size).to_integral_value(ROUND_CEILING) - first) + 1
            if count <= most:
                return tuple(_plain((first + number) * size) for number in range(count))
        power *= 10


def share_ticks(values: Iterable[Decimal], most: int, least_span: Decimal = Decimal(5)) -> tuple[Decimal, ...]:
    """Ticks for shares in per cent: never so near that a tenth of a point looks like a gulf, never above the whole."""
    numbers = list(values)
    if not numbers:
        return (Decimal(0), Decimal(100))
    low, high = min(numbers), max(numbers)
    if high - low < least_span:
        whole = Decimal(100) if high <= 100 else high
        high = min(whole, high + (least_span - (high - low)) / 2)
        low = max(min(Decimal(0), low), high - least_span)
    return make_ticks(low, high, most)


def print_number(value: Decimal, language: Language) -> str:
    """As the language writes it, without zeros at the end."""
    return language.number(_plain(value))


def _plain(value: Decimal) -> Decimal:
    """Without zeros at the end, without an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _room(value: Decimal) -> Decimal:
    return abs(value) / 20 or Decimal(1)
