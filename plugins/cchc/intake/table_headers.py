"""Headers of tables: where they stand in a grid, and which column of a form each of their headings is."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..model.collection import ReportWording
from ..model.releases import Field, Form
from .folding import fold, squeeze
from .import_context import likeness
from .source import CellMark, Grid, GridRow

MAX_HEADER = 14  # lines that headings may be broken into
MOST_ABOVE = MAX_HEADER // 2  # above the line that names the column of numbers
LIKELY = 0.6  # share of headings that must fit before a form is even asked about
ALIKE = 88  # percent, for a heading on a page, which may be a scan, and one of the form
CUT = 7  # letters of a heading that a cell may cut off
MOST_CUT = 2  # headings of a table that are cut so short that they could be any
# “3=(4+5)”, “(12)”, “[7]”
_COLUMN_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?(?:/\d)?(?:\s*=\s*[\d()\[\]+\s]+)?|[A-Ca-c]")


@dataclass(frozen=True)
class Header:
    at: int  # the first row of the grid that belongs to it
    end: int  # the first row after it
    stacks: tuple[tuple[str, ...], ...]  # the headings of each column, from the top
    number: int | None  # the column of the rows' numbers
    label: int
    line: int
    is_on_page: bool  # of a PDF, where a cell may cut its heading off
    is_scanned: bool

    @property
    def leaves(self) -> tuple[str, ...]:
        """The lowest heading of each column."""
        return tuple(stack[-1] if stack else "" for stack in self.stacks)

    def headings(self, column: int) -> list[str]:
        """The lowest heading of the column over as many lines as it may have."""
        stack = self.stacks[column]
        return [" ".join(stack[at:]) for at in range(len(stack))]


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
    def known(self) -> set[int | None]:
        others = (column for column, _ in self.others)
        return {*self.labels, self.number, self.measure, self.note, *(column for _, column in self.fields), *others}


class HeaderReader:
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
        begin, is_on_page = at, any(cell.spot for cell in first.cells)
        while is_on_page and begin > max(0, at - MOST_ABOVE) and _is_above(grid.rows[begin - 1], number or 0):
            begin -= 1
        if number is not None:  # the heading of the labels may begin above that of the numbers
            above = grid.rows[begin : at + 1]
            label = next(c for c in range(number + 1, grid.width) if any(row.text(c) for row in above))
        end, last = at + 1, min(at + MAX_HEADER, len(grid.rows))
        while end < last and self._goes_on(grid.rows[begin : end + 1], number, label):
            end += 1
        head = grid.rows[begin:end]
        is_scanned = any(CellMark.SCANNED in cell.marks for row in head for cell in row.cells)
        stacks = tuple(tuple(row.text(c) for row in head if row.text(c)) for c in range(grid.width))
        while end < len(grid.rows) and (grid.rows[end].is_blank or is_column_numbers(grid.rows[end])):
            end += 1
        return Header(begin, end, stacks, number, label, grid.rows[begin].line, is_on_page, is_scanned)

    def _goes_on(self, rows: Sequence[GridRow], number: int | None, label: int) -> bool:
        """The last is a further header row: nothing new below number and label, and words wherever else."""
        *above, row = rows
        stacks = {
            column: [each.text(column) for each in above if each.text(column)] for column in range(len(row.cells))
        }
        if number is not None and row.text(number) and fold(row.text(number)) != fold(stacks[number][-1]):
            return False
        more = row.text(label)
        whole = fold(" ".join(dict.fromkeys((*stacks[label], more))))
        if more and fold(more) != fold(stacks[label][-1]) and not any(name.startswith(whole) for name in self.labels):
            return False
        filled = {column for column, cell in enumerate(row.cells) if cell.text and column not in (number, label)}
        # A note that runs on over the page stands alone below the heading of the notes.
        notes = {column for column in filled if fold(" ".join(stacks[column])) in self.notes}
        is_more = bool(more) or not filled <= notes
        enough = any if any(cell.spot for cell in row.cells) else all  # on a page the lines of “Chỉ số 1” stand apart
        return is_more and (not filled or enough(re.search(r"[^\W\d_]", row.text(column)) for column in filled))

    def layouts(self, header: Header, is_by_rows: Callable[[str, Layout], bool]) -> dict[str, Layout]:
        """By form whose header this is; those that fit entirely leave no room for the merely likely.

        Where a picture leaves no heading to read, the rows tell.
        """
        made = {form.id: layout for form in self.forms if (layout := self._layout(header, form))}
        whole = {form: layout for form, layout in made.items() if not layout.unsure}
        likely = {form: each for form, each in made.items() if 1 - len(each.unsure) / len(each.fields) >= LIKELY}
        by_rows = {form: layout for form, layout in made.items() if header.is_scanned and is_by_rows(form, layout)}
        return whole or likely or by_rows

    def _layout(self, header: Header, form: Form) -> Layout | None:
        """The layout by which the header is one of this form, if it has as many columns."""
        after = [c for c in range(header.label + 1, len(header.leaves)) if header.leaves[c]]
        measure = next((c for c in after if not self.measures.isdisjoint(map(fold, header.headings(c)))), None)
        note = next((c for c in reversed(after) if not self.notes.isdisjoint(map(fold, header.headings(c)))), None)
        columns = [c for c in after if c not in (measure, note)]
        others = _others(columns, header, form)
        columns = [c for c in columns if c not in others]
        if not columns or len(columns) != len(form.fields):
            return None
        pairs = list(zip(form.fields, columns, strict=True))
        unsure = tuple((field.name, c, header.leaves[c]) for field, c in pairs if not _fits(header, c, field))
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


def _is_above(row: GridRow, first: int) -> bool:
    """The upper lines of headings beside whose middle the others stand: words right of the first column alone."""
    filled = [column for column, cell in enumerate(row.cells) if cell.text]
    return bool(filled) and filled[0] > first and all(re.search(r"[^\W\d_]", row.text(column)) for column in filled)


def is_column_numbers(row: GridRow) -> bool:
    """The row below many headers that only counts the columns."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) >= 3 and all(_COLUMN_NUMBER.fullmatch(text) for text in filled) and bool(row.text(1))


