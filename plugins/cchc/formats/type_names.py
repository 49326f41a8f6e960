"""What each format calls the types of columns, said once for all of them."""

from collections.abc import Mapping
from typing import NamedTuple

from ..tables.stat_table import ColumnType


class TypeNames(NamedTuple):
    table_schema: str
    csvw: str
    sqlite: str
    parquet: str


TYPE_NAMES: Mapping[ColumnType, TypeNames] = {
    "text": TypeNames("string", "string", "TEXT", "string"),
    "integer": TypeNames("integer", "integer", "INTEGER", "int64"),
    # NUMERIC keeps a whole number whole (36, not 36.0); a text never reaches such a column.
    "number": TypeNames("number", "decimal", "NUMERIC", "double"),
    # SQLite keeps what is declared so as text and as 0 or 1; programs that read declarations know better.
    "date": TypeNames("date", "date", "DATE", "date32"),
    "boolean": TypeNames("boolean", "boolean", "BOOLEAN", "bool"),
}
