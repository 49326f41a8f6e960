"""All units: by level, communes by district."""

from __future__ import annotations

from collections.abc import Sequence

from .models import Link, Page, PageSection
from .page_context import PageContext


def units_page(site: PageContext) -> Page:
    return Page(
        head=site.head(
            site.links.units(),
            site.t("Đơn vị"),
            site.t("{units}: tìm đơn vị của bạn.", units=site.language.text(site.portal.home.all_units)),
            (),
            "units",
        ),
        kicker="",
        heading=site.t("Đơn vị"),
        lead=((site.t("Ai báo cáo, và báo cáo nói về ai. Mỗi đơn vị một trang."), False),),
        sections=tuple(unit_sections(site)),
    )


def unit_sections(site: PageContext) -> list[PageSection]:
    """All units by level; communes by district."""
    units = site.units_of_this_time()
    held = site.edition.store.units()

    def links(chosen: Sequence) -> tuple[Link, ...]:
        said = site.t("chưa có số")
        return tuple(Link(site.own_name(u.id), site.links.unit(u.id), "" if u.id in held else said) for u in chosen)

    sections = []
    for level in site.levels:
        chosen = [unit for unit in units if unit.level == level and not site.is_commune(unit)]
        if chosen:
            sections.append(
                PageSection(
                    f"cap-{level}",
                    site.label("level", level),
                    links=links(chosen),
                    link_style="columns",
                    filter=site.t("Lọc đơn vị"),
                )
            )
    districts = {unit.parent for unit in units if site.is_commune(unit)}
    for district in (unit for unit in units if unit.id in districts):
        chosen = site.by_name(unit for unit in units if unit.parent == district.id)
        sections.append(
            PageSection(
                f"xa-{district.id}",
                site.unit_name(district.id),
                links=links(chosen),
                link_style="columns",
                filter=site.t("Lọc đơn vị"),
            )
        )
    return sections
