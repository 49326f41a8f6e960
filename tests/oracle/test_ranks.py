"""Every interval against scipy's, every place against a comparison of all pairs, for each measure, period and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from scipy.stats import binomtest

from plugins.cchc.edition import Edition, assemble
from plugins.cchc.model.measures import MeasureValue, Share, share_interval
from plugins.cchc.pages.peer_rankings import PeerGroup, PeerRankings

ROOT = Path(__file__).resolve().parents[2]
CLOSE = 1e-9


@pytest.fixture(scope="module")
def edition() -> Edition:
    return assemble(ROOT)


def wilson(value: MeasureValue, confidence: float) -> tuple[float, float]:
    assert value.denominator is not None
    interval = binomtest(int(value.numerator), int(value.denominator)).proportion_ci(confidence, "wilson")
    return float(interval.low), float(interval.high)


def shares_of(edition: Edition) -> Sequence[MeasureValue]:
    values = (value for values in edition.values_by_measure.values() for value in values)
    return [
        value
        for value in values
        if value.denominator is not None and not value.above_whole and edition.measures[value.measure].chance == "cases"
    ]


def test_intervals_are_those_of_a_library(edition: Edition) -> None:
    shares = shares_of(edition)
    for value in shares:
        assert value.denominator is not None
        assert (value.numerator, value.denominator) == (int(value.numerator), int(value.denominator)), value
        ours = share_interval(Share(value.numerator, value.denominator))
        assert tuple(ours) == pytest.approx(wilson(value, 0.95), abs=CLOSE), value
    assert len(shares) > 500


def test_places_are_those_of_a_comparison_of_all_pairs(edition: Edition) -> None:
    ranked = 0
    for group in PeerRankings(edition).groups.values():
        wanted = _places(edition, group)
        assert {value: group.rank(value) for value in group.values} == wanted, (group.measure.id, group.values[0])
        ranked += sum(place is not None for place in wanted.values())
    assert ranked > 250


def _places(edition: Edition, group: PeerGroup) -> Mapping[MeasureValue, tuple[int, int] | None]:
    """Each pair compared: one is surely before another where its interval, widened so that all hold at once, ends
    before the other begins."""
    least, direction = group.measure.minimum_denominator, group.measure.direction
    ranked = [
        value
        for value in group.values
        if value.denominator is not None
        and group.measure.chance == "cases"
        and value.denominator >= least
        and edition.standing_of(value).standing not in ("impossible", "contested")
    ]
    places: dict[MeasureValue, tuple[int, int] | None] = dict.fromkeys(group.values)
    if direction == "neutral" or len(ranked) < 3:
        return places
    ends = {value: wilson(value, 0.95 ** (1 / len(ranked))) for value in ranked}
    for value in ranked:
        low, high = ends[value]
        higher = sum(ends[other][0] > high for other in ranked)
        lower = sum(ends[other][1] < low for other in ranked)
        before, behind = (lower, higher) if direction == "lower_better" else (higher, lower)
        places[value] = (before + 1, len(ranked) - behind)
    return places
