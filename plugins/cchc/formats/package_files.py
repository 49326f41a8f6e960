"""The tables of a data package as CSV files, with what describes them beside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatTable
from ..words.text import Text, joined
from . import csvw_metadata, package_json
from .csv_format import CSV
from .file_format import FileFormat


def package_files(book: StatBook) -> list[tuple[str, Text]]:
    """Names of the tables' files and what they are."""
    return [named_file(CSV, table) for table in book.tables]


def named_file(format: FileFormat, table: StatTable) -> tuple[str, Text]:
    return f"{table.name}.{format.suffix}", joined(" – ", (table.title, format.title))


def write_package_files(book: StatBook, folder: Path) -> None:
    for table in book.tables:
        CSV.write(replace(book, main=(table,), lists=()), folder / f"{table.name}.{CSV.suffix}")
    package_json.write(book, folder)
    csvw_metadata.write(book, folder)
