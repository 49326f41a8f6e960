"""Every picture of the site, in both languages and both forms, is written as vl-convert draws it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.kinds import DRAW
from plugins.cchc.charts.series import Series
from plugins.cchc.edition import Edition
from plugins.cchc.pages.embeds import frozen_pictures
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.page_list import CHAPTERS
from tests.fixtures.every_page import pages_of
from tests.unit.charts_oracle import differences

KEY = re.compile(r'<svg [^>]*(?:aria-labelledby=|id=)"c(\w{12})(?:[wn]-t |")')


@pytest.fixture(scope="module")
def series(edition: Edition) -> tuple[Series, ...]:
    contexts = SiteBuild(edition).contexts.values()
    return tuple(dict.fromkeys(each for context in contexts for each in series_of_site(context)))


def test_every_series_of_the_site_is_written_as_drawn(series: tuple[Series, ...]) -> None:
    assert {each.kind for each in series} == DRAW.keys()
    assert [difference for each in series for difference in differences(each)] == []


def test_these_are_all_pictures_of_the_site(series: tuple[Series, ...], site: Path) -> None:
    assert {make_chart(each).key for each in series} == keys_of(site)


def series_of_site(context: PageContext) -> Iterator[Series]:
    """What the pages show, and what is frozen for embedding."""
    for page in pages_of(context, *CHAPTERS[:-1]):  # the last ones show no picture
        yield from (chart.series for chart in page.charts)
    for report in context.edition.releases:
        yield from (picture.chart.series for picture in frozen_pictures(context, report))


def keys_of(site: Path) -> set[str]:
    """Of the pictures in all pages and in all files of their own."""
    texts = (path.read_text("utf-8") for end in ("html", "svg") for path in site.rglob(f"*.{end}"))
    return {key for text in texts for key in KEY.findall(text)}
