"""Scale: round numbers for an axis, parts of a bar, each seen however small, a number's place beside its point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from ..words.language import Language
from .chart_layout import Axis, ChartLayout, width_of
from .series import Series

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
Ticks = Sequence[tuple[Decimal, str]]
_APART = 8.0
_LEAST_SPAN = Decimal(5)  # of shares in per cent
GAP = 1.5  # paper between two parts: they are told apart without colour
LEAST = 2.5  # a part that is not zero is seen


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


def share_ticks(values: Iterable[Decimal], most: int) -> tuple[Decimal, ...]:
    """Ticks for shares in per cent: never so near that a tenth of a point looks like a gulf, never above the whole."""
    numbers = list(values)
    if not numbers:
        return (Decimal(0), Decimal(100))
    low, high = min(numbers), max(numbers)
    if high - low < _LEAST_SPAN:
        whole = Decimal(100) if high <= 100 else high
        high = min(whole, high + (_LEAST_SPAN - (high - low)) / 2)
        low = max(min(Decimal(0), low), high - _LEAST_SPAN)
    return make_ticks(low, high, most)


def value_ticks(series: Series, values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Of shares, or of what else the series counts."""
    if "%" in series.unit or not values:
        return share_ticks(values, 5)
    return make_ticks(min(values), max(values), 5)


def print_number(value: Decimal, language: Language) -> str:
    """As the language writes it, without zeros at the end."""
    return language.number(_plain(value))


def _plain(value: Decimal) -> Decimal:
    """Without zeros at the end, without an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _room(value: Decimal) -> Decimal:
    return abs(value) / 20 or Decimal(1)


def stack_parts(values: Sequence[Decimal], length: float) -> tuple[tuple[float, float] | None, ...]:
    """Start and end of each part on a bar of this length; none for a zero. Small parts take from the large ones."""
    total = sum(values, Decimal(0))
    count = sum(1 for value in values if value)
    if not count:
        return (None,) * len(values)
    room = length - GAP * (count - 1)
    sizes = [float(value / total) * room for value in values]
    small = {at for at, value in enumerate(values) if value and sizes[at] < LEAST}
    while True:
        large = sum(size for at, size in enumerate(sizes) if at not in small)
        squeeze = (room - LEAST * len(small)) / large if large else 1.0
        shrunk = {at for at, size in enumerate(sizes) if size and at not in small and size * squeeze < LEAST}
        if not shrunk:
            return _placed_parts([LEAST if at in small else size * squeeze for at, size in enumerate(sizes)])
        small |= shrunk


def _placed_parts(sizes: Sequence[float]) -> tuple[tuple[float, float] | None, ...]:
    parts: list[tuple[float, float] | None] = []
    at = 0.0
    for size in sizes:
        parts.append((at, at + size) if size else None)
        at += size + GAP if size else 0.0
    return tuple(parts)


_ASCENT, _DESCENT = 10.0, 3.0  # of a 13 px line of digits
_AWAY = 9.0


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


Segment = tuple[float, float, float, float]


def place_number(
    x: float, y: float, width: float, lines: Sequence[Segment], taken: Sequence[Box], bounds: Box
) -> tuple[float, float, Box]:
    """Middle and baseline of the best of eight places, above first; and the box it takes."""
    return min(
        ((centre, baseline, _box(centre, baseline, width)) for centre, baseline in _candidates(x, y, width, bounds)),
        key=lambda place: _cost(place[2], lines, taken, bounds),
    )


def _candidates(x: float, y: float, width: float, bounds: Box) -> Iterator[tuple[float, float]]:
    above, below, level = y - _AWAY, y + _AWAY + _ASCENT, y + 4.5
    aside = width / 2 + 7
    for centre, baseline in (
        (x, above), (x, below), (x - aside, above + 4), (x + aside, above + 4),
        (x - aside, below - 4), (x + aside, below - 4), (x - aside - 2, level), (x + aside + 2, level),
    ):  # fmt: skip
        yield min(max(centre, bounds.left + width / 2), bounds.right - width / 2), baseline


def _box(centre: float, baseline: float, width: float) -> Box:
    return Box(centre - width / 2 - 1, baseline - _ASCENT, centre + width / 2 + 1, baseline + _DESCENT)


def _cost(box: Box, lines: Sequence[Segment], taken: Sequence[Box], bounds: Box) -> int:
    outside = box.top < bounds.top or box.bottom > bounds.bottom
    hits = sum(1 for line in lines if _crosses(line, box))
    return 8 * outside + hits + 6 * sum(1 for other in taken if box.overlaps(other))


def _crosses(line: Segment, box: Box) -> bool:
    """Liang and Barsky: the part of the line inside the box is not empty."""
    x1, y1, x2, y2 = line
    start, end = 0.0, 1.0
    for delta, low, high in ((x2 - x1, box.left - x1, box.right - x1), (y2 - y1, box.top - y1, box.bottom - y1)):
        if delta == 0:
            if low > 0 or high < 0:
                return False
            continue
        first, last = sorted((low / delta, high / delta))
        start, end = max(start, first), min(end, last)
    return start <= end
