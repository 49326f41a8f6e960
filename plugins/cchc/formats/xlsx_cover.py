"""The two sheets before the tables: what the workbook is and holds, and what each column means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatColumn, StatTable
from ..tables.states import STATE_LABELS, STATE_MEANINGS
from ..words.text import Text
from .publisher import LICENCE_PATH, LICENCE_TITLE, cite_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_CONTENTS = ("Trang", "Nội dung", "Content", "Số dòng")
_DICTIONARY = (
    "table", "column", "label_vi", "label_en", "type", "unit_of_measure", "printed_column", "formula",
    "description_vi", "description_en",
)  # fmt: skip


def write_cover(workbook: Workbook, sheet: Worksheet, book: StatBook, names: Sequence[str], counts: list[int]) -> None:
    strong = workbook.add_format({"bold": True, "font_size": 14})
    for row, (label, text) in enumerate(_facts(book)):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, text, strong if row == 0 else None)
    top = len(_facts(book)) + 1
    for offset, (name, table, count) in enumerate(zip(names[2:], book.tables, counts, strict=True), start=1):
        sheet.write_url(top + offset, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(top + offset, 1, table.title.first)
        sheet.write_string(top + offset, 2, table.title.in_("en"))
        sheet.write_number(top + offset, 3, count)
    _add_table(sheet, top, len(book.tables), "tbl_contents", _CONTENTS)
    _write_states(sheet, top + len(book.tables) + 2)
    for position, width in enumerate((22, 70, 70, 10)):
        sheet.set_column(position, position, width)


def _facts(book: StatBook) -> list[tuple[str, str]]:
    cite = cite_text(book)
    facts = [
        ("", book.title.first),
        ("", book.title.in_("en")),
        ("Nội dung", book.description.first),
        ("Content", book.description.in_("en")),
        ("Nguồn", book.source.first),
        ("Source", book.source.in_("en")),
        ("Phiên bản / Version", book.version),
        ("Thay đổi", book.change_note.first),
        ("Change", book.change_note.in_("en")),
        ("Giấy phép / Licence", f"{LICENCE_TITLE}, {LICENCE_PATH}"),
        ("Trích dẫn", cite.first),
        ("Cite as", cite.in_("en")),
    ]
    return [(label, text) for label, text in facts if text]


def _write_states(sheet: Worksheet, top: int) -> None:
    """What the words in the columns states and state mean."""
    for offset, (state, meaning) in enumerate(STATE_MEANINGS.items(), start=1):
        label = STATE_LABELS[state]
        sheet.write_string(top + offset, 0, state)
        sheet.write_string(top + offset, 1, f"{label.first}: {meaning.first}")
        sheet.write_string(top + offset, 2, f"{label.in_('en')}: {meaning.in_('en')}")
    _add_table(sheet, top, len(STATE_MEANINGS), "tbl_states", ("Trạng thái", "Ý nghĩa", "Meaning"))


def write_dictionary(workbook: Workbook, sheet: Worksheet, book: StatBook, names: Sequence[str]) -> None:
    lines = [
        _line(name, table, column)
        for name, table in zip(names[2:], book.tables, strict=True)
        for column in table.columns
    ]
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for row, line in enumerate(lines, start=1):
        for position, text in enumerate(line):
            sheet.write_string(row, position, text, wrapped)
    _add_table(sheet, 0, len(lines), "tbl_columns", _DICTIONARY)
    sheet.freeze_panes(1, 0)
    for position, width in enumerate((18, 26, 50, 50, 9, 16, 14, 16, 50, 50)):
        sheet.set_column(position, position, width)


def _line(name: str, table: StatTable, column: StatColumn) -> tuple[str, ...]:
    label: Text = column.full_label
    return (
        name, column.name, label.first, label.in_("en"),
        column.type, column.unit_of_measure, column.column, column.formula,
        column.description.first, column.description.in_("en"),
    )  # fmt: skip


def _add_table(sheet: Worksheet, top: int, rows: int, name: str, headers: Sequence[str]) -> None:
    columns = [{"header": header} for header in headers]
    options = {"name": name, "columns": columns, "style": "Table Style Light 1", "autofilter": False}
    sheet.add_table(top, 0, top + max(rows, 1), len(headers) - 1, options)
