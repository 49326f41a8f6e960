"""For other people's pages: the pictures and tables of each released version, which no later version changes, the code
that is offered, and what a picture's file says of itself below the drawing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.sax.saxutils import escape

from ..charts.chart import Chart, Picture, around_drawing, draw
from ..charts.chart_layout import FORMS, Width
from ..charts.series import Series
from ..model.changes import MISTAKES
from ..model.releases import Release, Table
from .change_views import files_of_versions, newer_versions, versions_of
from .check_views import finding_path
from .data_sets import newest_link
from .evidence import table_name
from .links import NARROW_SVG, SVG, version_folder
from .models import CellView, ChartView, Embed, ImageView, Link, Page, PageHead, PageSection, TableView
from .page_context import PageContext
from .period import period_charts
from .pictures.filed import table_charts
from .report import frozen_label, table_title
from .table_views import filed_view
from .unit import unit_page
from .unit_period import unit_period_charts


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
            pictures.setdefault(chart.series, FrozenPicture(chart, stem, release))
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
            if not chart.is_image:
                yield f"don-vi/{unit}/{period}/", chart
    # Only a body with more than one period has pictures that no period has: those over time.
    counts = Counter(unit for unit, _ in unit_periods)
    for unit in sorted(unit for unit, count in counts.items() if count > 1):
        yield from ((f"don-vi/{unit}/", chart) for chart in unit_page(alone, unit).charts if not chart.is_image)


def table_embeds(context: PageContext, report: str) -> Iterator[Page]:
    """The light pages of a report's tables, at an address of each version: a table that reads as in the version before
    is kept once, and the address leads there."""
    tables: dict[str, list[_FrozenTable]] = {}
    for release in versions_of(context, report):
        alone = _alone(context, release)
        for table in release.tables:
            # Lines of the paper are told by the table's own page.
            view = filed_view(alone, replace(release, source_text=""), table)
            tables.setdefault(table.id, []).append(_FrozenTable(context, release, table, view))
    for versions in tables.values():
        for _, (first, *others) in groupby(versions, key=lambda frozen: (frozen.view, frozen.heading)):
            yield first.page([first, *others][-1].release)
            yield from (first.way_from(other) for other in others)


@dataclass(frozen=True)
class _FrozenTable:
    """A table as one version knows it."""

    context: PageContext
    release: Release
    table: Table
    view: TableView

    @property
    def heading(self) -> str:
        return table_title(self.context, self.release, self.table)

    @property
    def path(self) -> str:
        return self.context.links.frozen_table(self.release.report, self.release.version, self.table.id)

    def page(self, last: Release) -> Page:
        """Of this version and all up to the last that shows the same."""
        context, release = self.context, self.release
        newer = newer_versions(context, last)
        section = replace(self._notice(last, newer), title=self.view.caption, tables=(self._light(is_old=bool(newer)),))
        page = self._page("embed", self.view.caption, section, last)
        # Titled by its caption, which then is not printed twice.
        return replace(page, kicker=f"{context.report_number(release)} · {context.when(self.table.period)}")

    def way_from(self, other: _FrozenTable) -> Page:
        """What stands at the address of a later version that shows the same."""
        words = self.context.t(
            "Bảng này ở bản {version} không khác bản {first}",
            version=other.release.version,
            first=self.release.version,
        )
        section = PageSection("", "", links=(Link(self.heading, self.path),))
        return other._page("forwarding", words, section, other.release)

    def _page(self, template: str, heading: str, section: PageSection, home: Release) -> Page:
        """`home`: the version whose page it comes from."""
        context, release = self.context, self.release
        version = context.t("{title}, bản {version}", title=home.title, version=home.version)
        crumbs = context.section_link("data"), Link(version, context.links.version(home.report, home.version))
        title = context.t("{title}, bản {version}", title=self.heading, version=release.version)
        head = context.head(self.path, title, self.heading, "", *crumbs)
        return Page(head=head, heading=heading, sections=(section,), template=template)

    def _notice(self, last: Release, newer: Sequence[Release]) -> PageSection:
        """Which versions these are; once a newer one shows another table, that there is, and what it changed."""
        context, release = self.context, self.release
        first, date = release.version, context.date(release.created)
        versions = context.t("Bản {version}, {date}", version=first, date=date)
        if last is not release:
            versions = context.t(
                "Bản {first}, {date}, và như vậy đến bản {last}", first=first, date=date, last=last.version
            )
        intro = context.t(
            "{versions}: con số ở trang này, và độ chắc của chúng theo riêng bản ấy, không đổi.", versions=versions
        )
        today = Link(context.t("Số liệu và độ chắc đến nay"), context.links.data_set(release.report))
        if not newer:
            return PageSection("", "", intro=intro, links=(today,))
        newest = newer[-1]
        changes, _ = context.edition.step(release, newest)
        count = sum(change.table == self.table.id for change in changes.cells)
        date = context.date(newest.created)
        warning = (
            context.t("Đã có bản mới hơn: {version}, {date}.", version=newest.version, date=date),
            context.t("Bảng này có {n} ô đổi.", n=count) if count else context.t("Không ô số nào của bảng này đổi."),
        )
        changed = Link(context.t("Những gì đã đổi"), f"{context.links.version(release.report, first)}#canh-bao")
        is_mistaken = any(version.reason in MISTAKES for version in newer)
        links = (today, newest_link(context, newest), changed)
        return PageSection("", "", intro=intro, warning=" ".join(warning), alarm=is_mistaken, links=links)

    def _light(self, is_old: bool) -> TableView:
        """Rows lead nowhere from here: their page does. A finding that a newer version has put right has no entry any
        more: its cell leads to the corrections."""
        links = self.context.links
        findings = self.context.edition.findings_by_report.get(self.release.report, ())
        known = {finding_path(links, finding.result) for finding in findings}

        def today(cell: CellView) -> CellView:
            return cell._replace(finding=links.corrections()) if cell.finding and cell.finding not in known else cell

        rows = (row._replace(label_path="") for row in self.view.rows)
        if is_old:
            rows = (row._replace(cells=tuple(map(today, row.cells))) for row in rows)
        return replace(self.view, rows=tuple(rows))


SPECIFICATION, NARROW_SPECIFICATION = ".vl.json", ".hep.vl.json"  # of the interactive form; for phones
_SPACE = ' xmlns="http://www.w3.org/2000/svg"'  # HTML knows it
_CIRCLE = re.compile(r'circle cx="([^"]*)" cy="([^"]*)" r="([^"]*)"')
_QUOTE = {'"': "&quot;"}
_LABELLED = re.compile(r'aria-labelledby="(\w+)n-t \w+n-d"><title .*?</desc>')
Drawings = dict[int, Chart]  # by the identity of the chart


def with_pictures(context: PageContext, page: Page, drawings: Drawings) -> Page:
    """The page with its charts drawn, their files and the code for embedding offered."""

    sections = []
    for section in page.sections:
        charts = (_with_picture(context, page.head, chart, drawings[id(chart)]) for chart in section.charts)
        sections.append(replace(section, charts=tuple(charts)))
    return replace(page, sections=tuple(sections))


def _with_picture(context: PageContext, head: PageHead, chart: ChartView, drawn: Chart) -> ChartView:
    if chart.is_image:
        foot = living_foot(context, chart, chart.home.partition("#")[0] or head.path)
        (*_, width, height), _, _ = around_drawing(drawn.picture, "narrow", foot)
        end = NARROW_SVG if drawn.picture.svg_wide else SVG
        chart = replace(chart, image=ImageView(f"{chart.file}{end}{chart.marked}", width, height))
    else:
        wide, narrow = (_inline(drawn.picture, form, head, chart.ways) for form in FORMS)
        chart = replace(chart, svg_wide=wide, svg_narrow=narrow)
    if chart.home:
        return chart
    page = head.path
    embeds = picture_embeds(context, page, chart)
    specification = f"{chart.stem(page)}{SPECIFICATION}" if drawn.is_interactive else ""
    files = [Link("SVG", embeds[0].path), *([Link("Vega-Lite", specification)] if specification else [])]
    for report, table in chart.origins:
        name = "CSV" if len(chart.origins) == 1 else f"CSV {table_name(context, context.table(report, table))}"
        files.append(Link(name, f"{version_folder(report, context.release(report).version)}{table}.csv"))
    note = "" if len(embeds) > 1 else context.explanation("living pictures alone")
    offered = {"downloads": tuple(files), "specification": specification, "embeds": embeds, "embed_note": note}
    return replace(chart, is_large=bool(drawn.picture.svg_wide), **offered)


def _inline(picture: Picture, form: Width, head: PageHead, ways: Mapping[str, Link]) -> str:
    """As it stands in a page, where the wide form's title and description are those of both; with ways over the marks
    it is no image, but a group of links."""
    svg = picture.svg(form)
    if form == "narrow" and picture.svg_wide:
        svg = _LABELLED.sub(r'aria-labelledby="\1w-t \1w-d">', svg)
    if svg and ways:
        links = "".join(_way(shape, ways[row], head) for row, shape in picture.shapes[form].items())
        svg = svg.replace('role="img"', 'role="group"', 1).replace("</svg>", f'<g class="ways">{links}</g></svg>')
    return svg.replace(_SPACE, "", 1)


def _way(shape: str, link: Link, head: PageHead) -> str:
    """A transparent shape over the mark; a round one has its name above it, which the style shows in focus."""
    words = ""
    if round_ := _CIRCLE.match(shape):
        x, y, radius = map(float, round_.groups())
        words = f'<text x="{x:g}" y="{y - radius - 6:g}">{escape(link.label)}</text>'
    path, name = (escape(each, _QUOTE) for each in (head.to(link.path), link.label))
    return f'<a href="{path}" aria-label="{name}"><{shape}/>{words}</a>'


def asked_of_pictures(context: PageContext, page: Page) -> tuple[object, ...]:
    """All that the files and the code offered with a page's pictures are told from, beside the page."""
    reports = {report for chart in page.charts for report, _ in chart.origins}
    return tuple(files_of_versions(context, report) for report in sorted(reports))


