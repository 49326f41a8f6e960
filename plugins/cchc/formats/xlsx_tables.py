"""The sheets of a workbook's tables: one Excel table each, with typed cells, no formulas and a frozen header.

XlsxWriter keeps an object a cell and walks them three times, which was an eighth of what a build cost: here rows are
written as they stand, to the bytes that its own `write_string`, `write_number` and so on lead to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache, partial
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from ..errors import CchcError
from ..tables.stat_table import StatColumn, StatTable
from .file_format import StatedValue, typed_rows
from .xlsx_format import number_format

MOST_ROWS = 1_048_575  # of a sheet, without the header
LONGEST_TEXT = 32_767
_DAY = "yyyy-mm-dd"  # as in every other file
# Letters in a line of a cell; longer ones are wrapped. Ids break at their dashes.
_WIDEST_WORDS, _WIDEST_ID, _BUTTON = 44, 22, 3  # beside a column's name stands the button of its filter
_LINE, _MOST_LINES = 15, 27  # a line's height in points, and how many a row may have
_TOGETHER = 16  # rows that say with one voice how far they reach
_Cell = tuple[Format, str]  # how it is shown, and what follows in XML


class _RowSheet(Worksheet):
    """Takes rows as they stand, below a heading that is written as in any sheet."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._rows: list[tuple[Sequence[_Cell | None], int | None]] = []

    def add_row(self, cells: Sequence[_Cell | None], height: int | None) -> None:
        """`height`: in points, if it is not that of a line."""
        self._rows.append((cells, height))
        self._check_dimensions(len(self._rows), 0)

    def text(self, value: str) -> str:
        assert self.str_table is not None, "a workbook has given its own"
        return f' t="s"><v>{self.str_table._get_shared_string_index(value)}</v>'

    def day(self, value: date) -> str:
        return _number(self._convert_date_time(datetime.combine(value, time())))

    def _write_rows(self) -> None:
        """Where XlsxWriter writes those that it has kept: the heading."""
        super()._write_rows()
        columns, styles, reach = list(map(xl_col_to_name, range(self._columns))), dict[Format, int](), ""
        for at, (cells, height) in enumerate(self._rows, start=1):
            if at == 1 or at % _TOGETHER == 0:
                reach = self._reach(at)
            if not any(cells):
                continue
            tall = f' ht="{height}" customHeight="1"' if height else ""
            self.fh.write(f'<row r="{at + 1}" spans="{reach}"{tall}>')
            for column, cell in zip(columns, cells, strict=True):
                if cell:
                    style, value = cell
                    if style not in styles:
                        styles[style] = style._get_xf_index()
                    self.fh.write(f'<c r="{column}{at + 1}" s="{styles[style]}"{value}</c>')
            self.fh.write("</row>")

    def _reach(self, first: int) -> str:
        """The first and the last column of those rows; the heading is among the first ones."""
        rows = (cells for cells, _ in self._rows[first - 1 : first - 1 + _TOGETHER])
        filled = [at for cells in rows for at, cell in enumerate(cells, start=1) if cell or first == 1]
        return f"{min(filled, default=1)}:{max(filled, default=1)}"


@lru_cache(10_000)
def _number(value: Decimal | float) -> str:
    return f"><v>{float(value):.16G}</v>"


@lru_cache(100_000)
def _size(shown: str) -> tuple[int, int]:
    """Letters that a cell takes side by side, and lines; texts come again and again."""
    widest = _WIDEST_WORDS if " " in shown else _WIDEST_ID
    return min(len(shown) + 1, widest), ceil(len(shown) / (widest - 2))


class TableSheets:
    """Adds tables to a workbook; the formats of their cells are each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[str, Format] = {}

    def add(self, name: str, table: StatTable) -> int:
        """Returns the number of rows."""
        sheet = self._workbook.add_worksheet(name, partial(_RowSheet, len(table.columns)))
        assert isinstance(sheet, _RowSheet)
        count, widths = 0, [min(len(column.name) + _BUTTON, _WIDEST_WORDS) for column in table.columns]
        for count, row in enumerate(typed_rows(table), start=1):
            if count > MOST_ROWS:
                where = f"Bảng {table.name} có hơn {MOST_ROWS} dòng"
                raise CchcError(f"{where}, một trang Excel không chứa hết. → Dùng CSV.")
            lines, cells = 1, list[_Cell | None]()
            for position, value in enumerate(row):
                if value is None:
                    cells.append(None)
                    continue
                cells.append(self._cell(sheet, table, table.columns[position], value))
                width, height = _size(str(value))
                if width > widths[position]:
                    widths[position] = width
                if height > lines:
                    lines = height
            # Not every program finds the height of wrapped texts by itself.
            sheet.add_row(cells, _LINE * min(lines, _MOST_LINES) if lines > 1 else None)
        self._arrange(sheet, table, count, widths)
        return count

    def _cell(self, sheet: _RowSheet, table: StatTable, column: StatColumn, value: StatedValue) -> _Cell:
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                where = f"Bảng {table.name}, cột “{column.name}”"
                raise CchcError(f"{where}: ô dài quá {LONGEST_TEXT} ký tự. → Rút gọn.")
            return self._format("@"), sheet.text(value)
        if isinstance(value, bool):
            return self._format("General"), f' t="b"><v>{int(value)}</v>'
        if isinstance(value, date):
            return self._format(_DAY), sheet.day(value)
        code = number_format("#,##0" if column.role == "value" else "0", Decimal(value))
        return self._format(code), _number(value)

    def _format(self, code: str) -> Format:
        if code not in self._formats:
            about = {"num_format": code, "text_wrap": code == "@", "valign": "top"}
            self._formats[code] = self._workbook.add_format(about)
        return self._formats[code]

    def _arrange(self, sheet: Worksheet, table: StatTable, count: int, widths: Sequence[int]) -> None:
        """Column widths, the Excel table object, frozen header."""
        for position, width in enumerate(widths):
            sheet.set_column(position, position, width)
        options = {
            "name": make_table_name(str(sheet.name)),
            "columns": [{"header": column.name} for column in table.columns],
            "style": "Table Style Light 1",
        }
        sheet.add_table(0, 0, max(count, 1), len(table.columns) - 1, options)
        label = next((i + 1 for i, column in enumerate(table.columns) if column.role == "label"), 0)
        sheet.freeze_panes(1, label if label <= 3 else 0)
        sheet.repeat_rows(0)


def make_table_name(sheet: str) -> str:
    """a-14 as tbl_bm_14: the prefix keeps it from reading like a cell (BM14) or a row (R1)."""
    return "tbl_" + re.sub(r"[^A-Za-z0-9]", "_", sheet)
