"""All units: by level, communes by district."""

from __future__ import annotations

from collections.abc import Sequence

from .models import Link, Page, PageSection
from .page_context import PageContext

LEVELS = ("province", "centre", "department", "district", "commune")


def units_page(site: PageContext) -> Page:
    return Page(
        head=site.head(
            site.links.units(),
            site.t("Đơn vị"),
            site.t("Tỉnh, sở ngành, huyện và 109 xã, phường, thị trấn: tìm đơn vị của bạn."),
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
    units = [unit for unit in site.edition.references.units.values() if not unit.valid_from.startswith("2025")]
    held = site.edition.store.units()

    def links(chosen: Sequence) -> tuple[Link, ...]:
        said = site.t("chưa có số")
        return tuple(Link(site.own_name(u.id), site.links.unit(u.id), "" if u.id in held else said) for u in chosen)

    sections = []
    for level in LEVELS[:-1]:
        chosen = [unit for unit in units if unit.level == level]
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
    for district in (unit for unit in units if unit.level == "district"):
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
