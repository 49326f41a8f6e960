"""Embeds: each chart and each table as a light page of its own, for an iframe on somebody else's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .examples import iframe_embed
from .links import language_prefix, root_of
from .models import Embed, Link, Page, PageSection
from .page_context import PageContext


def embed_pages(page: Page) -> Iterator[Page]:
    """One for each drawn chart and each table that has one; it stands beside its page, so it follows the newest version
    as the page does."""
    for section in page.sections:
        for chart in section.charts:
            yield _embed_page(page, chart.embed, chart.title, chart.say, PageSection("", "", charts=(chart,)))
        for table in section.tables:
            if table.embed:
                # Titled by its caption, which then is not printed twice.
                shown = PageSection("", table.caption, tables=(table,))
                yield _embed_page(page, table.embed, table.caption, "", shown)


def _embed_page(page: Page, path: str, title: str, say: str, section: PageSection) -> Page:
    # The question of the first page is no heading for one picture on somebody else's.
    heading = page.head.title if page.template == "home" else page.heading
    head = replace(
        page.head,
        path=path,
        root=root_of(path),
        shared_path=path.removeprefix(language_prefix(page.head.lang)),
        # A table's caption is the heading of its page: the page's own title says the period beside it.
        title=f"{title} · {heading}" if title != heading else page.head.title,
        description=say or title,
        crumbs=(*page.head.crumbs, Link(heading, page.head.path)),
        json_ld="",
    )
    return Page(head=head, kicker=page.kicker if section.tables else "", heading=heading, sections=(section,))


def chart_embeds(site: PageContext, title: str, following: str, frozen: tuple[str, str] | None) -> tuple[Embed, ...]:
    """`frozen` is (path, version) where the chart is drawn from one report alone."""
    return table_embeds(site, title, following, *frozen) if frozen else (_following(site, title, following),)


def table_embeds(site: PageContext, title: str, following: str, frozen: str, version: str) -> tuple[Embed, ...]:
    label = site.t("Giữ nguyên bản {version}", version=version)
    return _following(site, title, following), _make(site, label, frozen, title)


def _following(site: PageContext, title: str, path: str) -> Embed:
    return _make(site, site.t("Theo số liệu mới nhất"), path, title)


def no_frozen_words(site: PageContext) -> str:
    return site.t(
        "Biểu đồ gộp nhiều báo cáo chỉ có bản theo số liệu mới nhất; muốn giữ nguyên con số, hãy tải hình SVG."
    )


def _make(site: PageContext, label: str, path: str, title: str) -> Embed:
    return Embed(label, path, iframe_embed(site.url, path, title))
