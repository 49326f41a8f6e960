"""Embeds: each chart as a light page of its own, for an iframe on somebody else's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .links import root_of, twin_of
from .models import ChartView, Link, Page, Section


def embed_pages(page: Page) -> Iterator[Page]:
    """One for each drawn chart; it has the address of its page, so it follows the newest version as the page does."""
    for section in page.sections:
        for chart in section.charts:
            yield _embed_page(page, chart)


def _embed_page(page: Page, chart: ChartView) -> Page:
    head = replace(
        page.head,
        path=chart.embed,
        root=root_of(chart.embed),
        twin=twin_of(chart.embed),
        title=f"{chart.title} · {page.heading}",
        description=chart.say or chart.title,
        crumbs=(*page.head.crumbs, Link(page.heading, page.head.path)),
        json_ld="",
    )
    return Page(head=head, kicker="", heading=page.heading, sections=(Section("", "", charts=(chart,)),))
