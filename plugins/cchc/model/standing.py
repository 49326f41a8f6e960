"""Standing: what is known about a figure, from a second statement that contradicts it to arithmetic that confirms it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .findings import CheckResult
from .releases import Annotation

Standing = Literal["impossible", "contested", "remark", "agrees", "unconfirmed"]
IMPOSSIBLE: Standing = "impossible"
CONTESTED: Standing = "contested"
REMARK: Standing = "remark"
AGREES: Standing = "agrees"
UNCONFIRMED: Standing = "unconfirmed"
STANDINGS = (IMPOSSIBLE, CONTESTED, REMARK, AGREES, UNCONFIRMED)  # the first that fits is a figure's standing


@dataclass(frozen=True)
class FigureStanding:
    """The standing of a figure, with the answers and the remarks that gave it."""

    standing: Standing = UNCONFIRMED
    results: tuple[CheckResult, ...] = ()  # those of this standing: what contradicts it, what confirms it
    annotations: tuple[Annotation, ...] = ()  # what the transcriber wrote about it

    @property
    def is_doubted(self) -> bool:
        return self.standing in (IMPOSSIBLE, CONTESTED)


NO_STANDING = FigureStanding()


def weakest(standings: Iterable[FigureStanding]) -> FigureStanding:
    """Of what is made of several figures: it agrees only where all of them do, and has the worst of their doubts."""
    parts = list(standings)
    # Nothing confirms a value when one of its parts stands alone, but that is no doubt either.
    order = (IMPOSSIBLE, CONTESTED, REMARK, UNCONFIRMED, AGREES)
    worst = min((part.standing for part in parts), key=order.index, default=UNCONFIRMED)
    deciding = [part for part in parts if part.standing == worst]
    return FigureStanding(
        worst,
        tuple(dict.fromkeys(result for part in deciding for result in part.results)),
        tuple(dict.fromkeys(annotation for part in deciding for annotation in part.annotations)),
    )
