"""The index of everything, with boxes that filter it."""

from __future__ import annotations

from .models import Link, Page, PageSection
from .page_context import PageContext
from .written_texts import text_page


def search_page(context: PageContext) -> Page:
    units = tuple(context.unit_link(unit) for unit in context.edition.references.units)
    measures = tuple(context.measure_link(measure) for measure in context.edition.measures.values())
    indicators = _reported_indicators(context)
    sections = (
        PageSection("don-vi", context.t("Đơn vị"), links=units, link_style="columns", filter=context.t("Lọc đơn vị")),
        PageSection("chi-so", context.t("Chỉ số chính"), links=measures, filter=context.t("Lọc chỉ số")),
        PageSection("chi-tieu", context.t("Chỉ tiêu có số liệu"), links=indicators, filter=context.t("Lọc chỉ tiêu")),
        PageSection("bang", context.t("Bảng"), links=_tables(context), filter=context.t("Lọc bảng")),
    )
    return text_page(context, "tim-kiem", sections, section="search")


def _reported_indicators(context: PageContext) -> tuple[Link, ...]:
    reported = context.edition.store.indicators()
    indicators = context.edition.references.indicators.values()
    return tuple(context.indicator_link(item, item.id) for item in indicators if item.id in reported)


def _tables(context: PageContext) -> tuple[Link, ...]:
    return tuple(
        Link(
            f"{context.text(table.title)}, {context.when(table.period)}", context.links.table(release.report, table.id)
        )
        for release in context.edition.releases.values()
        for table in release.tables
    )
