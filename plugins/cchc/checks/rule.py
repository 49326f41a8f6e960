"""What a rule is: its name, its sentence, its parameters, the function that gives its results, and what that one gets.

Rows are listed by key, by “i.*” (direct children of i) or by “kind:item”.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from inspect import getdoc
from typing import Literal, cast

from ..model.findings import CellPlace, CheckResult
from ..model.releases import CheckDefinition, Release, Row, Table
from ..words.text import Text
from .cells import CellRef, CrossReportIndex, Term, cell_ref_in, cell_ref_of, parse_term, write_place

# What the value of a parameter names; validate_definitions.py knows where each kind must exist.
ParamKind = Literal[
    "field", "fields", "row", "rows", "row_set", "term", "terms", "kinds", "number",
    "own_fields", "table_field", "table_fields", "yes", "words",
]  # fmt: skip
# What an answer means for the figures it is about: parts that make a total or a percentage; the same thing stated
# twice; limits within which a figure must lie; whether something is printed at all.
RuleNature = Literal["sum", "same", "bound", "presence"]
# Rows that state values of their own; a percent row restates another row.
VALUE_KINDS = ("item", "subtotal", "total")
DEFAULT_FIELD = "value"
Results = Iterator[CheckResult]


@dataclass(frozen=True)
class ResultWriter:
    """Writes the answers of one check about one release: what all of them have in common is stated once."""

    common: CheckResult  # the result without place, answer and numbers

    def answer(self, passes: bool, place: str, refs: Iterable[CellRef], printed: str, **more: str) -> CheckResult:
        """`more`: the numbers beside the printed one, plain: what the rule expects, how it comes about, the gap."""
        answer = "pass" if passes else "fail"
        return self.common._replace(place=place, answer=answer, cells=_places(refs), printed=printed, **more)

    def skip(self, place: str, refs: Iterable[CellRef], reason: Text) -> CheckResult:
        """The third answer: the rule does not apply here, and why."""
        return self.common._replace(place=place, answer="not_applicable", cells=_places(refs), reason=reason)


def _places(refs: Iterable[CellRef]) -> tuple[CellPlace, ...]:
    return tuple(dict.fromkeys([ref.place for ref in refs if not ref.is_absent]))


@dataclass(frozen=True)
class RuleInput:
    """What a rule about tables gets: one check definition for one table, its parameters read as rows and cells."""

    release: Release
    table: Table
    definition: CheckDefinition

    @cached_property
    def writer(self) -> ResultWriter:
        release, definition = self.release, self.definition
        about = (release.report, release.version, f"{self.table.id}/{definition.id}", "", definition.rule)
        nature = (definition.title, definition.stated, definition.level)
        return ResultWriter(CheckResult(*about, "not_applicable", *nature))

    def text(self, name: str, default: str = "") -> str:
        return read_text(self.definition.params, name, default)

    def texts(self, name: str) -> tuple[str, ...]:
        return read_texts(self.definition.params, name)

    def is_yes(self, name: str) -> bool:
        return self.text(name) == "yes"

    def rows(self) -> Iterator[Row]:
        """The rows a rule about every row looks at."""
        kinds = self.texts("kinds") or VALUE_KINDS
        return (row for row in self.table.rows if row.kind in kinds)

    def ref(self, row: Row, field: str) -> CellRef:
        return cell_ref_of(self.table, row, field)

    def refs(self, row: Row, fields: Sequence[str]) -> tuple[CellRef, ...]:
        return tuple(cell_ref_of(self.table, row, field) for field in fields)

    def term(self, text: str) -> CellRef:
        """The cell that a term stands for, whether or not it exists."""
        term = parse_term(text) or Term("", text, "")
        field = term.field or self.default_field
        table = self.release.table(term.table) if term.table else self.table
        return cell_ref_in(table, term.row, field) if table else CellRef(CellPlace(term.table, term.row, field))

    @cached_property
    def default_field(self) -> str:
        return self.text("field", DEFAULT_FIELD)

    def terms(self, name: str) -> tuple[CellRef, ...]:
        return tuple([self.term(text) for text in self.texts(name)])

    def place_of(self, ref: CellRef) -> str:
        """A row key in the definition's own table, the whole place elsewhere."""
        return ref.place.row if ref.place.table == self.table.id else write_place(ref.place)


def read_text(params: Mapping[str, object], name: str, default: str = "") -> str:
    value = params.get(name, default)
    return value if isinstance(value, str) else default


def read_texts(params: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of words; a single word stands for a list with that word alone."""
    value = params.get(name, ())
    if isinstance(value, str):
        return (value,)
    return tuple(str(word) for word in value) if isinstance(value, tuple | list) else ()


def read_words(params: Mapping[str, object], name: str) -> Mapping[str, str]:
    value = params.get(name)
    return {str(key): str(word) for key, word in value.items()} if isinstance(value, Mapping) else {}


def is_pattern(text: str) -> bool:
    return text.endswith(".*") or text.startswith("kind:")


def rows_named(table: Table, of: Iterable[str], total: str = "") -> tuple[str, ...]:
    """Row keys in the order given; plain keys stay even where the table lacks them, so that this can be told."""
    keys: dict[str, None] = {}
    for text in of:
        if is_pattern(text):
            keys.update(dict.fromkeys(row.key for row in table.rows if _is_meant(row, text) and row.key != total))
        else:
            keys[text] = None
    return tuple(keys)


def _is_meant(row: Row, pattern: str) -> bool:
    if pattern.startswith("kind:"):
        return row.kind == pattern.removeprefix("kind:")
    prefix = pattern.removesuffix("*")
    is_child = row.key.startswith(prefix) and "." not in row.key[len(prefix) :]
    # Headings carry no figure and percent rows restate one: neither is a term of a sum.
    return is_child and row.kind not in ("section", "percent")


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
    doc: str | None
    nature: RuleNature

    @property
    def sentence(self) -> str:
        return " ".join((self.doc or "").strip().split("\n\n", 1)[0].split())


_TableCheck = Callable[[RuleInput], Results]
_ReportCheck = Callable[[ResultWriter, Release, CrossReportIndex], Results]
Level = Literal["error", "remark"]


@dataclass(frozen=True)
class TableRule(Rule):
    """A rule about one table; it is applied where a check definition of the form, or of the report, names it."""

    params: tuple[Param, ...]
    check: _TableCheck


@dataclass(frozen=True)
class ReportRule(Rule):
    """A rule about whole reports; it is applied to each of them without a check definition."""

    level: Level
    needs_other_reports: bool  # compares with a report that the collection may not hold
    judge: _ReportCheck

    def check(self, release: Release, index: CrossReportIndex) -> Results:
        about = (release.report, release.version, self.name, "", self.name)
        common = CheckResult(*about, "not_applicable", self.title, False, self.level)
        return self.judge(ResultWriter(common), release, index)


def table_rule(title: Text, nature: RuleNature, **params: str) -> Callable[[_TableCheck], TableRule]:
    """Makes a function a rule with its own name and words. A parameter has a kind, with “?” if it may be left out."""
    made = tuple(Param(name, cast(ParamKind, kind.rstrip("?")), kind[-1] != "?") for name, kind in params.items())
    return lambda check: TableRule(check.__name__, title, getdoc(check), nature, made, check)


def report_rule(
    title: Text, nature: RuleNature, level: Level, needs_other_reports: bool = False
) -> Callable[[_ReportCheck], ReportRule]:
    more = (nature, level, needs_other_reports)
    return lambda check: ReportRule(check.__name__, title, getdoc(check), *more, check)