def picture_embeds(context: PageContext, page: str, chart: ChartView) -> tuple[Embed, ...]:
    """The picture as it follows the newest figures, and as it stays, where one report alone yields it."""
    living = Embed(context.t("Theo số liệu mới nhất"), f"{chart.stem(page)}{SVG}{chart.marked}", page)
    if not (kept := frozen_place(context, chart)):
        return (living,)
    report, version, stem = kept
    home = context.links.version(report, version)
    return living, Embed(frozen_label(context, version), f"{stem}{SVG}{chart.marked}", home)


def frozen_place(context: PageContext, chart: ChartView) -> tuple[str, str, str] | None:
    """Report, version and path of the same picture drawn from one report alone; None where several have a part.

    What is known of its figures may have changed since: the frozen one says what its version knew.
    """
    reports = {report for report, _ in chart.origins}
    if len(reports) != 1:
        return None
    (report,), series = reports, chart.series
    (drawn,), places = draw([series]), context.frozen.get(report, {})
    place = places.get(drawn.picture.key) or places.get(series.figures_key)
    return (report, *place) if place else None


def living_foot(context: PageContext, chart: ChartView, page: str) -> tuple[str, ...]:
    """Source and address."""
    return chart.source, context.address(page)


def frozen_foot(context: PageContext, picture: FrozenPicture) -> tuple[str, ...]:
    """Source, version, and where today's figures are: nothing of it changes when a newer version comes."""
    release = picture.release
    return (
        picture.chart.source,
        context.t(
            "Giữ nguyên theo bản {version}, {date}, cả điều bản ấy biết về từng con số. Số liệu và điều biết đến nay: "
            "{address}",
            version=release.version,
            date=context.date(release.created),
            address=context.address(context.links.data_set(release.report)),
        ),
    )
