"""A question: what one check asks of one release; it writes the three kinds of answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

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
    report: str
    version: str
    check: str
    rule: str
    title: Text
    stated: bool
    level: Literal["error", "remark"]

    def answer(self, passes: bool, place: str, spots: Iterable[CellRef], said: Arithmetic) -> CheckResult:
        return CheckResult(
            report=self.report,
            version=self.version,
            check=self.check,
            place=place,
            rule=self.rule,
            answer="pass" if passes else "fail",
            title=self.title,
            stated=self.stated,
            level=self.level,
            printed=said.printed,
            expected=said.expected,
            arithmetic=said.arithmetic,
            gap=said.gap,
            cells=_places(spots),
        )

    def skip(self, place: str, spots: Iterable[CellRef], reason: Text) -> CheckResult:
        """The third answer: the rule cannot be asked here, and why."""
        return CheckResult(
            report=self.report,
            version=self.version,
            check=self.check,
            place=place,
            rule=self.rule,
            answer="not_applicable",
            title=self.title,
            stated=self.stated,
            level=self.level,
            reason=reason,
            cells=_places(spots),
        )


def _places(spots: Iterable[CellRef]) -> tuple[CellPlace, ...]:
    return tuple(dict.fromkeys([spot.place for spot in spots if not spot.is_absent]))
