"""Grids into tables of forms: headers that repeat, tables that go on over pages, and which form each table is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.collection import Collection
from ..model.forms import Form
from .folding import fold, has_words
from .headings import (
    LIKELY,
    Header,
    Layout,
    find_headers,
    is_column_numbers,
    make_layout,
    plain_layouts,
    says_title,
    shifted,
)  # fmt: skip
from .source import Document, Grid, GridRow, Piece
from .templates import known_labels

CLEARLY = 0.2  # how much better the best form must be than the next
ENOUGH = 0.5  # share of rows with a known label that makes a table without a header part of the one before
_NUMBERING = re.compile(r"[\[(]?(?:\d{1,3}|[IVXLC]{1,6}|[a-zđ])(?:\.\d+)*[.)\]]?|[-+*•–]*", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedRow:
    """One row of a table as printed, its cells by what they are."""

    line: int
    line_to: int
    number: str
    label: str
    measure: str
    cells: Mapping[str, Piece]
    note: Piece
    extra: str = ""  # text in columns that are no field of the form
    marks: tuple[str, ...] = ()

    @property
    def has_figures(self) -> bool:
        return any(piece.text or piece.formula for piece in self.cells.values())


@dataclass(frozen=True)
class Segment:
    """A part of a grid: the rows below one header, or rows without any."""

    grid: Grid
    header: Header | None
    rows: tuple[GridRow, ...]
    title: tuple[str, ...]


@dataclass
class Group:
    """Segments that are one table, with the forms its header allows."""

    segments: list[Segment]
    layouts: dict[str, list[Layout | None]]  # by form, one for each segment
    complete: set[str]
    form: str = ""
    rows: list[PrintedRow] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    lost: list[Segment] = field(default_factory=list)  # parts without a header that do not fit

    @property
    def title(self) -> tuple[str, ...]:
        return self.segments[0].title

    @property
    def line(self) -> int:
        return self.segments[0].rows[0].line if self.segments[0].rows else self.segments[0].grid.rows[0].line

    @property
    def name(self) -> str:
        return self.segments[0].grid.name


def find_groups(document: Document, forms: Mapping[str, Form]) -> list[Group]:
    """All tables of the document that look like one of the forms, each with its parts."""
    labels = frozenset(fold(form.row_label.first) for form in forms.values())
    groups: list[Group] = []
    for segment in _segments(document, labels):
        layouts, complete = _candidates(segment, forms)
        last = groups[-1] if groups else None
        if segment.header is None:
            if last is not None:
                last.segments.append(segment)
                for held in last.layouts.values():
                    held.append(None)
        elif last is not None and set(layouts) & set(last.layouts) and not _starts_anew(segment, last):
            common = set(layouts) & set(last.layouts)
            last.segments.append(segment)
            last.layouts = {form: [*last.layouts[form], layouts[form]] for form in last.layouts if form in common}
            last.complete &= common
        else:
            groups.append(Group([segment], {form: [one] for form, one in layouts.items()}, complete))
    return [group for group in groups if group.layouts]


def _segments(document: Document, labels: frozenset[str]) -> list[Segment]:
    found = []
    for grid in document.grids:
        headers = find_headers(grid, labels)
        starts = [header.at for header in headers]
        before = grid.rows[: starts[0]] if starts else grid.rows
        title = (*grid.title, *(" ".join(c.text for c in row.cells if c.text) for row in before))
        # Lines of a title stand in one cell each; rows of a table that goes on have more.
        if any(sum(bool(cell.text) for cell in row.cells) > 1 for row in before) and (not headers or found):
            found.append(Segment(grid, None, before, grid.title))
        for header, end in zip(headers, [*starts, len(grid.rows)][1:], strict=True):
            lines = title if header is headers[0] else ()
            found.append(Segment(grid, header, grid.rows[header.end : end], tuple(line for line in lines if line)))
    return found


def _candidates(segment: Segment, forms: Mapping[str, Form]) -> tuple[dict[str, Layout], set[str]]:
    """Forms whose header this is; those that fit entirely leave no room for the merely likely."""
    if segment.header is None:
        return {}, set()
    made = {form_id: make_layout(segment.header, form) for form_id, form in forms.items()}
    whole = {form_id: layout for form_id, (layout, share) in made.items() if layout and share == 1}
    likely = {form_id: layout for form_id, (layout, share) in made.items() if layout and share >= LIKELY}
    return whole or likely, set(whole)


def _starts_anew(segment: Segment, group: Group) -> bool:
    """A title stands before it, or it begins with the same rows as the table before."""
    return says_title(segment.title) or _first_labels(segment) == _first_labels(group.segments[0])


def _first_labels(segment: Segment) -> list[str]:
    after = segment.header.label if segment.header else 1
    labels = [fold(row.text(after)) for row in segment.rows]
    return [label for label in labels if label][:3]


def choose_form(group: Group, collection: Collection, without: str = "") -> list[tuple[str, float]]:
    """Forms that the table may be, best first. One alone, or one that is clearly first, is the form."""
    scored = []
    for form_id in group.layouts:
        form = collection.forms[form_id]
        titled = has_words(fold(" ".join(group.title)), fold(form.printed_title)) if form.printed_title else False
        scored.append((form_id, titled + share_known(group, form_id, known_labels(collection, form_id, without))))
    return sorted(scored, key=lambda one: (-one[1], one[0]))


def is_clear(scored: list[tuple[str, float]]) -> bool:
    return len(scored) == 1 or scored[0][1] - scored[1][1] >= CLEARLY


def share_known(group: Group, form_id: str, labels: frozenset[str]) -> float:
    """The share of rows whose label a form knows."""
    found = [
        fold(_label(row, layout))
        for segment, layout in zip(group.segments, group.layouts[form_id], strict=True)
        if layout is not None
        for row in segment.rows
    ]
    said = [label for label in found if label]
    return sum(label in labels for label in said) / len(said) if said else 0.0


def fill_rows(group: Group, form: Form, has_measure: bool, labels: frozenset[str]) -> None:
    """The group's printed rows by the chosen form; parts that fit nowhere are told, not guessed."""
    group.form = form.id
    for segment, layout in zip(group.segments, group.layouts[form.id], strict=True):
        if layout is None:
            layout = _find_plain(segment, form, has_measure, labels)
            if layout is None:
                group.lost.append(segment)
                continue
            if layout.number is None:
                place = f"{segment.grid.name} (từ dòng {segment.rows[0].line})"
                group.notices.append(f"{place}: không có tiêu đề và thiếu cột STT, đọc theo nhãn của các dòng.")
        group.rows += [row for one in segment.rows if (row := _print(one, layout, labels)) is not None]
    group.rows = _join_notes(group.rows)


