"""How many figures there are of what, counted in one walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.figures import Figure


@dataclass(frozen=True)
class Tally:
    unit_periods: Counter[tuple[str, str]] = field(default_factory=Counter)
    indicators: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)

    def of_unit(self, unit: str) -> int:
        return sum(count for (one, _), count in self.unit_periods.items() if one == unit)

    def of_period(self, period: str) -> int:
        return sum(count for (_, one), count in self.unit_periods.items() if one == period)

    def periods_of(self, unit: str) -> tuple[str, ...]:
        return tuple(sorted(period for one, period in self.unit_periods if one == unit))

    def units_of(self, period: str) -> tuple[str, ...]:
        return tuple(sorted(unit for unit, one in self.unit_periods if one == period))


def make_tally(figures: Iterable[Figure]) -> Tally:
    tally = Tally()
    for figure in figures:
        tally.unit_periods[figure.unit, figure.period] += 1
        tally.indicators[figure.indicator] += 1
        tally.reports[figure.report] += 1
    return tally
