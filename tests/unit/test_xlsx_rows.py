"""Rows written as they stand: to the byte what XlsxWriter makes of them cell by cell."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from xlsxwriter import Workbook

from plugins.cchc.formats.xlsx_tables import TableSheets
from plugins.cchc.tables.stat_table import ColumnType, StatColumn, StatRow, StatTable
from tests.fixtures.texts import bilingual

TYPES: tuple[ColumnType, ...] = ("text", "number", "date", "boolean", "text")
NAMES = ("name", "figure", "day", "known", "note")
LONG = "một lời dài hơn bốn mươi bốn chữ cái nên phải xuống dòng trong ô của nó"
SIX = (None, Decimal("86.48"), date(2019, 6, 30), False, None)
# The blocks of sixteen rows: with the heading, narrow, nothing at all, wide.
ROWS: tuple[StatRow, ...] = (
    ("a", Decimal(7), date(2018, 1, 1), True, LONG),
    *[(None, None, None, None, None)] * 14,
    *[SIX] * 15,
    ("b", Decimal("0.1"), None, None, None),
    *[(None, None, None, None, None)] * 16,
    ("a", Decimal(-2), None, None, "<&>"),
)
TABLE = StatTable(
    "t",
    bilingual("T", "T"),
    bilingual("S", "S"),
    tuple(StatColumn(name, bilingual(name, name), type=kind) for name, kind in zip(NAMES, TYPES, strict=True)),
    ROWS,
)


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def write_cell_by_cell(path: Path) -> None:
    book = Workbook(path)
    sheet = book.add_worksheet("t")
    about = {"valign": "top"}
    text = book.add_format({**about, "num_format": "@", "text_wrap": True})
    figures = {places: book.add_format({**about, "num_format": "0" + places}) for places in ("", ".00", ".0")}
    day = book.add_format({**about, "num_format": "yyyy-mm-dd"})
    plain = book.add_format({**about, "num_format": "General"})
    for at, (name, figure, on, known, note) in enumerate(ROWS, start=1):
        for column, words in ((0, name), (4, note)):
            if isinstance(words, str):
                sheet.write_string(at, column, words, text)
        if isinstance(figure, Decimal):
            _, _, places = str(figure).partition(".")
            sheet.write_number(at, 1, float(figure), figures["." + "0" * len(places) if places else ""])
        if isinstance(on, date):
            sheet.write_datetime(at, 2, datetime(on.year, on.month, on.day), day)
        if isinstance(known, bool):
            sheet.write_boolean(at, 3, known, plain)
        if note == LONG:
            sheet.set_row(at, 30)
    for column, width in enumerate((7, 9, 11, 8, 44)):
        sheet.set_column(column, column, width)
    columns = [{"header": name} for name in NAMES]
    options = {"name": "tbl_t", "columns": columns, "style": "Table Style Light 1"}
    sheet.add_table(0, 0, len(ROWS), len(NAMES) - 1, options)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    book.close()


def test_a_sheet_is_to_the_byte_what_xlsxwriter_makes_cell_by_cell(tmp_path: Path) -> None:
    with Workbook(tmp_path / "rows.xlsx") as book:
        assert TableSheets(book).add("t", TABLE) == len(ROWS)
    write_cell_by_cell(tmp_path / "cells.xlsx")
    rows, cells = parts(tmp_path / "rows.xlsx"), parts(tmp_path / "cells.xlsx")
    for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/tables/table1.xml"):
        assert rows[name] == cells[name], name
