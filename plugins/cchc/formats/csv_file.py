"""CSV: UTF-8 with byte order mark (so that Excel reads Vietnamese), comma, point, LF, RFC 4180 quoting."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatCell, StatColumn, StatTable
from ..words.text import message
from .safe_text import check_harmless, plain_number, typed_value
from .single_table import only_table

SUFFIX = "csv"
TITLE = message("CSV (UTF-8, dấu phẩy)")
MIME_TYPE = "text/csv"


def write(what: StatTable | StatBook, path: Path) -> None:
    table = only_table(what)
    # The text layer must not translate line ends, nor csv write CR.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow([column.name for column in table.columns])
        writer.writerows(_lines(table))


def _lines(table: StatTable) -> Iterator[list[str]]:
    for row in table.rows:
        pairs = zip(table.columns, row.cells, strict=True)
        yield [_plain(column, cell, table.name) for column, cell in pairs]


def _plain(column: StatColumn, cell: StatCell, table: str) -> str:
    value = typed_value(column, cell, table)
    if value is None:
        return ""
    if isinstance(value, str):
        return check_harmless(value, table, column.name)
    return plain_number(value, table, column.name)
