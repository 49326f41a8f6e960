"""Where a value stands among its peers: same measure, same method, same period, same level; and when not to rank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..edition import Edition
from ..model.measures import Measure, MeasureValue
from .contradictions import contradiction_of

MINIMUM_PEERS = 3
Key = tuple[str, str, str, str, str]  # measure, method, period, level, category


@dataclass(frozen=True)
class PeerGroup:
    """Values that may stand side by side, best first; only those with enough behind them are ranked."""

    measure: Measure
    values: tuple[MeasureValue, ...]
    doubted: frozenset[MeasureValue] = frozenset()  # made of figures that contradict each other

    @cached_property
    def _ranked(self) -> list[Decimal]:
        return sorted(_goodness(self.measure, value) for value in self.values if self.may_rank(value))

    @property
    def ranked_count(self) -> int:
        return len(self._ranked)

    def may_rank(self, value: MeasureValue) -> bool:
        return value not in self.doubted and may_rank(self.measure, value)

    def rank(self, value: MeasureValue) -> tuple[int, int] | None:
        """(rank, how many share it); None where a rank would not be honest."""
        if self.measure.direction == "neutral" or not self.may_rank(value):
            return None
        if self.ranked_count < MINIMUM_PEERS:
            return None
        goodness = _goodness(self.measure, value)
        above = self.ranked_count - bisect_right(self._ranked, goodness)
        sharing = bisect_right(self._ranked, goodness) - bisect_left(self._ranked, goodness)
        return above + 1, sharing


def may_rank(measure: Measure, value: MeasureValue) -> bool:
    if value.denominator is None:
        return True
    return not value.above_whole and value.denominator >= measure.minimum_denominator


def _goodness(measure: Measure, value: MeasureValue) -> Decimal:
    """Exact share, not the rounded one: a tie is a real tie."""
    exact = value.numerator if value.denominator is None else value.numerator / value.denominator
    return -exact if measure.direction == "lower_better" else exact


@dataclass(frozen=True)
class PeerRankings:
    edition: Edition

    @cached_property
    def groups(self) -> Mapping[Key, PeerGroup]:
        collected: dict[Key, list[MeasureValue]] = defaultdict(list)
        for values in self.edition.values_by_measure.values():
            for value in values:
                if value.row_kind in ("", "item"):
                    collected[self.key(value)].append(value)
        return {key: self._group(key, values) for key, values in collected.items()}

    def key(self, value: MeasureValue) -> Key:
        level = self.edition.references.units[value.unit].level
        return (value.measure, value.method, value.period, level, value.category)

    def group(self, value: MeasureValue) -> PeerGroup:
        return self.groups.get(self.key(value)) or PeerGroup(self.edition.measures[value.measure], (value,))

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {unit: number for number, unit in enumerate(self.edition.references.units)}

    def _group(self, key: Key, values: list[MeasureValue]) -> PeerGroup:
        measure = self.edition.measures[key[0]]
        ordered = sorted(values, key=lambda value: (-_goodness(measure, value), self._order[value.unit]))
        doubted = frozenset(value for value in ordered if contradiction_of(self.edition, value))
        return PeerGroup(measure, tuple(ordered), doubted)
