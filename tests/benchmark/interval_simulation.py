"""Whether intervals and places among peers hold what they promise: many made-up truths, many draws from each."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import log

import numpy as np

from plugins.cchc.model.measures import Share, rank_sets, share_interval

BODIES = 16  # as many as the largest group of departments
CASES = (30, 12_000)  # the fewest that are ranked, the most that one body had
# How the true shares are spread: nearly all on time, mostly on time, anything.
SPREADS = ((60, 1), (30, 2), (2, 2))


@dataclass(frozen=True)
class Promise:
    """Of all draws, in shares of one."""

    truths: int
    draws: int  # of each
    covered: float  # intervals that hold the true share
    together: float  # draws in which every true place lies in its set
    wrongly: float  # draws in which a worse body is called surely better

    def line(self) -> str:
        return (
            f"intervals        {self.truths:>9,} truths × {self.draws} draws: {self.covered:.2%} of intervals hold, "
            f"{self.together:.2%} of rank sets hold together, “better” said wrongly in {self.wrongly:.2%}"
        )


def simulate(truths: int, draws: int, seed: int = 766) -> Promise:
    random = np.random.default_rng(seed)
    outcomes = np.array(
        [outcome for at in range(truths) for outcome in _draws(random, SPREADS[at % len(SPREADS)], draws)]
    )
    covered, together, wrongly = outcomes.mean(axis=0)
    return Promise(truths, draws, float(covered), float(together), float(wrongly))


def _draws(random: np.random.Generator, spread: tuple[int, int], draws: int) -> Iterator[tuple[float, bool, bool]]:
    """Of one truth: how many intervals hold it, whether all places do, whether a worse body is called better."""
    true = random.beta(*spread, BODIES)
    cases = np.exp(random.uniform(log(CASES[0]), log(CASES[1]), BODIES)).astype(int)
    places = 1 + (true > true[:, None]).sum(axis=1)
    is_worse = true[:, None] < true
    for parts in random.binomial(cases, true, (draws, BODIES)):
        shares = _shares(parts, cases)
        low, high = np.array([share_interval(share) for share in shares]).T
        best, worst = np.array(rank_sets(shares)).T
        called_better = worst[:, None] < best
        yield (
            float(((low <= true) & (true <= high)).mean()),
            bool(((best <= places) & (places <= worst)).all()),
            bool((called_better & is_worse).any()),
        )


def _shares(parts: np.ndarray, cases: np.ndarray) -> list[Share]:
    return [Share(Decimal(int(part)), Decimal(int(whole))) for part, whole in zip(parts, cases, strict=True)]
