"""Writes the answers of one check about one release: what all of them have in common is stated once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..model.findings import CellPlace, CheckResult
from ..words.text import Text
from .cell_ref import CellRef


class Arithmetic(NamedTuple):
    """The numbers of an answer, plain: what is printed, what the rule expects, how it comes about."""

    printed: str
    expected: str
    arithmetic: str = ""
    gap: str = ""


@dataclass(frozen=True)
class ResultWriter:
    common: CheckResult  # the result without place, answer and numbers

    def answer(self, passes: bool, place: str, refs: Iterable[CellRef], numbers: Arithmetic) -> CheckResult:
        answer = "pass" if passes else "fail"
        return self.common._replace(place=place, answer=answer, cells=_places(refs), **numbers._asdict())

    def skip(self, place: str, refs: Iterable[CellRef], reason: Text) -> CheckResult:
        """The third answer: the rule does not apply here, and why."""
        return self.common._replace(place=place, answer="not_applicable", cells=_places(refs), reason=reason)


def _places(refs: Iterable[CellRef]) -> tuple[CellPlace, ...]:
    return tuple(dict.fromkeys([ref.place for ref in refs if not ref.is_absent]))
