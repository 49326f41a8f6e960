"""Every picture of the site, in both languages and both forms, is written as vl-convert draws it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from plugins.cchc.charts import Series
from plugins.cchc.edition import Edition
from plugins.cchc.pages import page_list
from plugins.cchc.pages.frozen import frozen_pages
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.peer_rankings import PeerRankings
from plugins.cchc.words.language import Language, load_languages
from tests.conftest import ROOT
from tests.unit.charts_oracle import differences

CHAPTERS = (
    page_list.unit_pages,
    page_list.period_pages,
    page_list.indicator_pages,
    page_list.report_pages,
    page_list.catalogue_pages,
)


def test_every_series_of_the_site_is_written_as_drawn(edition: Edition) -> None:
    languages = load_languages(ROOT / "theme" / "locale").values()
    series = dict.fromkeys(each for language in languages for each in series_of_site(edition, language))
    assert len(series) > 400 * len(languages)
    assert [difference for each in series for difference in differences(each)] == []


def series_of_site(edition: Edition, language: Language) -> Iterator[Series]:
    """What the pages show and what is frozen for embedding."""
    site = PageContext(edition, language, Links(language.lang))
    rankings = PeerRankings(edition)
    living = chain.from_iterable(chapter(site, rankings, {}) for chapter in CHAPTERS)
    frozen = chain.from_iterable(frozen_pages(site, release) for release in edition.collection.releases)
    for page in chain(living, frozen):
        yield from (chart.series for section in page.sections for chart in section.charts)
