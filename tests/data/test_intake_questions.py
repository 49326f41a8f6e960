"""How much is asked: a letter with hundreds of figures in its text costs a clerk ten questions at most."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.question_groups import QuestionGroup, group_questions
from plugins.cchc.intake.questions import DoubtKind
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.model.collection import Collection
from tests.fixtures.new_quarter import LONG_PHU, clean_print
from tests.fixtures.printing import WRITERS, Print, Spot

ROOT = Path(__file__).resolve().parents[2]
DISTRICT = f"2023-q1-{LONG_PHU}"


@pytest.fixture(scope="module")
def collection(edition: Edition) -> Collection:
    return edition.collection


@pytest.fixture(scope="module")
def letter(collection: Collection) -> Print:
    """The made-up quarter below the running text of a real letter of 225 lines."""
    version = next(release.version for release in collection.newest() if release.report == DISTRICT)
    text = (ROOT / f"data/reports/{DISTRICT}/{version}/source.txt").read_text("utf-8")
    lines = [line.replace("\t", " ") for line in text.split("\n")[:225] if line.strip()]
    return replace(clean_print(collection, LONG_PHU), letter=tuple(lines))


def ask(collection: Collection, path: Path, answers: dict[str, str]) -> dict[str, QuestionGroup]:
    wanted = Wanted(LONG_PHU, "2023-q2", "sn-534")
    reading = read_report(open_document(path), collection, wanted, answers)
    return {group.id: group for group in group_questions(reading.questions) if group.is_open}


@pytest.mark.parametrize(("kind", "most"), [("docx", 10), ("xlsx", 10), ("pdf", 40)])
def test_clean_report_asks_few_questions(
    kind: str, most: int, letter: Print, collection: Collection, tmp_path: Path
) -> None:
    groups = ask(collection, WRITERS[kind](tmp_path / f"r.{kind}", [letter]), {})
    assert 1 <= len(groups) <= most
    prose = next(group for group in groups.values() if group.id.startswith("loi-van/"))
    assert len(prose.questions) > (100 if kind != "xlsx" else 10)
    sure = [question.sure for question in prose.questions]
    assert sure == sorted(sure, reverse=True) and len(set(sure)) > 1


def test_column_of_the_period_before_is_one_question(letter: Print, collection: Collection, tmp_path: Path) -> None:
    """A figure in each row, right of the form's columns: asked once, answered once."""
    rows = range(letter.header, letter.height)
    spots = (*letter.spots, *(Spot(row, letter.width, str(row)) for row in rows))
    path = WRITERS["xlsx"](tmp_path / "r.xlsx", [replace(letter, width=letter.width + 1, spots=spots)])
    groups = ask(collection, path, {})
    stray = [group for group in groups.values() if group.questions and group.questions[0].kind == DoubtKind.STRAY]
    assert len(groups) <= 10 and [len(group.questions) for group in stray] == [len(rows)]
    assert "bo-qua" in [choice.answer for choice in stray[0].choices]
    assert stray[0].id not in ask(collection, path, {stray[0].id: "bo-qua"})


def test_figures_that_a_table_has_too_are_shown_as_agreeing(
    letter: Print, collection: Collection, tmp_path: Path
) -> None:
    label, value = "Số lượng phiếu khảo sát người dân", "Số lượng phiếu khảo sát"
    row = next(spot.row for spot in letter.spots if spot.text == value)
    printed = next(spot.text for spot in letter.spots if (spot.row, spot.column) == (row, 3))
    said = replace(letter, letter=(f"{label}: {printed}.",))
    path = WRITERS["docx"](tmp_path / "r.docx", [said])
    reading = read_report(open_document(path), collection, Wanted(LONG_PHU, "2023-q2", "sn-534"), {})
    assert [aside.text for aside in reading.asides if aside.kind == "table"] == [
        f"{label}: {printed} (bảng sn-534, dòng I.7.1 “{value}”)"
    ]
