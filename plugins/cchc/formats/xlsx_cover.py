"""The two sheets before the tables: what the workbook is and holds, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from ..model.standing import STANDING_NAMES
from ..tables.stat_book import StatBook
from ..tables.table_words import STATE_LABELS, STATE_MEANINGS
from ..words.text import NO_TEXT, Text, message, message_in
from .column_facts import column_facts, names_by_language
from .publisher import LICENCE_PATH, LICENCE_TITLE, RIGHTS, cite_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_CONTENT = message_in("heading", "Nội dung")
_WIDE, _LINE = 70, 15  # letters in a line, points of its height


def write_cover(workbook: Workbook, book: StatBook, names: Sequence[str], counts: Sequence[int]) -> None:
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
    headers = (message("Trang").first, *map(_CONTENT.in_, languages), message("Số dòng").first)
    _add_table(sheet, top, len(names), "tbl_contents", headers)
    states = {
        state: message("{label}: {meaning}", label=STATE_LABELS[state], meaning=meaning)
        for state, meaning in STATE_MEANINGS.items()
    }
    top = _write_words(sheet, top + len(names) + 2, book, message("Trạng thái"), states)
    _write_words(sheet, top, book, message("Độ chắc"), STANDING_NAMES)
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


def _write_words(sheet: Worksheet, top: int, book: StatBook, label: Text, words: Mapping[str, Text]) -> int:
    """What the words mean that stand in the columns of states or of standings; returns the row after the next one."""
    for row, (word, text) in enumerate(words.items(), start=top + 1):
        sheet.write_string(row, 0, word)
        _write_in_each_language(sheet, row, book, text)
    headers = (label.first, *map(message("Ý nghĩa").in_, book.languages))
    _add_table(sheet, top, len(words), f"tbl_words_{top}", headers)
    return top + len(words) + 2


def write_dictionary(workbook: Workbook, book: StatBook, names: Sequence[str]) -> None:
    sheet = workbook.worksheets()[1 + (len(book.readable) > 0)]
    labels, descriptions = (names_by_language(name, book.languages) for name in ("label", "description"))
    told = ("column", *labels, "type", "unit_of_measure", "printed_column", "formula", *descriptions)
    lines = [
        (name, *(column_facts(column, book.languages)[fact] for fact in told))
        for name, table in zip(names, book.tables, strict=True)
        for column in table.columns
    ]
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for row, line in enumerate(lines, start=1):
        for position, text in enumerate(line):
            sheet.write_string(row, position, text, wrapped)
    _add_table(sheet, 0, len(lines), "tbl_columns", ("table", *told))
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


def _add_table(sheet: Worksheet, top: int, rows: int, name: str, headers: Sequence[str]) -> None:
    columns = [{"header": header} for header in headers]
    options = {"name": name, "columns": columns, "style": "Table Style Light 1", "autofilter": False}
    sheet.add_table(top, 0, top + max(rows, 1), len(headers) - 1, options)
