"""JSON: what the table is, its columns, and one record a line; numbers with the printed decimals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..tables.cell_makers import speaking_states
from ..tables.stat_book import StatBook, make_book_of
from ..tables.stat_table import StatCell, StatColumn, StatRow, StatTable
from ..words.text import Text, message
from .publisher import LICENCE_NAME, LICENCE_PATH, LICENCE_TITLE
from .safe_text import check_text, plain_number, typed_value
from .single_table import only_table

SUFFIX = "json"
TITLE = message("JSON")
MIME_TYPE = "application/json"


def write(what: StatTable | StatBook, path: Path) -> None:
    book, table = make_book_of(what), only_table(what)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{\n"metadata": ' + _text(_metadata(table, book.publisher)))
        file.write(',\n"columns": [\n' + ",\n".join(_text(_column(column)) for column in table.columns) + "\n]")
        file.write(',\n"records": [')
        # json.dumps knows floats only and would turn 100.00 into 100.0: records are put together here.
        for number, record in enumerate(_records(table)):
            file.write(("\n" if number == 0 else ",\n") + record)
        file.write("\n]\n}\n")


def _metadata(table: StatTable, publisher: Text) -> dict[str, object]:
    return {
        "name": table.name,
        "title": _both(table.title),
        "description": _both(table.description),
        "source": _both(table.source),
        "version": table.version,
        "publisher": _both(publisher),
        "licence": {"name": LICENCE_NAME, "title": LICENCE_TITLE, "path": LICENCE_PATH},
    }


def _column(column: StatColumn) -> dict[str, object]:
    described = {
        "name": column.name,
        "label": _both(column.label),
        "headings": [_both(heading) for heading in column.headings],
        "type": column.type,
        "role": column.role,
        "unit_of_measure": column.unit_of_measure,
        "column": column.column,
        "formula": column.formula,
        "description": _both(column.description) if column.description else "",
    }
    return {key: value for key, value in described.items() if value}


def _records(table: StatTable) -> Iterator[str]:
    names = [_text(column.name) for column in table.columns]
    has_states = bool(table.columns_of("states"))
    for row in table.rows:
        cells = zip(names, table.columns, row.cells, strict=True)
        parts = [f"{name}: {_literal(table, row, column, cell)}" for name, column, cell in cells]
        yield "{" + ", ".join(parts + (_remarks(table, row) if has_states else [])) + "}"


def _literal(table: StatTable, row: StatRow, column: StatColumn, cell: StatCell) -> str:
    if column.role == "states":
        return _text(speaking_states((c.name for c in table.columns), row.cells))
    value = typed_value(column, cell, table.name)
    if value is None:
        return "null"
    return _text(value) if isinstance(value, str) else plain_number(value, table.name, column.name)


def _remarks(table: StatTable, row: StatRow) -> list[str]:
    """What is printed where there is no value, and what is remarked about single cells."""
    pairs = list(zip(table.columns, row.cells, strict=True))
    printed = {c.name: check_text(cell.printed, table.name, c.name) for c, cell in pairs if _unvalued(cell)}
    notes = {c.name: list(cell.notes) for c, cell in pairs if cell.notes}
    return [f'"printed": {_text(printed)}', f'"cell_notes": {_text(notes)}']


def _unvalued(cell: StatCell) -> bool:
    return cell.value is None and bool(cell.printed)


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.first, "en": text.in_("en")}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
