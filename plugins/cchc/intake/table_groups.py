"""Grids into tables of forms: headers of any height, tables that go on over pages, and which form each table is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model.forms import Field, Form
from ..model.report_wording import ReportWording
from .folding import fold, has_words, squeeze
from .import_context import ImportContext
from .source import EMPTY, Document, Grid, GridRow, PrintedCell
from .templates import Template, known_labels

MAX_HEADER = 8
CUT = 8  # letters of a heading that a cell may cut off
CUT_LABEL = 20  # letters of a label that are enough to know it by
MOST_LINES = 14  # that one row may be broken into
LIKELY = 0.6  # share of headings that must fit before a form is even asked about
CLEARLY = 0.2  # how much better the best form must be than the next
ENOUGH = 0.5  # share of rows with a known label that makes a table without a header part of the one before
# “3=(4+5)”, “(12)”, “[7]”
_COLUMN_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?(?:/\d)?(?:\s*=\s*[\d()\[\]+\s]+)?|[A-Ca-c]")
_NUMBERING = re.compile(r"[\[(]?(?:\d{1,3}|[IVXLC]{1,6}|[a-zđ])(?:\.\d+)*[.)\]]?|[-+*•–]*", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    at: int  # the first row of the grid that belongs to it
    end: int  # the first row after it
    stacks: tuple[tuple[str, ...], ...]  # the headings of each column, from the top
    number: int | None  # the column of the rows' numbers
    label: int
    line: int

    @property
    def leaves(self) -> tuple[str, ...]:
        """The lowest heading of each column."""
        return tuple(stack[-1] if stack else "" for stack in self.stacks)


@dataclass(frozen=True)
class Layout:
    """Which column of a grid is what."""

    width: int
    number: int | None
    labels: tuple[int, ...]
    measure: int | None
    note: int | None
    fields: tuple[tuple[str, int], ...]
    unsure: tuple[tuple[str, int, str], ...]  # (field by its place, column, heading as printed)
    others: tuple[tuple[int, str], ...] = ()  # columns that the form does not have, with their headings

    @property
    def share_sure(self) -> float:
        return 1 - len(self.unsure) / len(self.fields)

    @property
    def known(self) -> set[int | None]:
        others = (column for column, _ in self.others)
        return {*self.labels, self.number, self.measure, self.note, *(column for _, column in self.fields), *others}


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

    def is_one_of(self, names: Iterable[str]) -> bool:
        """The label is one of the squeezed names, or on a page, where cells cut long labels off, begins one."""
        label = squeeze(self.label)
        is_cut = self.is_on_page and len(label) >= CUT_LABEL
        return any(name == label or (is_cut and name.startswith(label)) for name in names)

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
    form: str = ""
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
        """Every heading is one of the form's."""
        return not any(layout.unsure for _, layout in self.parts(form) if layout)


