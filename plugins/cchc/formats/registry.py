"""The table formats by suffix; each file of this room has the same face."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatTable
from ..words.text import Text
from . import csv_file, json_file, parquet_file, sqlite_file, xlsx_file


class Format(Protocol):
    # Properties, for a module's constants are read and never set.
    @property
    def SUFFIX(self) -> str: ...

    @property
    def TITLE(self) -> Text: ...

    @property
    def MIME_TYPE(self) -> str: ...

    def write(self, what: StatTable | StatBook, path: Path) -> None: ...


FORMATS: Mapping[str, Format] = {
    csv_file.SUFFIX: csv_file,
    json_file.SUFFIX: json_file,
    xlsx_file.SUFFIX: xlsx_file,
    parquet_file.SUFFIX: parquet_file,
    sqlite_file.SUFFIX: sqlite_file,
}
