"""What data/ says in YAML beside the portal: forms with their check definitions (`identities`; checks/ judges whether
rules know them), measures, ready questions, findings, how reports print.

Building the site needs nothing of how reports print things, so that file may be absent.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import PurePosixPath

from ..model.collection import COLUMN_KINDS, NO_WORDING, PeriodPattern, Query, QueryColumn, ReportNotes, ReportWording
from ..model.findings import DIFFERENCES, STATUSES, Explanation
from ..model.measures import CHANCES, Measure, Variant
from ..model.references import CHECKED, MEASURE_ROLES, LegalBasis
from ..model.releases import PROSE, CheckDefinition, Field, FieldType, Form, RowsAre
from ..words.text import NO_TEXT, Lang
from .closed_reading import ClosedSection, Node
from .read_files import Faults, Tree, did_you_mean
from .structure_check import Lists, open_all, open_yaml

_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_TAKEN = frozenset(("row", "row_kind", "label", "unit", "indicator", "category", "unit_of_measure", "where", "note"))
_TYPES: dict[str, FieldType] = {"integer": "integer", "number": "number", "text": "text"}
_ROWS: dict[str, RowsAre] = {"unit": "unit", "indicator": "indicator", "category": "category"}


@dataclass(frozen=True)
class Forms:
    """Forms by id, and the ids of unreadable ones."""

    known: Mapping[str, Form]
    unreadable: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        return self.unreadable | self.known.keys()

    @property
    def named(self) -> dict[str, Form]:
        """All that tables can have, the one of prose with them."""
        return {**self.known, PROSE.id: PROSE}

    def id_of_table(self, table: str) -> str:
        """form-3 serves the tables form-3a and form-3b; prose has one form everywhere. Empty: no form."""
        if table == PROSE.id or table in self.ids:
            return table
        return table[:-1] if table[-1:].isalpha() and table[:-1] in self.ids else ""

    def of_table(self, table: str) -> Form | None:
        return PROSE if table == PROSE.id else self.known.get(self.id_of_table(table))


@dataclass(frozen=True)
class Vocabulary:
    """What the files of a report may name, and in which languages they speak."""

    languages: tuple[Lang, ...]
    lists: Lists
    forms: Forms


def read_forms(tree: Tree, languages: Sequence[Lang], lists: Lists, faults: Faults) -> Forms:
    files = open_all(tree.under("data/forms"), faults, languages)
    known = {section.file_name: _read_form(section, lists) for section in files}
    paths = [PurePosixPath(path) for path in (*tree.files, *tree.refused) if path.startswith("data/forms/")]
    return Forms(known, frozenset(path.name.removesuffix(".yaml") for path in paths) - known.keys())


def check_code(
    section: ClosedSection, key: str, lists: Lists, list_name: str, problem: str = "reference.unknown"
) -> None:
    """Each text under the key is an id of the list; a broken list is not asked."""
    for text in section.texts(key) if list_name in lists else ():
        if text not in lists[list_name]:
            section.problem(key, problem, text, guess=did_you_mean(text, lists[list_name]))


def _read_form(section: ClosedSection, lists: Lists) -> Form:
    section.close_as(Form, id="form", check_definitions="identities")
    section.check_name("form", "biểu mẫu")
    rows = section.choice("rows", _ROWS, "category")
    return section.make(
        Form,
        id=section.file_name,
        regime=section.filled("regime"),
        printed_title=section.shown("printed_title"),
        rows=_ROWS.get(rows, "category"),
        fields=_read_fields(section, lists),
        check_definitions=read_check_definitions(section),
        prompts=section.words("prompts"),
    )


def _read_fields(section: ClosedSection, lists: Lists) -> tuple[Field, ...]:
    read: dict[str, Field] = {}
    for entry in section.sections("fields"):
        field = _read_field(entry, lists)
        if field.name in read or field.name in _TAKEN:
            entry.problem("name", "form.duplicate_field", field.name, column=field.name)
        read[field.name] = field
    return tuple(read.values())


def _read_field(section: ClosedSection, lists: Lists) -> Field:
    section.close_as(Field)
    name = section.filled("name")
    if name and not _FIELD_NAME.fullmatch(name):
        section.problem("name", "yaml.pattern/column", name)
    for key in ("indicator", "unit_of_measure"):
        check_code(section, key, lists, key)
    return section.make(
        Field,
        name=name,
        type=_TYPES.get(section.choice("type", _TYPES, "text"), "text"),
        headings=tuple(heading.as_text() for heading in section.sections("headings")),
        printed_as=section.shown("printed_as"),
    )


_OWN_KEYS = ("id", "rule", "stated", "level", "title")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def read_check_definitions(section: ClosedSection) -> tuple[CheckDefinition, ...]:
    """The list under `identities`."""
    return tuple(map(_read_definition, section.sections("identities")))


def _read_definition(section: ClosedSection) -> CheckDefinition:
    params = {key: _plain(node) for key, node in section.values.items() if key not in _OWN_KEYS}
    section.close(_OWN_KEYS, params)
    identifier = section.filled("id")
    if identifier and not _ID.fullmatch(identifier):
        section.problem("id", "yaml.pattern", identifier)
    level = section.choice("level", ("error", "remark"), "error")
    return CheckDefinition(
        id=identifier,
        rule=section.filled("rule"),
        title=section.translated("title"),
        stated=section.choice("stated", ("yes", "no"), "no") == "yes",
        level="remark" if level == "remark" else "error",
        params=params,
        line=section.node.line,
    )


def _plain(node: Node) -> object:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return tuple(_plain(item) for item in node.value)
    return {key: _plain(child) for key, child in node.value.items()}


_DIRECTIONS = ("higher_better", "lower_better", "neutral")


def read_measures(tree: Tree, vocabulary: Vocabulary, faults: Faults) -> tuple[Measure, ...]:
    """Measures by id."""
    files, forms = tree.under("data/measures"), {*vocabulary.forms.ids, PROSE.id}
    sections = open_all(files, faults, vocabulary.languages)
    return tuple(_read_measure(section, vocabulary.lists, forms) for section in sections)


def _read_measure(section: ClosedSection, lists: Lists, forms: Collection[str]) -> Measure:
    section.close_as(Measure, id="measure")
    section.check_name("measure", "chỉ số")
    check_code(section, "topic", lists, "section")
    check_code(section, "unit_of_measure", lists, "unit_of_measure")
    return section.make(
        Measure,
        id=section.text("measure"),
        topic=section.filled("topic"),
        unit_of_measure=section.filled("unit_of_measure"),
        direction=section.choice("direction", _DIRECTIONS),
        variants=_read_variants(section, lists, forms),
        role=section.choice("role", MEASURE_ROLES),
        basis=tuple(_read_basis(entry, lists) for entry in section.sections("basis")),
        chance=section.choice("chance", CHANCES, CHANCES[0]),
    )


def _read_basis(section: ClosedSection, lists: Lists) -> LegalBasis:
    section.close_as(LegalBasis, since="from", until="to")
    check_code(section, "act", lists, "legal_act")
    return section.make(
        LegalBasis,
        act=section.filled("act"),
        since=section.text("from"),
        until=section.text("to"),
        checked=section.choice("checked", CHECKED),
    )


def _read_variants(section: ClosedSection, lists: Lists, forms: Collection[str]) -> tuple[Variant, ...]:
    variants, seen = [], set[str]()
    for entry in section.sections("variants"):
        variant = entry.close_as(Variant).make(Variant, method=entry.filled("method"))
        for form in variant.forms:
            if form not in forms:
                entry.problem("forms", "reference.unknown/form", form, guess=did_you_mean(form, forms))
            elif form in seen:
                entry.problem("forms", "measure.form_twice", form)
            seen.add(form)
        for key in ("numerator", "denominator"):
            check_code(entry, key, lists, "indicator", "reference.unknown/indicator")
        if "numerator" in entry.values and not entry.words("numerator"):
            entry.problem("numerator", "yaml.empty/numerator")
        variants.append(variant)
    if not variants and "variants" in section.values:
        section.problem("variants", "yaml.empty/variants")
    return tuple(variants)


FOLDER = "data/queries"


def read_queries(tree: Tree, languages: Sequence[Lang], faults: Faults) -> tuple[Query, ...]:
    """In their order on the page; one may need reports that are not in the collection: then it is left out."""
    sections = open_all(tree.under(FOLDER), faults, languages)
    ordered = [(section.whole("order"), _read_query(section)) for section in sections]
    return tuple(query for _, query in sorted(ordered, key=lambda pair: (pair[0], pair[1].id)))


def _read_query(section: ClosedSection) -> Query:
    section.close(("query", "order", "question", "columns", "sql"), ("note", "needs", "python", "finding"))
    section.check_name("query", "câu hỏi")
    return section.make(
        Query,
        id=section.text("query"),
        sql=section.filled("sql"),
        columns=_columns(section, ("name", "kind", "label")),
        finding=_finding(section) if "finding" in section.values else None,
    )


def _finding(section: ClosedSection) -> Query:
    finding = section.section("finding")
    finding.close(("words", "columns", "sql"))
    columns = _columns(finding, ("name", "kind"))
    words = finding.translated("words")
    try:
        words.first.format(**{column.name: "" for column in columns})
    except (KeyError, ValueError, IndexError):
        finding.problem("words", "query.words")
    return Query(f"{section.text('query')}#finding", words, NO_TEXT, finding.filled("sql"), columns)


def _columns(section: ClosedSection, keys: tuple[str, ...]) -> tuple[QueryColumn, ...]:
    columns = []
    for column in section.sections("columns"):
        column.close(keys)
        kind = column.choice("kind", COLUMN_KINDS)
        columns.append(column.make(QueryColumn, name=column.filled("name"), kind=kind))
    if not columns and "columns" in section.values:
        section.problem("columns", "yaml.empty/columns")
    return tuple(columns)


def read_findings(
    tree: Tree, languages: Sequence[Lang], faults: Faults, report: str | None = None
) -> dict[str, ReportNotes]:
    """Notes by report."""
    files = [file for file in tree.under("data/findings") if report is None or file.name == f"{report}.yaml"]
    notes = (_read_notes(section, tree.reports) for section in open_all(files, faults, languages))
    return {of_report.report: of_report for of_report in notes}


def _read_notes(section: ClosedSection, reports: Collection[str]) -> ReportNotes:
    section.close(("report",), ("paper", "identities", "findings"))
    report = section.text("report")
    section.check_name("report", "báo cáo")
    if report == section.file_name and report not in reports:
        section.problem("report", "reference.unknown/report", report, guess=did_you_mean(report, reports))
    explanations, paper = _read_explanations(section), section.translated("paper")
    return ReportNotes(report, read_check_definitions(section), explanations, section.file, paper)


def _read_explanations(section: ClosedSection) -> tuple[Explanation, ...]:
    explanations: dict[tuple[str, str], Explanation] = {}
    for entry in section.sections("findings"):
        entry.close(("check", "place", "status", "text"), ("difference",))
        text = entry.translated("text")
        status = entry.choice("status", STATUSES, "open")
        difference = entry.choice("difference", DIFFERENCES)
        about = (entry.filled("check"), entry.text("place"), status, text, entry.file, entry.node.line)
        explanation = Explanation(*about, difference)
        if difference and status != "explained":
            entry.problem("difference", "finding.difference", difference)
        if explanation.key in explanations:
            line = explanations[explanation.key].line
            entry.problem("check", "finding.duplicate", explanation.check, line=line)
        if "text" in entry.values and not all(text.in_(lang).strip() for lang in entry.languages):
            entry.problem("text", "yaml.empty/explanation")
        explanations[explanation.key] = explanation
    return tuple(explanations.values())


_WORDING = "data/report_wording.yaml"
_LISTS = tuple(field.name for field in fields(ReportWording) if field.type == tuple[str, ...])
_MEASURES = ("percent", "yes_no", "decimal")


def read_wording(tree: Tree, languages: Sequence[Lang], faults: Faults) -> ReportWording:
    section = open_yaml(tree.files.get(_WORDING), faults, languages)
    if section is None:
        return NO_WORDING
    optional = ("window_day", "passages")
    section.close((*_LISTS, "words_for_figures", "measures", "unit_prints", "periods"), optional)

    def closed(key: str, *names: str) -> list[ClosedSection]:
        return [entry.close(names) for entry in section.sections(key)]

    measures = section.section("measures").close(_MEASURES)
    return section.make(
        ReportWording,
        words_for_figures={
            word: entry.text("figure")
            for entry in closed("words_for_figures", "words", "figure")
            for word in entry.words("words")
        },
        measures={kind: measures.words(kind) for kind in _MEASURES},
        unit_prints={entry.text("type"): entry.words("prints") for entry in closed("unit_prints", "type", "prints")},
        passages={entry.text("kind"): entry.words("words") for entry in closed("passages", "kind", "words")},
        periods=tuple(
            entry.close_as(PeriodPattern).make(PeriodPattern, id=entry.filled("id"), kind=entry.filled("kind"))
            for entry in section.sections("periods")
        ),
    )
