"""SQLite: one table each, figures in three, with views, and tables about columns, codes and the file.
The ready questions are put to the published file, read only: the page shows what the file itself answers.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import CchcError, Problem
from ..model.collection import Collection, Query, References
from ..model.figures import COLUMNS, SourceParts, shared_place, split_source
from ..tables.make_books import make_edition_book
from ..tables.stat_table import StatBook, StatTable
from ..words.own_files import own_sections
from ..words.text import Lang, labels, message, verbatim
from .file_facts import (
    LICENCE_PATH,
    LICENCE_TITLE,
    TYPE_NAMES,
    cite_text,
    column_facts,
    named_by_language,
    names_by_language,
)
from .file_format import FileFormat, TypedValue, typed_rows

Value = str | int | float | None
Line = Sequence[Value]
FIGURES = "figures"
_TOLD = tuple(name for name in COLUMNS if name not in ("report", "version"))
SQL = own_sections(__file__, "sqlite.ini")
_OF_TABLE, _OF_ROW, _OF_CELL = (
    itemgetter(*map(COLUMNS.index, names))
    for names in (
        ("report", "version", "table", "period", "document"),
        ("row", "unit", "category"),
        ("indicator", "value", "value_text", "unit_of_measure", "state", "note", "standing"),
    )
)
_FIELD, _SOURCE = COLUMNS.index("field"), COLUMNS.index("source")


def _quote(*names: str, table: str = "") -> str:
    quoted = ('"' + name.replace('"', '""') + '"' for name in names)
    return ", ".join(f"{table}.{name}" if table else name for name in quoted)


def _named(column: str, thing: str, languages: Sequence[Lang]) -> str:
    """u.name_vi AS unit_name_vi, u.name_en AS unit_name_en."""
    name = column.partition(".")[2]
    return ", ".join(f"{column}_{lang} AS {thing}_{name}_{lang}" for lang in languages)


def write(book: StatBook, path: Path) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        # The file is made anew or not at all: no journal is needed, and page size is part of the bytes.
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        base.execute("BEGIN")
        for table in book.tables:
            rows = (tuple(map(_plain, row)) for row in typed_rows(table))
            if table.name == FIGURES:
                write_figures(base, rows)
            else:
                _write_table(base, table, book, rows)
        _write_about(base, book)
        _write_columns(base, book)
        _write_views(base, book)
        # The engine itself is asked: a file with an id that no list has is not published.
        for table, _, to, _ in base.execute("PRAGMA foreign_key_check"):
            raise CchcError(
                f"{book.name}: bảng {table} có mã không có trong bảng {to}. → Thêm mã vào danh mục hoặc sửa mã."
            )
        base.execute("COMMIT")
        base.executescript("ANALYZE; VACUUM;")


def write_figures(base: sqlite3.Connection, figures: Iterable[Line]) -> None:
    """As papers have them: tables, their columns and rows, the cells, in the order of the papers, in which the cells of
    a row stand together. What cells share is kept once, and a view puts every figure together again, word for word."""
    for statement in SQL["schema"].values():
        base.execute(_in_one_line(statement))
    columns: dict[tuple[str, str], int] = {}  # ids by field and by what the paper calls it
    row = 0
    for table, (about, in_table) in enumerate(groupby(figures, _OF_TABLE), start=1):
        cells = [(cell, split_source(str(cell[_SOURCE]))) for cell in in_table]
        shared = shared_place(source.place for _, source in cells)
        _insert(base, "figure_tables", [(table, *about, shared)])
        for (of_row, place, label, lines), in_row in groupby(cells, _row_of):
            row += 1
            _insert(base, "figure_rows", [(row, table, *of_row, place.removeprefix(shared) + label, lines)])
            for cell, source in in_row:
                column = columns.setdefault((str(cell[_FIELD]), source.column), len(columns) + 1)
                _insert(base, "figure_cells", [(row, column, *_OF_CELL(cell))])
    _insert(base, "figure_columns", ((column, *key) for key, column in columns.items()))


def _row_of(cell: tuple[Line, SourceParts]) -> tuple[Line, str, str, str]:
    line, source = cell
    return _OF_ROW(line), source.place, source.row, source.lines


def _in_one_line(sql: str) -> str:
    """The file keeps how it was made, word for word."""
    return " ".join(sql.split())


def _insert(base: sqlite3.Connection, table: str, lines: Iterable[Line]) -> None:
    for line in lines:
        base.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(line))})", line)


def _write_table(base: sqlite3.Connection, table: StatTable, book: StatBook, rows: Iterable[Line]) -> None:
    """Lists are short: beside their key they need no index."""
    parts = [f"{_quote(column.name)} {TYPE_NAMES[column.type].sqlite}" for column in table.columns]
    if table.keys:
        parts.append(f"PRIMARY KEY ({_quote(*table.keys)})")
    for column, to, field in book.links(table):
        parts.append(f"FOREIGN KEY ({_quote(column)}) REFERENCES {_quote(to)} ({_quote(field)})")
    base.execute(f"CREATE TABLE {_quote(table.name)} ({', '.join(parts)})")
    _insert(base, _quote(table.name), rows)


def _plain(value: TypedValue) -> Value:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _write_about(base: sqlite3.Connection, book: StatBook) -> None:
    facts = {
        **named_by_language("title", book.title, book.languages),
        **named_by_language("description", book.description, book.languages),
        "version": book.version,
        "publisher": book.publisher.first,
        "licence": f"{LICENCE_TITLE}, {LICENCE_PATH}",
        **named_by_language("cite", cite_text(book), book.languages),
    }
    base.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    _insert(base, "about", facts.items())


def _write_columns(base: sqlite3.Connection, book: StatBook) -> None:
    words = [*names_by_language("label", book.languages), *names_by_language("description", book.languages)]
    told = ["column", "type", *words, "unit_of_measure", "refers_to"]
    columns = "".join(f"{name} TEXT, " for name in told[2:])
    base.execute(
        'CREATE TABLE columns ("table" TEXT NOT NULL, position INTEGER NOT NULL, "column" TEXT NOT NULL, '
        f'type TEXT NOT NULL, {columns}PRIMARY KEY ("table", position))'
    )
    lines = (
        (table.name, position, *map(column_facts(column, book.languages).__getitem__, told))
        for table in book.tables
        for position, column in enumerate(table.columns, start=1)
    )
    _insert(base, "columns", lines)


def _write_views(base: sqlite3.Connection, book: StatBook) -> None:
    """Each view whose tables are all here, and what it is for."""
    tables = {table.name for table in book.tables}
    words = names_by_language("description", book.languages)
    base.execute(f'CREATE TABLE views ("view" TEXT PRIMARY KEY, {", ".join(f"{name} TEXT" for name in words)})')
    named = {
        "unit_names": _named("u.name", "unit", book.languages),
        "indicator_labels": _named("i.label", "indicator", book.languages),
        "told": _quote(*_TOLD),
        "told_of_c": _quote(*_TOLD, table="c"),
    }
    for name, description in labels("view").items():
        if tables.issuperset(SQL[name]["tables"].split()):
            base.execute(f"CREATE VIEW {_quote(name)} AS {_in_one_line(SQL[name]['query']).format(**named)}")
            _insert(base, "views", [(name, *map(description.in_, book.languages))])


SQLITE = FileFormat(
    suffix="sqlite",
    media_type="application/vnd.sqlite3",
    content="book",
    label=verbatim("SQLite"),
    title=message("Mọi bảng trong một tệp SQLite"),
    offered={"all_data": message("cơ sở dữ liệu SQLite")},
    write=write,
)


@dataclass(frozen=True)
class Answer:
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


Answers = Mapping[tuple[str, Lang], Answer]  # by question and language of the names


def run_queries(path: Path, queries: Iterable[Query], languages: Sequence[Lang]) -> dict[tuple[str, Lang], Answer]:
    """The answer to each question, and to what its finding asks."""
    asked = [part for query in queries for part in (query, query.finding) if part]
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        return {(query.id, lang): _ask(base, query, lang) for query in asked for lang in languages}


def query_problems(collection: Collection) -> Iterator[Problem]:
    """Questions that could not be put to the file: each is tried on one with its tables and nothing in them."""
    empty = replace(collection, releases=(), references=References({}, (), (), {}, {}, {}, ()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        write(make_edition_book(empty, (), history=()), path)
        for query in collection.queries:
            try:
                run_queries(path, [query], collection.portal.languages)
            except CchcError as error:
                cure = "sửa sql cho chạy được trên cchc.sqlite, và cho đúng các cột nêu trong columns"
                yield Problem(f"data/queries/{query.id}.yaml", None, "", "query.sql", str(error), cure)


def _ask(base: sqlite3.Connection, query: Query, lang: Lang) -> Answer:
    try:
        cursor = base.execute(query.sql_in(lang))
    except sqlite3.Error as error:
        raise CchcError(f"Câu hỏi {query.id} của trang Khám phá không chạy được: {error}.") from error
    columns = tuple(part[0] for part in cursor.description)
    if columns != (wanted := tuple(column.name for column in query.columns)):
        raise CchcError(f"Câu hỏi {query.id} của trang Khám phá cho cột {columns}, đã hẹn {wanted}.")
    return Answer(columns, tuple(cursor.fetchall()))
