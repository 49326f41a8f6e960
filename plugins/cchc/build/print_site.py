"""Printing the site: files first, then pages that offer them, then what lists both; one order, in one place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ..catalogue.api.api_page import api_page
from ..catalogue.publication import make_publication
from ..catalogue.schema_org import json_ld_of
from ..catalogue.tombstones import load_tombstones
from ..catalogue.write_catalogue import write_catalogue
from ..charts.pictures import draw
from ..formats.run_queries import run_queries
from ..pages import page_list
from ..pages.abbreviations import abbreviations_of
from ..pages.embeds import embed_pages
from ..pages.explore import BASE_FILE
from ..pages.frozen import frozen_pages
from ..pages.links import embed_file
from ..pages.models import ChartView, Page
from ..pages.page_context import PageContext
from ..pages.page_list import DrawnView, Pictures, use_pages, with_pictures
from .chart_files import write_chart_files
from .site_build import SiteBuild
from .tombstone_pages import tombstone_pages
from .write_downloads import write_downloads

BATCH = 96  # pages drawn and printed at a time: few enough for memory
PrintPage = Callable[[str, str, Page], None]  # prints (file of the site, template, page)
PrintBatch = Callable[[SiteBuild, PageContext, list[Page], PrintPage], None]
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
    _print_chapter(build, "trang nhúng giữ nguyên", _frozen_pages, print_page, _print_frozen)
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
    build: SiteBuild,
    name: str,
    make_pages: Callable[[PageContext], Iterator[Page]],
    print_page: PrintPage,
    print_batch: PrintBatch | None = None,
) -> None:
    """The pages of a chapter in every language, a batch at a time."""
    with _ProgressLine(build, name, "pages", "trang") as line:
        for context in build.contexts.values():
            pages = make_pages(context)
            while batch := list(islice(pages, BATCH)):
                (print_batch or _print_batch)(build, context, batch, print_page)
                line.count += len(batch)


def _print_batch(build: SiteBuild, context: PageContext, batch: list[Page], print_page: PrintPage) -> None:
    pictures = _draw(build, context, batch)
    for page in batch:
        json_ld = json_ld_of(build.edition, page.head.path, build.sizes, build.url)
        head, told = replace(page.head, json_ld=json_ld), abbreviations_of(context, page)
        complete = replace(page, head=head, abbreviations=told)
        shown = with_pictures(context, complete, pictures)
        print_page(f"{page.head.path}index.html", page.template, shown)
        for embed in embed_pages(shown):
            print_page(embed.head.path, "embed", embed)


def _draw(build: SiteBuild, context: PageContext, batch: list[Page]) -> Pictures:
    charts = [(page, chart) for page in batch for chart in _charts_of(page)]
    started = time.monotonic()
    drawings = draw(chart.undrawn for _, chart in charts)
    build.timings.add("charts", len(charts), time.monotonic() - started)
    by_vega = sum(drawing.picture.by_vega for drawing in drawings)
    build.timings.add("drawn by vl-convert", by_vega, 0.0)
    if by_vega:
        print(f"→ vl-convert phải vẽ {by_vega} hình (charts/placed_svg.py chưa viết được)", flush=True)
    pictures: Pictures = {}
    for (page, chart), drawing in zip(charts, drawings, strict=True):
        picture = drawing.picture
        files = write_chart_files(build.output, page.head.path, chart, drawing)
        frozen = _frozen_page(build, context, page.head.path, chart, picture.key)
        pictures[id(chart)] = DrawnView(picture.svg_wide, picture.svg_narrow, files, frozen)
    return pictures


def _frozen_page(
    build: SiteBuild, context: PageContext, page: str, chart: ChartView, key: str
) -> tuple[str, str] | None:
    """(path, version) of the same picture drawn from one report alone: that of this page first."""
    versions = build.frozen.get((context.language.lang, key), {})
    own = f"/{embed_file(page.removeprefix(context.links.prefix), chart.id)}"
    path = next((path for path in versions if path.endswith(own)), next(iter(versions), ""))
    return (path, versions[path]) if path else None


def _frozen_pages(context: PageContext) -> Iterator[Page]:
    for release in context.edition.collection.releases:
        yield from frozen_pages(context, release)


def _print_frozen(build: SiteBuild, context: PageContext, batch: list[Page], print_page: PrintPage) -> None:
    started = time.monotonic()
    charts = [chart for page in batch for chart in _charts_of(page)]
    drawings = draw(chart.undrawn for chart in charts)
    pictures = {id(chart): drawing.picture for chart, drawing in zip(charts, drawings, strict=True)}
    # The seconds, not the number: the pages print the same pictures again, and count them.
    build.timings.add("charts", 0, time.monotonic() - started)
    for page in batch:
        (section,) = page.sections
        shown = []
        for chart in section.charts:
            picture = pictures[id(chart)]
            shown.append(replace(chart, svg_wide=picture.svg_wide, svg_narrow=picture.svg_narrow))
            if page.frozen and page.frozen.is_newest:
                versions = build.frozen.setdefault((context.language.lang, picture.key), {})
                versions[page.head.path] = page.frozen.version
        print_page(page.head.path, page.template, replace(page, sections=(replace(section, charts=tuple(shown)),)))


def _charts_of(page: Page) -> Iterable[ChartView]:
    return (chart for section in page.sections for chart in section.charts)


def _print_catalogue(build: SiteBuild, project: Path, print_page: PrintPage) -> None:
    """The page about the API, tombstones, and every file that machines read."""
    with _ProgressLine(build, "danh mục, API, nguồn tin") as line:
        publication = make_publication(build.edition, build.url, build.output)
        tombstones = load_tombstones(project)
        for context in build.contexts.values():
            pages = [api_page(context, publication), *tombstone_pages(context, tombstones, build.output)]
            _print_batch(build, context, pages, print_page)
        given_up = [path for tombstone in tombstones for path in tombstone.paths.values()]
        line.count = write_catalogue(publication, build.output, given_up)
