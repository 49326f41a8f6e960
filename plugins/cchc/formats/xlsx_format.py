"""XLSX: a cover with contents, a dictionary of columns, and one Excel table a sheet; typed cells, no formulas.

Names of sheets and of table objects are such as Excel accepts, each used once.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CchcError
from ..tables.make_books import LINES
from ..tables.stat_table import StatBook, StatTable
from ..words.text import NO_TEXT, message, verbatim
from .file_facts import FIXED_DATE
from .file_format import FileFormat, StatedValue, typed_rows
from .xlsx_sheets import number_format, write_cover, write_dictionary, write_readable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # of a sheet, without the header
_MANY_ROWS = 50_000  # of all sheets: some hundred megabytes
LONGEST_TEXT = 32_767
_DAY = "yyyy-mm-dd"  # as in every other file
# Letters in a line of a cell; longer ones are wrapped. Ids break at their dashes.
_WIDEST_WORDS, _WIDEST_ID, _BUTTON = 44, 22, 3  # beside a column's name stands the button of its filter
_LINE, _MOST_LINES = 15, 27  # a line's height in points, and how many a row may have
_STRINGS_ARE_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_OPTIONS = {**_STRINGS_ARE_TEXT, "in_memory": True}  # else each part goes through a temporary file


def write(book: StatBook, path: Path) -> None:
    """Without the lines of the source text, which is in the package and not here."""
    from xlsxwriter import Workbook

    book = replace(book, lists=tuple(table for table in book.lists if table.name != LINES))
    workbook = Workbook(str(path), _OPTIONS)
    about = {"title": book.title.first, "author": book.publisher.first, "comments": book.source.first}
    workbook.set_properties({**about, "created": datetime(*FIXED_DATE)})
    readable, cover, dictionary, *names = make_sheet_names([table.name for table in book.tables])
    if book.readable:
        write_readable(workbook, workbook.add_worksheet(readable), book)
    workbook.add_worksheet(cover)
    workbook.add_worksheet(dictionary)
    sheets = XlsxSheets(workbook)
    counts = [sheets.add(name, table) for name, table in zip(names, book.tables, strict=True)]
    write_cover(workbook, book, names, counts)
    write_dictionary(workbook, book, names)
    _lay_out(workbook)
    workbook.close()
    if sum(counts) > _MANY_ROWS:
        del workbook, sheets
        gc.collect()  # a workbook holds itself in circles, and whoever writes the next one would hold both


def _lay_out(workbook: Workbook) -> None:
    """For paper."""
    for sheet in workbook.worksheets():
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)  # one page wide, as many long as it takes
        sheet.set_footer("&L&A&R&P / &N")


@lru_cache(100_000)
def _size(shown: str) -> tuple[int, int]:
    """Letters that a cell takes side by side, and lines; texts come again and again."""
    widest = _WIDEST_WORDS if " " in shown else _WIDEST_ID
    return min(len(shown) + 1, widest), ceil(len(shown) / (widest - 2))


class XlsxSheets:
    """The sheets of a workbook's tables; the formats of their cells are each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[str, Format] = {}

    def add(self, name: str, table: StatTable) -> int:
        """Returns the number of rows."""
        sheet = self._workbook.add_worksheet(name)
        count, widths = 0, [min(len(column.name) + _BUTTON, _WIDEST_WORDS) for column in table.columns]
        for count, row in enumerate(typed_rows(table), start=1):
            if count > MOST_ROWS:
                where = f"Bảng {table.name} có hơn {MOST_ROWS} dòng"
                raise CchcError(f"{where}, một trang Excel không chứa hết. → Dùng CSV.")
            lines = 1
            for position, value in enumerate(row):
                if value is not None:
                    self._write(sheet, (count, position), table, value)
                    width, height = _size(str(value))
                    if width > widths[position]:
                        widths[position] = width
                    if height > lines:
                        lines = height
            if lines > 1:  # not every program finds the height of wrapped texts by itself
                sheet.set_row(count, _LINE * min(lines, _MOST_LINES))
        self._arrange(sheet, table, count, widths)
        return count

    def _write(self, sheet: Worksheet, at: tuple[int, int], table: StatTable, value: StatedValue) -> None:
        column = table.columns[at[1]]
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT:  # xlsxwriter would leave the cell out without a word
                where = f"Bảng {table.name}, cột “{column.name}”"
                raise CchcError(f"{where}: ô dài quá {LONGEST_TEXT} ký tự. → Rút gọn.")
            sheet.write_string(*at, value, self._format("@"))
        elif isinstance(value, bool):
            sheet.write_boolean(*at, value, self._format("General"))
        elif isinstance(value, date):
            sheet.write_datetime(*at, datetime.combine(value, time()), self._format(_DAY))
        else:
            code = number_format("#,##0" if column.role == "value" else "0", Decimal(value))
            sheet.write_number(*at, float(value), self._format(code))

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


XLSX = FileFormat(
    suffix="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    file_type="XLSX",
    content="book",
    label=verbatim("Excel"),
    title=message("Tất cả các bảng trong một tệp Excel"),
    offered={
        "version": message("mỗi bảng một trang tính"),
        "table": message("cả báo cáo"),
        "all_data": message("cho Excel"),
        "unit": NO_TEXT,
    },
    write=write,
)


READABLE, COVER, DICTIONARY = "Bảng để đọc", "Mục lục", "Cột"
_LONGEST = 31


def make_sheet_names(tables: Iterable[str]) -> tuple[str, ...]:
    """The sheet for people, cover, dictionary, then one name for each table; Excel takes A and a for the same sheet."""
    names: list[str] = []
    for wanted in (READABLE, COVER, DICTIONARY, *tables):
        clean = re.sub(r"[\[\]:*?/\\']", "-", wanted)
        name, number = clean[:_LONGEST], 2
        while name.lower() in (taken.lower() for taken in names):
            ending = f"-{number}"
            name, number = clean[: _LONGEST - len(ending)] + ending, number + 1
        names.append(name)
    return tuple(names)


def make_table_name(sheet: str) -> str:
    """a-14 as tbl_bm_14: the prefix keeps it from reading like a cell (BM14) or a row (R1)."""
    return "tbl_" + re.sub(r"[^A-Za-z0-9]", "_", sheet)
