"""What a rule is: its name, its sentence, the words it takes, and the function that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..model.findings import CheckResult
from ..model.releases import Release
from ..words.text import Text
from .cross_report_index import CrossReportIndex
from .rule_input import RuleInput

# What the value of a parameter names; lookup.py knows where each kind must exist.
ParamKind = Literal[
    "field", "fields", "row", "rows", "row_set", "term", "terms", "kinds", "number", "table",
    "own_fields", "other_fields", "table_field", "table_fields", "yes",
]  # fmt: skip


@dataclass(frozen=True)
class Param:
    """One word of an identity: total, parts, whole …"""

    name: str
    kind: ParamKind
    required: bool = True


@dataclass(frozen=True)
class IdentityRule:
    """A rule that is applied where a form's (or a report's own) identity names it."""

    name: str
    title: Text
    doc: str | None  # the module's docstring
    params: tuple[Param, ...]
    check: Callable[[RuleInput], Iterator[CheckResult]]

    @property
    def sentence(self) -> str:
        return _first_paragraph(self.doc)


@dataclass(frozen=True)
class ReportRule:
    """A rule that is applied to every report without being asked for."""

    name: str
    title: Text
    doc: str | None  # the module's docstring
    level: Literal["error", "remark"]
    check: Callable[[Release, CrossReportIndex], Iterator[CheckResult]]

    @property
    def sentence(self) -> str:
        return _first_paragraph(self.doc)


Rule = IdentityRule | ReportRule


def _first_paragraph(doc: str | None) -> str:
    return " ".join((doc or "").strip().split("\n\n", 1)[0].split())
