"""Grids into tables of forms: tables that go on over pages, rows that lines break, and which form each table is."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model.collection import ReportWording
from ..model.releases import Form
from .folding import fold, has_words, squeeze
from .import_context import ImportContext, likeness
from .source import EMPTY, CellMark, Document, Grid, GridRow, PrintedCell
from .table_headers import Header, HeaderReader, Layout, is_column_numbers
from .templates import Template, known_labels

ALIKE = 88  # percent, for the label of a scan and one of the form's
CUT_LABEL = 20  # letters of a label that are enough to know it by
MOST_LINES = 14  # that one row may be broken into
CLEARLY = 0.2  # how much better the best form must be than the next
ENOUGH = 0.5  # share of rows with a known label that makes a table without a header part of the one before
_NUMBERING = re.compile(r"[\[(]?(?:\d{1,3}|[IVXLC]{1,6}|[a-zđ])(?:[.-]\d+)*[.)\]]?|[-+*•–]*", re.IGNORECASE)


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
    is_on_page: bool = False  # of a PDF, where a cell may cut its label off
    marks: tuple[str, ...] = ()

    @property
    def has_figures(self) -> bool:
        return any(cell.text or cell.formula for cell in self.cells.values())

    def is_one_of(self, names: Collection[str]) -> bool:
        """The label is one of the squeezed names, or on a page, where cells cut long labels off, begins one."""
        label = squeeze(self.label)
        if CellMark.SCANNED in self.marks and label:
            return likeness(label, names) >= ALIKE
        is_cut = self.is_on_page and len(label) >= CUT_LABEL
        return label in names or (is_cut and any(name.startswith(label) for name in names))

    @property
    def is_blank(self) -> bool:
        return not (self.number or self.label or self.measure or self.has_figures or self.note.text or self.extra)


@dataclass(frozen=True)
class Segment:
    """A part of a grid: the rows below one header, or rows without any."""

    grid: Grid
    header: Header | None
    rows: tuple[GridRow, ...]
    title: tuple[str, ...]
    layouts: Mapping[str, Layout]  # by form whose header this is, wholly or likely


@dataclass
class TableGroup:
    """Segments that are one table; the first has a header."""

    segments: list[Segment]
    forms: set[str]  # that all its headers allow
    rows: list[PrintedRow] = field(default_factory=list)
    lost: list[Segment] = field(default_factory=list)  # parts without a header that do not fit

    @property
    def title(self) -> tuple[str, ...]:
        return self.segments[0].title

    @property
    def line(self) -> int:
        """The first line of its header."""
        header = self.segments[0].header
        return header.line if header else 1

    def parts(self, form: str) -> Iterator[tuple[Segment, Layout | None]]:
        return ((segment, segment.layouts.get(form)) for segment in self.segments)

    def is_whole(self, form: str) -> bool:
        """Every heading is one of the form's, and it has no other."""
        return not any(layout.unsure or layout.others for _, layout in self.parts(form) if layout)


def says_title(lines: Iterable[str], wording: ReportWording) -> bool:
    """True where the text before a table announces a new one."""
    return any(has_words(fold(line), fold(words)) for line in lines for words in wording.table_titles)


def find_groups(document: Document, forms: Iterable[Form], context: ImportContext) -> list[TableGroup]:
    """All tables of the document that look like one of the forms, each with its parts."""
    groups: list[TableGroup] = []
    for segment in _segments(document, HeaderReader(forms, context.wording), context):
        last = groups[-1] if groups else None
        common = last.forms & segment.layouts.keys() if last else set()
        if segment.header is None:
            if last:
                last.segments.append(segment)
        elif last and common and not _starts_anew(segment, last, context):
            last.segments.append(segment)
            last.forms = common
        else:
            groups.append(TableGroup([segment], set(segment.layouts)))
    return [group for group in groups if group.forms]


def _segments(document: Document, reader: HeaderReader, context: ImportContext) -> Iterator[Segment]:
    for grid in document.grids:
        headers = reader.find(grid)
        starts = [header.at for header in headers]
        before = grid.rows[: starts[0]] if starts else grid.rows
        title = tuple(filter(None, (*grid.title, *(" ".join(c.text for c in row.cells if c.text) for row in before))))
        # Lines of a title stand in one cell each; rows of a table that goes on have more, or stand alone on a page.
        is_rows = any(sum(bool(cell.text) for cell in row.cells) > 1 for row in before)
        is_page = not headers and any(cell.spot for row in before for cell in row.cells)
        if is_rows or is_page:
            yield Segment(grid, None, before, grid.title, {})
        for header, end in zip(headers, [*starts, len(grid.rows)][1:], strict=True):
            title_lines, rows = title if header is headers[0] else (), grid.rows[header.end : end]

            def is_by_rows(form_id: str, layout: Layout, rows: Sequence[GridRow] = rows) -> bool:
                known = known_labels(context.collection, form_id)
                return _share(_join_broken([_print(row, layout) for row in rows], known), known) >= ENOUGH

            yield Segment(grid, header, rows, title_lines, reader.layouts(header, is_by_rows))


def _starts_anew(segment: Segment, group: TableGroup, context: ImportContext) -> bool:
    """A title stands before it, or it begins with the same rows as the table before."""
    is_titled = says_title(segment.title, context.wording)
    return is_titled or _first_labels(segment) == _first_labels(group.segments[0])


def _first_labels(segment: Segment) -> list[str]:
    column = segment.header.label if segment.header else 1
    labels = [fold(row.text(column)) for row in segment.rows]
    return [label for label in labels if label][:3]


