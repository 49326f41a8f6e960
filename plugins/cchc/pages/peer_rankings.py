"""Where a value may stand among its peers: same measure, method and period, one comparison set; and when not to say."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from ..edition import Edition
from ..model.findings import REMARK
from ..model.grouping import grouped
from ..model.measures import Measure, MeasureValue, Share, rank_sets
from ..model.references import ComparisonSet, newest_period

MINIMUM_PEERS = 3
Key = tuple[str, str, str, str, str]  # measure, method, period, comparison set (or the unit that is in none), category


@dataclass(frozen=True)
class PeerGroup:
    """Values that may stand side by side, best first; only those with enough behind them are ranked."""

    measure: Measure
    values: tuple[MeasureValue, ...]
    doubted: frozenset[MeasureValue] = frozenset()  # impossible or contested
    noted: frozenset[MeasureValue] = frozenset()  # with a remark: chance is not all that may move them
    peers: ComparisonSet | None = None  # None: of a unit that is compared with nobody

    @cached_property
    def sound(self) -> tuple[MeasureValue, ...]:
        """What may be counted, or be the end of a range: contradicted by nothing, and of enough cases."""
        return tuple(v for v in self.values if v not in self.doubted and not is_small(self.measure, v))

    @cached_property
    def shares(self) -> Mapping[MeasureValue, Share]:
        """Of enough counted cases, and contradicted by nothing: what may be ranked."""
        sound = (value for value in self.values if value not in self.doubted and may_rank(self.measure, value))
        return {value: Share(value.numerator, value.denominator) for value in sound if value.denominator is not None}

    @cached_property
    def _places(self) -> Mapping[MeasureValue, tuple[int, int]]:
        """The places that each ranked value may have, all of them together with 95 % confidence."""
        places = rank_sets(tuple(self.shares.values()), self.measure.direction != "lower_better")
        return dict(zip(self.shares, places, strict=True))

    @property
    def ranked_count(self) -> int:
        return len(self._places)

    def equals(self, value: MeasureValue) -> int:
        """How many have the same figure, this one among them: all that can be said of what is no share."""
        return self._counts[value.value]

    @cached_property
    def _counts(self) -> Counter[Decimal]:
        return Counter(value.value for value in self.values if value not in self.doubted)

    def rank(self, value: MeasureValue) -> tuple[int, int] | None:
        """The best and the worst place that it may have; None where a rank would not be honest."""
        if self.measure.direction == "neutral" or self.ranked_count < MINIMUM_PEERS:
            return None
        return self._places.get(value)


def is_small(measure: Measure, value: MeasureValue) -> bool:
    """Whether it is a share of so few cases that it says little of the body that has it."""
    return value.denominator is not None and value.denominator < measure.minimum_denominator


def may_rank(measure: Measure, value: MeasureValue) -> bool:
    """Only shares of enough cases: of a score, or of a share printed without its base, nobody knows how sure it is."""
    return measure.has_chance and value.denominator is not None and not is_small(measure, value)


def _goodness(measure: Measure, value: MeasureValue) -> Decimal:
    """Exact share, not the rounded one: a tie is a real tie."""
    exact = value.numerator if value.denominator is None else value.numerator / value.denominator
    return -exact if measure.direction == "lower_better" else exact


@dataclass(frozen=True)
class PeerRankings:
    edition: Edition

    @cached_property
    def values_by_key(self) -> Mapping[Key, Sequence[MeasureValue]]:
        values = (value for values in self.edition.values_by_measure.values() for value in values)
        return grouped((self.key(value), value) for value in values if value.row_kind in ("", "item"))

    @cached_property
    def groups(self) -> Mapping[Key, PeerGroup]:
        return {key: self._group(key) for key in self.values_by_key}

    def groups_of(self, measure: str) -> tuple[PeerGroup, ...]:
        return tuple(group for key, group in self.groups.items() if key[0] == measure)

    @cached_property
    def newest(self) -> Mapping[ComparisonSet, tuple[PeerGroup, ...]]:
        """Of each comparison set the groups of its newest period in which enough peers stand side by side."""
        by_period: dict[ComparisonSet, dict[str, list[PeerGroup]]] = defaultdict(lambda: defaultdict(list))
        for group in self.groups.values():
            if group.peers and len(group.values) >= MINIMUM_PEERS:
                by_period[group.peers][group.values[0].period].append(group)
        known = self.edition.references.periods
        newest = {peers: newest_period(map(known.__getitem__, groups)) for peers, groups in by_period.items()}
        return {peers: tuple(by_period[peers][period.id]) for peers, period in newest.items() if period}

    @cached_property
    def newest_units(self) -> frozenset[str]:
        return frozenset(v.unit for groups in self.newest.values() for group in groups for v in group.values)

    def key(self, value: MeasureValue) -> Key:
        peers = self.edition.references.comparison_set(value.unit, value.period)
        return (value.measure, value.method, value.period, peers.id if peers else value.unit, value.category)

    def group(self, value: MeasureValue) -> PeerGroup:
        key = self.key(value)
        return (
            self._group(key) if key in self.values_by_key else PeerGroup(self.edition.measures[value.measure], (value,))
        )

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {unit: number for number, unit in enumerate(self.edition.references.units)}

    @cached_property
    def _group(self) -> Callable[[Key], PeerGroup]:
        return cache(self._make_group)

    def _make_group(self, key: Key) -> PeerGroup:
        measure, values = self.edition.measures[key[0]], self.values_by_key[key]
        ordered = sorted(values, key=lambda value: (-_goodness(measure, value), self._order[value.unit]))
        known = {value: self.edition.standing_of(value) for value in ordered}
        doubted = frozenset(value for value in ordered if known[value].is_doubted)
        noted = frozenset(value for value in ordered if known[value].standing == REMARK)
        peers = self.edition.references.comparison_set(ordered[0].unit, ordered[0].period)
        return PeerGroup(measure, tuple(ordered), doubted, noted, peers)
