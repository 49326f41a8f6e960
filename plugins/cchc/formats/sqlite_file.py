"""SQLite: one table each, indexed by what readers ask for, with tables that tell about columns, codes and the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ..tables.stat_book import StatBook, make_book_of
from ..tables.stat_table import StatTable
from ..words.text import message
from .publisher import LICENCE_PATH, LICENCE_TITLE, cite_text
from .sqlite_views import VIEWS
from .typed_columns import SplitColumn, split_columns, split_row

SUFFIX = "sqlite"
TITLE = message("SQLite")
MIME_TYPE = "application/vnd.sqlite3"

# NUMERIC keeps a whole number whole (36, not 36.0); a text never reaches such a column.
_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}
_COLUMNS = (
    '"table" TEXT NOT NULL, position INTEGER NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, label_vi TEXT, '
    "label_en TEXT, description_vi TEXT, description_en TEXT, unit_of_measure TEXT, refers_to TEXT, "
    'PRIMARY KEY ("table", position)'
)


def write(what: StatTable | StatBook, path: Path) -> None:
    book = make_book_of(what)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        # The file is made anew or not at all: no journal is needed, and page size is part of the bytes.
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        base.execute("BEGIN")
        for table in book.tables:
            _write_table(base, table)
        _write_about(base, book)
        _write_columns(base, book)
        _write_views(base, book)
        base.execute("COMMIT")
        base.executescript("ANALYZE; VACUUM;")


def _write_table(base: sqlite3.Connection, table: StatTable) -> None:
    columns = split_columns(table)
    parts = [f"{_quote(one.name)} {_TYPES[one.type]}" for one in columns]
    if table.keys:
        parts.append(f"PRIMARY KEY ({', '.join(_quote(key) for key in table.keys)})")
    base.execute(f"CREATE TABLE {_quote(table.name)} ({', '.join(parts)})")
    places = ", ".join("?" * len(columns))
    base.executemany(
        f"INSERT INTO {_quote(table.name)} VALUES ({places})", (split_row(table, row) for row in table.rows)
    )
    for column in table.columns_of("dimension"):
        index = _quote(f"{table.name}_by_{column.name}")
        base.execute(f"CREATE INDEX {index} ON {_quote(table.name)} ({_quote(column.name)})")


def _write_about(base: sqlite3.Connection, book: StatBook) -> None:
    cite = cite_text(book)
    facts = (
        ("title_vi", book.title.first), ("title_en", book.title.in_("en")),
        ("description_vi", book.description.first), ("description_en", book.description.in_("en")),
        ("version", book.version), ("publisher", book.publisher.first),
        ("licence", f"{LICENCE_TITLE}, {LICENCE_PATH}"), ("cite_vi", cite.first), ("cite_en", cite.in_("en")),
    )  # fmt: skip
    base.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    base.executemany("INSERT INTO about VALUES (?, ?)", facts)


def _write_columns(base: sqlite3.Connection, book: StatBook) -> None:
    base.execute(f"CREATE TABLE columns ({_COLUMNS})")
    for table in book.tables:
        lines = _column_lines(table.name, split_columns(table))
        base.executemany("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", lines)


def _column_lines(table: str, columns: tuple[SplitColumn, ...]) -> Iterator[tuple[str | int, ...]]:
    for position, one in enumerate(columns, start=1):
        said = one.of.description
        yield (
            table, position, one.name, one.type, one.label.first, one.label.in_("en"), said.first, said.in_("en"),
            one.of.unit_of_measure, one.of.refers_to,
        )  # fmt: skip


def _write_views(base: sqlite3.Connection, book: StatBook) -> None:
    """Each view whose tables are all here, and what it is for."""
    held = {table.name for table in book.tables}
    base.execute('CREATE TABLE views ("view" TEXT PRIMARY KEY, description_vi TEXT, description_en TEXT)')
    for view in VIEWS:
        if held.issuperset(view.tables):
            base.execute(f"CREATE VIEW {_quote(view.name)} AS {view.query}")
            base.execute("INSERT INTO views VALUES (?, ?, ?)", (view.name, view.text.first, view.text.in_("en")))


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
