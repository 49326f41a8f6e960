"""The header of a printed table, however many rows it has: which column holds which field of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.forms import Field, Form
from ..model.report_wording import ReportWording
from .folding import fold, has_words
from .source import Grid, GridRow

MAX_HEADER = 6
# “3=(4+5)”, “(12)”, “[7]”, and what a scanner makes of them: “11]”.
_COLUMN_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?(?:/\d)?(?:\s*=\s*[\d()\[\]+\s]+)?|[A-Ca-c]")
LIKELY = 0.6  # share of headings that must fit before a form is even asked about


@dataclass(frozen=True)
class ColumnNames:
    """Folded headings of the columns that are no field of a form."""

    number: frozenset[str]
    measure: frozenset[str]
    note: frozenset[str]
    label: frozenset[str]  # of the rows, in any form


@dataclass(frozen=True)
class Header:
    at: int  # the first row of the grid that belongs to it
    end: int  # the first row after it
    leaves: tuple[str, ...]  # the lowest heading of each column
    number: int | None  # the column of the rows' numbers
    label: int
    line: int


@dataclass(frozen=True)
class Layout:
    """Which column of a grid is what."""

    width: int
    number: int | None
    labels: tuple[int, ...]
    measure: int | None
    note: int | None
    fields: tuple[tuple[str, int], ...]
    unsure: tuple[tuple[str, int, str], ...] = ()  # (field by its place, column, heading as printed)

    @property
    def known(self) -> set[int]:
        others = (column for column in (self.number, self.measure, self.note) if column is not None)
        return {*self.labels, *others, *(column for _, column in self.fields)}


def column_names(wording: ReportWording, forms: Iterable[Form]) -> ColumnNames:
    return ColumnNames(
        number=frozenset(map(fold, wording.number_columns)),
        measure=frozenset(map(fold, wording.measure_columns)),
        note=frozenset(map(fold, wording.note_columns)),
        label=frozenset(fold(form.row_label.first) for form in forms),
    )


def find_headers(grid: Grid, names: ColumnNames) -> list[Header]:
    """Every header in the grid: tables that go on over pages repeat theirs."""
    headers, at = list[Header](), 0
    while at < len(grid.rows):
        header = _read_header(grid, at, names)
        if header is not None:
            headers.append(header)
        at = header.end if header else at + 1
    return headers


def _read_header(grid: Grid, at: int, names: ColumnNames) -> Header | None:
    first = grid.rows[at]
    filled = [column for column, cell in enumerate(first.cells) if cell.text]
    if len(filled) < 2:
        return None
    name, number = fold(first.text(filled[0])), None
    if name in names.number:
        number, label = filled[0], filled[1]
    elif name in names.label and filled[0] <= 1:
        label = filled[0]
    else:
        return None
    notes = {column for column in filled if fold(first.text(column)) in names.note}
    end = at + 1
    while end < len(grid.rows) and end - at < MAX_HEADER and _goes_on(grid.rows[end], first, {number, label}, notes):
        end += 1
    leaves = tuple(_leaf(grid.rows[at:end], column) for column in range(grid.width))
    while end < len(grid.rows) and (grid.rows[end].is_blank or is_column_numbers(grid.rows[end])):
        end += 1
    return Header(at, end, leaves, number, label, first.line)


def _goes_on(row: GridRow, first: GridRow, fixed: set[int | None], notes: set[int]) -> bool:
    """A further header row: nothing new below number and label, and words in at least two places or one group."""
    if any(row.text(column) and fold(row.text(column)) != fold(first.text(column)) for column in fixed):
        return False
    filled = {column for column, cell in enumerate(row.cells) if cell.text and column not in fixed}
    # A note that runs on over the page stands alone below the heading of the notes.
    return not filled <= notes and all(re.search(r"[^\W\d_]", row.text(column)) for column in filled)


def _leaf(rows: tuple[GridRow, ...], column: int) -> str:
    return next((row.text(column) for row in reversed(rows) if row.text(column)), "")


def is_column_numbers(row: GridRow) -> bool:
    """The row below many headers that only counts the columns."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) >= 3 and all(_COLUMN_NUMBER.fullmatch(text) for text in filled) and bool(row.text(1))


def make_layout(header: Header, form: Form, names: ColumnNames) -> tuple[Layout | None, float]:
    """The layout by which the header is one of this form, and the share of its headings that fit."""
    after = [c for c in range(header.label + 1, len(header.leaves)) if header.leaves[c]]
    measure = next((c for c in after if fold(header.leaves[c]) in names.measure), None)
    note = next((c for c in reversed(after) if fold(header.leaves[c]) in names.note), None)
    columns = [c for c in after if c not in (measure, note)]
    if not columns or len(columns) != len(form.fields):
        return None, 0.0
    pairs = list(zip(form.fields, columns, strict=True))
    unsure = tuple((field.name, c, header.leaves[c]) for field, c in pairs if not _fits(header.leaves[c], field))
    start = 0 if header.number is None else header.number + 1
    first = columns[0] if measure is None else min(columns[0], measure)
    layout = Layout(
        width=len(header.leaves),
        number=header.number,
        labels=tuple(range(min(start, header.label), first)),
        measure=measure,
        note=note,
        fields=tuple((field.name, c) for field, c in pairs),
        unsure=unsure,
    )
    return layout, 1 - len(unsure) / len(pairs)


def _fits(heading: str, field: Field) -> bool:
    """The heading is the field's label, or how a form misprints it."""
    prints = (field.label.first, field.printed_as, field.printed_as.rpartition(">")[2])
    names = {name for text in prints for name in (fold(text), fold(_bare(text))) if name}
    return not names.isdisjoint((fold(heading), fold(_bare(heading))))


def _bare(text: str) -> str:
    """Without the unit in brackets that some prints add: “Tỷ lệ hoàn thành (%)”."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", text)


def plain_layouts(form: Form, width: int, has_measure: bool) -> list[Layout]:
    """Layouts that a table without a header may have: with or without numbers of rows, with or without notes."""
    layouts = []
    for number in (0, None):
        for note in (width - 1, None):
            label = 0 if number is None else 1
            first = label + 1 + has_measure
            if first + len(form.fields) + (note is not None) == width:
                fields = tuple((field.name, first + at) for at, field in enumerate(form.fields))
                measure = label + 1 if has_measure else None
                layouts.append(Layout(width, number, (label,), measure, note, fields))
    return layouts


def says_title(lines: Iterable[str], wording: ReportWording) -> bool:
    """True where the text before a table announces a new one."""
    return any(has_words(fold(line), fold(words)) for line in lines for words in wording.table_titles)
