"""The index of everything, with boxes that filter it."""

from __future__ import annotations

from .models import Link, Page, PageSection, plain_lead
from .page_context import PageContext


def search_page(context: PageContext) -> Page:
    title = context.t("Tìm kiếm")
    about = context.t("Tìm đơn vị, chỉ tiêu, bảng và báo cáo bằng tên có dấu hay không dấu.")
    lead = context.t("Gõ một phần tên, có dấu hay không dấu. Không có JavaScript thì dùng ngay danh mục dưới đây.")
    units = tuple(context.unit_link(unit) for unit in context.edition.references.units)
    measures = tuple(context.measure_link(measure) for measure in context.edition.measures.values())
    return Page(
        head=context.head(context.links.search(), title, about, section="search"),
        heading=title,
        lead=plain_lead(lead),
        sections=(
            PageSection(
                "don-vi", context.t("Đơn vị"), links=units, link_style="columns", filter=context.t("Lọc đơn vị")
            ),
            PageSection("chi-so", context.t("Chỉ số chính"), links=measures, filter=context.t("Lọc chỉ số")),
            PageSection(
                "chi-tieu",
                context.t("Chỉ tiêu có số liệu"),
                links=_reported_indicators(context),
                filter=context.t("Lọc chỉ tiêu"),
            ),
            PageSection("bang", context.t("Bảng"), links=_tables(context), filter=context.t("Lọc bảng")),
        ),
    )


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