def _find_plain(segment: Segment, form: Form, has_measure: bool, labels: frozenset[str]) -> Layout | None:
    """The one layout under which most rows of a table without a header have labels of the form."""
    found = []
    for layout in plain_layouts(form, segment.grid.width, has_measure):
        said = [fold(_label(row, layout)) for row in segment.rows if _label(row, layout)]
        if said and sum(label in labels for label in said) / len(said) >= ENOUGH:
            found.append(layout)
    return found[0] if len(found) == 1 else None


def _label(row: GridRow, layout: Layout) -> str:
    """The label, or the text in the column STT where a total is printed over both."""
    text = " ".join(row.text(column) for column in layout.labels if row.text(column))
    number = row.text(layout.number)
    return text or ("" if _NUMBERING.fullmatch(number) else number)


def _print(row: GridRow, layout: Layout, labels: frozenset[str]) -> PrintedRow | None:
    if row.is_blank or is_column_numbers(row):
        return None
    layout = _refit(row, layout, labels)
    number, label = row.text(layout.number), _label(row, layout)
    extra = [cell.text for at, cell in enumerate(row.cells) if cell.text and at not in layout.known]
    marks = tuple(mark for column in layout.labels for mark in row.piece(column).marks)
    return PrintedRow(
        line=row.line,
        line_to=row.line_to or row.line,
        number=number if number != label else "",
        label=label,
        measure=row.text(layout.measure),
        cells={name: row.piece(column) for name, column in layout.fields},
        note=row.piece(layout.note),
        extra=" ".join(extra),
        marks=marks,
    )


def _refit(row: GridRow, layout: Layout, labels: frozenset[str]) -> Layout:
    """A row of another length whose label stands one place aside is read from there."""
    if len(row.cells) == layout.width or fold(_label(row, layout)) in labels:
        return layout
    for by in (-1, 1):
        if fold(_label(row, shifted(layout, by))) in labels:
            return shifted(layout, by)
    return layout


def _join_notes(rows: list[PrintedRow]) -> list[PrintedRow]:
    """A row that holds nothing but a note goes on from the row before it."""
    joined: list[PrintedRow] = []
    for row in rows:
        if joined and not (row.label or row.number or row.measure or row.has_figures or row.extra):
            last = joined[-1]
            text = " ".join(part for part in (last.note.text, row.note.text) if part)
            note = Piece(text, tuple(dict.fromkeys((*last.note.marks, *row.note.marks))))
            joined[-1] = PrintedRow(
                last.line, row.line_to, last.number, last.label, last.measure, last.cells, note, last.extra, last.marks
            )
        elif row.label or row.number or row.measure or row.has_figures or row.note.text or row.extra:
            joined.append(row)
    return joined
