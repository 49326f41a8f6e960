"""XLSX: what people open it for, in words and in the shape of the paper; a cover with the contents, a dictionary of
columns, and one Excel table a sheet (xlsx_tables.py).

Names of sheets and of table objects are such as Excel accepts, each used once.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.findings import STANDING_NAMES
from ..tables.columns import STATE_LABELS, STATE_MEANINGS
from ..tables.make_books import LINES
from ..tables.stat_table import HeaderCell, ReadableBlock, ReadableCell, StatBook
from ..words.text import NO_TEXT, Text, message, message_in, verbatim
from .file_facts import FIXED_DATE, LICENCE_PATH, LICENCE_TITLE, RIGHTS, cite_text, column_facts, names_by_language
from .file_format import FileFormat

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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
        _write_readable(workbook, workbook.add_worksheet(readable), book)
    workbook.add_worksheet(cover)
    workbook.add_worksheet(dictionary)
    sheets = TableSheets(workbook)
    counts = [sheets.add(name, table) for name, table in zip(names, book.tables, strict=True)]
    _write_cover(workbook, book, names, counts)
    _write_dictionary(workbook, book, names)
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


_CONTENT = message_in("heading", "Nội dung")
_WIDE, _LINE = 70, 15  # letters in a line, points of its height


def _write_cover(workbook: Workbook, book: StatBook, names: Sequence[str], counts: Sequence[int]) -> None:
    """`names` are those of the tables' sheets, `counts` their rows."""
    sheet, languages = workbook.worksheets()[len(book.readable) > 0], book.languages
    strong = workbook.add_format({"bold": True, "font_size": 14})
    facts = list(_facts(book))
    for row, (label, text) in enumerate(facts):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, text, strong if row == 0 else None)
        if row:
            _fit_height(sheet, row, text)
    top, last = len(facts) + 1, len(languages) + 1
    for row, (name, table, count) in enumerate(zip(names, book.tables, counts, strict=True), start=top + 1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        _write_in_each_language(sheet, row, book, table.title)
        sheet.write_number(row, last, count)
    head = workbook.add_format({"bold": True})
    sheet.write_row(top, 0, (message("Trang").first, *map(_CONTENT.in_, languages), message("Số dòng").first), head)
    states = {
        state: message("{label}: {meaning}", label=STATE_LABELS[state], meaning=meaning)
        for state, meaning in STATE_MEANINGS.items()
    }
    top += len(names) + 2
    for label, words in ((message("Trạng thái"), states), (message("Độ chắc"), STANDING_NAMES)):
        sheet.write_row(top, 0, (label.first, *map(message("Ý nghĩa").in_, languages)), head)
        for row, (word, text) in enumerate(words.items(), start=top + 1):
            sheet.write_string(row, 0, word)
            _write_in_each_language(sheet, row, book, text)
        top += len(words) + 2
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for position, width in enumerate((22, *[_WIDE] * len(languages), 10)):
        sheet.set_column(position, position, width, wrapped)


def _facts(book: StatBook) -> Iterator[tuple[str, str]]:
    """Label and text, line by line: a text in each language, what is no text once for all of them."""
    told: tuple[tuple[Text, Text | str], ...] = (
        (NO_TEXT, book.title),
        (_CONTENT, book.description),
        (message("Nguồn"), book.source),
        (message("Phiên bản"), book.version),
        (message("Thay đổi"), book.change_note),
        (message("Giấy phép"), f"{LICENCE_TITLE}, {LICENCE_PATH}"),
        (NO_TEXT, RIGHTS),
        (message_in("cover", "Trích dẫn"), cite_text(book)),
    )
    for label, words in told:
        labels = [label.in_(lang) for lang in book.languages]
        if isinstance(words, Text):
            yield from ((label, words.in_(lang)) for label, lang in zip(labels, book.languages, strict=True) if words)
        elif words:
            yield " / ".join(labels), words


def _write_dictionary(workbook: Workbook, book: StatBook, names: Sequence[str]) -> None:
    sheet = workbook.worksheets()[1 + (len(book.readable) > 0)]
    labels, descriptions = (names_by_language(name, book.languages) for name in ("label", "description"))
    told = ("column", *labels, "type", "unit_of_measure", "printed_column", "formula", *descriptions)
    lines = [
        (name, *map(column_facts(column, book.languages).__getitem__, told))
        for name, table in zip(names, book.tables, strict=True)
        for column in table.columns
    ]
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, ("table", *told), workbook.add_format({"bold": True}))
    for row, line in enumerate(lines, start=1):
        for position, text in enumerate(line):
            sheet.write_string(row, position, text, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for position, width in enumerate((18, 26, *[50] * len(labels), 9, 16, 14, 16, *[50] * len(descriptions))):
        sheet.set_column(position, position, width)


def _write_in_each_language(sheet: Worksheet, row: int, book: StatBook, text: Text) -> None:
    for position, lang in enumerate(book.languages, start=1):
        sheet.write_string(row, position, text.in_(lang))
    _fit_height(sheet, row, *map(text.in_, book.languages))


def _fit_height(sheet: Worksheet, row: int, *texts: str) -> None:
    """Not every program finds the height of wrapped texts by itself."""
    sheet.set_row(row, _LINE * max(ceil(len(text) / _WIDE) for text in texts))


_NAME, _OTHER, _LAST = 46, 15, 40  # widths of the first column, of those between, of the last one of a block
_VIETNAMESE = "[$-42A]#,##0"  # 2.844 wherever the workbook is opened


def _write_readable(workbook: Workbook, sheet: Worksheet, book: StatBook) -> None:
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
