"""Parquet (zstd): typed columns.

Numbers are doubles, which every reader can add up; the printed decimals (100.00) stand in the CSV and JSON files.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..tables.stat_table import StatBook
from ..words.text import message, verbatim
from .file_facts import LICENCE_NAME, TYPE_NAMES, first_and_others
from .file_format import FileFormat, TypedValue, typed_row

if TYPE_CHECKING:
    import pyarrow

_BATCH = 50_000  # rows held at a time


def write(book: StatBook, path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    table, schema = book.only_table, _make_schema(book)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = (tuple(map(_plain, typed_row(table, row))) for row in table.rows)
        while batch := list(zip(*islice(rows, _BATCH), strict=True)):  # turned to columns, so many at a time
            arrays = [pyarrow.array(values, type=field.type) for values, field in zip(batch, schema, strict=True)]
            writer.write_batch(pyarrow.RecordBatch.from_arrays(arrays, schema=schema))


def _plain(value: TypedValue) -> object:
    return float(value) if isinstance(value, Decimal) else value


def _make_schema(book: StatBook) -> pyarrow.Schema:
    import pyarrow

    table = book.only_table
    fields = [
        pyarrow.field(
            column.name,
            pyarrow.type_for_alias(TYPE_NAMES[column.type].parquet),
            metadata=first_and_others("title", column.full_label, book.languages),
        )
        for column in table.columns
    ]
    titles = first_and_others("title", table.title, book.languages)
    return pyarrow.schema(fields, metadata={**titles, "version": table.version, "licence": LICENCE_NAME})


PARQUET = FileFormat(
    suffix="parquet",
    media_type="application/vnd.apache.parquet",
    file_type="PARQUET",
    content="table",
    label=verbatim("Parquet"),
    title=message("Parquet"),
    offered={"all_data": message("cho phân tích")},
    write=write,
)
