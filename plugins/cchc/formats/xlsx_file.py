"""XLSX: a cover with contents, a dictionary of columns, and one Excel table a sheet; typed cells, no formulas."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CchcError
from ..tables.stat_book import StatBook, make_book_of
from ..tables.stat_table import StatColumn, StatTable
from ..words.text import message
from .publisher import FIXED_DATE
from .safe_text import typed_value
from .xlsx_cover import write_cover, write_dictionary
from .xlsx_names import make_sheet_names, make_table_name

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SUFFIX = "xlsx"
TITLE = message("Excel (XLSX)")
MIME_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST_ROWS = 1_048_575  # of a sheet, without the header
LONGEST_TEXT = 32_767
_WIDTHS = {"key": 9, "kind": 10, "label": 44, "dimension": 26, "measure": 14, "states": 26, "where": 30, "note": 44}
_STRINGS_ARE_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_OPTIONS = {**_STRINGS_ARE_TEXT, "in_memory": True}  # else each part goes through a temporary file


def write(what: StatTable | StatBook, path: Path) -> None:
    from xlsxwriter import Workbook

    book = make_book_of(what)
    workbook = Workbook(str(path), _OPTIONS)
    workbook.set_properties(
        {
            "title": book.title.first,
            "author": book.publisher.first,
            "created": datetime(*FIXED_DATE),
            "comments": book.source.first,
        }
    )
    names = make_sheet_names([table.name for table in book.tables])
    formats = Formats(workbook)
    cover, dictionary = workbook.add_worksheet(names[0]), workbook.add_worksheet(names[1])
    counts = [_write_table(workbook, name, t, formats) for name, t in zip(names[2:], book.tables, strict=True)]
    write_cover(workbook, cover, book, names, counts)
    write_dictionary(workbook, dictionary, book, names)
    workbook.close()


class Formats:
    """Number formats by the printed decimals, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, bool], Format] = {}

    def text(self, wrapped: bool = False) -> Format:
        return self._get("@", wrapped)

    def number(self, value: Decimal, grouped: bool) -> Format:
        exponent = value.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return self._get(("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else ""), False)

    def _get(self, code: str, wrapped: bool) -> Format:
        found = self._made.get((code, wrapped))
        if found is None:
            found = self._workbook.add_format({"num_format": code, "text_wrap": wrapped, "valign": "top"})
            self._made[code, wrapped] = found
        return found


def _write_table(workbook: Workbook, name: str, table: StatTable, formats: Formats) -> int:
    sheet = workbook.add_worksheet(name)
    count = 0
    for count, row in enumerate(table.rows, start=1):
        if count > MOST_ROWS:
            raise CchcError(f"Bảng {table.name} có hơn {MOST_ROWS} dòng, một trang Excel không chứa hết. → Dùng CSV.")
        for position, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            value = typed_value(column, cell, table.name)
            if isinstance(value, str):
                text = _fitting(value, table.name, column.name)
                sheet.write_string(count, position, text, formats.text(column.role in ("label", "note")))
            elif value is not None:
                sheet.write_number(count, position, float(value), formats.number(value, column.role == "value"))
    _shape(sheet, name, table, count)
    return count


def _fitting(text: str, table: str, column: str) -> str:
    # xlsxwriter would leave a longer cell out without a word.
    if len(text) > LONGEST_TEXT:
        raise CchcError(f"Bảng {table}, cột “{column}”: ô dài quá {LONGEST_TEXT} ký tự. → Rút gọn.")
    return text


def _shape(sheet: Worksheet, name: str, table: StatTable, count: int) -> None:
    """Column widths, the Excel table object, frozen header and help on each heading."""
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _width(column))
        # Hovering over a heading tells what it is; the heading itself is the name used in every format.
        sheet.write_comment(0, position, _help(column), {"author": "", "x_scale": 2.5, "y_scale": 1.5})
    sheet.add_table(
        0, 0, max(count, 1), len(table.columns) - 1,
        {
            "name": make_table_name(name),
            "columns": [{"header": column.name} for column in table.columns],
            "style": "Table Style Light 1",
        },
    )  # fmt: skip
    label = next((i + 1 for i, column in enumerate(table.columns) if column.role == "label"), 0)
    sheet.freeze_panes(1, label if label <= 3 else 0)


def _width(column: StatColumn) -> int:
    return max(_WIDTHS.get(column.role, 14), min(len(column.name) + 4, 40))


def _help(column: StatColumn) -> str:
    number = f" (cột {column.column})" if column.column else ""
    lines = [
        f"{column.full_label.first}{number}",
        column.full_label.in_("en"),
        column.formula,
        column.description.first,
    ]
    return "\n".join(line for line in lines if line)
