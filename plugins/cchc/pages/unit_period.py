"""One unit in one period: the sentence, four figures, the pictures, each figure once, the checks, the quote.

A unit of which only one period is known shows all this on its own page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..model.figures import Figure
from ..model.findings import CheckResult
from ..model.measures import MeasureValue
from .cards import poster_path, values_card
from .check_views import finding_link, tally_words
from .citation import downloads_of, offered_files
from .links import unit_document, unit_stem, version_folder
from .models import ChartView, Link, Page, PageSection
from .page_context import PageContext
from .pictures.filed import dossiers_chart, scores_chart, settlement_chart
from .pictures.measured import peers_chart
from .pictures.tile_maps import commune_map
from .report import passages_section
from .sentences import lead_of, quote_section, source_words
from .side_by_side import compare_links
from .tiles import headline_values, sheet_section
from .value_columns import count_words, figures_by_topic

QUOTES = 4
MANY_FAILED = 6  # checks; a longer list starts closed


def unit_period_page(context: PageContext, unit: str, period: str) -> Page:
    name, when = context.unit_name(unit), context.when(period)
    about = context.t(
        "Số liệu cải cách hành chính của {unit}, {period}: từng con số kèm nguồn và đối chiếu.", unit=name, period=when
    )
    path = context.links.unit_period(unit, period)
    story = UnitPeriod(context, unit, period)
    return Page(
        head=context.head(path, f"{name}, {when}", about, "units", context.unit_link(unit)),
        heading=f"{name}, {when}",
        kicker=context.label("level", context.unit(unit).level),
        lead=lead_of(context, story.headline),
        chips=unit_chips(context, unit),
        current_chip=path,
        sections=(*story.sections(), downloads_section(context, unit, period)),
        lead_source=source_words(context, story.headline),
        card=values_card(context, story.headline),
    )


def unit_period_charts(context: PageContext, unit: str, period: str) -> Iterator[ChartView]:
    """The pictures of the page alone."""
    sections = UnitPeriod(context, unit, period).chart_sections()
    return (chart for section in sections for chart in section.charts)


def unit_chips(context: PageContext, unit: str) -> tuple[Link, ...]:
    """The ways to each period, where there are several."""
    return tuple(
        Link(context.period_short(period), context.links.unit_period(unit, period))
        for period in periods_of(context, unit)
        if unit in context.edition.units_over_time
    )


def periods_of(context: PageContext, unit: str) -> tuple[str, ...]:
    """The periods in which something is known of the unit, oldest first."""
    known = context.edition.store.periods_of(unit)
    return tuple(sorted(known, key=lambda period: context.period(period).order))


def downloads_section(context: PageContext, unit: str, period: str) -> PageSection:
    """The period's poster; the unit's figures from all tables, or where they stand in one table alone, that table."""
    note = context.t("áp phích A4, {period}", period=context.when(period)) if period else ""
    poster = downloads_of(context, (("PDF", poster_path(context.links, unit, period), note),))
    intro = context.t("Mọi số liệu của đơn vị, từ mọi bảng và mọi kỳ.")
    document = ("JSON", unit_document(unit), context.t("như trong API"))
    files = [*offered_files(context, "unit", unit_stem(unit)), document]
    if not context.edition.has_own_files(unit):
        intro = context.t("Số liệu của đơn vị nằm trong một bảng; đây là cả bảng.")
        files = []
        for report, table in context.edition.store.tables_of(unit):
            stem = f"{version_folder(report, context.release(report).version)}{table}"
            title = context.text(context.table(report, table).title)
            files += [(label, path, title) for label, path, _ in offered_files(context, "table", stem, "table")]
    return PageSection("tai-ve", context.t("Tải về"), intro=intro, downloads=(*poster, *downloads_of(context, files)))


def picture_section(heading: str, chart: ChartView) -> PageSection:
    """The peers by name stand closed: where among them the unit is, the strips of the sheet have said."""
    return PageSection(chart.id, heading, charts=(chart,), folded=chart.is_image)


@dataclass(frozen=True)
class UnitPeriod:
    """What the collection knows of one unit in one period, and the sections that show it."""

    context: PageContext
    unit: str
    period: str

    @cached_property
    def figures(self) -> Sequence[Figure]:
        return self.context.edition.store.of_unit_period(self.unit, self.period)

    @cached_property
    def headline(self) -> list[MeasureValue]:
        return headline_values(self.context, self.values)

    @cached_property
    def values(self) -> list[MeasureValue]:
        values = self.context.edition.values_by_unit.get(self.unit, ())
        return [value for value in values if value.period == self.period]

    @cached_property
    def results(self) -> list[CheckResult]:
        """Answers of the checks that used a figure of the unit, each once."""
        by_cell = self.context.edition.results_by_cell
        cells = ((figure.report, figure.table, figure.row, figure.field) for figure in self.figures)
        results = (result for cell in cells for result in by_cell.get(cell, ()))
        return list({(result.report, result.check, result.place): result for result in results}.values())

    def sections(self) -> Iterator[PageSection]:
        """In the order of a reader's questions; none that is a heading over nothing."""
        yield from self.sheet_sections(self.context.t("Số chính"))
        yield from self.chart_sections()
        yield from passages_section(self.context, self.unit, self.period)
        yield self.figures_section()
        yield self.checks_section()
        yield from quote_section(self.context, self.headline[:QUOTES])

    def sheet_sections(self, title: str, intro: str = "") -> Iterator[PageSection]:
        """All measures, and the way to other units; nothing where none was reported."""
        if self.values:
            sheet, links = sheet_section(self.context, title, self.values), compare_links(self.context, self.unit)
            yield replace(sheet, intro=intro, links=links, link_style="chips")

    def chart_sections(self) -> Iterator[PageSection]:
        context, unit, period = self.context, self.unit, self.period
        measures = context.edition.measures
        peers = (peers_chart(context, value) for value in self.headline if not measures[value.measure].mirror_of)
        charts: tuple[tuple[str, ChartView | None], ...] = (
            (context.t("Hồ sơ đi đâu"), settlement_chart(context, unit, period)),
            (context.t("Hồ sơ nhận và trả"), dossiers_chart(context, self.figures)),
            # In the most telling measure that has peers; each tile leads to those of its own.
            (context.t("So với các đơn vị cùng cấp"), next(filter(None, peers), None)),
            (context.t("Các xã, phường, thị trấn"), commune_map(context, unit, period)),
            (context.t("Điểm chấm từng chỉ số"), scores_chart(context, unit, period)),
        )
        return (picture_section(heading, chart) for heading, chart in charts if chart)

    def figures_section(self) -> PageSection:
        """Each cell once, with its place in the paper: the unit's own row of the table as filed."""
        context, count = self.context, count_words(self.context, self.figures)
        title = context.t("Tất cả số liệu, theo lĩnh vực")
        intro = context.t("{count}. Mỗi ô một dòng, kèm trạng thái, ghi chú, nguồn và kết quả đối chiếu.", count=count)
        return PageSection("so-lieu", title, intro=intro, tables=figures_by_topic(context, self.figures))

    def checks_section(self) -> PageSection:
        """How the answers fell; each that fails in a line that leads to all that is known about it."""
        context = self.context
        intro = context.t(
            "Phép tính có số của đơn vị này: {tally}. Phép tính là của biểu mẫu, số là số đã in.",
            tally=tally_words(context, self.results),
        )
        failed = tuple(finding_link(context, result) for result in self.results if result.answer == "fail")
        is_long = len(failed) > MANY_FAILED
        return PageSection("doi-chieu", context.t("Đối chiếu"), intro=intro, links=failed, folded=is_long)
