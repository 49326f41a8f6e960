"""Frozen embeds: the tables and charts of one released version as light pages that no later version changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ..model.change_kinds import MISTAKES, Changes
from ..model.changes import changes_between
from ..model.releases import Release, Table
from .change_views import versions_of
from .check_views import finding_anchor
from .models import ChartView, FrozenVersion, Link, Page, PageHead, TableView
from .page_context import PageContext
from .period import period_page
from .pictures import table_charts
from .report import table_title
from .table_views import filed_view
from .unit import unit_page
from .unit_period import unit_period_page
from .version_pages import WarningSection


def frozen_pages(site: PageContext, release: Release) -> Iterator[Page]:
    """Made as if this version were all there is, so that what other reports say can never show in them.

    `frozen` says whether the version is the newest: then its charts are those of today's pages.
    """
    newer = [one for one in versions_of(site, release.report) if one.version_key > release.version_key]
    changes = changes_between(release, newer[-1]) if newer else None
    alone = replace(site, edition=site.edition.alone(release), sizes={})
    for table in release.tables:
        path = site.links.frozen_table(release.report, release.version, table.id)
        view = replace(_with_living_findings(site, filed_view(alone, release, table, anchors=True), newer), embed=path)
        title = table_title(site, release, table)
        notice = _notice(site, release, newer, changes, table)
        # Titled by its caption, which then is not printed twice.
        section = replace(notice, title=view.caption, tables=(view,))
        kicker = f"{site.report_number(release)} · {site.when(table.period)}"
        yield replace(_page(site, release, path, title, view.caption, section, newer), kicker=kicker)
    notice = _notice(site, release, newer, changes)
    for page, chart in _charts(alone, release):
        path = site.links.frozen_chart(release.report, release.version, page.path, chart.id)
        section = replace(notice, charts=(replace(chart, embed=path, table=_without_links(chart.table)),))
        yield _page(site, release, path, f"{chart.title} · {page.title}", page.title, section, newer)


def _without_links(view: TableView) -> TableView:
    """A later version may take away the rows and periods that a living page's table links to."""
    return replace(view, rows=tuple(replace(row, label_path="") for row in view.rows))


def _charts(alone: PageContext, release: Release) -> Iterator[tuple[PageHead, ChartView]]:
    """With the page that shows each chart: of tables, of units and periods; of a unit what its periods do not show."""
    for table in release.tables:
        head = _table_head(alone, release, table)
        yield from ((head, chart) for chart in table_charts(alone, release, table))
    periods = sorted({table.period for table in release.tables})
    known = alone.edition.store.unit_periods()
    told = set()
    for page in chain(
        (period_page(alone, period) for period in periods),
        (unit_period_page(alone, unit, period) for unit, period in known),
    ):
        for chart in _charts_of(page):
            told.add(chart.series)
            yield page.head, chart
    # Only a body with more than one period has pictures that no page of a period has: those over time.
    for unit in sorted(unit for unit, count in Counter(unit for unit, _ in known).items() if count > 1):
        page = unit_page(alone, unit)
        yield from ((page.head, chart) for chart in _charts_of(page) if chart.series not in told)


def _charts_of(page: Page) -> Iterator[ChartView]:
    return (chart for section in page.sections for chart in section.charts)


def _table_head(site: PageContext, release: Release, table: Table) -> PageHead:
    title = site.language.text(table.title)
    return site.head(site.links.table(release.report, table.id), f"{title}, {site.when(table.period)}", title, (), "")


def _page(
    site: PageContext,
    release: Release,
    path: str,
    title: str,
    heading: str,
    section: WarningSection,
    newer: Sequence[Release],
) -> Page:
    version = site.t("{title}, bản {version}", title=site.language.text(release.title), version=release.version)
    head = site.head(
        path,
        site.t("{title}, bản {version}", title=title, version=release.version),
        title,
        (
            Link(site.t("Dữ liệu"), site.links.data()),
            Link(version, site.links.version(release.report, release.version)),
        ),
        "",
    )
    return Page(
        head=head,
        kicker="",
        heading=heading,
        sections=(section,),
        template="embed",
        frozen=FrozenVersion(release.version, is_newest=not newer),
    )


def _notice(
    site: PageContext, release: Release, newer: Sequence[Release], changes: Changes | None, table: Table | None = None
) -> WarningSection:
    """Which version this is; once there is a newer one, that there is, and what it changed here."""
    said = site.t(
        "Bản {version}, {date}: con số ở trang này không đổi.",
        version=release.version,
        date=site.language.date(release.created),
    )
    if not newer or changes is None:
        return WarningSection("", "", intro=said)
    newest = newer[-1]
    words = [
        site.t(
            "Đã có bản mới hơn: {version}, {date}.", version=newest.version, date=site.language.date(newest.created)
        ),
        *([_changed_words(site, changes, table)] if table else []),
    ]
    return WarningSection(
        "",
        "",
        intro=said,
        warning=" ".join(words),
        alarm=any(one.reason in MISTAKES for one in newer),
        links=(
            Link(
                site.t("Bản mới nhất: {version}", version=newest.version),
                site.links.version(newest.report, newest.version),
            ),
            Link(site.t("Những gì đã đổi"), f"{site.links.version(release.report, release.version)}#canh-bao"),
        ),
    )


def _changed_words(site: PageContext, changes: Changes, table: Table) -> str:
    count = sum(one.table == table.id for one in changes.cells)
    return site.t("Bảng này có {n} ô đổi.", n=count) if count else site.t("Không ô số nào của bảng này đổi.")


def _with_living_findings(site: PageContext, view: TableView, newer: Sequence[Release]) -> TableView:
    """What did not add up in an old version may be put right: then the corrections tell of it, not the findings."""
    if not newer:
        return view
    living = {site.links.finding(finding_anchor(one.result)) for one in site.edition.findings}

    def mended(path: str) -> str:
        return path if not path or path in living else site.links.corrections()

    rows = (
        replace(row, cells=tuple(replace(cell, finding=mended(cell.finding)) for cell in row.cells))
        for row in view.rows
    )
    return replace(view, rows=tuple(rows))
