"""Up to which day a figure counts: a period's name is never left alone where the paper was written within it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.model.releases import Window
from plugins.cchc.pages.evidence import as_of_words, period_words, span_words
from plugins.cchc.words.text import translations
from tests.fixtures.small_edition import small_edition
from tests.fixtures.small_reports import CENTRE_Q1, Q1
from tests.fixtures.small_site import make_site

SITE = make_site()
RELEASE = SITE.release(CENTRE_Q1)
EARLY, LATE = (replace(RELEASE, source=replace(RELEASE.source, date=day)) for day in ("2032-03-20", "2032-04-02"))
SILENT = replace(Q1, covers_from="", as_of="")


@pytest.mark.parametrize(
    ("start", "end", "span", "period"),
    [
        ("2032-01-01", "2032-03-25", "Từ 1/1/2032 đến 25/3/2032", "Quý I/2032, tính đến 25/3/2032"),
        ("2032-01-01", "2032-03-31", "Từ 1/1/2032 đến 31/3/2032", "Quý I/2032"),
        ("", "2032-03-25", "Tính đến 25/3/2032", "Quý I/2032, tính đến 25/3/2032"),
        ("2032-01-01", "", "Quý I/2032", "Quý I/2032"),
        ("", "", "Quý I/2032", "Quý I/2032"),
    ],
)
def test_the_span_is_what_the_paper_prints(start: str, end: str, span: str, period: str) -> None:
    table = replace(Q1, covers_from=start, as_of=end)
    assert (span_words(SITE, LATE, table), period_words(SITE, LATE, table)) == (span, period)


@pytest.mark.parametrize("window", [Window(), Window("by_rule", "2031-12-15", "2032-03-14")])
def test_a_letter_signed_within_its_period_says_so_where_it_prints_no_day(window: Window) -> None:
    table = replace(SILENT, other_window=window)
    for words in (span_words, period_words):
        assert words(SITE, EARLY, table) == "Quý I/2032, báo cáo ký ngày 20/3/2032"
        assert words(SITE, LATE, table) == "Quý I/2032", "the period had ended"
        assert words(SITE, replace(EARLY, source=replace(EARLY.source, date="")), table) == "Quý I/2032"


def test_what_is_known_of_the_paper_itself_is_said_with_the_period() -> None:
    edition = small_edition()
    notes = edition.collection.notes[CENTRE_Q1]
    paper = translations({"vi": "bản nháp, gửi sớm", "en": "a draft, sent early"})
    noted = {**edition.collection.notes, CENTRE_Q1: replace(notes, paper=paper)}
    site = make_site(replace(edition, collection=replace(edition.collection, notes=noted)))
    assert period_words(site, EARLY, SILENT) == "Quý I/2032 (bản nháp, gửi sớm)" == span_words(site, EARLY, SILENT)
    assert as_of_words(site, EARLY, SILENT) == "bản nháp, gửi sớm; không in ngày chốt số liệu"
    assert span_words(site, EARLY, replace(Q1, covers_from="", as_of="2032-03-25")) == "Tính đến 25/3/2032"
