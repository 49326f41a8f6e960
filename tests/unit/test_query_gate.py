"""A ready question that the published base could not answer is refused with the data, not in the middle of a build."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from plugins.cchc.edition import assemble
from plugins.cchc.errors import DataError, Problem
from plugins.cchc.model.collection import Collection
from tests.fixtures.versions import copy_sound

assemble_module = import_module("plugins.cchc.edition.assemble")  # its name is the function's too
QUESTION = """query: bao-cao
order: 1
question: {vi: "Có những báo cáo nào?", en: "Which reports are there?"}
columns:
  - {name: name, kind: name, label: {vi: "Báo cáo", en: "Report"}}
sql: "SQL"
"""
SOUND = "SELECT title_{lang} AS name FROM reports"


def codes(root: Path, sql: str) -> set[tuple[str, str]]:
    folder = root / "data/queries"
    folder.mkdir(exist_ok=True)
    (folder / "bao-cao.yaml").write_text(QUESTION.replace("SQL", sql), "utf-8")
    try:
        assemble(root, cache=root / "cache")
    except DataError as error:
        return {(problem.code, problem.file) for problem in error.problems}
    return set()


def test_sound_question_passes(tmp_path: Path) -> None:
    assert codes(copy_sound(tmp_path), SOUND) == set()


@pytest.mark.parametrize(
    "sql",
    ["SELEC title_vi AS name FROM reports", "SELECT title_{lang} AS name FROM no_table", SOUND.replace("title", "no"),
     SOUND.replace("name", "other"), f"{SOUND}; {SOUND}", "DELETE FROM reports"],
)  # fmt: skip
def test_question_that_the_base_does_not_understand_is_refused(tmp_path: Path, sql: str) -> None:
    assert codes(copy_sound(tmp_path), sql) == {("query.sql", "data/queries/bao-cao.yaml")}


def test_questions_are_tried_again_only_where_they_or_the_tables_are_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []
    make, wrong = assemble_module.query_problems, SOUND.replace("title", "no")

    def note(collection: Collection) -> Iterator[Problem]:
        tried.append(1)
        return make(collection)

    monkeypatch.setattr(assemble_module, "query_problems", note)
    root, refused = copy_sound(tmp_path), {("query.sql", "data/queries/bao-cao.yaml")}
    for sql, problems, times in ((wrong, refused, 1), (wrong, refused, 2), (SOUND, set(), 3), (SOUND, set(), 3)):
        assert codes(root, sql) == problems and len(tried) == times
    monkeypatch.setattr(assemble_module, "code_digest", lambda *rooms: f"other {rooms}")
    assert codes(root, SOUND) == set() and len(tried) == 4
    assert codes(root, wrong) == refused, "what was sound before says nothing of another question"
