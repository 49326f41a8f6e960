"""One unit over time: who it is, its headline measures with their breaks, what it reported, its communes, its past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from ..model.measures import MeasureValue
from ..model.units import Succession, Unit
from .download_links import downloads_of, offered_files
from .links import unit_stem
from .models import ChartView, Fact, Link, Page, PageSection, RowView, TableView
from .page_context import PageContext
from .pictures import commune_map, peers_chart, settlement_chart, timeline_chart
from .rank_words import rank_words
from .sentences import lead_of
from .table_views import number_cell, plain_row, plain_view, text_cell
from .tiles import headline_values, method_notes, tile_of
from .unit_period import periods_of, unit_chips

TILES = 4
TIMELINES = 2
COMPARABLE = ("phan-tram", "diem")  # do not grow with the length of the period


def unit_page(site: PageContext, unit_id: str) -> Page:
    unit = site.unit(unit_id)
    values = site.edition.values_by_unit.get(unit_id, ())
    newest = _newest(site, values)
    name = site.unit_name(unit_id)
    return Page(
        head=site.head(
            site.links.unit(unit_id),
            name,
            site.t(
                "{unit}: số liệu cải cách hành chính qua các kỳ, so với đơn vị cùng cấp, nguồn từng con số.", unit=name
            ),
            (Link(site.t("Đơn vị"), site.links.units()),),
            "units",
        ),
        kicker=site.label("unit_type", unit.type),
        heading=name,
        lead=(*lead_of(site, headline_values(site, newest)), *_ended(site, unit)),
        chips=unit_chips(site, unit_id),
        sections=tuple(_sections(site, unit, values, newest)),
    )


def _ended(site: PageContext, unit: Unit) -> tuple[tuple[str, bool], ...]:
    """Said at the top: whoever looks for a body that is no more should not take old figures for today's."""
    if not unit.valid_to:
        return ()
    later = [one.successor for one in site.edition.references.successions if one.unit == unit.id and one.successor]
    said = site.t(" Đơn vị này có đến hết ngày {date}", date=site.language.date(unit.valid_to))
    if later:
        said += site.t("; về sau: {units}", units=site.language.listed([site.unit_name(one) for one in later]))
    return ((f"{said}.", False),)


def _why_none(site: PageContext, unit: str) -> str:
    figures = site.edition.store.of_unit(unit)
    if any(figure.state == "not_in_use" for figure in figures):
        return site.t(
            "Báo cáo ghi đơn vị này chưa dùng phần mềm một cửa: số 0 in trong biểu không có nghĩa là không có hồ sơ."
        )
    return site.t("Các báo cáo có nêu đơn vị này, nhưng không có số nào tính được thành chỉ số chính.")


def _newest(site: PageContext, values: Sequence[MeasureValue]) -> list[MeasureValue]:
    """For each measure its newest period."""
    order = {period: number for number, period in enumerate(site.edition.references.periods)}
    newest: dict[str, int] = {}
    for value in values:
        newest[value.measure] = max(newest.get(value.measure, -1), order[value.period])
    return [value for value in values if order[value.period] == newest[value.measure]]


