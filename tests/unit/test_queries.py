"""Ready questions put to an SQLite file: read only, in the reader's language, with the columns that were promised."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plugins.cchc.errors import CchcError
from plugins.cchc.formats.sqlite_format import run_queries
from plugins.cchc.model.collection import Query, QueryColumn
from tests.fixtures.small_builders import text

QUESTION = Query(
    "x",
    text("a", "b"),
    text(""),
    "SELECT name_{lang} AS name, n FROM t",
    (QueryColumn("name", "name"), QueryColumn("n", "count")),
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "t.sqlite"
    with sqlite3.connect(path) as held:
        held.execute("CREATE TABLE t (name_vi, name_en, n)")
        held.execute("INSERT INTO t VALUES ('Sở', 'Department', 3)")
    held.close()
    return path


def test_names_are_asked_in_the_readers_language(base: Path) -> None:
    found = run_queries(base, [QUESTION], ("vi", "en"))
    assert found["x", "vi"].rows == (("Sở", 3),) and found["x", "en"].rows == (("Department", 3),)


@pytest.mark.parametrize(
    ("sql", "said"), [("SELECT name FROM nowhere", "nowhere"), ("SELECT n AS name, n AS m FROM t", "đã hẹn")]
)
def test_question_that_does_not_fit_the_file_ends_the_build(base: Path, sql: str, said: str) -> None:
    wrong = Query("x", text(""), text(""), sql, (QueryColumn("name", "name"), QueryColumn("n", "count")))
    with pytest.raises(CchcError, match=said):
        run_queries(base, [wrong], ("vi",))


def test_file_is_only_read(base: Path) -> None:
    with pytest.raises(CchcError, match="readonly"):
        run_queries(base, [Query("x", text(""), text(""), "DELETE FROM t", ())], ("vi",))
