"""What is read from a staff member's file before anything is understood: lines of text and grids of printed cells."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from .folding import clean, has_hidden

Item = TypeVar("Item")


class CellMark(StrEnum):
    """What says of a cell that its text is not all there is to it."""

    FORMULA = "formula"  # with the value that Excel kept
    UNCALCULATED = "uncalculated"  # a formula without
    TRACKED = "tracked"  # a change in Word that nobody has accepted
    RAISED = "raised"  # a footnote's figure
    STRUCK = "struck"  # something in it is struck out
    DATE = "date"
    LOGICAL = "logical"
    BROKEN = "broken"  # #REF! and its like
    ROUNDED = "rounded"  # the sheet shows less than it holds
    FORMAT = "format"  # a number format we do not know
    MERGED = "merged"  # covered by a merged cell that began in a row above
    WIDE = "wide"  # covered by a merged cell that began further left
    SCANNED = "scanned"  # read from a picture
    FAINT = "faint"  # and not in the same way twice
    NFD = "nfd"  # letters in a composed form
    HIDDEN = "hidden"  # signs that cannot be seen


@dataclass(frozen=True)
class PageSpot:
    """A box on a page, in shares of its width and height: it fits pictures of the page of any size."""

    page: int  # from 1
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PrintedCell:
    """One printed cell."""

    text: str  # in normal form
    marks: tuple[str, ...] = ()
    number: str = ""  # a typed number as plain decimal, where the file itself knows that it is one
    formula: str = ""
    spot: PageSpot | None = None  # in a PDF or scan


EMPTY = PrintedCell("")


@dataclass(frozen=True)
class GridRow:
    cells: tuple[PrintedCell, ...]
    line: int  # in the document's text

    def text(self, column: int | None) -> str:
        return self.cell(column).text

    def cell(self, column: int | None) -> PrintedCell:
        return self.cells[column] if column is not None and 0 <= column < len(self.cells) else EMPTY

    @property
    def is_blank(self) -> bool:
        return not any(cell.text or cell.formula for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """A table as it stands in the file."""

    rows: tuple[GridRow, ...]
    title: tuple[str, ...]  # the lines of text before it
    name: str  # as a person would find it: “bảng 3”, “trang tính “PL1””, “trang 4”
    first: int = 1  # the number of its first row, where a sheet holds several

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True)
class Document:
    name: str  # of the file
    sha256: str
    lines: tuple[str, ...]  # the document as text, one table row a line: what lines.csv counts
    grids: tuple[Grid, ...]
    notices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # of its tables, as they stand in the file: what the lines are weighed against

    @property
    def is_scanned(self) -> bool:
        return any(CellMark.SCANNED in cell.marks for grid in self.grids for row in grid.rows for cell in row.cells)

    def place(self, line: int) -> str:
        """Where a person finds the line in the program that wrote the file."""
        for grid in self.grids:
            if grid.rows and grid.rows[0].line <= line <= grid.rows[-1].line:
                number = next(number for number, row in enumerate(grid.rows, start=grid.first) if row.line >= line)
                return f"{'dòng' if grid.name.startswith('trang tính') else 'hàng'} {number} của {grid.name}"
        return f"dòng {line} của tệp"


def make_cell(text: str, *marks: str) -> PrintedCell:
    """The text in normal form; what that puts right in silence is marked."""
    signs = {CellMark.NFD: not unicodedata.is_normalized("NFC", text), CellMark.HIDDEN: has_hidden(text)}
    return PrintedCell(clean(text), (*marks, *(mark for mark, is_so in signs.items() if is_so)))


def runs(items: Iterable[Item], goes_on: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """Items that follow each other put together, as long as each goes on from the one before."""
    made: list[list[Item]] = []
    for item in items:
        if made and goes_on(made[-1][-1], item):
            made[-1].append(item)
        else:
            made.append([item])
    return made


class Pages:
    """Collects lines and grids in the order of the document."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.grids: list[Grid] = []
        self.words: list[str] = []
        self.notices: list[str] = []
        self._title: list[str] = []

    def add_text(self, text: str) -> None:
        self.lines.append(clean(text))
        if self.lines[-1]:
            self._title.append(self.lines[-1])

    def add_sheet(self, rows: list[list[PrintedCell]], name: str) -> None:
        """Tables of one sheet: below a blank row, lines of one cell alone are the title of the next table."""
        filled = [sum(bool(cell.text or cell.formula) for cell in cells) for cells in rows]
        starts = [at for at in range(1, len(rows)) if not filled[at - 1] and filled[at] == 1]
        for start, end in zip([0, *starts], [*starts, len(rows)], strict=True):
            first = next((at for at in range(start, end) if filled[at] > 1), end) if start else 0
            for cells in rows[start:first]:
                self.add_text(" ".join(cell.text for cell in cells if cell.text))
            if any(filled[first:end]):
                self.add_grid(rows[first:end], name, first + 1)

    def add_grid(self, rows: list[list[PrintedCell]], name: str, first: int = 1) -> None:
        made = []
        for cells in rows:
            self.lines.append("\t".join(cell.text for cell in cells))
            made.append(GridRow(tuple(cells), len(self.lines)))
        self.grids.append(Grid(tuple(made), tuple(self._title[-12:]), name, first))
        self._title = []
