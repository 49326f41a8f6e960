"""Every format there is, in the order in which pages offer them: whoever lists, names or writes files asks here. And
publishing: all files of one release, of one table, and of everything, each made from the same tables.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..model.collection import Collection
from ..model.figures import Figure, PastFigure
from ..model.findings import NO_STANDINGS, CellStandings
from ..model.releases import Release
from ..tables.make_books import books_of_years, make_edition_book, make_release_book
from ..tables.stat_table import StatBook
from .csv_format import CSV
from .file_facts import CSVW, DATA_PACKAGE, SUMS
from .file_format import Content, FileFormat, Place, PublishedFile, read_file, render_sums
from .package_files import package_files, write_package_files
from .parquet_format import PARQUET
from .sqlite_format import SQLITE
from .xlsx_format import XLSX
from .zip_format import ZIP

ALL_DATA = "cchc"  # what files of all data are named
WHOLE_BOOK = 60_000  # figures, a million cells; a workbook of more takes a gigabyte to write and long to open
FORMATS: tuple[FileFormat, ...] = (CSV, SQLITE, XLSX, PARQUET, ZIP)
BY_YEAR = (XLSX, ZIP)  # from so many figures on
WriteYear = Callable[[StatBook, Path], Iterable[PublishedFile]]


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
        by_year = years if format in BY_YEAR else ()
        yield from ((format, f"{ALL_DATA}-{year}.{format.suffix}") for year in by_year)
        if not by_year:
            yield format, name


def format_of(name: str) -> FileFormat | None:
    """The format of a file by the end of its name, the longest that fits; None for a README or a list of sums."""
    fitting = (format for format in FORMATS if name.endswith(f".{format.suffix}"))
    return max(fitting, key=lambda format: len(format.suffix), default=None)


def publish_release(
    release: Release, collection: Collection, folder: Path, standings: CellStandings = NO_STANDINGS
) -> tuple[PublishedFile, ...]:
    """Everything under /du-lieu/<report>/<version>/, in the order of names."""
    book = make_release_book(release, collection, standings)
    return _publish_book(book, f"{release.report}-{release.version}", folder, "version")


def publish_year(book: StatBook, folder: Path) -> tuple[PublishedFile, ...]:
    """Workbook and archive of a year. An archive packs what lies beside it: a year's own tables, not those of all."""
    names = [f"{book.name}.{format.suffix}" for format in BY_YEAR]
    with TemporaryDirectory(dir=folder) as beside:
        write_package_files(book, Path(beside))
        for format, name in zip(BY_YEAR, names, strict=True):
            format.write(book, Path(beside, name))
            Path(beside, name).rename(folder / name)
    return tuple(read_file(folder / name) for name in names)


def publish_all(
    collection: Collection,
    figures: Iterable[Figure],
    folder: Path,
    history: Iterable[PastFigure] | None = None,
    write_year: WriteYear = publish_year,
) -> tuple[PublishedFile, ...]:
    """Everything in a folder of all data, in the order of names."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = tuple(figures)
    book, years = make_edition_book(collection, kept, history), sheet_years(collection, len(kept))
    books = books_of_years(book, kept, years, collection.references)
    of_years = [file.name for each in books for file in write_year(each, folder)]
    return _publish_book(book, ALL_DATA, folder, "all_data", of_years)


def sheet_years(collection: Collection, figures: int) -> tuple[str, ...]:
    """The years that have a workbook and an archive each; none as long as one workbook of all figures can be opened."""
    if figures <= WHOLE_BOOK:
        return ()
    periods = {table.period for release in collection.newest() for table in release.tables}
    return tuple(sorted({collection.references.periods[period].start[:4] for period in periods}))


def publish_table(book: StatBook, folder: Path, place: Place) -> tuple[PublishedFile, ...]:
    """A book of one table in each format that is offered at the place, for the page that shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    formats = formats_at(place)
    for format in formats:
        format.write(book, folder / f"{book.name}.{format.suffix}")
    return tuple(read_file(folder / f"{book.name}.{format.suffix}") for format in formats)


def _publish_book(
    book: StatBook, stem: str, folder: Path, place: Place, of_years: Sequence[str] = ()
) -> tuple[PublishedFile, ...]:
    """The data package, other formats beside it, an archive, and what tells about all of them. `of_years`: files that
    are there already, one for each year, where one for all would be too large."""
    folder.mkdir(parents=True, exist_ok=True)
    write_package_files(book, folder)
    names = [*(name for name, _ in package_files(book)), *of_years]
    for format in formats_at(place, "table", "book", "package"):
        if format.content == "table":
            # Only tables of figures get files in other formats of single tables: those tell of remarks themselves.
            for table in book.main if format is not CSV else ():
                names.append(f"{table.name}.{format.suffix}")
                format.write(replace(book, main=(table,), lists=()), folder / names[-1])
        elif not (of_years and format in BY_YEAR):
            names.append(f"{stem}.{format.suffix}")
            format.write(book, folder / names[-1])
    sums = [read_file(folder / name) for name in (*names, DATA_PACKAGE, CSVW)]
    (folder / SUMS).write_bytes(render_sums(sums).encode())
    return tuple(sorted([*sums, read_file(folder / SUMS)], key=lambda file: file.name))
