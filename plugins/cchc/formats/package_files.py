"""The tables of a data package as CSV files, with what describes them beside."""

from dataclasses import replace
from pathlib import Path

from ..model.releases import SOURCE_FILE, SOURCE_TITLE
from ..tables.stat_book import StatBook
from ..tables.stat_table import StatTable
from ..words.text import Text, joined
from . import csvw_metadata, package_json
from .csv_format import CSV
from .file_format import FileFormat


def package_files(book: StatBook) -> list[tuple[str, Text]]:
    """Names of the files of tables, and of the paper's text, and what they are."""
    source = [(SOURCE_FILE, SOURCE_TITLE)] if book.source_text else []
    return [*(named_file(CSV, table) for table in book.tables), *source]


def named_file(format: FileFormat, table: StatTable) -> tuple[str, Text]:
    return f"{table.name}.{format.suffix}", joined(" – ", (table.title, format.title))


def write_package_files(book: StatBook, folder: Path) -> None:
    if book.source_text:
        (folder / SOURCE_FILE).write_text(book.source_text, encoding="utf-8", newline="\n")
    for table in book.tables:
        CSV.write(replace(book, main=(table,), lists=()), folder / f"{table.name}.{CSV.suffix}")
    package_json.write(book, folder)
    csvw_metadata.write(book, folder)
