"""What is frozen: the tables and pictures of each released version, which no later version changes.

Who puts a picture into their own page may want it to follow the newest figures, or to stay as it was when they wrote
about it. For the latter each picture that one report alone yields has a file below the folder of the first version it
was drawn from; later versions that yield the same picture share it. It is made as if that version were all there is.
A table has a light page for an iframe in each version; its notice tells whether a newer version has come.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..charts.series import Series
from ..model.change_kinds import MISTAKES
from ..model.releases import Release, Table
from .change_views import differences, files_of_versions, newer_versions, versions_of
from .check_views import finding_anchor
from .models import ChartView, Link, Page, TableView
from .page_context import PageContext
from .period import period_charts
from .pictures import table_charts
from .report import table_title
from .table_views import filed_view
from .unit import unit_page
from .unit_period import unit_period_charts
from .version_pages import WarningSection, newest_link


@dataclass(frozen=True)
class FrozenPicture:
    chart: ChartView
    stem: str  # path of its files, without the end of a form
    release: Release


def frozen_pictures(context: PageContext, report: str) -> tuple[FrozenPicture, ...]:
    """Of a report, each once, whichever versions yield it."""
    pictures: dict[Series, FrozenPicture] = {}
    for release in versions_of(context, report):
        for place, chart in _charts(_alone(context, release), release):
            stem = f"{context.links.version(report, release.version)}{place}{chart.id}"
            pictures.setdefault(chart.undrawn, FrozenPicture(chart, stem, release))
    return tuple(pictures.values())


def _alone(context: PageContext, release: Release) -> PageContext:
    """A site that holds nothing but this version: what other reports say can never show in what is made of it."""
    return replace(context, edition=context.edition.alone(release), sizes={})


def _charts(alone: PageContext, release: Release) -> Iterator[tuple[str, ChartView]]:
    """Each chart with its folder below the version's: of tables, of periods, of units in a period and over time."""
    for table in release.tables:
        yield from ((f"{table.id}/", chart) for chart in table_charts(alone, release, table))
    for period in sorted({table.period for table in release.tables}):
        yield from ((f"ky/{period}/", chart) for chart in period_charts(alone, period))
    unit_periods = alone.edition.store.unit_periods()
    for unit, period in unit_periods:
        for chart in unit_period_charts(alone, unit, period):
            if chart.whole is None:
                yield f"don-vi/{unit}/{period}/", chart
    # Only a body with more than one period has pictures that no period has: those over time.
    counts = Counter(unit for unit, _ in unit_periods)
    for unit in sorted(unit for unit, count in counts.items() if count > 1):
        yield from ((f"don-vi/{unit}/", chart) for chart in unit_page(alone, unit).charts if chart.whole is None)


def asked_of_tables(context: PageContext, release: Release) -> tuple[object, ...]:
    """All that these pages ask of the reports: the versions, and which findings of this one still have an entry."""
    findings = context.edition.findings_by_report.get(release.report, ())
    anchors = [finding_anchor(finding.result) for finding in findings]
    return release.version, files_of_versions(context, release.report), anchors


def frozen_tables(context: PageContext, release: Release) -> Iterator[Page]:
    """The light pages of one version, one for each table."""
    maker = _FrozenTables(context, release, newer_versions(context, release))
    return (maker.page(table) for table in release.tables)


@dataclass(frozen=True)
class _FrozenTables:
    context: PageContext
    release: Release
    newer: tuple[Release, ...]  # the versions that came after it, oldest first

    @cached_property
    def alone(self) -> PageContext:
        return _alone(self.context, self.release)

    def page(self, table: Table) -> Page:
        context, release = self.context, self.release
        # Lines of the paper are told by the table's own page.
        view = self._light(filed_view(self.alone, replace(release, source_text=""), table))
        title = table_title(context, release, table)
        version = context.t("{title}, bản {version}", title=release.title, version=release.version)
        crumbs = (
            Link(context.t("Dữ liệu"), context.links.data()),
            Link(version, context.links.version(release.report, release.version)),
        )
        path = context.links.frozen_table(release.report, release.version, table.id)
        full_title = context.t("{title}, bản {version}", title=title, version=release.version)
        return Page(
            head=context.head(path, full_title, title, crumbs),
            heading=view.caption,
            kicker=f"{context.report_number(release)} · {context.when(table.period)}",
            # Titled by its caption, which then is not printed twice.
            sections=(replace(self._notice(table), title=view.caption, tables=(view,)),),
            template="embed",
        )

    def _notice(self, table: Table) -> WarningSection:
        """Which version this is; once there is a newer one, that there is, and what it changed in the table."""
        context, release = self.context, self.release
        intro = context.t(
            "Bản {version}, {date}: con số ở trang này, và độ chắc của chúng theo riêng bản ấy, không đổi.",
            version=release.version,
            date=context.date(release.created),
        )
        today = Link(context.t("Số liệu và độ chắc đến nay"), context.links.data_set(release.report))
        if not self.newer:
            return WarningSection("", "", intro=intro, links=(today,))
        newest = self.newer[-1]
        warning = context.t(
            "Đã có bản mới hơn: {version}, {date}.", version=newest.version, date=context.date(newest.created)
        )
        changed = f"{context.links.version(release.report, release.version)}#canh-bao"
        return WarningSection(
            "",
            "",
            intro=intro,
            warning=f"{warning} {self._changed_words(table)}",
            alarm=any(version.reason in MISTAKES for version in self.newer),
            links=(today, newest_link(context, newest), Link(context.t("Những gì đã đổi"), changed)),
        )

    def _changed_words(self, table: Table) -> str:
        changes = differences(self.context, self.release, self.newer[-1])
        count = sum(change.table == table.id for change in changes.cells)
        if not count:
            return self.context.t("Không ô số nào của bảng này đổi.")
        return self.context.t("Bảng này có {n} ô đổi.", n=count)

    def _light(self, view: TableView) -> TableView:
        """Rows lead nowhere from here: their page does. A finding that a newer version has put right has no entry any
        more: its cell leads to the corrections."""
        links = self.context.links
        known = {links.finding(finding_anchor(finding.result)) for finding in self.context.edition.findings}

        def path_today(path: str) -> str:
            return path if not path or path in known or not self.newer else links.corrections()

        rows = (
            replace(row, label_path="", cells=tuple(replace(c, finding=path_today(c.finding)) for c in row.cells))
            for row in view.rows
        )
        return replace(view, rows=tuple(rows))
