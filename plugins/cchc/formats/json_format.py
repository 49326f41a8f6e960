"""JSON: what the table is, its columns, and one record a line; numbers with the printed decimals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..tables.cell_makers import speaking_states
from ..tables.stat_book import StatBook
from ..tables.stat_table import StatCell, StatColumn, StatRow, StatTable
from ..words.text import NO_TEXT, message, verbatim
from .file_format import FileFormat
from .publisher import LICENCE_NAME, LICENCE_PATH, LICENCE_TITLE
from .safe_text import check_text, plain_number, typed_value
from .text_forms import keyed_by_language, without_empty


def write(book: StatBook, path: Path) -> None:
    table = book.only_table
    columns = ",\n".join(_text(_column(column, book)) for column in table.columns)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{\n"metadata": ' + _text(_metadata(book)) + ',\n"columns": [\n' + columns + "\n]")
        file.write(',\n"records": [')
        # json.dumps knows floats only and would turn 100.00 into 100.0: records are put together here.
        for number, record in enumerate(_records(table)):
            file.write(("\n" if number == 0 else ",\n") + record)
        file.write("\n]\n}\n")


def _metadata(book: StatBook) -> dict[str, object]:
    table, languages = book.only_table, book.languages
    return {
        "name": table.name,
        "title": keyed_by_language(table.title, languages),
        "description": keyed_by_language(table.description, languages),
        "source": keyed_by_language(table.source, languages),
        "version": table.version,
        "publisher": keyed_by_language(book.publisher, languages),
        "licence": {"name": LICENCE_NAME, "title": LICENCE_TITLE, "path": LICENCE_PATH},
    }


def _column(column: StatColumn, book: StatBook) -> dict[str, object]:
    return without_empty(
        {
            "name": column.name,
            "label": keyed_by_language(column.label, book.languages),
            "headings": [keyed_by_language(heading, book.languages) for heading in column.headings],
            "type": column.type,
            "role": column.role,
            "unit_of_measure": column.unit_of_measure,
            "column": column.column,
            "formula": column.formula,
            "description": keyed_by_language(column.description, book.languages) if column.description else "",
        }
    )


def _records(table: StatTable) -> Iterator[str]:
    names = [_text(column.name) for column in table.columns]
    has_states = bool(table.columns_of("states"))
    for row in table.rows:
        cells = zip(names, table.columns, row, strict=True)
        parts = [f"{name}: {_literal(table, row, column, cell)}" for name, column, cell in cells]
        yield "{" + ", ".join(parts + (_remarks(table, row) if has_states else [])) + "}"


def _literal(table: StatTable, row: StatRow, column: StatColumn, cell: StatCell) -> str:
    if column.role == "states":
        return _text(speaking_states((c.name for c in table.columns), row))
    value = typed_value(column, cell, table.name)
    if value is None:
        return "null"
    return _text(value) if isinstance(value, str) else plain_number(value, table.name, column.name)


def _remarks(table: StatTable, row: StatRow) -> list[str]:
    """What is printed where there is no value, and what is remarked about single cells."""
    cells = [(column.name, cell) for column, cell in zip(table.columns, row, strict=True)]
    printed = {
        name: check_text(cell.printed, table.name, name) for name, cell in cells if cell.value is None and cell.printed
    }
    notes = {name: list(cell.notes) for name, cell in cells if cell.notes}
    return [f'"printed": {_text(printed)}', f'"cell_notes": {_text(notes)}']


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


JSON = FileFormat(
    suffix="json",
    media_type="application/json",
    file_type="JSON",
    content="table",
    label=verbatim("JSON"),
    title=message("JSON"),
    about=message("Bảng dạng JSON, kèm mô tả cột và ghi nhận về ô"),
    offered={"version": NO_TEXT, "table": NO_TEXT, "unit": NO_TEXT, "unit_period": NO_TEXT, "indicator": NO_TEXT},
    write=write,
)
