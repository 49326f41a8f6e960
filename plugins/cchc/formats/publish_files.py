"""Publishing: all files of one release, of one table, and of everything, each made from the same tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..model.collection import Collection
from ..model.figures import Figure
from ..model.releases import Release
from ..tables.make_books import make_edition_book, make_release_book
from ..tables.stat_book import StatBook
from ..words.text import Text
from . import package_json, readme_txt
from .all_formats import formats_at
from .checksums import PublishedFile, read_file, render_sums
from .csv_format import CSV
from .file_format import Place
from .package_files import named_file, package_files, write_package_files
from .publisher import DATA_PACKAGE, OWN_FILES, READ_ME, SUMS


def publish_release(
    release: Release, collection: Collection, folder: Path, site: str = ""
) -> tuple[PublishedFile, ...]:
    """Everything under /du-lieu/<report>/<version>/, in the order of names."""
    book = make_release_book(release, collection, site)
    return _publish_book(book, f"{release.report}-{release.version}", folder, "version")


def publish_all(
    collection: Collection, figures: Iterable[Figure], folder: Path, version: str = "", site: str = ""
) -> tuple[PublishedFile, ...]:
    """Everything under /du-lieu/tat-ca/, in the order of names."""
    book = make_edition_book(collection, figures, version, site)
    return _publish_book(book, book.name, folder, "all_data")


def publish_table(book: StatBook, folder: Path, place: Place) -> tuple[PublishedFile, ...]:
    """A book of one table in each format that is offered at the place, for the page that shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    formats = formats_at(place)
    for format in formats:
        format.write(book, folder / f"{book.name}.{format.suffix}")
    return tuple(read_file(folder / f"{book.name}.{format.suffix}") for format in formats)


def _publish_book(book: StatBook, stem: str, folder: Path, place: Place) -> tuple[PublishedFile, ...]:
    """The data package, other formats beside it, an archive, and what tells about all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    write_package_files(book, folder)
    package_json.write(book, folder)
    files = [*package_files(book), *_write_others(book, stem, folder, place)]
    readme_txt.write(book, [*files, *OWN_FILES], folder / READ_ME)
    sums = [read_file(folder / name) for name in (*(name for name, _ in files), DATA_PACKAGE, READ_ME)]
    (folder / SUMS).write_text(render_sums(sums), encoding="utf-8", newline="\n")
    return tuple(sorted([*sums, read_file(folder / SUMS)], key=lambda file: file.name))


def _write_others(book: StatBook, stem: str, folder: Path, place: Place) -> list[tuple[str, Text]]:
    """Only tables of figures get files in the formats of single tables: those tell of remarks themselves."""
    files: list[tuple[str, Text]] = []
    for format in formats_at(place, "table", "book", "package"):
        if format.content != "table":
            files.append((f"{stem}.{format.suffix}", format.title))
            format.write(book, folder / files[-1][0])
        elif format is not CSV:
            for table in book.main:
                files.append(named_file(format, table))
                format.write(replace(book, main=(table,), lists=()), folder / files[-1][0])
    return files
