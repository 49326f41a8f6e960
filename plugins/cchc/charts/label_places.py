"""Label places: where a number goes beside its point so that lines, points and other numbers do not cross it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
