"""Every picture of the site, in both languages and both forms, is written as vl-convert draws it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from plugins.cchc.charts import Series
from plugins.cchc.edition import Edition
from plugins.cchc.pages import page_list
from plugins.cchc.pages.frozen import frozen_pages
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.peer_rankings import PeerRankings
from plugins.cchc.words.language import load_languages
from plugins.cchc.words.text import LANGS, Lang
from tests.conftest import ROOT
from tests.unit.charts_oracle import differences

CHAPTERS = (
    page_list.unit_pages,
    page_list.period_pages,
    page_list.indicator_pages,
    page_list.report_pages,
    page_list.catalogue_pages,
)


@pytest.mark.parametrize("lang", LANGS)
def test_every_series_of_the_site_is_written_as_drawn(edition: Edition, lang: Lang) -> None:
    series = dict.fromkeys(series_of_site(edition, lang))
    assert len(series) > 400
    assert [difference for each in series for difference in differences(each)] == []


def series_of_site(edition: Edition, lang: Lang) -> Iterator[Series]:
    """What the pages show and what is frozen for embedding."""
    site = PageContext(edition, load_languages(ROOT / "theme" / "locale")[lang], Links(lang))
    standings = PeerRankings(edition)
    living = chain.from_iterable(chapter(site, standings, {}) for chapter in CHAPTERS)
    frozen = chain.from_iterable(frozen_pages(site, release) for release in edition.collection.releases)
    for page in chain(living, frozen):
        yield from _series_of_page(page)


def _series_of_page(page: Page) -> Iterator[Series]:
    return (chart.series for section in page.sections for chart in section.charts)
