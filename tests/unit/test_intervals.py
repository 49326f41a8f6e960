"""Intervals of shares, and the places among peers that they leave open, against slow and plain computations."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from math import comb
from random import Random
from statistics import fmean

import pytest

from plugins.cchc.model.measures import CONFIDENCE, Interval, Share, rank_sets, share_interval
from tests.benchmark import interval_simulation
from tests.benchmark.interval_simulation import simulate


def share(part: int, whole: int) -> Share:
    return Share(Decimal(part), Decimal(whole))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 81, 0.9547, 1.0), (72, 86, 0.7451, 0.9005), (0, 10, 0.0, 0.2775), (26, 29, 0.7361, 0.9642)],
)
def test_wilson_intervals_are_those_of_the_books(part: int, whole: int, low: float, high: float) -> None:
    interval = share_interval(share(part, whole))
    assert interval.low == pytest.approx(low, abs=5e-5) and interval.high == pytest.approx(high, abs=5e-5)


def test_the_ends_of_an_interval_solve_the_test_that_it_inverts() -> None:
    """At each end the observed share lies exactly z standard errors away."""
    for part, whole in ((3, 40), (20, 40), (399, 400)):
        observed = part / whole
        for end in share_interval(share(part, whole)):
            assert abs(observed - end) == pytest.approx(1.959964 * (end * (1 - end) / whole) ** 0.5, rel=1e-5)


def test_mean_coverage_is_near_what_is_promised() -> None:
    """Over all outcomes of 60 cases, for many true shares."""
    coverages = []
    intervals = [share_interval(share(part, 60)) for part in range(61)]
    for step in range(5, 96):
        truth = step / 100
        chances = (comb(60, k) * truth**k * (1 - truth) ** (60 - k) for k in range(61))
        covered = zip(chances, intervals, strict=True)
        coverages.append(sum(chance for chance, (low, high) in covered if low <= truth <= high))
    assert 0.94 <= fmean(coverages) <= 0.96


def brute_force(shares: list[Share], highest_first: bool) -> list[tuple[int, int]]:
    each = CONFIDENCE ** (1 / len(shares))
    return _places([share_interval(one, each) for one in shares], highest_first)


def _places(intervals: list[Interval], highest_first: bool = True) -> list[tuple[int, int]]:
    places = []
    for low, high in intervals:
        higher = sum(other_low > high for other_low, _ in intervals)
        lower = sum(other_high < low for _, other_high in intervals)
        before, behind = (higher, lower) if highest_first else (lower, higher)
        places.append((1 + before, len(intervals) - behind))
    return places


@pytest.mark.parametrize("highest_first", [True, False])
def test_rank_sets_are_those_of_a_comparison_of_all_pairs(highest_first: bool) -> None:
    random = Random(20261129)
    for _ in range(50):
        wholes = [random.randint(30, 3000) for _ in range(random.randint(1, 40))]
        shares = [share(random.randint(0, whole), whole) for whole in wholes]
        assert rank_sets(shares, highest_first) == brute_force(shares, highest_first)


def test_what_intervals_and_rank_sets_promise_holds_in_a_simulation() -> None:
    """The short form of what `make bench` does with 1,000 truths and 200 draws of each."""
    promise = simulate(truths=60, draws=40)
    assert 0.94 <= promise.covered <= 0.96
    assert promise.together >= 0.95 and promise.wrongly <= 0.05
    assert simulate(6, 10) == simulate(6, 10) != simulate(6, 10, seed=1)


def test_a_simulation_notices_intervals_that_are_too_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = partial(share_interval, confidence=0.5)
    monkeypatch.setattr(interval_simulation, "share_interval", narrow)
    monkeypatch.setattr(interval_simulation, "rank_sets", lambda shares: _places([narrow(share) for share in shares]))
    promise = simulate(truths=20, draws=20)
    assert promise.covered < 0.6 and promise.together < 0.95 and promise.wrongly > 0.05
