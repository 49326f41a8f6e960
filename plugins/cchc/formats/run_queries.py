"""Puts the ready questions to the published SQLite file, read only: the page shows what the file itself answers."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import CchcError, Problem
from ..model.collection import Collection, Query, References
from ..tables.make_books import make_edition_book
from ..words.text import Lang
from .sqlite_format import write

Value = str | int | float | None


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
