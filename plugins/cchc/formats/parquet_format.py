"""Parquet (zstd): typed columns.

Numbers are doubles, which every reader can add up; the printed decimals (100.00) stand in the CSV and JSON files.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ..tables.stat_table import StatBook
from ..words.text import message, suffixed_texts, verbatim
from .file_facts import LICENCE_NAME, TYPE_NAMES
from .file_format import FileFormat, typed_columns

if TYPE_CHECKING:
    import pyarrow


def write(book: StatBook, path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    table, schema = book.only_table, _make_schema(book)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for columns in typed_columns(table):
            plain = [[float(each) if isinstance(each, Decimal) else each for each in values] for values in columns]
            arrays = [pyarrow.array(values, type=field.type) for values, field in zip(plain, schema, strict=True)]
            writer.write_batch(pyarrow.RecordBatch.from_arrays(arrays, schema=schema))


def _make_schema(book: StatBook) -> pyarrow.Schema:
    import pyarrow

    table = book.only_table
    fields = [
        pyarrow.field(
            column.name,
            pyarrow.type_for_alias(TYPE_NAMES[column.type].parquet),
            metadata=suffixed_texts("title", column.full_label, book.languages),
        )
        for column in table.columns
    ]
    titles = suffixed_texts("title", table.title, book.languages)
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
