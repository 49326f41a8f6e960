"""Every picture of the site, in both languages and both forms, is written as vl-convert draws it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from plugins.cchc.build.print_site import CHAPTERS
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.charts import Series
from plugins.cchc.edition import Edition
from plugins.cchc.pages.frozen import frozen_pages
from plugins.cchc.pages.page_context import PageContext
from tests.unit.charts_oracle import differences


def test_every_series_of_the_site_is_written_as_drawn(edition: Edition, tmp_path: Path) -> None:
    contexts = SiteBuild(edition, output=tmp_path).contexts.values()
    series = dict.fromkeys(each for context in contexts for each in series_of_site(context))
    assert len(series) > 400 * len(contexts)
    assert [difference for each in series for difference in differences(each)] == []


def series_of_site(context: PageContext) -> Iterator[Series]:
    """What the pages show and what is frozen for embedding."""
    living = chain.from_iterable(chapter(context) for chapter in CHAPTERS.values())
    frozen = chain.from_iterable(frozen_pages(context, release) for release in context.edition.collection.releases)
    for page in chain(living, frozen):
        yield from (chart.undrawn for section in page.sections for chart in section.charts)
