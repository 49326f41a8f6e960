"""Every format there is, in the order in which pages offer them: whoever lists, names or writes files asks here."""

from collections.abc import Iterator, Sequence

from .csv_format import CSV
from .file_format import Content, FileFormat, Place
from .parquet_format import PARQUET
from .sqlite_format import SQLITE
from .xlsx_format import XLSX
from .zip_format import ZIP

ALL_DATA = "cchc"  # what files of all data are named
FORMATS: tuple[FileFormat, ...] = (CSV, SQLITE, XLSX, PARQUET, ZIP)


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


def all_data_files(years: Sequence[str] = ()) -> Iterator[tuple[FileFormat, str]]:
    """The files of all data; with years, those that one sheet bounds stand once for each of them."""
    for format, name in files_at("all_data", ("figures",), ALL_DATA):
        by_year = years if format in (XLSX, ZIP) else ()
        yield from ((format, f"{ALL_DATA}-{year}.{format.suffix}") for year in by_year)
        if not by_year:
            yield format, name


def format_of(name: str) -> FileFormat | None:
    """The format of a file by the end of its name, the longest that fits; None for a README or a list of sums."""
    fitting = (format for format in FORMATS if name.endswith(f".{format.suffix}"))
    return max(fitting, key=lambda format: len(format.suffix), default=None)