def _sections(
    site: PageContext,
    unit: Unit,
    values: Sequence[MeasureValue],
    newest: Sequence[MeasureValue],
) -> list[PageSection]:
    sections: list[PageSection] = []
    headline = headline_values(site, newest)
    if headline:
        tiles = tuple(tile_of(site, value, context=site.period_name(value.period)) for value in headline[:TILES])
        notes = method_notes(site, headline[:TILES])
        sections.append(
            PageSection("so-chinh", site.t("Số chính, kỳ gần nhất có số liệu"), tiles=tiles, paragraphs=notes)
        )
        sections.extend(_chart_sections(site, unit, values, headline))
        sections.append(
            PageSection(
                "qua-cac-ky",
                site.t("Chỉ số qua các kỳ"),
                intro=site.t("Số của các cách đếm khác nhau đứng riêng dòng và không nối với nhau."),
                tables=(_measure_table(site, values),),
            )
        )
    elif periods_of(site, unit.id):
        sections.append(PageSection("chua-co", site.t("Chưa có số chính"), paragraphs=(_why_none(site, unit.id),)))
    else:
        sections.append(
            PageSection(
                "chua-co",
                site.t("Chưa có số liệu"),
                paragraphs=(
                    site.t(
                        "Bộ sưu tập chưa có báo cáo nào nêu số liệu của đơn vị này. Điều đó không có nghĩa là đơn vị "
                        "không báo cáo: chúng tôi chỉ giữ một số ít văn bản."
                    ),
                ),
            )
        )
    sections.append(PageSection("ho-so", site.t("Đơn vị này"), facts=_facts(site, unit)))
    sections.extend(_list_sections(site, unit))
    downloads = downloads_of(site, offered_files(site, "unit", unit_stem(unit.id)))
    if downloads:
        sections.append(
            PageSection(
                "tai-ve", site.t("Tải về"), downloads=downloads, intro=site.t("Mọi số liệu của đơn vị qua các kỳ.")
            )
        )
    return sections


def _chart_sections(
    site: PageContext,
    unit: Unit,
    values: Sequence[MeasureValue],
    headline: Sequence[MeasureValue],
) -> list[PageSection]:
    sections = [
        PageSection(chart.id, heading, charts=(chart,))
        for heading, chart in (
            _newest_chart(site, unit.id, site.t("Hồ sơ đi đâu"), settlement_chart),
            _newest_peers(site, values),
            _newest_chart(site, unit.id, site.t("Các xã, phường, thị trấn"), commune_map),
        )
        if chart
    ]
    lines = _timelines(site, unit.id, values, headline)
    if lines:
        sections.insert(0, PageSection("theo-thoi-gian", site.t("Theo thời gian"), charts=lines))
    return sections


def _timelines(
    site: PageContext, unit: str, values: Sequence[MeasureValue], headline: Sequence[MeasureValue]
) -> tuple[ChartView, ...]:
    """The first measures that were reported more than once; counts of a year and of a quarter make no line."""
    measures = site.edition.measures
    told = (
        value.measure
        for value in headline
        if not measures[value.measure].mirror_of and measures[value.measure].unit_of_measure in COMPARABLE
    )
    charts = (timeline_chart(site, unit, [v for v in values if v.measure == measure]) for measure in told)
    return tuple(islice((chart for chart in charts if chart), TIMELINES))


def _newest_chart(
    site: PageContext, unit: str, heading: str, draw: Callable[[PageContext, str, str], ChartView | None]
) -> tuple[str, ChartView | None]:
    for period in reversed(periods_of(site, unit)):
        chart = draw(site, unit, period)
        if chart:
            return f"{heading}, {site.when(period)}", chart
    return heading, None


def _newest_peers(site: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ChartView | None]:
    """Among the peers by the most telling measure, in the newest period that has enough of them."""
    order = tuple(site.edition.references.periods)
    newest_first = sorted(values, key=lambda value: order.index(value.period), reverse=True)
    for first in headline_values(site, values):
        for value in (one for one in newest_first if one.measure == first.measure):
            chart = peers_chart(site, value)
            if chart:
                return site.t("So với các đơn vị cùng cấp, {period}", period=site.when(value.period)), chart
    return "", None


