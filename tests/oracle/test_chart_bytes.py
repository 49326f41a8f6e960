"""Every picture of the site, in both languages and both forms, is written as vl-convert draws it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.charts import Series
from plugins.cchc.edition import Edition
from plugins.cchc.pages.frozen import frozen_pictures
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.page_list import CHAPTERS, pages_of
from tests.unit.charts_oracle import differences


def test_every_series_of_the_site_is_written_as_drawn(edition: Edition) -> None:
    build = SiteBuild(edition)
    series = dict.fromkeys(each for context in build.contexts.values() for each in series_of_site(context))
    assert len(series) > 300 * len(build.contexts)
    assert [difference for each in series for difference in differences(each)] == []


def series_of_site(context: PageContext) -> Iterator[Series]:
    """What the pages show and keep, and what is frozen for embedding."""
    for page in pages_of(context, *CHAPTERS[:-1]):  # the last ones show no picture
        yield from (chart.undrawn for chart in (*page.charts, *page.kept))
    for report in context.edition.releases:
        yield from (picture.chart.undrawn for picture in frozen_pictures(context, report))
