"""What a rule is: its name, its sentence, the parameters it takes, and the function that gives its results."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from ..model.findings import CheckResult
from ..model.releases import Release
from ..words.text import Text
from .cross_report_index import CrossReportIndex
from .result_writer import ResultWriter
from .rule_input import RuleInput

# What the value of a parameter names; lookup.py knows where each kind must exist.
ParamKind = Literal[
    "field", "fields", "row", "rows", "row_set", "term", "terms", "kinds", "number",
    "own_fields", "table_field", "table_fields", "yes", "words",
]  # fmt: skip

# What an answer means for the figures it is about: parts that make a total or a percentage; the same thing stated
# twice; limits within which a figure must lie; whether something is printed at all.
RuleNature = Literal["sum", "same", "bound", "presence"]


@dataclass(frozen=True)
class Param:
    """One parameter that a check definition gives its rule: total, parts, whole …"""

    name: str
    kind: ParamKind
    required: bool = True


@dataclass(frozen=True)
class Rule:
    name: str
    title: Text
    doc: str | None  # the module's docstring
    nature: RuleNature

    @property
    def sentence(self) -> str:
        return " ".join((self.doc or "").strip().split("\n\n", 1)[0].split())


@dataclass(frozen=True)
class TableRule(Rule):
    """A rule about one table; it is applied where a check definition of the form, or of the report, names it."""

    params: tuple[Param, ...]
    check: Callable[[RuleInput], Iterator[CheckResult]]


def table_rule(
    check: Callable[[RuleInput], Iterator[CheckResult]], title: Text, nature: RuleNature, **params: str
) -> TableRule:
    """The rule of a module: its name and its words are the module's. Each parameter has a kind, with “?” if it may be
    left out."""
    made = (Param(name, cast(ParamKind, kind.rstrip("?")), not kind.endswith("?")) for name, kind in params.items())
    name = check.__module__.rpartition(".")[2]
    return TableRule(name, title, check.__globals__["__doc__"], nature, tuple(made), check)


@dataclass(frozen=True)
class ReportRule(Rule):
    """A rule about whole reports; it is applied to each of them without a check definition."""

    level: Literal["error", "remark"]
    check: Callable[[Release, CrossReportIndex], Iterator[CheckResult]]
    needs_other_reports: bool = False  # compares with a report that the collection may not hold

    def writer(self, release: Release) -> ResultWriter:
        about = (release.report, release.version, self.name, "", self.name)
        return ResultWriter(CheckResult(*about, "not_applicable", self.title, False, self.level))
