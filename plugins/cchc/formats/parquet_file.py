"""Parquet (zstd): typed columns; a mixed column becomes a column of numbers and `<name>_text` for texts.

Numbers are doubles, which every reader can add up; the printed decimals (100.00) stand in the CSV and JSON files.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatTable
from ..words.text import message
from .publisher import LICENCE_NAME
from .single_table import only_table
from .typed_columns import SplitColumn, split_columns, split_row

if TYPE_CHECKING:
    import pyarrow

SUFFIX = "parquet"
TITLE = message("Parquet")
MIME_TYPE = "application/vnd.apache.parquet"

_BATCH = 50_000  # rows held at a time


def write(what: StatTable | StatBook, path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    table = only_table(what)
    columns = split_columns(table)
    schema = _schema(pyarrow, table, columns)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = (split_row(table, row) for row in table.rows)
        for batch in _batches(rows):
            arrays = [pyarrow.array(values, type=field.type) for values, field in zip(batch, schema, strict=True)]
            writer.write_batch(pyarrow.RecordBatch.from_arrays(arrays, schema=schema))


def _batches(rows: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    """Rows turned to columns, so many at a time."""
    while held := list(islice(rows, _BATCH)):
        yield list(zip(*held, strict=True))


def _schema(arrow, table: StatTable, columns: tuple[SplitColumn, ...]) -> pyarrow.Schema:
    types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64()}
    fields = [
        arrow.field(one.name, types[one.type], metadata={"title": one.label.first, "title_en": one.label.in_("en")})
        for one in columns
    ]
    about = {
        "title": table.title.first,
        "title_en": table.title.in_("en"),
        "version": table.version,
        "licence": LICENCE_NAME,
    }
    return arrow.schema(fields, metadata=about)
