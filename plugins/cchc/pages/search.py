"""The index of everything, with boxes that filter it."""

from __future__ import annotations

from .models import Link, Page, PageSection
from .page_context import PageContext


def search_page(site: PageContext) -> Page:
    references = site.edition.references
    held = site.edition.store.indicators()
    sections = (
        PageSection(
            "don-vi",
            site.t("Đơn vị"),
            filter=site.t("Lọc đơn vị"),
            link_style="columns",
            links=tuple(site.unit_link(unit) for unit in references.units),
        ),
        PageSection(
            "chi-so",
            site.t("Chỉ số chính"),
            filter=site.t("Lọc chỉ số"),
            links=tuple(
                Link(site.language.text(m.title), site.links.indicator(m.id)) for m in site.edition.measures.values()
            ),
        ),
        PageSection(
            "chi-tieu",
            site.t("Chỉ tiêu có số liệu"),
            filter=site.t("Lọc chỉ tiêu"),
            links=tuple(
                Link(site.language.text(i.label), site.links.indicator(i.slug), i.id)
                for i in references.indicators.values()
                if i.id in held
            ),
        ),
        PageSection(
            "bang",
            site.t("Bảng"),
            filter=site.t("Lọc bảng"),
            links=tuple(
                Link(f"{site.language.text(t.title)}, {site.when(t.period)}", site.links.table(r.report, t.id))
                for r in site.edition.releases.values()
                for t in r.tables
            ),
        ),
    )
    return Page(
        head=site.head(
            site.links.search(),
            site.t("Tìm kiếm"),
            site.t("Tìm đơn vị, chỉ tiêu, bảng và báo cáo bằng tên có dấu hay không dấu."),
            (),
            "search",
        ),
        kicker="",
        heading=site.t("Tìm kiếm"),
        lead=(
            (
                site.t("Gõ một phần tên, có dấu hay không dấu. Không có JavaScript thì dùng ngay danh mục dưới đây."),
                False,
            ),
        ),
        sections=sections,
    )
