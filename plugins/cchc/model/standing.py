"""Standing: what is known about a figure, from a statement that contradicts it to arithmetic that confirms it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from ..words.text import Text, message_in, verbatim
from .findings import CellPlace, CheckResult
from .releases import Annotation

Standing = Literal["impossible", "contested", "remark", "agrees", "unconfirmed"]
IMPOSSIBLE: Standing = "impossible"
CONTESTED: Standing = "contested"
REMARK: Standing = "remark"
AGREES: Standing = "agrees"
UNCONFIRMED: Standing = "unconfirmed"
STANDINGS = (IMPOSSIBLE, CONTESTED, REMARK, AGREES, UNCONFIRMED)  # the first that fits is a figure's standing

STANDING_NAMES: Mapping[str, Text] = {
    IMPOSSIBLE: message_in("standing", "không thể cùng đúng"),
    CONTESTED: message_in("standing", "có số khác"),
    REMARK: message_in("standing", "có lưu ý"),
    AGREES: message_in("standing", "khớp"),
    UNCONFIRMED: message_in("standing", "chưa có gì đối chiếu"),
}


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
