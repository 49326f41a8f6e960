"""One period: all units side by side, measure by measure; the reports and tables that tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.measures import MeasureValue
from .models import ChartView, Link, Page, PageSection, RowView
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .pictures import group_chart, group_settlement_chart, province_map, scores_chart
from .rank_words import rank_words
from .side_by_side import FEW, few_section, side_by_side
from .table_views import number_cell, plain_row, plain_view, text_cell
from .unit import method_label

LONG = 40  # rows; a longer table starts closed


def periods_page(site: PageContext) -> Page:
    held = periods_held(site)
    links = tuple(
        Link(
            site.period_name(period),
            site.links.period(period),
            site.t("{units} đơn vị có số liệu", units=len({f.unit for f in site.edition.store.of_period(period)})),
        )
        for period in held
    )
    return Page(
        head=site.head(
            site.links.periods(),
            site.t("Kỳ báo cáo"),
            site.t("Các năm, nửa năm và quý có số liệu, với số đơn vị của mỗi kỳ."),
            (),
            "periods",
        ),
        kicker="",
        heading=site.t("Kỳ báo cáo"),
        sections=(PageSection("ky", site.t("Các kỳ có số liệu"), links=links, link_style="cards"),),
    )


def periods_held(site: PageContext) -> tuple[str, ...]:
    return tuple(period for period in site.edition.references.periods if site.edition.store.of_period(period))


def period_page(site: PageContext, period: str) -> Page:
    name = site.period_name(period)
    groups = _groups(site, period)
    units = list(dict.fromkeys(figure.unit for figure in site.edition.store.of_period(period)))
    alone = _alone(site, groups, period)
    sections = [_group_section(site, group) for group in groups if len(group.values) >= FEW]
    return Page(
        head=site.head(
            site.links.period(period),
            name,
            site.t("{period}: các đơn vị đứng cạnh nhau, từng chỉ số với tử số và mẫu số.", period=name),
            (Link(site.t("Kỳ"), site.links.periods()),),
            "periods",
        ),
        kicker=site.label("period_kind", site.edition.references.periods[period].kind),
        heading=name,
        lead=((site.t("Có số liệu của {n} đơn vị trong kỳ này.", n=site.language.number(len(units))), False),),
        chips=tuple(Link(site.period_short(held), site.links.period(held)) for held in periods_held(site)),
        current_chip=site.links.period(period),
        sections=(
            *_picture_sections(site, period),
            *side_by_side(site, [*groups, *alone]),
            *sections,
            *few_section(site, [*groups, *alone]),
            *_list_sections(site, period, units),
        ),
    )


def _groups(site: PageContext, period: str) -> list[PeerGroup]:
    held = [group for key, group in site.rankings.groups.items() if key[2] == period]
    order = {name: number for number, name in enumerate(site.portal.headlines)}
    return sorted(held, key=lambda group: (order.get(group.measure.id, len(order)), -len(group.values)))


def _alone(site: PageContext, groups: Sequence[PeerGroup], period: str) -> list[PeerGroup]:
    """A reporting body's own total has no peers, and is shown all the same."""
    grouped = {value for group in groups for value in group.values}
    return [
        PeerGroup(site.edition.measures[value.measure], (value,))
        for values in site.edition.values_by_measure.values()
        for value in values
        if value.period == period and value not in grouped
    ]


def _picture_sections(site: PageContext, period: str) -> list[PageSection]:
    pictures: list[tuple[str, str, ChartView | None]] = [
        ("ban-do", site.language.text(site.portal.tile_map.title), province_map(site, period)),
        ("ho-so", site.t("Hồ sơ đi đâu, từng đơn vị"), group_settlement_chart(site, period)),
        ("diem", site.t("Điểm chấm từng chỉ số"), scores_chart(site, "", period)),
    ]
    return [PageSection(anchor, title, charts=(chart,)) for anchor, title, chart in pictures if chart]


def _group_section(site: PageContext, group: PeerGroup) -> PageSection:
    first = group.values[0]
    measure = group.measure
    level = site.label("level", site.unit(first.unit).level)
    title = f"{site.language.text(measure.title)} · {level}"
    if first.category:
        title += f" · {site.label('category', first.category)}"
    chart = group_chart(site, group)
    rows = tuple(_value_row(site, group, value) for value in group.values)
    table = plain_view(
        site,
        title,
        site.t("Đơn vị"),
        ((site.t("Giá trị"), True), (site.t("Tử số"), True), (site.t("Mẫu số"), True), (site.t("Thứ hạng"), False)),
        rows,
        site.t("Cách đếm: {method}", method=method_label(site, first)),
        sortable=True,
    )
    return PageSection(
        "-".join(
            (
                "chi-so",
                measure.id,
                first.method,
                site.unit(first.unit).level,
                *([first.category] if first.category else []),
            )
        ),
        title,
        intro=site.language.text(measure.caveats),
        charts=(chart,) if chart else (),
        tables=(table,),
        folded=len(rows) > LONG,
    )


def _value_row(site: PageContext, group: PeerGroup, value: MeasureValue) -> RowView:
    number = site.language.number
    return plain_row(
        site.unit_name(value.unit),
        site.links.unit_period(value.unit, value.period),
        (
            number_cell(site.format_value(value)),
            number_cell(number(value.numerator) if value.denominator is not None else ""),
            number_cell(number(value.denominator) if value.denominator is not None else ""),
            text_cell(rank_words(site, group, value)),
        ),
    )


def _list_sections(site: PageContext, period: str, units: list[str]) -> list[PageSection]:
    tables = [
        (release, table)
        for release in site.edition.releases.values()
        for table in release.tables
        if table.period == period
    ]
    return [
        PageSection(
            "don-vi",
            site.t("Các đơn vị trong kỳ"),
            links=tuple(Link(site.unit_name(unit), site.links.unit_period(unit, period)) for unit in units),
            link_style="columns",
            filter=site.t("Lọc đơn vị") if len(units) > 12 else "",
        ),
        PageSection(
            "bang",
            site.t("Các bảng của kỳ"),
            links=tuple(
                Link(site.language.text(t.title), site.links.table(r.report, t.id), site.report_number(r))
                for r, t in tables
            ),
        ),
    ]
