"""CSV: UTF-8 without byte order mark (Excel, which wants one, has XLSX), comma, point, LF, RFC 4180 quoting."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from ..tables.stat_table import StatBook, StatColumn
from ..words.text import NO_TEXT, message, verbatim
from .file_format import FileFormat, TypedValue, check_harmless, typed_columns


def write(book: StatBook, path: Path) -> None:
    table = book.only_table
    # The text layer must not translate line ends, nor csv write CR.
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow([column.name for column in table.columns])
        for columns in typed_columns(table):
            plain = (_plain_column(*each, table.name) for each in zip(table.columns, columns, strict=True))
            writer.writerows(zip(*plain, strict=True))


def _plain_column(column: StatColumn, values: Sequence[TypedValue], table: str) -> list[str]:
    for word in dict.fromkeys(values):
        if isinstance(word, str):
            check_harmless(word, table, column.name)
    return [value if isinstance(value, str) else _plain(value) for value in values]


def _plain(value: TypedValue) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")  # as printed: 86.48, 2.0, 100.00
    return "" if value is None else str(value).lower()  # 2019-06-30, true


CSV = FileFormat(
    suffix="csv",
    media_type="text/csv",
    file_type="CSV",
    content="table",
    label=verbatim("CSV"),
    title=message("CSV (UTF-8, dấu phẩy)"),
    offered={
        "version": NO_TEXT,
        "table": NO_TEXT,
        "all_data": message("mỗi số một dòng"),
        "calendar": message("cả lịch, mỗi đơn vị và kỳ một dòng"),
    },
    write=write,
)
