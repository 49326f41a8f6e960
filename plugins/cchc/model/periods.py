"""Periods: the year, half or quarter that a report or table is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..words.text import Text


@dataclass(frozen=True)
class Period:
    id: str  # 2018, 2019-h1, 2023-q1
    kind: str  # year, half, quarter
    start: str  # ISO date
    end: str
    name: Text
    short: Text


def newest_period(periods: Iterable[Period]) -> Period | None:
    """The one that ends last; of two that end on one day the longer one, which holds the other."""
    by_start = sorted(periods, key=lambda period: period.start)
    return max(by_start, key=lambda period: period.end, default=None)
