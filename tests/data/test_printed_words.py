"""Words of the forms on an English page: said in English where they are known, left as printed where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.pages.evidence import printed_measure, printed_title
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language

LOCALE = Path(__file__).resolve().parents[2] / "theme/locale"


@pytest.fixture(scope="module")
def english(edition: Edition) -> PageContext:
    return PageContext(edition, Language("en"), Links("en", edition.units_over_time))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Người", "persons"),
        ("Có =1 Không = 0", "yes = 1, no = 0"),
        ("Có= 1 Không = 0", "yes = 1, no = 0"),
        ("Không = 0; Có = 1", "no = 0, yes = 1"),
        ("Cơ  quan, đơn vị", "agencies and units"),
        ("km", "km"),
        ("thúng", "thúng"),
        ("", ""),
    ],
)
def test_measures(english: PageContext, printed: str, said: str) -> None:
    assert printed_measure(english, printed) == said


def test_vietnamese_keeps_the_papers_own(english: PageContext) -> None:
    site = PageContext(english.edition, Language("vi"), Links("vi"))
    assert printed_measure(site, "Có =1 Không = 0") == "Có =1 Không = 0"
    assert printed_title(site, "Phụ lục I") == "Phụ lục I"


@pytest.mark.parametrize(
    ("printed", "said"), [("Phụ lục IIIa", "Appendix IIIa"), ("Biểu mẫu 12", "Form 12"), ("x", "x")]
)
def test_titles(english: PageContext, printed: str, said: str) -> None:
    assert printed_title(english, printed) == said


def test_every_measure_that_is_printed_is_known_in_english(english: PageContext) -> None:
    edition = english.edition
    printed = {
        row.unit_of_measure for release in edition.releases.values() for table in release.tables for row in table.rows
    }
    left = {word for word in printed if word and printed_measure(english, word) == word}
    assert left <= {"%", "km"}