def _others(columns: list[int], header: Header, form: Form) -> tuple[int, ...]:
    """Columns that have no heading of the form, where the others are just as many as the form has: a period before.

    Where a heading or two are cut off so that nobody knows them, those are left out without which most others fit.
    """
    surplus = len(columns) - len(form.fields)
    unknown = [c for c in columns if not any(_fits(header, c, field) for field in form.fields)]
    if not 0 < surplus <= max(1, len(form.fields) // 2) or not surplus <= len(unknown) <= surplus + MOST_CUT:
        return ()

    def count_fitting(others: tuple[int, ...]) -> int:
        kept = [column for column in columns if column not in others]
        return sum(_fits(header, *pair) for pair in zip(kept, form.fields, strict=True))

    best, *rest = sorted(combinations(unknown, surplus), key=count_fitting, reverse=True)
    return () if rest and count_fitting(rest[0]) == count_fitting(best) else best


def _fits(header: Header, column: int, field: Field) -> bool:
    """The lowest heading, over as many lines as it has, is the field's label or how a form misprints it.

    On a page it may be cut off by the edge of its cell, or a scan have a letter wrong.
    """
    prints = (field.label.first, field.printed_as, field.printed_as.rpartition(">")[2])
    names = {name for text in prints for name in (squeeze(text), squeeze(_bare(text))) if name}
    printed = {words for heading in header.headings(column) for words in (squeeze(heading), squeeze(_bare(heading)))}
    if not names.isdisjoint(printed):
        return True
    cut = tuple(words for words in printed if header.is_on_page and len(words) >= CUT)
    return any(name.startswith(words) or likeness(words, [name]) >= ALIKE for name in names for words in cut)


def _bare(text: str) -> str:
    """Without the unit in brackets that some prints add: “Tỷ lệ hoàn thành (%)”."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", text)
