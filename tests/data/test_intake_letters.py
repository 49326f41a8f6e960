"""Figures of the five letters' text, printed as a letter and read back: each is offered once, with its value and place.

The letters themselves are not in the repository; docs/intake.md says what the command makes of them.
"""

from __future__ import annotations

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.prose import ProseIndex, find_prose
from plugins.cchc.intake.prose_text import read_paragraphs
from plugins.cchc.intake.questions import AnswerSheet
from plugins.cchc.intake.source import Document
from tests.fixtures.letters import is_outlined, print_letter, prose_of

# Rows of prose.csv, and how many of them have a place that headings and dashes alone name.
ROWS = {
    "2018-so-thong-tin-va-truyen-thong": (35, 35),
    "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong": (36, 28),
    "2023-q1-huyen-long-phu": (158, 23),
    "2023-q1-so-thong-tin-va-truyen-thong": (36, 32),
    "2023-so-tai-nguyen-va-moi-truong": (16, 5),
}


@pytest.mark.parametrize("report", ROWS)
def test_every_figure_is_offered_and_nothing_else(report: str, edition: Edition) -> None:
    release = edition.releases[report]
    prose = prose_of(release)
    index = ProseIndex(ImportContext(edition.collection, AnswerSheet({})), release.unit, ())
    letter = Document("letter.docx", "", tuple(print_letter(prose)), ())
    reading = find_prose(read_paragraphs(letter), index)
    found = reading.figures
    assert reading.secret_lines == ()
    assert [(one.value, one.measure) for one in found] == [
        (str(row.cells["value"].value), row.unit_of_measure) for row in prose.rows
    ]
    outlined = [(one.where, row.where) for one, row in zip(found, prose.rows, strict=True) if is_outlined(row.where)]
    assert [one for one in outlined if one[0] != one[1]] == []
    assert (len(found), len(outlined)) == ROWS[report]
