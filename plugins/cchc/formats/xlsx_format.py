"""XLSX: a cover with contents, a dictionary of columns, and one Excel table a sheet.

Names of sheets and of table objects are such as Excel accepts, each used once.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..tables.make_books import LINES
from ..tables.stat_table import StatBook
from ..words.text import NO_TEXT, message, verbatim
from .file_facts import FIXED_DATE
from .file_format import FileFormat
from .xlsx_sheets import write_cover, write_dictionary, write_readable

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_MANY_ROWS = 50_000  # of all sheets: some hundred megabytes
_STRINGS_ARE_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_OPTIONS = {**_STRINGS_ARE_TEXT, "in_memory": True}  # else each part goes through a temporary file


def write(book: StatBook, path: Path) -> None:
    """Without the lines of the source text, which is in the package and not here."""
    from xlsxwriter import Workbook

    from .xlsx_tables import TableSheets  # with XlsxWriter, which who writes none need not load

    book = replace(book, lists=tuple(table for table in book.lists if table.name != LINES))
    workbook = Workbook(str(path), _OPTIONS)
    about = {"title": book.title.first, "author": book.publisher.first, "comments": book.source.first}
    workbook.set_properties({**about, "created": datetime(*FIXED_DATE)})
    readable, cover, dictionary, *names = make_sheet_names([table.name for table in book.tables])
    if book.readable:
        write_readable(workbook, workbook.add_worksheet(readable), book)
    workbook.add_worksheet(cover)
    workbook.add_worksheet(dictionary)
    sheets = TableSheets(workbook)
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
