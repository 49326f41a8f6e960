"""Frozen embeds: the tables and charts of one released version as light pages that no later version changes.

Who puts a chart into their own page may want it to follow the newest figures, or to stay as it was when they wrote
about it. For the latter every released version has these pages, below its own folder. All of a frozen page is made
from its version alone; only the notice above says whether a newer version has come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from ..model.change_kinds import MISTAKES
from ..model.changes import changes_between
from ..model.releases import Release, Table
from .change_views import newer_versions
from .check_views import finding_anchor
from .models import ChartView, FrozenVersion, Link, Page, PageHead, TableView
from .page_context import PageContext
from .period import period_page
from .pictures import table_charts
from .report import table_title
from .table_views import filed_view
from .unit import unit_page
from .unit_period import unit_period_page
from .version_pages import WarningSection, newest_link


def frozen_pages(context: PageContext, release: Release) -> Iterator[Page]:
    """The light pages of one version: its tables, then its charts."""
    maker = _FrozenPages(context, release, newer_versions(context, release))
    yield from (maker.table_page(table) for table in release.tables)
    for head, chart in _charts(maker.alone, release):
        yield maker.chart_page(head, chart)


@dataclass(frozen=True)
class _FrozenPages:
    context: PageContext
    release: Release
    newer: tuple[Release, ...]  # the versions that came after it, oldest first

    @cached_property
    def alone(self) -> PageContext:
        """A site that holds nothing but this version: what other reports say can never show in its pages."""
        return replace(self.context, edition=self.context.edition.alone(self.release), sizes={})

    def table_page(self, table: Table) -> Page:
        context, release = self.context, self.release
        path = context.links.frozen_table(release.report, release.version, table.id)
        view = self._with_findings_of_today(filed_view(self.alone, release, table))
        # Titled by its caption, which then is not printed twice.
        section = replace(self._notice(table), title=view.caption, tables=(replace(view, embed=path),))
        page = self._page(path, table_title(context, release, table), view.caption, section)
        return replace(page, kicker=f"{context.report_number(release)} · {context.when(table.period)}")

    def chart_page(self, head: PageHead, chart: ChartView) -> Page:
        path = self.context.links.frozen_chart(self.release.report, self.release.version, head.path, chart.id)
        frozen = replace(chart, embed=path, table=_without_links(chart.table))
        section = replace(self._notice(), charts=(frozen,))
        return self._page(path, f"{chart.title} · {head.title}", head.title, section)

    def _page(self, path: str, title: str, heading: str, section: WarningSection) -> Page:
        context, release = self.context, self.release
        version = context.t("{title}, bản {version}", title=context.text(release.title), version=release.version)
        crumbs = (
            Link(context.t("Dữ liệu"), context.links.data()),
            Link(version, context.links.version(release.report, release.version)),
        )
        full_title = context.t("{title}, bản {version}", title=title, version=release.version)
        return Page(
            head=context.head(path, full_title, title, crumbs),
            heading=heading,
            sections=(section,),
            template="embed",
            frozen=FrozenVersion(release.version, is_newest=not self.newer),
        )

    def _notice(self, table: Table | None = None) -> WarningSection:
        """Which version this is; once there is a newer one, that there is, and what it changed in the table."""
        context, release = self.context, self.release
        intro = context.t(
            "Bản {version}, {date}: con số ở trang này không đổi.",
            version=release.version,
            date=context.date(release.created),
        )
        if not self.newer:
            return WarningSection("", "", intro=intro)
        newest = self.newer[-1]
        warning = context.t(
            "Đã có bản mới hơn: {version}, {date}.", version=newest.version, date=context.date(newest.created)
        )
        changed = f"{context.links.version(release.report, release.version)}#canh-bao"
        return WarningSection(
            "",
            "",
            intro=intro,
            warning=f"{warning} {self._changed_words(table)}" if table else warning,
            alarm=any(version.reason in MISTAKES for version in self.newer),
            links=(newest_link(context, newest), Link(context.t("Những gì đã đổi"), changed)),
        )

    def _changed_words(self, table: Table) -> str:
        changes = changes_between(self.release, self.newer[-1])
        count = sum(change.table == table.id for change in changes.cells)
        if not count:
            return self.context.t("Không ô số nào của bảng này đổi.")
        return self.context.t("Bảng này có {n} ô đổi.", n=count)

    def _with_findings_of_today(self, view: TableView) -> TableView:
        """A finding that a newer version has put right has no entry any more: its cell leads to the corrections."""
        if not self.newer:
            return view
        links = self.context.links
        known = {links.finding(finding_anchor(finding.result)) for finding in self.context.edition.findings}

        def path_today(path: str) -> str:
            return path if not path or path in known else links.corrections()

        rows = (
            replace(row, cells=tuple(replace(cell, finding=path_today(cell.finding)) for cell in row.cells))
            for row in view.rows
        )
        return replace(view, rows=tuple(rows))


def _without_links(view: TableView) -> TableView:
    """A later version may take away the rows and periods that a living page's table links to."""
    return replace(view, rows=tuple(replace(row, label_path="") for row in view.rows))


def _charts(alone: PageContext, release: Release) -> Iterator[tuple[PageHead, ChartView]]:
    """Each chart once, with the page that shows it: of tables, of periods, of units in a period, of units over time."""
    for table in release.tables:
        head = _table_head(alone, release, table)
        yield from ((head, chart) for chart in table_charts(alone, release, table))
    periods = sorted({table.period for table in release.tables})
    unit_periods = alone.edition.store.unit_periods()
    shown = set()
    for page in chain(
        (period_page(alone, period) for period in periods),
        (unit_period_page(alone, unit, period) for unit, period in unit_periods),
    ):
        for chart in page.charts:
            shown.add(chart.series)
            yield page.head, chart
    # Only a body with more than one period has pictures that no page of a period has: those over time.
    counts = Counter(unit for unit, _ in unit_periods)
    for unit in sorted(unit for unit, count in counts.items() if count > 1):
        page = unit_page(alone, unit)
        yield from ((page.head, chart) for chart in page.charts if chart.series not in shown)


def _table_head(context: PageContext, release: Release, table: Table) -> PageHead:
    title = context.text(table.title)
    path = context.links.table(release.report, table.id)
    return context.head(path, f"{title}, {context.when(table.period)}", title)
