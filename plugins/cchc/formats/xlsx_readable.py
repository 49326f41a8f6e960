"""The first sheet of a workbook: what people open it for, in words and in the shape of the paper."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from ..tables.readable import ReadableBlock, ReadableCell
from ..tables.stat_book import StatBook
from ..tables.stat_table import HeaderCell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_NAME, _OTHER, _LAST = 46, 15, 40  # widths of the first column, of those between, of the last one of a block
_LINE = 15  # points
_VIETNAMESE = "[$-42A]#,##0"  # 2.844 wherever the workbook is opened


def write_readable(workbook: Workbook, sheet: Worksheet, book: StatBook) -> None:
    """Title and source, then block below block."""
    writer = _BlockWriter(workbook, sheet)
    sheet.write_string(0, 0, book.title.first, workbook.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, book.source.first)
    row = 3
    for block in book.readable:
        row = writer.write(block, row) + 2
    sheet.set_column(0, 0, _NAME)
    sheet.set_column(
        1, max((sum(cell.colspan for cell in block.heads[0]) for block in book.readable), default=1), _OTHER
    )
    sheet.hide_gridlines(2)


def number_format(whole: str, value: Decimal) -> str:
    """The format of whole numbers with the printed decimals: #,##0.00 for 86.48."""
    exponent = value.as_tuple().exponent
    return f"{whole}.{'0' * -exponent}" if isinstance(exponent, int) and exponent < 0 else whole


class _BlockWriter:
    def __init__(self, workbook: Workbook, sheet: Worksheet) -> None:
        self._workbook, self._sheet = workbook, sheet
        self._formats: dict[tuple[str, bool], Format] = {}
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
        self._title = workbook.add_format({"bold": True, "font_size": 12})
        self._head = workbook.add_format({**head, "bg_color": "#e3eeea"})

    def write(self, block: ReadableBlock, top: int) -> int:
        """Returns the row below the block."""
        self._sheet.write_string(top, 0, block.title.first, self._title)
        first = top + 1
        taken: set[tuple[int, int]] = set()
        for depth, cells in enumerate(block.heads):
            column = 0
            for cell in cells:
                while (depth, column) in taken:
                    column += 1
                self._write_head(first + depth, column, cell)
                taken |= {(depth + y, column + x) for y in range(cell.rowspan) for x in range(cell.colspan)}
                column += cell.colspan
        first += len(block.heads)
        lowest = [cell for cells in block.heads for cell in cells if cell.colspan == 1]
        tallest = max(ceil((len(cell.text.first) + 4) / (_OTHER - 3)) + 1 for cell in lowest)
        self._sheet.set_row(first - 1, _LINE * max(tallest - len(block.heads) + 1, 1))
        for at, cells in enumerate(block.rows):
            lines = 1
            for column, cell in enumerate(cells):
                width = _NAME if column == 0 else _OTHER
                lines = max(lines, ceil(len(self._write(first + at, column, cell, at in block.totals)) / width))
            self._sheet.set_row(first + at, _LINE * lines)
        return first + len(block.rows)

    def _write_head(self, row: int, column: int, cell: HeaderCell) -> None:
        number = cell.formula or cell.column
        words = f"{cell.text.first}\n({number})" if number else cell.text.first
        if cell.colspan * cell.rowspan > 1:
            self._sheet.merge_range(row, column, row + cell.rowspan - 1, column + cell.colspan - 1, words, self._head)
        else:
            self._sheet.write_string(row, column, words, self._head)

    def _write(self, row: int, column: int, cell: ReadableCell, is_total: bool) -> str:
        """One cell; returns what it shows, more or less."""
        if isinstance(cell, Decimal):
            self._sheet.write_number(row, column, float(cell), self._format(number_format(_VIETNAMESE, cell), is_total))
            return str(cell)
        words = cell.first if cell else ""
        write = self._sheet.write_string if words else self._sheet.write_blank
        write(row, column, words, self._format("@", is_total))
        return words

    def _format(self, code: str, is_total: bool) -> Format:
        if (code, is_total) not in self._formats:
            about = {"num_format": code, "bold": is_total, "text_wrap": code == "@", "valign": "top", "border": 1}
            self._formats[code, is_total] = self._workbook.add_format({**about, "border_color": "#b9b3a3"})
        return self._formats[code, is_total]
