"""Funnel: how far a share may lie from what all bodies have together, given how many cases it stands on.

Bodies differ by more than chance alone, for they handle different things. The limits are therefore widened by the
square root of φ, the mean square of the distances in standard errors, after the extreme tenth at each end was drawn in
to its neighbour (multiplicative over-dispersion, winsorised): centre ± z · √(φ · centre · (1 − centre) / cases).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from statistics import NormalDist, fmean

from .intervals import Interval, Share

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
