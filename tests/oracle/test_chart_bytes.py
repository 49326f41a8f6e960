"""Every picture of the site, in both languages and both forms, is written as vl-convert draws it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.cchc.build.print_site import CHAPTERS
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.charts import Series
from plugins.cchc.edition import Edition
from plugins.cchc.pages.frozen import FrozenPictures
from tests.unit.charts_oracle import differences


def test_every_series_of_the_site_is_written_as_drawn(edition: Edition, tmp_path: Path) -> None:
    build = SiteBuild(edition, output=tmp_path)
    series = dict.fromkeys(each for frozen in build.frozen.values() for each in series_of_site(frozen))
    assert len(series) > 400 * len(build.contexts)
    assert [difference for each in series for difference in differences(each)] == []


def series_of_site(frozen: FrozenPictures) -> Iterator[Series]:
    """What the pages show and keep, and what is frozen for embedding."""
    for chapter in CHAPTERS.values():
        for page in chapter(frozen.context):
            yield from (chart.undrawn for chart in (*page.charts, *page.kept))
    for report in frozen.context.edition.releases:
        yield from frozen.of_report(report)
