"""Grids into tables of forms: headers that repeat, tables that go on over pages, and which form each table is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model.forms import Form
from .folding import fold, has_words
from .headings import (
    LIKELY,
    ColumnNames,
    Header,
    Layout,
    column_names,
    find_headers,
    is_column_numbers,
    make_layout,
    plain_layouts,
    says_title,
)  # fmt: skip
from .import_context import ImportContext
from .source import EMPTY, Document, Grid, GridRow, PrintedCell
from .templates import Template, known_labels

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
    cells: Mapping[str, PrintedCell]
    note: PrintedCell
    extra: str = ""  # text in columns that are no field of the form
    marks: tuple[str, ...] = ()

    @property
    def has_figures(self) -> bool:
        return any(cell.text or cell.formula for cell in self.cells.values())

    @property
    def is_blank(self) -> bool:
        return not (self.number or self.label or self.measure or self.has_figures or self.note.text or self.extra)

    @property
    def is_note_alone(self) -> bool:
        return replace(self, note=EMPTY).is_blank


@dataclass(frozen=True)
class Segment:
    """A part of a grid: the rows below one header, or rows without any."""

    grid: Grid
    header: Header | None
    rows: tuple[GridRow, ...]
    title: tuple[str, ...]


@dataclass
class TableGroup:
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
        """The first line of its header, or of its rows."""
        header = self.segments[0].header
        return header.line if header else self.rows[0].line if self.rows else 1

    def parts(self, form: str) -> Iterator[tuple[Segment, Layout | None]]:
        return zip(self.segments, self.layouts[form], strict=True)

    @property
    def name(self) -> str:
        return self.segments[0].grid.name


def find_groups(document: Document, forms: Mapping[str, Form], context: ImportContext) -> list[TableGroup]:
    """All tables of the document that look like one of the forms, each with its parts."""
    names = column_names(context.wording, forms.values())
    groups: list[TableGroup] = []
    for segment in _segments(document, names):
        layouts, complete = _candidates(segment, forms, names)
        last = groups[-1] if groups else None
        if segment.header is None:
            if last is not None:
                last.segments.append(segment)
                for parts in last.layouts.values():
                    parts.append(None)
        elif last is not None and set(layouts) & set(last.layouts) and not _starts_anew(segment, last, context):
            common = set(layouts) & set(last.layouts)
            last.segments.append(segment)
            last.layouts = {form: [*last.layouts[form], layouts[form]] for form in last.layouts if form in common}
            last.complete &= common
        else:
            groups.append(TableGroup([segment], {form: [layout] for form, layout in layouts.items()}, complete))
    return [group for group in groups if group.layouts]


def _segments(document: Document, names: ColumnNames) -> Iterator[Segment]:
    is_first = True
    for grid in document.grids:
        headers = find_headers(grid, names)
        starts = [header.at for header in headers]
        before = grid.rows[: starts[0]] if starts else grid.rows
        title = (*grid.title, *(" ".join(c.text for c in row.cells if c.text) for row in before))
        # Lines of a title stand in one cell each; rows of a table that goes on have more.
        if any(sum(bool(cell.text) for cell in row.cells) > 1 for row in before) and not (headers and is_first):
            is_first = False
            yield Segment(grid, None, before, grid.title)
        for header, end in zip(headers, [*starts, len(grid.rows)][1:], strict=True):
            is_first = False
            lines = title if header is headers[0] else ()
            yield Segment(grid, header, grid.rows[header.end : end], tuple(line for line in lines if line))


def _candidates(segment: Segment, forms: Mapping[str, Form], names: ColumnNames) -> tuple[dict[str, Layout], set[str]]:
    """Forms whose header this is; those that fit entirely leave no room for the merely likely."""
    if segment.header is None:
        return {}, set()
    layouts = {form_id: make_layout(segment.header, form, names) for form_id, form in forms.items()}
    whole = {form_id: layout for form_id, (layout, share) in layouts.items() if layout and share == 1}
    likely = {form_id: layout for form_id, (layout, share) in layouts.items() if layout and share >= LIKELY}
    return whole or likely, set(whole)


def _starts_anew(segment: Segment, group: TableGroup, context: ImportContext) -> bool:
    """A title stands before it, or it begins with the same rows as the table before."""
    if says_title(segment.title, context.wording):
        return True
    return _first_labels(segment) == _first_labels(group.segments[0])


def _first_labels(segment: Segment) -> list[str]:
    column = segment.header.label if segment.header else 1
    labels = [fold(row.text(column)) for row in segment.rows]
    return [label for label in labels if label][:3]


def score_forms(group: TableGroup, context: ImportContext) -> list[tuple[str, float]]:
    """Forms that the table may be, best first. One alone, or one that is clearly first, is the form."""
    scored = []
    for form_id in group.layouts:
        printed = context.collection.forms[form_id].printed_title
        is_titled = bool(printed) and has_words(fold(" ".join(group.title)), fold(printed))
        scored.append((form_id, is_titled + share_known(group, form_id, context)))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def is_clear(scored: list[tuple[str, float]]) -> bool:
    return len(scored) == 1 or scored[0][1] - scored[1][1] >= CLEARLY


def share_known(group: TableGroup, form_id: str, context: ImportContext) -> float:
    """The share of rows below a header whose label the form knows."""
    labels = [_label(row, layout) for segment, layout in group.parts(form_id) if layout for row in segment.rows]
    return _share(labels, known_labels(context, form_id))


def _share(labels: Iterable[str], known: frozenset[str]) -> float:
    folded = [label for label in map(fold, labels) if label]
    return sum(label in known for label in folded) / len(folded) if folded else 0.0


def fill_rows(group: TableGroup, template: Template, context: ImportContext) -> None:
    """The group's printed rows by the chosen form; parts that fit nowhere are told, not guessed."""
    group.form = template.form.id
    known, rows = known_labels(context, group.form), list[PrintedRow]()
    for segment, header_layout in group.parts(group.form):
        layout = header_layout or _find_plain(segment, template, known)
        if layout is None:
            group.lost.append(segment)
            continue
        if header_layout is None and layout.number is None:
            place = f"{segment.grid.name} (từ dòng {segment.rows[0].line})"
            group.notices.append(f"{place}: không có tiêu đề và thiếu cột STT, đọc theo nhãn của các dòng.")
        printed = [row for row in segment.rows if not (row.is_blank or is_column_numbers(row))]
        rows += [_print(row, layout) for row in printed]
    group.rows = _join_notes(rows)


