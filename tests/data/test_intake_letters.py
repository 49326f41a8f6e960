"""Figures of the five letters' text, printed as a letter and read back: each is offered once, with its value and place.

The letters themselves are not in the repository; docs/intake.md says what the command makes of them.
"""

from __future__ import annotations

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.number_balance import NUMBER
from plugins.cchc.intake.prose import ProseIndex, find_prose
from plugins.cchc.intake.prose_figures import FigureFinder
from plugins.cchc.intake.prose_text import read_paragraphs
from plugins.cchc.intake.questions import AnswerSheet
from plugins.cchc.intake.source import Document
from plugins.cchc.model.releases import SOURCE_FILE
from tests.conftest import ROOT
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


def test_every_number_of_the_five_letters_is_accounted_for(edition: Edition) -> None:
    """A number of the text is a figure, or told as a date, document, reference or number of a person: none is lost."""
    finder, numbers = FigureFinder(edition.references.wording), 0
    for report in ROWS:
        source = ROOT / edition.releases[report].folder / SOURCE_FILE
        letter = Document("letter.docx", "", tuple(source.read_text("utf-8").splitlines()), ())
        for text in (paragraph.text for paragraph in read_paragraphs(letter)):
            figures, asides = finder.find(text)
            for match in NUMBER.finditer(text):
                numbers += 1
                assert any(part.start <= match.start() and match.end() <= part.end for part in (*figures, *asides)), (
                    text
                )
    assert numbers > 4000
