"""Intervals of shares, and the places among peers that they leave open, against slow and plain computations."""

from __future__ import annotations

from decimal import Decimal
from math import comb
from random import Random
from statistics import fmean

import pytest

from plugins.cchc.model.intervals import CONFIDENCE, Share, rank_sets, share_interval


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
    intervals = [share_interval(one, each) for one in shares]
    places = []
    for low, high in intervals:
        higher = sum(other_low > high for other_low, _ in intervals)
        lower = sum(other_high < low for _, other_high in intervals)
        before, behind = (higher, lower) if highest_first else (lower, higher)
        places.append((1 + before, len(shares) - behind))
    return places


@pytest.mark.parametrize("highest_first", [True, False])
def test_rank_sets_are_those_of_a_comparison_of_all_pairs(highest_first: bool) -> None:
    random = Random(20261129)
    for _ in range(50):
        wholes = [random.randint(30, 3000) for _ in range(random.randint(1, 40))]
        shares = [share(random.randint(0, whole), whole) for whole in wholes]
        assert rank_sets(shares, highest_first) == brute_force(shares, highest_first)


def test_rank_sets_hold_together_and_seldom_call_the_worse_one_better() -> None:
    """The short form of the simulation: 60 made-up truths, 40 draws each."""
    random, held, wrong, trials = Random(7), 0, 0, 0
    for _ in range(60):
        truths = [random.betavariate(30, 2) for _ in range(12)]
        wholes = [random.choice((40, 150, 600, 2500)) for _ in truths]
        true_places = [1 + sum(other > truth for other in truths) for truth in truths]
        for _ in range(40):
            drawn = [
                share(
                    sum(random.random() < truth for _ in range(whole))
                    if whole < 200
                    else _normal(random, truth, whole),
                    whole,
                )
                for truth, whole in zip(truths, wholes, strict=True)
            ]
            sets = rank_sets(drawn)
            trials += 1
            held += all(best <= place <= worst for place, (best, worst) in zip(true_places, sets, strict=True))
            wrong += any(
                sets[a][1] < sets[b][0] and truths[a] < truths[b] for a in range(12) for b in range(12) if a != b
            )
    assert held / trials >= 0.95 and wrong / trials <= 0.05


def _normal(random: Random, truth: float, whole: int) -> int:
    """A draw of many cases, near enough."""
    number = round(random.gauss(truth * whole, (truth * (1 - truth) * whole) ** 0.5))
    return min(max(number, 0), whole)
