"""Small tables, reports and collections for the tests of checks/: only what a rule looks at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from plugins.cchc.checks import check_collection
from plugins.cchc.model.collection import Collection, Counts, DocumentCitation, References, ReportNotes
from plugins.cchc.model.findings import CheckResult, Explanation
from plugins.cchc.model.portal import Portal
from plugins.cchc.model.references import Indicator, Period
from plugins.cchc.model.releases import PROSE, Cell, CheckDefinition, Field, Form, Release, Row, RowsAre, Source, Table
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.texts import bilingual

STATES = {"~": "not_in_use", "-": "not_applicable", "?": "illegible", "#": "withheld"}
PERIODS = {
    "2018": ("year", "2018-01-01", "2018-12-31"),
    "2019-h1": ("half", "2019-01-01", "2019-06-30"),
    "2019-q1": ("quarter", "2019-01-01", "2019-03-31"),
    "2019-q2": ("quarter", "2019-04-01", "2019-06-30"),
    "2019-q4": ("quarter", "2019-10-01", "2019-12-31"),
}


def make_cell(printed: str) -> Cell:
    """A number, a blank (“”), text, or a state by its sign: ~ not in use, - not applicable, ? illegible, # withheld."""
    if printed in STATES:
        return Cell("", None, STATES[printed])
    if not printed:
        return Cell("", None, "blank")
    is_number = printed.replace(".", "", 1).lstrip("-").isdigit()
    return Cell(printed, Decimal(printed) if is_number else printed, "reported")


def make_definition(rule: str, definition_id: str = "it", **params: object) -> CheckDefinition:
    # `with` is a Python keyword: tests write with_.
    words = {name.rstrip("_"): value for name, value in params.items()}
    return CheckDefinition(
        definition_id, rule, bilingual(f"Phép kiểm {definition_id}", f"Check {definition_id}"), True, "error", words
    )


def make_form(
    fields: str,
    *check_definitions: CheckDefinition,
    form_id: str = "mau",
    rows: RowsAre = "unit",
    indicators: Mapping[str, str] | None = None,
) -> Form:
    """`fields` are names parted by spaces; a name that begins with “text” is a text column."""
    made = tuple(
        Field(
            name,
            "text" if name.startswith("text") else "number",
            bilingual(f"Cột {name}", f"Column {name}"),
            indicator=(indicators or {}).get(name, ""),
        )
        for name in fields.split()
    )
    return Form(form_id, "che-do", bilingual(form_id, form_id), "", rows, NO_TEXT, made, tuple(check_definitions))


def make_row(form: Form, key: str, printed: str, kind: str = "item", **about: str) -> Row:
    """`printed` holds the cells parted by “|”, or by spaces where none is blank; a lone “|” is a blank row."""
    cells = (
        [] if printed == "|" else [cell.strip() for cell in printed.split("|")] if "|" in printed else printed.split()
    )
    names = [field.name for field in form.fields]
    cells += [""] * (len(names) - len(cells))
    values = {name: make_cell(cell) for name, cell in zip(names, cells, strict=True)}
    return Row(key=key, kind=kind, label=f"Dòng {key}", cells=values, **about)  # pyright: ignore[reportArgumentType]


def make_table(
    form: Form, rows: Iterable[Row], table_id: str = "", period: str = "2019-h1", unit: str = "trung-tam"
) -> Table:
    name = table_id or form.id
    numbered = tuple(_numbered(row, at) for at, row in enumerate(rows, start=2))
    path = f"data/reports/bao-cao/1.0.0/{name}.csv"
    return Table(name, form, bilingual(name, name), period, "", "", unit, numbered, path)


def _numbered(row: Row, at: int) -> Row:
    return replace(row, csv_row=at)


def make_plain_table(form: Form, lines: Mapping[str, str], table_id: str = "", **about: str) -> Table:
    """A table of item rows; a key may name its kind: “tong:total”. Rows of indicators say what they are counted in."""
    rows, counted_in = [], "việc" if form.rows == "indicator" else ""
    for key, printed in lines.items():
        name, _, kind = key.partition(":")
        rows.append(make_row(form, name, printed, kind or "item", unit_of_measure=counted_in))
    return make_table(form, rows, table_id, **about)


def make_prose(rows: Sequence[tuple[str, str, str, str]], period: str = "2019-h1") -> Table:
    """(row, unit, indicator, value) of figures stated in the text."""
    made = [make_row(PROSE, key, value, unit=unit, indicator=indicator) for key, unit, indicator, value in rows]
    return make_table(PROSE, made, "prose", period)


def make_release(*tables: Table, report: str = "bao-cao", version: str = "1.0.0", period: str = "2019-h1") -> Release:
    source = Source("03/BC", "2019-07-11", "trung-tam", "che-do", "Báo cáo", "001.txt", "0" * 64)
    return Release(
        report, version, "trung-tam", period, bilingual(report, report), NO_TEXT, "2024-01-01", "", NO_TEXT, source,
        tables, f"data/reports/{report}/{version}",
    )  # fmt: skip


def make_indicator(indicator: str, role: str) -> Indicator:
    return Indicator(indicator, indicator, "", NO_TEXT, NO_TEXT, "", "integer", "", "", NO_TEXT, NO_TEXT, role)


INDICATORS = {role: make_indicator(role, role) for role in ("carried_over", "in_hand")}


def make_citation(document: str, date_printed: str, **other: str) -> DocumentCitation:
    citation = DocumentCitation(document, "quyet-dinh", "1", date_printed, "", "", NO_TEXT, "bao-cao", "", 1, "")
    return replace(citation, **other)  # pyright: ignore[reportArgumentType]


def make_notes(
    *explanations: Explanation, check_definitions: Sequence[CheckDefinition] = (), report: str = "bao-cao"
) -> ReportNotes:
    return ReportNotes(report, tuple(check_definitions), explanations, f"data/findings/{report}.yaml")


def make_collection(
    *releases: Release,
    citations: Sequence[DocumentCitation] = (),
    notes: Sequence[ReportNotes] = (),
    forms: Sequence[Form] = (),
) -> Collection:
    periods = {key: Period(key, kind, start, end, NO_TEXT, NO_TEXT) for key, (kind, start, end) in PERIODS.items()}
    held = {table.form.id: table.form for release in releases for table in release.tables if table.form is not PROSE}
    return Collection(
        references=References({}, (), (), periods, INDICATORS, {}, tuple(citations)),
        forms=held | {form.id: form for form in forms},
        measures=(),
        releases=releases,
        notes={one.report: one for one in notes},
        counts=Counts(0, 0, 0, 0),
        portal=Portal(languages=("vi", "en")),
    )


def answers_of(release: Release, rule: str, *earlier: Release, **collection: object) -> dict[str, CheckResult]:
    """The answers of one rule by place; places must be unique."""
    whole = make_collection(release, *earlier, **collection)  # pyright: ignore[reportArgumentType]
    found = [result for result in check_collection(whole).of_report(release.report) if result.rule == rule]
    by_place = {result.place: result for result in found}
    assert len(by_place) == len(found), "two answers at one place"
    return by_place


def short(results: Mapping[str, CheckResult]) -> dict[str, str]:
    """place -> p, f or n: a whole test table at one glance."""
    return {place: result.answer[0] for place, result in results.items()}
