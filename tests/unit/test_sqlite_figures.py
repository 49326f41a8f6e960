"""Figures in SQLite: what cells share is kept once, and the view tells each figure as it came."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from plugins.cchc.formats.sqlite_format import SQL, write_figures
from plugins.cchc.model.figures import COLUMNS

Line = tuple[str | float | None, ...]


def figure(row: str, field: str, source: str, **other: str | float) -> Line:
    known = {"report": "r", "version": "1.0.0", "table": "t", "unit": "u", "period": "p", "state": "reported"}
    return tuple((known | {"row": row, "field": field, "source": source} | other).get(name) for name in COLUMNS)


FIGURES = (
    figure("1", "a", "Biểu 1, “Sở A, B”, Số nhận, dòng văn bản 5", value=3),
    figure("1", "b", "Biểu 1, “Sở A, B”, cột 2: Số trả, đúng hạn, dòng văn bản 5", value=2.5, note="in: 2,5"),
    figure("2", "a", "Biểu 1, “Sở C”, Số nhận, dòng văn bản 6–7", category="c"),
    figure("2", "b", "Biểu 1, “Sở C”, Cột “x”, y, dòng văn bản 6–7", category="c"),
    figure("1", "a", "Mục I, “Sở A, B”, Số nhận", table="t2"),
    figure("2", "a", "“Sở “C”, D”, Số nhận", table="t2"),
)


@pytest.fixture
def base() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        write_figures(connection, FIGURES)
        yield connection


def test_the_view_tells_each_figure_with_its_columns_in_their_order(base: sqlite3.Connection) -> None:
    told = base.execute(SQL["figures"]["query"])
    assert tuple(column[0] for column in told.description) == COLUMNS
    assert sorted(told, key=str) == sorted(FIGURES, key=str)


def test_what_cells_share_of_their_source_is_kept_once(base: sqlite3.Connection) -> None:
    places = base.execute("SELECT source_place FROM figure_tables ORDER BY id").fetchall()
    assert places == [("Biểu 1, ",), ("",)], "rows of prose have each its own"
    assert base.execute("SELECT source_row, source_lines FROM figure_rows ORDER BY id").fetchall() == [
        ("“Sở A, B”, ", ", dòng văn bản 5"),
        ("“Sở C”, ", ", dòng văn bản 6–7"),
        ("Mục I, “Sở A, B”, ", ""),
        ("“Sở “C”, ", ""),
    ]
    assert base.execute("SELECT field, source_column FROM figure_columns ORDER BY id").fetchall() == [
        ("a", "Số nhận"),
        ("b", "cột 2: Số trả, đúng hạn"),
        ("b", "Cột “x”, y"),
        ("a", "D”, Số nhận"),
    ]


def test_a_cell_or_a_row_that_comes_twice_is_refused(base: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as other, pytest.raises(sqlite3.IntegrityError):
        write_figures(other, (FIGURES[0], FIGURES[0]))
    with closing(sqlite3.connect(":memory:")) as other, pytest.raises(sqlite3.IntegrityError):
        write_figures(other, (FIGURES[0], FIGURES[2], FIGURES[1]))
