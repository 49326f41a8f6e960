"""Frozen embeds of every released version, printed before the pages that offer them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from pelican import Pelican, signals
from pelican.writers import Writer

from plugins.cchc.charts.pictures import draw
from plugins.cchc.pages.frozen import frozen_pages
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.peer_rankings import PeerRankings
from plugins.page_generator import DataPageGenerator
from plugins.timings import add_timing


class FrozenEmbeds(DataPageGenerator):
    name = "trang nhúng giữ nguyên"

    def make_pages(self, site: PageContext, standings: PeerRankings) -> Iterator[Page]:
        for release in site.edition.collection.releases:
            yield from frozen_pages(site, release)

    def _print_run(self, writer: Writer, site: PageContext, run: list[Page]) -> None:
        started, frame = time.monotonic(), self._frame(site)
        charts = [chart for page in run for section in page.sections for chart in section.charts]
        drawn = dict(zip(map(id, charts), draw([chart.series for chart in charts], self._cache), strict=True))
        # The seconds, not the number: the pages print the same pictures again, and count them.
        add_timing(self.settings, "charts", 0, time.monotonic() - started)
        template = self.get_template("embed")
        for page in run:
            (section,) = page.sections
            shown = []
            for chart in section.charts:
                picture = drawn[id(chart)].picture
                shown.append(replace(chart, svg_wide=picture.svg_wide, svg_narrow=picture.svg_narrow))
                if page.extra and page.extra["is_newest"]:
                    held = self.settings["FROZEN"].setdefault((site.language.lang, picture.key), {})
                    held[page.head.path] = page.extra["version"]
            whole = replace(page, sections=(replace(section, charts=tuple(shown)),))
            writer.write_file(page.head.path, template, self.context, page_view=whole, **frame)


def get_generators(pelican: Pelican) -> type[FrozenEmbeds]:
    return FrozenEmbeds


def register() -> None:
    signals.get_generators.connect(get_generators)
