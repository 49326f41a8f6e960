"""The header of a printed table, however many rows it has: which column holds which field of a form."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from ..model.forms import Field, Form
from .folding import fold, has_words
from .source import Grid, GridRow

NUMBER_NAMES = frozenset(("stt", "tt", "so tt", "so thu tu"))
NOTE_NAMES = frozenset(("ghi chu", "ghi chu neu co"))
MEASURE_NAMES = frozenset(("don vi tinh", "dvt"))
MAX_HEADER = 6
# “3=(4+5)”, “(12)”, “[7]”, and what a scanner makes of them: “11]”.
_COLUMN_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?(?:/\d)?(?:\s*=\s*[\d()\[\]+\s]+)?|[A-Ca-c]")
LIKELY = 0.6  # share of headings that must fit before a form is even asked about


@dataclass(frozen=True)
class Header:
    at: int  # the first row of the grid that belongs to it
    end: int  # the first row after it
    leaves: tuple[str, ...]  # the lowest heading of each column
    number: int | None  # the column STT
    label: int
    line: int


@dataclass(frozen=True)
class Layout:
    """Which column of a grid is what."""

    form: str
    width: int
    number: int | None
    labels: tuple[int, ...]
    measure: int | None
    note: int | None
    fields: tuple[tuple[str, int], ...]
    unsure: tuple[tuple[str, int, str], ...] = ()  # (field by its place, column, heading as printed)

    @property
    def known(self) -> set[int]:
        roles = {*self.labels, *(column for _, column in self.fields)}
        return roles | {one for one in (self.number, self.measure, self.note) if one is not None}


def find_headers(grid: Grid, row_labels: Collection[str]) -> list[Header]:
    """Every header in the grid: tables that go on over pages repeat theirs."""
    headers, at = list[Header](), 0
    while at < len(grid.rows):
        header = _read_header(grid, at, row_labels)
        if header is not None:
            headers.append(header)
        at = header.end if header else at + 1
    return headers


def _read_header(grid: Grid, at: int, row_labels: Collection[str]) -> Header | None:
    first = grid.rows[at]
    filled = [column for column, cell in enumerate(first.cells) if cell.text]
    if len(filled) < 2:
        return None
    name, number = fold(first.text(filled[0])), None
    if name in NUMBER_NAMES:
        number, label = filled[0], filled[1]
    elif name in row_labels and filled[0] <= 1:
        label = filled[0]
    else:
        return None
    end = at + 1
    # A blank row may stand within: Markdown draws a ruler below the first row of a header.
    while end < len(grid.rows) and end - at < MAX_HEADER and _goes_on(grid.rows[end], first, number, label):
        end += 1
    leaves = tuple(_leaf(grid.rows[at:end], column) for column in range(grid.width))
    while end < len(grid.rows) and (grid.rows[end].is_blank or is_column_numbers(grid.rows[end])):
        end += 1
    return Header(at, end, leaves, number, label, first.line)


def _goes_on(row: GridRow, first: GridRow, number: int | None, label: int) -> bool:
    """A further header row: nothing new below STT and the label, and words in at least two places or one group."""
    if row.is_blank:
        return True
    for column in (number, label):
        if column is not None and row.text(column) and fold(row.text(column)) != fold(first.text(column)):
            return False
    filled = [column for column, cell in enumerate(row.cells) if cell.text and column not in (number, label)]
    notes = [column for column in filled if fold(first.text(column)) in NOTE_NAMES]
    # A note that runs on over the page stands alone below “Ghi chú”.
    return filled != notes and all(re.search(r"[^\W\d_]", row.text(column)) for column in filled)


def _leaf(rows: tuple[GridRow, ...], column: int) -> str:
    return next((row.text(column) for row in reversed(rows) if row.text(column)), "")


def is_column_numbers(row: GridRow) -> bool:
    """The row below many headers that only counts the columns."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) >= 3 and all(_COLUMN_NUMBER.fullmatch(text) for text in filled) and bool(row.text(1))


def heading_names(field: Field) -> frozenset[str]:
    """Folded headings under which the field is known: its label, and how a form misprints it."""
    parts = [field.label.first, field.printed_as, field.printed_as.rpartition(">")[2]]
    return frozenset(name for part in parts for name in (fold(part), fold(_bare(part))) if name)


def _bare(text: str) -> str:
    """Without the unit in brackets that some prints add: “Tỷ lệ hoàn thành (%)”."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", text)


def make_layout(header: Header, form: Form) -> tuple[Layout | None, float]:
    """The layout by which the header is one of this form, and the share of its headings that fit."""
    after = [c for c in range(header.label + 1, len(header.leaves)) if header.leaves[c]]
    measure = next((c for c in after if fold(header.leaves[c]) in MEASURE_NAMES), None)
    note = next((c for c in reversed(after) if fold(header.leaves[c]) in NOTE_NAMES), None)
    columns = [c for c in after if c not in (measure, note)]
    if not columns or len(columns) != len(form.fields):
        return None, 0.0
    fits = [_fits(header.leaves[c], field) for c, field in zip(columns, form.fields, strict=True)]
    start = (header.number if header.number is not None else -1) + 1
    first = min(columns[0], measure if measure is not None else columns[0])
    layout = Layout(
        form=form.id,
        width=len(header.leaves),
        number=header.number,
        labels=tuple(column for column in range(first) if column >= min(start, header.label)),
        measure=measure,
        note=note,
        fields=tuple((field.name, c) for c, field in zip(columns, form.fields, strict=True)),
        unsure=tuple(
            (field.name, c, header.leaves[c])
            for c, field, fit in zip(columns, form.fields, fits, strict=True)
            if not fit
        ),
    )
    return layout, sum(fits) / len(fits)


def _fits(leaf: str, field: Field) -> bool:
    return bool({fold(leaf), fold(_bare(leaf))} & heading_names(field))


def plain_layouts(form: Form, width: int, has_measure: bool) -> list[Layout]:
    """Layouts that a table without a header may have: with or without STT, with or without notes."""
    found = []
    for with_number in (True, False):
        for with_note in (True, False):
            start = 1 if with_number else 0
            first = start + 1 + has_measure
            if first + len(form.fields) + with_note == width:
                fields = tuple((field.name, first + at) for at, field in enumerate(form.fields))
                measure, note = start + 1 if has_measure else None, width - 1 if with_note else None
                found.append(Layout(form.id, width, 0 if with_number else None, (start,), measure, note, fields))
    return found


def shifted(layout: Layout, by: int) -> Layout:
    """The same layout for a row whose cells all stand further left or right."""
    return replace(
        layout,
        number=None if layout.number is None else layout.number + by,
        labels=tuple(column + by for column in layout.labels),
        measure=None if layout.measure is None else layout.measure + by,
        note=None if layout.note is None else layout.note + by,
        fields=tuple((name, column + by) for name, column in layout.fields),
    )


def says_title(lines: Collection[str]) -> bool:
    """True where the text before a table announces a new one."""
    return any(has_words(fold(line), words) for line in lines for words in ("phu luc", "bieu mau", "bieu so"))