class _HeaderReader:
    """Finds headers by the headings that forms and letters print over the columns of numbers and labels."""

    def __init__(self, forms: Iterable[Form], wording: ReportWording) -> None:
        self.forms = tuple(forms)
        self.numbers = set(map(fold, wording.number_columns))
        self.measures = set(map(fold, wording.measure_columns))
        self.notes = set(map(fold, wording.note_columns))
        self.labels = {fold(form.row_label.first) for form in self.forms}

    def find(self, grid: Grid) -> list[Header]:
        """Every header in the grid: tables that go on over pages repeat theirs."""
        headers, at = list[Header](), 0
        while at < len(grid.rows):
            header = self._read(grid, at)
            headers += [header] if header else []
            at = header.end if header else at + 1
        return headers

    def _read(self, grid: Grid, at: int) -> Header | None:
        first = grid.rows[at]
        filled = [column for column, cell in enumerate(first.cells) if cell.text]
        if len(filled) < 2:
            return None
        name, number = fold(first.text(filled[0])), None
        if name in self.numbers:
            number, label = filled[0], filled[1]
        elif name in self.labels and filled[0] <= 1:
            label = filled[0]
        else:
            return None
        notes = {column for column in filled if fold(first.text(column)) in self.notes}
        end = at + 1
        while (
            end < len(grid.rows)
            and end - at < MAX_HEADER
            and self._goes_on(grid.rows[at : end + 1], number, label, notes)
        ):
            end += 1
        head = grid.rows[at:end]
        stacks = tuple(tuple(row.text(c) for row in head if row.text(c)) for c in range(grid.width))
        while end < len(grid.rows) and (grid.rows[end].is_blank or is_column_numbers(grid.rows[end])):
            end += 1
        return Header(at, end, stacks, number, label, first.line)

    def _goes_on(self, rows: Sequence[GridRow], number: int | None, label: int, notes: set[int]) -> bool:
        """The last is a further header row: nothing new below number and label, and words wherever else."""
        row, first = rows[-1], rows[0]
        if row.text(number) and fold(row.text(number)) != fold(first.text(number)):
            return False
        names = " ".join(dict.fromkeys(one.text(label) for one in rows))
        if row.text(label) and fold(row.text(label)) != fold(first.text(label)) and fold(names) not in self.labels:
            return False
        filled = {column for column, cell in enumerate(row.cells) if cell.text and column not in (number, label)}
        # A note that runs on over the page stands alone below the heading of the notes.
        is_more = bool(row.text(label)) or not filled <= notes
        return is_more and all(re.search(r"[^\W\d_]", row.text(column)) for column in filled)

    def layouts(self, header: Header) -> dict[str, Layout]:
        """By form whose header this is; those that fit entirely leave no room for the merely likely."""
        made = {form.id: layout for form in self.forms if (layout := self._layout(header, form))}
        whole = {form: layout for form, layout in made.items() if not layout.unsure}
        return whole or {form: layout for form, layout in made.items() if layout.share_sure >= LIKELY}

    def _layout(self, header: Header, form: Form) -> Layout | None:
        """The layout by which the header is one of this form, if it has as many columns."""
        after = [c for c in range(header.label + 1, len(header.leaves)) if header.leaves[c]]
        measure = next((c for c in after if fold(header.leaves[c]) in self.measures), None)
        note = next((c for c in reversed(after) if fold(header.leaves[c]) in self.notes), None)
        columns = [c for c in after if c not in (measure, note)]
        others = _others(columns, header, form)
        columns = [c for c in columns if c not in others]
        if not columns or len(columns) != len(form.fields):
            return None
        pairs = list(zip(form.fields, columns, strict=True))
        unsure = tuple((field.name, c, header.leaves[c]) for field, c in pairs if not _fits(header.stacks[c], field))
        start = 0 if header.number is None else header.number + 1
        first = columns[0] if measure is None else min(columns[0], measure)
        return Layout(
            width=len(header.leaves),
            number=header.number,
            labels=tuple(range(min(start, header.label), first)),
            measure=measure,
            note=note,
            fields=tuple((field.name, c) for field, c in pairs),
            unsure=unsure,
            others=tuple((column, header.leaves[column]) for column in others),
        )


def is_column_numbers(row: GridRow) -> bool:
    """The row below many headers that only counts the columns."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) >= 3 and all(_COLUMN_NUMBER.fullmatch(text) for text in filled) and bool(row.text(1))


def _others(columns: list[int], header: Header, form: Form) -> tuple[int, ...]:
    """Columns that have no heading of the form, where the others are just as many as the form has: a period before."""
    others = tuple(c for c in columns if not any(_fits(header.stacks[c], field) for field in form.fields))
    return others if len(columns) - len(others) == len(form.fields) else ()


def _fits(stack: tuple[str, ...], field: Field) -> bool:
    """The lowest heading, over as many lines as it has, is the field's label or how a form misprints it.

    A heading that the edge of a page or of a cell cuts off is the beginning of it.
    """
    prints = (field.label.first, field.printed_as, field.printed_as.rpartition(">")[2])
    names = {name for text in prints for name in (fold(text), fold(_bare(text))) if name}
    headings = [" ".join(stack[at:]) for at in range(len(stack))]
    printed = {words for heading in headings for words in (fold(heading), fold(_bare(heading)))}
    return not names.isdisjoint(printed) or any(
        name.startswith(words) for name in names for words in printed if len(words) >= CUT
    )


def _bare(text: str) -> str:
    """Without the unit in brackets that some prints add: “Tỷ lệ hoàn thành (%)”."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", text)


