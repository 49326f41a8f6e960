"""Findings: the results of the checks, the explanation of each failure, and what both say about each figure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

from ..words.text import NO_TEXT, Text, labels, verbatim
from .releases import Annotation

Answer = Literal["pass", "fail", "not_applicable"]
STATUSES = ("open", "explained", "reported_to_unit", "corrected")
# Only where an explanation shows one of these do two figures no longer contradict each other.
DIFFERENCES = ("date", "scope", "rounding")


class CellPlace(NamedTuple):
    """A cell that took part in a check."""

    table: str
    row: str
    field: str


class CheckResult(NamedTuple):
    """What one rule answered at one place of one release."""

    report: str
    version: str
    check: str  # <table>/<check definition id>, or <report-wide rule id>
    place: str  # what tells this answer from the others of the same check: a row key, a field …
    rule: str
    answer: Answer
    title: Text
    stated: bool
    level: Literal["error", "remark"]
    printed: str = ""  # plain number(s) as printed: the left side
    expected: str = ""  # plain number or range: what the rule expects ("2940", "<= 91", "81–82")
    arithmetic: str = ""  # plain arithmetic of the expected side: "1125 + 1815"
    gap: str = ""  # printed − expected, signed plain number, where that makes sense
    reason: Text = NO_TEXT  # why not applicable
    cells: tuple[CellPlace, ...] = ()  # every cell that took part; the first is the one in question

    @property
    def key(self) -> tuple[str, str]:
        return (self.check, self.place)


@dataclass(frozen=True)
class Explanation:
    """The explanation of one failure, as data/findings/<report>.yaml gives it."""

    check: str
    place: str
    status: str
    text: Text
    file: str = ""
    line: int = 0
    difference: str = ""  # how it shows the two figures to be different things (DIFFERENCES); empty: it does not

    @property
    def key(self) -> tuple[str, str]:
        return (self.check, self.place)


@dataclass(frozen=True)
class Finding:
    """A failed check of a published table together with its explanation."""

    result: CheckResult
    explanation: Explanation


Standing = Literal["impossible", "contested", "remark", "agrees", "unconfirmed"]
IMPOSSIBLE: Standing = "impossible"
CONTESTED: Standing = "contested"
REMARK: Standing = "remark"
AGREES: Standing = "agrees"
UNCONFIRMED: Standing = "unconfirmed"
STANDINGS = (IMPOSSIBLE, CONTESTED, REMARK, AGREES, UNCONFIRMED)  # the first that fits is a figure's standing

STANDING_NAMES = labels("standing")


@dataclass(frozen=True)
class FigureStanding:
    """The standing of a figure, with the answers and the remarks that gave it."""

    standing: Standing = UNCONFIRMED
    results: tuple[CheckResult, ...] = ()  # those of this standing: what contradicts it, what confirms it
    annotations: tuple[Annotation, ...] = ()  # what the transcriber wrote about it

    @property
    def reasons(self) -> tuple[Text, ...]:
        """In short words, each once: the checks by their titles, the remarks as they were written."""
        notes = (verbatim(note.note or note.printed) for note in self.annotations)
        return tuple(dict.fromkeys((*(result.title for result in self.results), *notes)))

    @property
    def is_doubted(self) -> bool:
        return self.standing in (IMPOSSIBLE, CONTESTED)

    def other_than(self, number: Decimal) -> Decimal | None:
        """The second figure of a contested one, as a sum or another statement has it; None where it is no number."""
        return next((other for other, _ in self.others_than(number)), None)

    def others_than(self, number: Decimal) -> Iterator[tuple[Decimal, CheckResult]]:
        """Each such figure with the answer that says it."""
        for result in self.results if self.standing == CONTESTED else ():
            stated = map(_number, (result.expected, result.printed))
            yield from ((other, result) for other in stated if other is not None and other != number)


def _number(words: str) -> Decimal | None:
    try:
        return Decimal(words)
    except InvalidOperation:
        return None


NO_STANDING = FigureStanding()
CellStandings = Mapping[CellPlace, FigureStanding]  # of one version; cells of which nothing is known are left out
NO_STANDINGS: CellStandings = {}
# Nothing confirms a value when one of its parts stands alone, but that is no doubt either.
_WEAKEST_FIRST: tuple[Standing, ...] = (IMPOSSIBLE, CONTESTED, REMARK, UNCONFIRMED, AGREES)


def weakest(standings: Iterable[FigureStanding]) -> FigureStanding:
    """Of what is made of several figures: it agrees only where all of them do, and has the worst of their doubts."""
    parts = list(standings)
    for standing in _WEAKEST_FIRST:
        deciding = [part for part in parts if part.standing == standing]
        if deciding:
            return FigureStanding(
                standing,
                tuple(dict.fromkeys(result for part in deciding for result in part.results)),
                tuple(dict.fromkeys(annotation for part in deciding for annotation in part.annotations)),
            )
    return NO_STANDING
