"""XLSX: a cover with contents, a dictionary of columns, and one Excel table a sheet; typed cells, no formulas."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CchcError
from ..tables.stat_book import StatBook
from ..tables.stat_table import StatColumn, StatTable
from ..words.text import NO_TEXT, message, verbatim
from .file_format import FileFormat
from .publisher import FIXED_DATE
from .safe_text import typed_value
from .xlsx_cover import write_cover, write_dictionary
from .xlsx_names import make_sheet_names, make_table_name

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # of a sheet, without the header
LONGEST_TEXT = 32_767
_DAY = "yyyy-mm-dd"  # as in every other file
_WIDTHS = {"key": 9, "kind": 14, "label": 44, "dimension": 26, "measure": 14, "states": 26, "where": 30, "note": 44}
_STRINGS_ARE_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_OPTIONS = {**_STRINGS_ARE_TEXT, "in_memory": True}  # else each part goes through a temporary file


def write(book: StatBook, path: Path) -> None:
    from xlsxwriter import Workbook

    workbook = Workbook(str(path), _OPTIONS)
    workbook.set_properties(
        {
            "title": book.title.first,
            "author": book.publisher.first,
            "created": datetime(*FIXED_DATE),
            "comments": book.source.first,
        }
    )
    cover, dictionary, *names = make_sheet_names([table.name for table in book.tables])
    workbook.add_worksheet(cover)
    workbook.add_worksheet(dictionary)
    sheets = XlsxSheets(workbook, book)
    counts = [sheets.add(name, table) for name, table in zip(names, book.tables, strict=True)]
    write_cover(workbook, book, names, counts)
    write_dictionary(workbook, book, names)
    for sheet in workbook.worksheets():
        _lay_out_for_paper(sheet)
    workbook.close()


def _lay_out_for_paper(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)  # one page wide, as many long as it takes
    sheet.set_footer("&L&A&R&P / &N")


class XlsxSheets:
    """The sheets of a workbook's tables; the formats of their cells are each made once."""

    def __init__(self, workbook: Workbook, book: StatBook) -> None:
        self._workbook = workbook
        self._languages = book.languages
        self._formats: dict[tuple[str, bool], Format] = {}

    def add(self, name: str, table: StatTable) -> int:
        """Returns the number of rows."""
        sheet = self._workbook.add_worksheet(name)
        count = 0
        for count, row in enumerate(table.rows, start=1):
            if count > MOST_ROWS:
                raise CchcError(
                    f"Bảng {table.name} có hơn {MOST_ROWS} dòng, một trang Excel không chứa hết. → Dùng CSV."
                )
            for position, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                value = typed_value(column, cell, table.name)
                if isinstance(value, str):
                    wrapped = column.role in ("label", "note")
                    sheet.write_string(
                        count, position, _fitting(value, table.name, column.name), self._format("@", wrapped)
                    )
                elif isinstance(value, bool):
                    sheet.write_boolean(count, position, value, self._format("General", False))
                elif isinstance(value, date):
                    sheet.write_datetime(count, position, datetime.combine(value, time()), self._format(_DAY, False))
                elif value is not None:
                    code = _number_format(Decimal(value), is_grouped=column.role == "value")
                    sheet.write_number(count, position, float(value), self._format(code, False))
        self._arrange(sheet, table, count)
        return count

    def _format(self, code: str, wrapped: bool) -> Format:
        known = self._formats.get((code, wrapped))
        if known is None:
            known = self._workbook.add_format({"num_format": code, "text_wrap": wrapped, "valign": "top"})
            self._formats[code, wrapped] = known
        return known

    def _arrange(self, sheet: Worksheet, table: StatTable, count: int) -> None:
        """Column widths, the Excel table object, frozen header and help on each heading."""
        for position, column in enumerate(table.columns):
            sheet.set_column(position, position, _width(column))
            # Hovering over a heading tells what it is; the heading itself is the name used in every format.
            sheet.write_comment(0, position, self._help(column), {"author": "", "x_scale": 2.5, "y_scale": 1.5})
        options = {
            "name": make_table_name(str(sheet.name)),
            "columns": [{"header": column.name} for column in table.columns],
            "style": "Table Style Light 1",
        }
        sheet.add_table(0, 0, max(count, 1), len(table.columns) - 1, options)
        label = next((i + 1 for i, column in enumerate(table.columns) if column.role == "label"), 0)
        sheet.freeze_panes(1, label if label <= 3 else 0)
        sheet.repeat_rows(0)

    def _help(self, column: StatColumn) -> str:
        first, *others = (column.full_label.in_(lang) for lang in self._languages)
        number = f" (cột {column.column})" if column.column else ""
        lines = [f"{first}{number}", *others, column.formula, column.description.first]
        return "\n".join(line for line in lines if line)


def _number_format(value: Decimal, is_grouped: bool) -> str:
    """With the printed decimals: #,##0.00 for 86.48."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return ("#,##0" if is_grouped else "0") + ("." + "0" * decimals if decimals else "")


def _fitting(text: str, table: str, column: str) -> str:
    # xlsxwriter would leave a longer cell out without a word.
    if len(text) > LONGEST_TEXT:
        raise CchcError(f"Bảng {table}, cột “{column}”: ô dài quá {LONGEST_TEXT} ký tự. → Rút gọn.")
    return text


def _width(column: StatColumn) -> int:
    return max(_WIDTHS.get(column.role, 14), min(len(column.name) + 4, 40))


XLSX = FileFormat(
    suffix="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    file_type="XLSX",
    content="book",
    label=verbatim("Excel"),
    title=message("Tất cả các bảng trong một tệp Excel"),
    about=message("Mọi bảng trong một tệp Excel"),
    offered={
        "version": message("mỗi bảng một trang tính"),
        "table": message("cả báo cáo"),
        "all_data": message("cho Excel"),
        "unit": NO_TEXT,
    },
    write=write,
)
