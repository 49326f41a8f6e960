"""Every format there is, in the order in which pages offer them: whoever lists, names or writes files asks here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .csv_format import CSV
from .csvw_metadata import CSVW
from .file_format import Content, FileFormat, Place
from .json_format import JSON
from .parquet_format import PARQUET
from .sqlite_format import SQLITE
from .xlsx_format import XLSX
from .zip_format import ZIP

FORMATS: tuple[FileFormat, ...] = (CSV, SQLITE, XLSX, JSON, PARQUET, ZIP, CSVW)


def formats_at(place: Place, *contents: Content) -> tuple[FileFormat, ...]:
    """The formats offered at a place; of the given contents only, in the order in which those are given."""
    offered = tuple(format for format in FORMATS if place in format.offered)
    if not contents:
        return offered
    return tuple(format for content in contents for format in offered if format.content == content)


def files_at(place: Place, tables: Sequence[str], stem: str) -> Iterator[tuple[FileFormat, str]]:
    """Each file of a folder's formats with its name: one for each table of figures, or one named `stem` for all."""
    for format in formats_at(place, "table", "book", "package"):
        for name in tables if format.content == "table" else (stem,):
            yield format, f"{name}.{format.suffix}"


def format_of(name: str) -> FileFormat | None:
    """The format of a file by the end of its name, the longest that fits; None for a README or a list of sums."""
    fitting = (format for format in FORMATS if name.endswith(f".{format.suffix}"))
    return max(fitting, key=lambda format: len(format.suffix), default=None)