def _find_plain(segment: Segment, template: Template, known: frozenset[str]) -> Layout | None:
    """The one layout under which most rows of a table without a header have labels of the form."""
    layouts = [
        layout
        for layout in plain_layouts(template.form, segment.grid.width, template.has_measure)
        if _share([_label(row, layout) for row in segment.rows], known) >= ENOUGH
    ]
    return layouts[0] if len(layouts) == 1 else None


def _label(row: GridRow, layout: Layout) -> str:
    """The label, or the text in the column of numbers where a total is printed over both."""
    text = " ".join(row.text(column) for column in layout.labels if row.text(column))
    number = row.text(layout.number)
    return text or ("" if _NUMBERING.fullmatch(number) else number)


def _print(row: GridRow, layout: Layout) -> PrintedRow:
    number, label = row.text(layout.number), _label(row, layout)
    return PrintedRow(
        line=row.line,
        line_to=row.line,
        number=number if number != label else "",
        label=label,
        measure=row.text(layout.measure),
        cells={name: row.cell(column) for name, column in layout.fields},
        note=row.cell(layout.note),
        extra=" ".join(cell.text for at, cell in enumerate(row.cells) if cell.text and at not in layout.known),
        marks=tuple(mark for column in layout.labels for mark in row.cell(column).marks),
    )


def _join_notes(rows: Iterable[PrintedRow]) -> list[PrintedRow]:
    """A row that holds nothing but a note goes on from the row before it."""
    joined: list[PrintedRow] = []
    for row in rows:
        if joined and row.is_note_alone:
            note = joined[-1].note
            text = " ".join(part for part in (note.text, row.note.text) if part)
            marks = tuple(dict.fromkeys((*note.marks, *row.note.marks)))
            joined[-1] = replace(joined[-1], line_to=row.line_to, note=PrintedCell(text, marks))
        elif not row.is_blank:
            joined.append(row)
    return joined