def says_title(lines: Iterable[str], wording: ReportWording) -> bool:
    """True where the text before a table announces a new one."""
    return any(has_words(fold(line), fold(words)) for line in lines for words in wording.table_titles)


def find_groups(document: Document, forms: Iterable[Form], context: ImportContext) -> list[TableGroup]:
    """All tables of the document that look like one of the forms, each with its parts."""
    groups: list[TableGroup] = []
    for segment in _segments(document, _HeaderReader(forms, context.wording)):
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


def _segments(document: Document, reader: _HeaderReader) -> Iterator[Segment]:
    is_first = True
    for grid in document.grids:
        headers = reader.find(grid)
        starts = [header.at for header in headers]
        before = grid.rows[: starts[0]] if starts else grid.rows
        title = (*grid.title, *(" ".join(c.text for c in row.cells if c.text) for row in before))
        # Lines of a title stand in one cell each; rows of a table that goes on have more.
        if any(sum(bool(cell.text) for cell in row.cells) > 1 for row in before) and not (headers and is_first):
            is_first = False
            yield Segment(grid, None, before, grid.title, {})
        for header, end in zip(headers, [*starts, len(grid.rows)][1:], strict=True):
            is_first = False
            lines = title if header is headers[0] else ()
            title_lines = tuple(line for line in lines if line)
            yield Segment(grid, header, grid.rows[header.end : end], title_lines, reader.layouts(header))


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
    known = squeezed_labels(form_id, context)
    rows = [_print(row, layout) for segment, layout in group.parts(form_id) if layout for row in segment.rows]
    return _share(_join_broken(rows, known), known)


def squeezed_labels(form_id: str, context: ImportContext) -> frozenset[str]:
    return frozenset(label.replace(" ", "") for label in known_labels(context.collection, form_id))


def _share(rows: Iterable[PrintedRow], known: Iterable[str]) -> float:
    labelled = [row for row in rows if squeeze(row.label)]
    return sum(row.is_one_of(known) for row in labelled) / len(labelled) if labelled else 0.0


def fill_rows(group: TableGroup, template: Template, context: ImportContext) -> None:
    """The group's printed rows by the chosen form; parts that fit nowhere are told, not guessed."""
    group.form = template.form.id
    known, last = squeezed_labels(group.form, context), None
    for segment, layout in group.parts(group.form):
        if layout is None and (last is None or not _continues(segment, last, known)):
            group.lost.append(segment)
            continue
        last = layout or last
        for row in segment.rows:
            if last and not (row.is_blank or is_column_numbers(row)):
                _add(_print(row, last), group.rows)
    group.rows = _join_broken(group.rows, known)


def _continues(segment: Segment, layout: Layout, known: frozenset[str]) -> bool:
    """A table without a header goes on from the one before if most of its rows have labels of the form.

    It may lack the notes at the end of its rows, but no column of figures.
    """
    has_width = max(column for _, column in layout.fields) < segment.grid.width <= layout.width
    rows = _join_broken([_print(row, layout) for row in segment.rows], known)
    return has_width and _share(rows, known) >= ENOUGH


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
    elif not row.is_blank:
        rows.append(row)


def _join_broken(rows: list[PrintedRow], known: frozenset[str]) -> list[PrintedRow]:
    """Rows that lines or pages break are put together again where only then their label is one of the form's."""
    joined, at = list[PrintedRow](), 0
    while at < len(rows):
        row, count = rows[at], 1
        whole = row
        for end in range(at + 1, min(at + MOST_LINES, len(rows))):
            together = _together(whole, rows[end])
            if together is None:
                break
            whole = together
            if squeeze(whole.label) in known:
                row, count = whole, end + 1 - at
        joined.append(row)
        at += count
    return joined


def _together(row: PrintedRow, other: PrintedRow) -> PrintedRow | None:
    """Both as one row; None where each has something of its own."""
    if (row.number and other.number) or not other.label:
        return None
    if any(row.cells[name].text and other.cells[name].text for name in row.cells):
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
