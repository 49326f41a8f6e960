"""Problems about findings: a failed check without an explanation, or an explanation that is itself wrong."""

from __future__ import annotations

from ..errors import Problem
from ..model.collection import ReportNotes
from ..model.findings import CheckResult, Explanation
from ..model.releases import SOURCE_FILE, Release, Table

_CITATIONS = "data/reference/documents.csv"


def unexplained(release: Release, result: CheckResult) -> Problem:
    """A failure nobody has said anything about yet."""
    place = result.cells[0] if result.cells else None
    table = release.table(place.table) if place else None
    row = table.row(place.row) if table and place else None
    line = int(result.place.removeprefix("dong-").partition("-")[0]) if result.place.startswith("dong-") else None
    elsewhere = f"{release.folder}/{SOURCE_FILE}" if line else _CITATIONS
    return Problem(
        file=table.path if table else elsewhere,
        row=row.csv_row if row else line,
        column=place.field if place else "" if line else "date_printed",
        code=f"check.{result.rule}",
        message=f"{result.title.first}: {_difference(result)}",
        cure=_cure(result),
        value=result.printed,
        label=row.label if row else "",
        heading=_heading(table, place.field) if table and place else "",
    )


def _heading(table: Table, name: str) -> str:
    """As printed above the column, from the topmost heading down."""
    field = next((field for field in table.form.fields if field.name == name), None)
    return field.full_label.first if field else ""


def _difference(result: CheckResult) -> str:
    """What does not add up, with the arithmetic."""
    if not result.expected:
        return f"bản in ghi {result.printed}"
    because = f" ({result.arithmetic})" if result.arithmetic else ""
    gap = f", lệch {result.gap}" if result.gap else ""
    return f"bản in ghi {result.printed or 'trống'}, đối chiếu ra {result.expected}{because}{gap}"


def _cure(result: CheckResult) -> str:
    stanza = f'{{check: "{result.check}", place: "{result.place}", status: open, text: {{vi: "…", en: "…"}}}}'
    return (
        "So lại với văn bản gốc. Nếu chép sai thì sửa lại bản chép; nếu văn bản in đúng như vậy thì mô tả"
        f" trong data/findings/{result.report}.yaml, mục findings: - {stanza}"
    )


def explanation_problem(notes: ReportNotes, explanation: Explanation, fault: tuple[str, str, str]) -> Problem:
    """An explanation that is wrong itself; `fault` is code, message and cure."""
    code, message, cure = fault
    file, row = explanation.file or notes.file, explanation.line or None
    full_message = f"Mục check “{explanation.check}”, place “{explanation.place}”: {message}"
    return Problem(file, row, "", code, full_message, cure)
