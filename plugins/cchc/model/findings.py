"""Findings: the results of the checks, and the explanation of each failure."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..words.text import NO_TEXT, Text

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

    @property
    def id(self) -> str:
        """Anchor on the checks page; letters, digits, dots and dashes."""
        parts = (self.result.report, self.result.check.replace("/", "."), self.result.place)
        return ".".join(part.replace("[", ".").replace("]", "") for part in parts if part)