def _measure_table(site: PageContext, values: Sequence[MeasureValue]) -> TableView:
    rows: list[RowView] = []
    for value in values:
        measure = site.edition.measures[value.measure]
        rows.append(
            plain_row(
                site.language.text(measure.title),
                site.links.indicator(measure.id),
                (
                    text_cell(site.period_short(value.period)),
                    number_cell(site.format_value(value)),
                    text_cell(site.parts(measure, value)),
                    text_cell(method_label(site, value)),
                    text_cell(rank_words(site, site.rankings.group(value), value)),
                    text_cell(site.label("category", value.category) if value.category else ""),
                ),
            )
        )
    columns = [
        (site.t("Kỳ"), False),
        (site.t("Giá trị"), True),
        (site.t("Tử số trên mẫu số"), False),
        (site.t("Cách đếm"), False),
        (site.t("So với cùng cấp"), False),
        (site.t("Phần"), False),
    ]
    if not any(value.category for value in values):
        columns.pop()
        rows = [plain_row(row.label, row.label_path, row.cells[:-1]) for row in rows]
    return plain_view(site, site.t("Chỉ số qua các kỳ"), site.t("Chỉ số"), columns, rows)


def method_label(site: PageContext, value: MeasureValue) -> str:
    for variant in site.edition.measures[value.measure].variants:
        if variant.method == value.method:
            return site.language.text(variant.method_label)
    return value.method


def _facts(site: PageContext, unit: Unit) -> tuple[Fact, ...]:
    facts = [Fact(site.t("Cấp"), site.label("level", unit.level))]
    if unit.parent:
        facts.append(Fact(site.t("Thuộc"), site.unit_name(unit.parent), site.links.unit(unit.parent)))
    if unit.code:
        facts.append(Fact(site.t("Mã đơn vị hành chính"), unit.code))
    if unit.valid_from:
        facts.append(Fact(site.t("Có từ"), site.language.date(unit.valid_from)))
    if unit.valid_to:
        facts.append(Fact(site.t("Đến hết"), site.language.date(unit.valid_to)))
    spellings = sorted({name.name for name in site.edition.references.unit_names if name.unit == unit.id})
    if spellings:
        facts.append(Fact(site.t("Cách ghi trong báo cáo"), ", ".join(spellings)))
    facts.append(Fact(site.t("Nguồn"), unit.source))
    for succession in site.edition.references.successions:
        if succession.unit == unit.id:
            facts.append(_succession_fact(site, succession))
    return tuple(facts)


def _succession_fact(site: PageContext, succession: Succession) -> Fact:
    relation = site.label("succession_relation", succession.relation)
    target = site.unit_name(succession.successor) if succession.successor else site.language.text(succession.note)
    when = site.t("{relation} ngày {date}", relation=relation, date=site.language.date(succession.date))
    text = f"{when if succession.date else relation}: {target} ({succession.legal_act})"
    return Fact(site.t("Về sau"), text, site.links.unit(succession.successor) if succession.successor else "")


def _list_sections(site: PageContext, unit: Unit) -> list[PageSection]:
    sections = []
    filed = [release for release in site.edition.releases.values() if release.unit == unit.id]
    if filed:
        links = tuple(
            Link(site.language.text(r.title), site.links.report(r.report), site.report_number(r)) for r in filed
        )
        sections.append(PageSection("bao-cao", site.t("Báo cáo của đơn vị"), links=links))
    about = {figure.report for figure in site.edition.store.of_unit(unit.id)} - {release.report for release in filed}
    if about:
        links = tuple(Link(site.language.text(site.release(r).title), site.links.report(r)) for r in sorted(about))
        sections.append(PageSection("bao-cao-khac", site.t("Báo cáo của nơi khác có số của đơn vị"), links=links))
    before = [one.unit for one in site.edition.references.successions if one.successor == unit.id]
    if before:
        links = tuple(site.unit_link(one) for one in dict.fromkeys(before))
        sections.append(PageSection("tiep-noi", site.t("Tiếp nối"), links=links, link_style="columns"))
    children = site.by_name(child for child in site.edition.references.units.values() if child.parent == unit.id)
    if children:
        links = tuple(Link(site.own_name(child.id), site.links.unit(child.id)) for child in children)
        sections.append(
            PageSection(
                "truc-thuoc",
                site.t("Đơn vị trực thuộc"),
                links=links,
                link_style="columns",
                filter=site.t("Lọc đơn vị") if len(links) > 12 else "",
            )
        )
    return sections
