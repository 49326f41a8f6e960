"""The press: draws the pictures of a run of pages at once, then prints each page with its template."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.cchc.catalogue.schema_org import json_ld_of
from plugins.cchc.charts import render_pngs
from plugins.cchc.charts.pictures import draw
from plugins.cchc.edition import Edition
from plugins.cchc.pages.abbreviations import abbreviations_of
from plugins.cchc.pages.download_links import Sizes
from plugins.cchc.pages.embeds import embed_pages
from plugins.cchc.pages.links import Links, embed_file
from plugins.cchc.pages.models import ChartView, Page, PageHead
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.page_list import DrawnView, Pictures, with_pictures
from plugins.cchc.pages.peer_rankings import PeerRankings
from plugins.cchc.words.text import LANGS
from plugins.chart_files import write_chart_files
from plugins.chrome import frame_of
from plugins.timings import add_timing

CACHE = Path(__file__).resolve().parent.parent / ".cache" / "charts"  # unless the setting CHART_CACHE says else
RUN = 96  # pages drawn and printed at a time: enough to keep two drawing processes busy, few enough for memory
Chapter = Callable[[PageContext, PeerRankings, Sizes], Iterator[Page]]


class DataPageGenerator(Generator):
    """A chapter of the book in both languages; each plugin file names its chapter."""

    chapter: Chapter
    name = ""

    @property
    def _cache(self) -> Path:
        return Path(self.settings.get("CHART_CACHE", CACHE))

    def generate_context(self) -> None:
        """Data pages need nothing from Pelican's content."""

    def generate_output(self, writer: Writer) -> None:
        started, printed = time.monotonic(), 0
        edition: Edition = self.settings["EDITION"]
        standings = PeerRankings(edition)
        for lang in LANGS:
            site = PageContext(edition, self.settings["LANGUAGES"][lang], Links(lang), self.settings["SITEURL"])
            pages = self.make_pages(site, standings)
            while run := list(islice(pages, RUN)):
                self._print_run(writer, site, run)
                printed += len(run)
        seconds = time.monotonic() - started
        print(f"→ {self.name}: {printed} trang ({seconds:.1f} giây)", flush=True)
        add_timing(self.settings, "pages", printed, seconds)

    def make_pages(self, site: PageContext, standings: PeerRankings) -> Iterator[Page]:
        return type(self).chapter(site, standings, self.settings["FILE_SIZES"])

    def _frame(self, site: PageContext) -> dict[str, Any]:
        """What every template of this language is given."""
        return {"site": frame_of(self.settings, site.language.lang), "lang": site.language.lang}

    def _with_json_ld(self, head: PageHead) -> PageHead:
        """What a search engine for data sets reads; empty on pages that offer none."""
        settings = self.settings
        edition, sizes = settings["EDITION"], settings["FILE_SIZES"]
        return replace(
            head, json_ld=json_ld_of(edition, head.path, sizes, settings["SITEURL"], settings["EDITION_NAME"])
        )

    def _print_run(self, writer: Writer, site: PageContext, run: list[Page]) -> None:
        pictures, frame = self._draw(site, run), self._frame(site)
        for page in run:
            template = self.get_template(page.template)
            told = replace(page, head=self._with_json_ld(page.head), abbreviations=abbreviations_of(page))
            whole = with_pictures(site, told, pictures)
            writer.write_file(page.head.path + "index.html", template, self.context, page_view=whole, **frame)
            for embed in embed_pages(whole):
                writer.write_file(embed.head.path, self.get_template("embed"), self.context, page_view=embed, **frame)

    def _draw(self, site: PageContext, run: list[Page]) -> Pictures:
        charts = [(page, chart) for page in run for section in page.sections for chart in section.charts]
        started = time.monotonic()
        drawn = draw([chart.series for _, chart in charts], self._cache)
        pngs = render_pngs([one.picture for one in drawn], self._cache)
        add_timing(self.settings, "charts", len(charts), time.monotonic() - started)
        pictures: Pictures = {}
        for (page, chart), one in zip(charts, drawn, strict=True):
            files = write_chart_files(Path(self.output_path), page.head.path, chart, one, pngs[one.picture.key])
            frozen = self._frozen(site, page.head.path, chart, one.picture.key)
            pictures[id(chart)] = DrawnView(one.picture.svg_wide, one.picture.svg_narrow, files, frozen)
        return pictures

    def _frozen(self, site: PageContext, page: str, chart: ChartView, key: str) -> tuple[str, str] | None:
        """(path, version) of the same picture drawn from one report alone: that of this page first."""
        held: dict[str, str] = self.settings["FROZEN"].get((site.language.lang, key), {})
        own = f"/{embed_file(page.removeprefix(site.links.prefix), chart.id)}"
        path = next((path for path in held if path.endswith(own)), next(iter(held), ""))
        return (path, held[path]) if path else None
