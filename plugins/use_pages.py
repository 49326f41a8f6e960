"""Explore, how to use the data: pages that show answers of the published SQLite file; after the downloads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pelican import Pelican, signals

from plugins.cchc.formats.ready_queries import QUERIES
from plugins.cchc.formats.run_queries import run_queries
from plugins.cchc.pages import page_list
from plugins.cchc.pages.explore import BASE_FILE
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.peer_rankings import PeerRankings
from plugins.page_generator import DataPageGenerator


class UsePages(DataPageGenerator):
    name = "trang dùng dữ liệu"

    def make_pages(self, site: PageContext, standings: PeerRankings) -> Iterator[Page]:
        answers = run_queries(Path(self.output_path) / BASE_FILE, QUERIES)
        return page_list.use_pages(site, self.settings["FILE_SIZES"], answers, self.settings["SITEURL"])


def get_generators(pelican: Pelican) -> type[UsePages]:
    return UsePages


def register() -> None:
    signals.get_generators.connect(get_generators)