def likely_forms(group: TableGroup, context: ImportContext) -> list[str]:
    """Forms that the table may be, best first; one alone where it is clearly the form."""
    scores = {}
    for form_id in group.forms:
        printed = context.collection.forms[form_id].printed_title
        is_titled = bool(printed) and has_words(fold(" ".join(group.title)), fold(printed))
        scores[form_id] = is_titled + share_known(group, form_id, context)
    best = sorted(scores, key=lambda form_id: (-scores[form_id], form_id))
    return best[:1] if len(best) == 1 or scores[best[0]] - scores[best[1]] >= CLEARLY else best


def share_known(group: TableGroup, form_id: str, context: ImportContext) -> float:
    """The share of rows below a header whose label the form knows."""
    known = known_labels(context.collection, form_id)
    rows = [_print(row, layout) for segment, layout in group.parts(form_id) if layout for row in segment.rows]
    return _share(_join_broken(rows, known), known)


def _share(rows: Iterable[PrintedRow], known: Collection[str]) -> float:
    labelled = [row for row in rows if squeeze(row.label)]
    return sum(row.is_one_of(known) for row in labelled) / len(labelled) if labelled else 0.0


def fill_rows(group: TableGroup, template: Template, context: ImportContext) -> None:
    """The group's printed rows by the chosen form; parts that fit nowhere are told, not guessed."""
    known, last = known_labels(context.collection, template.form.id), None
    for segment, layout in group.parts(template.form.id):
        if layout is None and (last is None or not _continues(segment, last, known, group.rows[-MOST_LINES:])):
            group.lost.append(segment)
            continue
        last = layout or last
        for row in segment.rows:
            if last and not (row.is_blank or is_column_numbers(row)):
                _add(_print(row, last), group.rows)
    group.rows = _join_broken(group.rows, known)


def _continues(segment: Segment, layout: Layout, known: frozenset[str], before: Sequence[PrintedRow]) -> bool:
    """A table without a header goes on from the one before if most of its rows have labels of the form.

    It may lack the notes at the end of its rows, but no column of figures; a page may break its first and last row.
    """
    has_width = max(column for _, column in layout.fields) < segment.grid.width <= layout.width
    rows = _join_broken([*before, *(_print(row, layout) for row in segment.rows)], known)
    rows = [row for row in rows if row.line_to >= segment.rows[0].line]
    fitting = [at for at, row in enumerate(rows) if row.is_one_of(known)]
    whole = rows[fitting[0] : fitting[-1] + 1] if len(fitting) > 1 else rows
    return has_width and _share(whole, known) >= ENOUGH


def _print(row: GridRow, layout: Layout) -> PrintedRow:
    number = row.text(layout.number)
    label = " ".join(row.text(column) for column in layout.labels if row.text(column))
    if not label and not _NUMBERING.fullmatch(number):  # a total is printed over both columns
        label = number
    return PrintedRow(
        line=row.line,
        line_to=row.line,
        number=number if number != label else "",
        label=label,
        measure=row.text(layout.measure),
        cells={name: row.cell(column) for name, column in layout.fields},
        note=row.cell(layout.note),
        extra=" ".join(cell.text for at, cell in enumerate(row.cells) if cell.text and at not in layout.known),
        is_on_page=any(row.cell(column).spot for column in layout.labels),
        marks=tuple(mark for column in layout.labels for mark in row.cell(column).marks),
    )


def _add(row: PrintedRow, rows: list[PrintedRow]) -> None:
    """A row that holds nothing but a note goes on from the row before it."""
    if rows and replace(row, note=EMPTY).is_blank:
        before = rows[-1].note
        text = " ".join(part for part in (before.text, row.note.text) if part)
        marks = tuple(dict.fromkeys((*before.marks, *row.note.marks)))
        rows[-1] = replace(rows[-1], line_to=row.line_to, note=PrintedCell(text, marks))
    else:
        rows.append(row)


def _join_broken(rows: list[PrintedRow], known: frozenset[str]) -> list[PrintedRow]:
    """Rows that lines or pages break are put together again where only then their label is one of the form's.

    A line of nothing but figures may stand in the middle of a label; at its end it may be another row's.
    """
    joined, at = list[PrintedRow](), 0
    while at < len(rows):
        row, count = rows[at], 1
        whole = row
        for end in range(at + 1, min(at + MOST_LINES, len(rows))):
            together = _together(whole, rows[end])
            if together is None:
                break
            whole = together
            if squeeze(whole.label) in known and (rows[end].label or rows[end].number):
                row, count = whole, end + 1 - at
        joined.append(row)
        at += count
    return joined


def _together(row: PrintedRow, other: PrintedRow) -> PrintedRow | None:
    """Both as one row; None where each has something of its own."""
    if (row.number and other.number) or any(row.cells[name].text and other.cells[name].text for name in row.cells):
        return None
    cells = {name: cell if cell.text or cell.formula else other.cells[name] for name, cell in row.cells.items()}
    note = " ".join(filter(None, (row.note.text, other.note.text)))
    return replace(
        row,
        line_to=other.line_to,
        number=row.number or other.number,
        label=f"{row.label} {other.label}".strip(),
        measure=f"{row.measure} {other.measure}".strip(),
        cells=cells,
        note=replace(row.note, text=note),
        extra=f"{row.extra} {other.extra}".strip(),
        marks=(*row.marks, *other.marks),
    )
