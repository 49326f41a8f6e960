"""The first page: what this is, the newest headline measures, find your unit, ways in."""

from ..model.releases import Release
from ..words.language import lower
from .evidence import period_words
from .highlights import home_highlights
from .models import Finder, Lead, Link, Page, PageSection
from .page_context import PageContext
from .period import periods_held
from .pictures.tile_maps import province_map
from .tiles import headline_values, method_note, tile_of
from .unit import unit_sections

NEWEST_REPORTS = 3
TILES_A_REPORT = 4
NEWEST_VERSIONS = 6


def home_page(context: PageContext) -> Page:
    words = context.portal.home
    groups = tuple((section.title, section.links) for section in unit_sections(context))
    return Page(
        head=context.head(context.links.home(), context.portal_name, context.text(words.description)),
        heading=context.text(words.question),
        lead=_lead(context),
        sections=(
            *home_highlights(context),
            *_picture(context),
            _ways_in(context),
            *_newest(context),
            _latest(context),
        ),
        chips=tuple(Link(context.period_short(each), context.links.period(each)) for each in periods_held(context)),
        template="home",
        finder=Finder(context.t("Tìm đơn vị của bạn"), groups),
    )


def _lead(context: PageContext) -> Lead:
    count = context.number(context.edition.store.count_stated())
    closing = context.t(
        ". Mỗi con số ghi rõ văn bản, biểu, dòng, cột; chỗ nào văn bản tự mâu thuẫn, chúng tôi để nguyên và nói ra."
    )
    opening = context.text(context.portal.home.opening)
    until = context.text(context.portal.home.until)
    return (f"{opening} ", False), (context.t("{n} số liệu mở", n=count), True), (f"{closing} {until}".rstrip(), False)


def _picture(context: PageContext) -> list[PageSection]:
    """The question of the heading answered at once: the units on a map, newest period that has one."""
    for period in reversed(tuple(context.edition.references.periods)):
        chart = province_map(context, period)
        if chart:
            title = f"{context.text(context.portal.tile_map.heading)}, {context.when(period)}"
            links = (Link(context.t("Tất cả đơn vị trong kỳ này"), context.links.period(period)),)
            return [PageSection("ban-do", title, charts=(chart,), links=links, link_style="chips")]
    return []


def _newest(context: PageContext) -> list[PageSection]:
    """Headline measures of the newest reports, each with its unit and period."""
    order, periods = context.period_order, context.edition.references.periods
    releases = sorted(
        context.edition.releases.values(),
        key=lambda release: (periods[release.period].end, order[release.period]),
        reverse=True,
    )
    sections = []
    for release in releases[:NEWEST_REPORTS]:
        values = [
            value
            for value in context.edition.values_by_unit.get(release.unit, ())
            if value.report == release.report and not context.is_impossible(value)
        ]
        told = headline_values(context, values)[:TILES_A_REPORT]
        # Nothing else on this page says which dossiers a form counts.
        tiles = tuple(tile_of(context, value, method_note(context, value)) for value in told)
        if tiles:
            period = lower(period_words(context, release, release.tables[0]))
            title = f"{context.unit_name(release.unit)}, {period}"
            links = (Link(context.t("Xem tất cả số liệu"), context.links.unit_period(release.unit, release.period)),)
            sections.append(PageSection(f"moi-{release.report}", title, tiles=tiles, links=links, link_style="chips"))
    return sections


def _ways_in(context: PageContext) -> PageSection:
    t, links = context.t, context.links
    units = t("{units}: mỗi đơn vị một trang", units=context.portal.home.units)
    ways = (
        Link(t("Theo đơn vị"), links.units(), units),
        Link(t("Theo kỳ"), links.periods(), t("các đơn vị đứng cạnh nhau")),
        Link(t("Theo chỉ tiêu"), links.indicators(), t("định nghĩa, cách tính, mọi số liệu")),
        Link(t("Theo báo cáo"), links.reports(), t("bảng như đã nộp, kèm đối chiếu")),
        Link(t("Tải dữ liệu"), links.data(), t("CSV, Excel, JSON, SQLite")),
        Link(t("Chỗ văn bản tự mâu thuẫn"), links.findings(), t("số in và số tính lại")),
    )
    return PageSection("loi-vao", t("Lối vào"), links=ways, link_style="cards")


def _latest(context: PageContext) -> PageSection:
    releases = sorted(
        context.edition.collection.releases, key=lambda release: (release.created, release.report), reverse=True
    )
    links = tuple(_release_link(context, release) for release in releases[:NEWEST_VERSIONS])
    return PageSection("moi-them", context.t("Mới thêm và đính chính"), links=links)


def _release_link(context: PageContext, release: Release) -> Link:
    note = context.t("bản {version}, {date}", version=release.version, date=context.date(release.created))
    return context.data_set_link(release, note)
