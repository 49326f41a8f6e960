"""Printing the site: files first, then pages that offer them, then what lists both; one order, in one place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ..catalogue.api.api_page import api_page
from ..catalogue.publication import make_publication
from ..catalogue.schema_org import json_ld_of
from ..catalogue.tombstones import load_tombstones
from ..catalogue.write_catalogue import write_catalogue
from ..charts.chart import draw
from ..formats.run_queries import run_queries
from ..pages import page_list
from ..pages.abbreviations import abbreviations_of
from ..pages.embeds import Drawings, with_pictures
from ..pages.explore import BASE_FILE
from ..pages.models import Page
from ..pages.page_context import PageContext
from ..pages.page_list import use_pages
from .chart_files import write_frozen, write_living
from .search_files import write_search_index
from .site_build import SiteBuild
from .tombstone_pages import tombstone_pages
from .write_downloads import write_downloads

BATCH = 96  # pages drawn and printed at a time: few enough for memory
PrintPage = Callable[[str, str, Page], None]  # prints (file of the site, template, page)
# The chapters of the site in the order of printing, by the name under which a build tells of them.
CHAPTERS: Mapping[str, Callable[[PageContext], Iterator[Page]]] = {
    "trang đơn vị": page_list.unit_pages,
    "trang kỳ": page_list.period_pages,
    "trang chỉ tiêu": page_list.indicator_pages,
    "trang báo cáo": page_list.report_pages,
    "trang chung": page_list.catalogue_pages,
}


def print_site(build: SiteBuild, project: Path, print_page: PrintPage) -> None:
    """Everything but the pages that Pelican makes of content/."""
    with _ProgressLine(build, "tệp tải về", "files") as line:
        write_downloads(build)
        line.count = len(build.sizes)
    with _ProgressLine(build, "hình giữ nguyên", "frozen pictures", "hình") as line:
        for frozen in build.frozen.values():
            line.count += sum(write_frozen(build.output, frozen, report) for report in build.edition.releases)
    for name, chapter in CHAPTERS.items():
        _print_chapter(build, name, chapter, print_page)
    answers = run_queries(build.output / BASE_FILE, build.edition.collection.queries_asked(), build.languages)
    _print_chapter(build, "trang dùng dữ liệu", lambda context: use_pages(context, answers), print_page)
    _print_catalogue(build, project, print_page)


class _ProgressLine:
    """Says what was made, how many and how long it took; the timings keep it."""

    def __init__(self, build: SiteBuild, name: str, part: str = "", word: str = "tệp") -> None:
        self.build, self.name, self.part, self.word, self.count = build, name, part, word, 0

    def __enter__(self) -> _ProgressLine:
        self.started = time.monotonic()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if error:
            return
        seconds = time.monotonic() - self.started
        if self.part:
            self.build.timings.add(self.part, self.count, seconds)
        print(f"→ {self.name}: {self.count} {self.word} ({seconds:.1f} giây)", flush=True)


def _print_chapter(
    build: SiteBuild, name: str, make_pages: Callable[[PageContext], Iterator[Page]], print_page: PrintPage
) -> None:
    """The pages of a chapter in every language, a batch at a time."""
    with _ProgressLine(build, name, "pages", "trang") as line:
        for context in build.contexts.values():
            pages = make_pages(context)
            while batch := list(islice(pages, BATCH)):
                _print_batch(build, context, batch, print_page)
                line.count += len(batch)


def _print_batch(build: SiteBuild, context: PageContext, batch: list[Page], print_page: PrintPage) -> None:
    frozen = build.frozen[context.language.lang]
    drawings = _draw(build, context, batch)
    for page in batch:
        json_ld = json_ld_of(build.edition, page.head.path, build.sizes, build.url)
        head, told = replace(page.head, json_ld=json_ld), abbreviations_of(context, page)
        shown = with_pictures(replace(page, head=head, abbreviations=told), drawings, frozen)
        print_page(f"{page.head.path}{'' if page.head.path.endswith('.html') else 'index.html'}", page.template, shown)


def _draw(build: SiteBuild, context: PageContext, batch: list[Page]) -> Drawings:
    charts = [(page.head.path, chart) for page in batch for chart in (*page.charts, *page.kept)]
    started = time.monotonic()
    drawings = draw(chart.undrawn for _, chart in charts)
    build.timings.add("charts", len(charts), time.monotonic() - started)
    for (path, chart), drawing in zip(charts, drawings, strict=True):
        write_living(build.output, context, path, chart, drawing)
    return {id(chart): drawing for (_, chart), drawing in zip(charts, drawings, strict=True)}


def _print_catalogue(build: SiteBuild, project: Path, print_page: PrintPage) -> None:
    """The page about the API, tombstones, and every file that machines read."""
    with _ProgressLine(build, "danh mục, API, nguồn tin") as line:
        publication = make_publication(build.edition, build.url, build.output)
        tombstones = load_tombstones(project)
        for context in build.contexts.values():
            pages = [api_page(context, publication), *tombstone_pages(context, tombstones, build.output)]
            _print_batch(build, context, pages, print_page)
            write_search_index(context, build.chrome[context.language.lang], project / "content", build.output)
        given_up = [path for tombstone in tombstones for path in tombstone.paths.values()]
        line.count = write_catalogue(publication, build.output, given_up)
