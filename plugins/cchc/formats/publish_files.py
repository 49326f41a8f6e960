"""Publishing: all files of one release, of one table, and of everything, each made from the same tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..model.collection import Collection
from ..model.figures import Figure
from ..model.releases import Release
from ..tables.make_books import make_edition_book, make_release_book
from ..tables.stat_book import StatBook, make_book_of
from ..tables.stat_table import StatTable
from ..words.text import NO_TEXT, Text, joined, message
from . import (
    checksums,
    csv_file,
    csvw,
    json_file,
    package_json,
    parquet_file,
    readme_txt,
    sqlite_file,
    xlsx_file,
    zip_file,
)
from .checksums import PublishedFile, read_file, render_sums
from .publisher import DATA_PACKAGE, READ_ME, SUMS
from .registry import FORMATS

_DESCRIPTOR = (DATA_PACKAGE, package_json.TITLE)
_WORKBOOK = message("Tất cả các bảng trong một tệp Excel")
_ARCHIVE = message("Gói số liệu nén: CSV, datapackage.json, README.txt")
# Tables about tables need no JSON of their own: the JSON of each table carries its remarks.
_ASIDE = ("annotations", "lines", "fields", "indicators")


def publish_release(
    release: Release, collection: Collection, folder: Path, site: str = ""
) -> tuple[PublishedFile, ...]:
    """Everything under /du-lieu/<report>/<version>/, in the order of names."""
    book = make_release_book(release, collection.references, site, collection.portal)
    stem = f"{release.report}-{release.version}"
    folder.mkdir(parents=True, exist_ok=True)
    for table in book.tables:
        if table.name not in _ASIDE:
            json_file.write(make_book_of(table, book.publisher), folder / f"{table.name}.json")
    xlsx_file.write(book, folder / f"{stem}.xlsx")
    jsons = [(f"{t.name}.json", _of(t, json_file.TITLE)) for t in book.tables if t.name not in _ASIDE]
    return _publish_package(book, stem, folder, [*jsons, (f"{stem}.xlsx", _WORKBOOK)])


def publish_all(
    collection: Collection, figures: Iterable[Figure], folder: Path, version: str = "", site: str = ""
) -> tuple[PublishedFile, ...]:
    """Everything under /du-lieu/tat-ca/, in the order of names."""
    book = make_edition_book(collection, figures, version, site)
    folder.mkdir(parents=True, exist_ok=True)
    parquet_file.write(book.tables[0], folder / "figures.parquet")
    sqlite_file.write(book, folder / "cchc.sqlite")
    xlsx_file.write(book, folder / "cchc.xlsx")
    more = [
        ("figures.parquet", _of(book.tables[0], parquet_file.TITLE)),
        ("cchc.sqlite", message("Mọi bảng trong một tệp SQLite")),
        ("cchc.xlsx", _WORKBOOK),
    ]
    return _publish_package(book, "cchc", folder, more)


def publish_table(
    table: StatTable,
    folder: Path,
    stem: str,
    formats: Sequence[str] = ("csv", "xlsx", "json"),
    publisher: Text = NO_TEXT,
) -> tuple[PublishedFile, ...]:
    """One table in each of the formats, for the pages that show it."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{stem}.{suffix}" for suffix in formats]
    for suffix, path in zip(formats, paths, strict=True):
        FORMATS[suffix].write(make_book_of(table, publisher), path)
    return tuple(read_file(path) for path in paths)


def _publish_package(
    book: StatBook, stem: str, folder: Path, more: list[tuple[str, Text]]
) -> tuple[PublishedFile, ...]:
    """CSV files, descriptor, README, archive and sums; `more` are the files that are already there."""
    csvs = _write_csvs(book, folder)
    tables = [(csvs[table.name].name, _of(table, csv_file.TITLE)) for table in book.tables]
    tables += csvw.write_all(book, folder)
    package_json.write(book, csvs, folder / DATA_PACKAGE)
    own = [_DESCRIPTOR, (READ_ME, readme_txt.TITLE), (SUMS, checksums.TITLE)]
    archive = f"{stem}.zip"
    readme_txt.write(book, [*tables, *more, (archive, _ARCHIVE), *own], folder / READ_ME)
    _write_archive(book, [name for name, _ in tables], folder / archive, [*tables, *own])
    names = [*(name for name, _ in (*tables, *more)), archive, DATA_PACKAGE, READ_ME]
    files = [read_file(folder / name) for name in names]
    checksums.write(files, folder / SUMS)
    return tuple(sorted([*files, read_file(folder / SUMS)], key=lambda one: one.name))


def _write_csvs(book: StatBook, folder: Path) -> dict[str, PublishedFile]:
    files: dict[str, PublishedFile] = {}
    for table in book.tables:
        path = folder / f"{table.name}.csv"
        csv_file.write(table, path)
        files[table.name] = read_file(path)
    return files


def _write_archive(book: StatBook, csvs: list[str], path: Path, held: list[tuple[str, Text]]) -> None:
    """The data package alone, with a README and sums that name what is inside."""
    folder = path.parent
    content: dict[str, Path | bytes] = {name: folder / name for name in (*csvs, DATA_PACKAGE)}
    content[READ_ME] = readme_txt.render_readme(book, held).encode()
    content[SUMS] = render_sums(_sum(name, part) for name, part in content.items()).encode()
    zip_file.write(content, path)


def _sum(name: str, content: Path | bytes) -> PublishedFile:
    return read_file(content) if isinstance(content, Path) else checksums.sum_bytes(name, content)


def _of(table: StatTable, format: Text) -> Text:
    return joined(" – ", (table.title, format))
