"""The first page: what this is, the newest headline measures, find your unit, ways in."""

from __future__ import annotations

from .models import Finder, Link, Page, PageSection
from .page_context import PageContext
from .pictures import province_map
from .tiles import headline_values, tile_of
from .unit_list import unit_sections

NEWEST_REPORTS = 3
TILES_A_REPORT = 4


def home_page(site: PageContext) -> Page:
    say, portal = site.language.text, site.portal
    title = say(portal.names.site)
    groups = tuple((section.title, section.links) for section in unit_sections(site))
    return Page(
        head=site.head(
            site.links.home(),
            title,
            say(portal.home.description),
            (),
            "",
        ),
        kicker="",
        heading=say(portal.home.question),
        lead=(
            (f"{say(portal.home.opening)} ", False),
            (site.t("{n} số liệu mở", n=site.language.number(len(site.edition.store))), True),
            (
                site.t(
                    ". Mỗi con số ghi rõ văn bản, biểu, dòng, cột; chỗ nào văn bản tự mâu thuẫn, chúng tôi để nguyên "
                    "và nói ra."
                ),
                False,
            ),
        ),
        sections=(*_picture(site), *_newest(site), _ways_in(site), _latest(site)),
        template="home",
        finder=Finder(site.t("Tìm đơn vị của bạn"), tuple(groups)),
    )


def _picture(site: PageContext) -> list[PageSection]:
    """The question of the heading answered at once: the units on a map, newest period that has one."""
    for period in reversed(tuple(site.edition.references.periods)):
        chart = province_map(site, period)
        if chart:
            title = f"{site.language.text(site.portal.tile_map.heading)}, {site.when(period)}"
            links = (Link(site.t("Tất cả đơn vị trong kỳ này"), site.links.period(period)),)
            return [PageSection("ban-do", title, charts=(chart,), links=links, link_style="chips")]
    return []


def _newest(site: PageContext) -> list[PageSection]:
    """Headline measures of the newest reports, each with its unit and period."""
    order = {period: number for number, period in enumerate(site.edition.references.periods)}
    periods = site.edition.references.periods
    releases = sorted(
        site.edition.releases.values(), key=lambda r: (periods[r.period].end, order[r.period]), reverse=True
    )
    sections = []
    for release in releases[:NEWEST_REPORTS]:
        values = [
            value
            for value in site.edition.values_by_unit.get(release.unit, ())
            if value.report == release.report and not value.above_whole
        ]
        tiles = tuple(tile_of(site, value) for value in headline_values(site, values)[:TILES_A_REPORT])
        if tiles:
            title = f"{site.unit_name(release.unit)}, {site.when(release.period)}"
            links = (Link(site.t("Xem tất cả số liệu"), site.links.unit_period(release.unit, release.period)),)
            sections.append(PageSection(f"moi-{release.report}", title, tiles=tiles, links=links, link_style="chips"))
    return sections


def _ways_in(site: PageContext) -> PageSection:
    units = site.language.text(site.portal.home.units)
    return PageSection(
        "loi-vao",
        site.t("Lối vào"),
        links=(
            Link(site.t("Theo đơn vị"), site.links.units(), site.t("{units}: mỗi đơn vị một trang", units=units)),
            Link(site.t("Theo kỳ"), site.links.periods(), site.t("các đơn vị đứng cạnh nhau")),
            Link(site.t("Theo chỉ tiêu"), site.links.indicators(), site.t("định nghĩa, cách tính, mọi số liệu")),
            Link(site.t("Theo báo cáo"), site.links.reports(), site.t("bảng như đã nộp, kèm đối chiếu")),
            Link(site.t("Tải dữ liệu"), site.links.data(), site.t("CSV, Excel, JSON, SQLite")),
            Link(site.t("Chỗ văn bản tự mâu thuẫn"), site.links.findings(), site.t("số in và số tính lại")),
        ),
        link_style="cards",
    )


def _latest(site: PageContext) -> PageSection:
    newest = sorted(site.edition.collection.releases, key=lambda r: (r.created, r.report), reverse=True)[:6]
    return PageSection(
        "moi-them",
        site.t("Mới thêm và đính chính"),
        links=tuple(
            Link(
                site.language.text(release.title),
                site.links.data_set(release.report),
                site.t("bản {version}, {date}", version=release.version, date=site.language.date(release.created)),
            )
            for release in newest
        ),
    )
