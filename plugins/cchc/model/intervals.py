"""Intervals: how sure a share is, and which places among its peers it may have, when chance is taken into account.

The counts themselves are complete. What is uncertain is the service behind them: had other dossiers come that quarter,
the shares would have been a little different.

Funnel: how far a share may lie from what all bodies have together, given how many cases it stands on. Bodies differ by
more than chance alone, for they handle different things. The limits are therefore widened by the square root of φ, the
mean square of the distances in standard errors, after the extreme tenth at each end was drawn in to its neighbour
(multiplicative over-dispersion, winsorised): centre ± z · √(φ · centre · (1 − centre) / cases).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from statistics import NormalDist, fmean
from typing import NamedTuple

CONFIDENCE = 0.95


class Interval(NamedTuple):
    low: float
    high: float


class Share(NamedTuple):
    part: Decimal
    whole: Decimal


def share_interval(share: Share, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval: sound for few cases and for shares near 0 and 1."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    n, p = float(share.whole), float(share.part) / float(share.whole)
    centre = p + z * z / (2 * n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Interval(max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale))


def rank_sets(shares: Sequence[Share], highest_first: bool = True) -> list[tuple[int, int]]:
    """For each share the best and the worst place it may have; all of them hold together with the confidence.

    Each share gets an interval so wide that all together hold at once (Šidák); a peer is surely before or behind only
    where the two intervals do not touch.
    """
    each = CONFIDENCE ** (1 / max(len(shares), 1))
    intervals = [share_interval(share, each) for share in shares]
    lows, highs = sorted(low for low, _ in intervals), sorted(high for _, high in intervals)
    places = []
    for low, high in intervals:
        surely_higher = len(lows) - bisect_right(lows, high)
        surely_lower = bisect_left(highs, low)
        before, behind = (surely_higher, surely_lower) if highest_first else (surely_lower, surely_higher)
        places.append((before + 1, len(shares) - behind))
    return places


WINSORISED = 0.1  # at each end
LEVELS = (0.95, 0.998)  # as usual: a warning and an alarm


@dataclass(frozen=True)
class Funnel:
    centre: float  # the share of all bodies together
    dispersion: float  # φ; 1 where they differ no more than by chance

    def limits(self, whole: Decimal | float, level: float) -> Interval:
        z = NormalDist().inv_cdf(0.5 + level / 2)
        half = z * sqrt(self.dispersion * self.centre * (1 - self.centre) / float(whole))
        return Interval(max(0.0, self.centre - half), min(1.0, self.centre + half))

    def is_outside(self, share: Share, level: float) -> bool:
        low, high = self.limits(share.whole, level)
        return not low <= float(share.part / share.whole) <= high


def make_funnel(shares: Sequence[Share]) -> Funnel:
    centre = float(sum(share.part for share in shares) / sum(share.whole for share in shares))
    if not 0 < centre < 1:
        return Funnel(centre, 1.0)
    distances = sorted(
        (float(share.part / share.whole) - centre) / sqrt(centre * (1 - centre) / float(share.whole))
        for share in shares
    )
    cut = int(WINSORISED * len(distances))
    low, high = distances[cut], distances[-1 - cut]
    return Funnel(centre, max(1.0, fmean(min(max(distance, low), high) ** 2 for distance in distances)))
