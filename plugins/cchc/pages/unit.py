"""One unit over time: who it is, its headline measures with their breaks, what it reported; the list of units."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ..model.grouping import grouped
from ..model.measures import MeasureValue
from ..model.references import Succession, Unit, newest_period
from ..words.language import lower
from .added_up import area_words, predecessor_links, predecessors_lead, predecessors_section, roll_up_section
from .cards import values_card
from .evidence import period_words
from .models import ChartView, Fact, Lead, Link, Page, PageSection, plain_lead, with_content
from .page_context import PageContext
from .pictures.filed import settlement_chart
from .pictures.measured import before_and_after, peers_chart, timeline_chart
from .pictures.tile_maps import commune_map
from .sentences import lead_of, quote_section, source_words
from .table_views import listed_facts
from .tiles import COMPARABLE, before_of, change_words, headline_values
from .unit_period import QUOTES, UnitPeriod, downloads_section, periods_of, picture_section, unit_chips
from .value_columns import count_words, values_table
from .written_texts import text_page

TIMELINES = 2
MOST_CHANGES = 4  # told in a sentence; the sheet has all
MIN_FILTERED = 13  # links; a shorter list needs no box that filters it


def unit_page(context: PageContext, unit_id: str) -> Page:
    unit, name = context.unit(unit_id), context.unit_name(unit_id)
    about = context.t(
        "{unit}: số liệu cải cách hành chính qua các kỳ, so với đơn vị cùng cấp, nguồn từng con số.", unit=name
    )
    values = context.edition.values_by_unit.get(unit_id, ())
    periods = periods_of(context, unit_id)
    last = newest_period(context.period(period) for period in periods)
    newest = last.id if last else ""
    story = UnitPeriod(context, unit_id, newest)
    kind = context.label("unit_type", unit.type)
    before, text = predecessors_section(context, unit_id), context.text
    # Where a reader's own dossier is looked up and complaints are taken, as the portal says.
    services = tuple(Link(text(each.name), each.address, text(each.note)) for each in context.portal.services)
    lead, source = ((), "") if periods else predecessors_lead(context, unit_id)
    return Page(
        head=context.head(context.links.unit(unit_id), name, about, "units"),
        heading=name,
        kicker=f"{kind}, {context.when(newest)}" if newest else kind,
        lead=(*lead, *lead_of(context, story.headline), *_only_figures(context, story), *_ended(context, unit)),
        chips=unit_chips(context, unit_id),
        sections=(
            *(() if periods else before),
            *(() if values or (before and not periods) else [_no_values(context, unit_id)]),
            *(story.sections() if len(periods) == 1 else over_time(context, values, story)),
            *(roll_up_section(context, unit_id) if unit_id == context.portal.province else ()),
            *(before if periods else ()),
            *with_content(PageSection("viec-cua-ban", context.t("Việc của bạn"), links=services)),
            PageSection("ho-so", context.t("Đơn vị này"), facts=_facts(context, unit)),
            *with_content(*_list_sections(context, unit), downloads_section(context, unit_id, newest)),
        ),
        lead_source=source or source_words(context, story.headline),
        card=values_card(context, story.headline),
    )


def _only_figures(context: PageContext, story: UnitPeriod) -> Lead:
    """Of a newest period that states nothing a measure could be worked out from; then older values come below."""
    if story.headline or not context.edition.values_by_unit.get(story.unit):
        return ()
    words = context.t(
        "{period}: {count}, không số nào tính được thành chỉ số; dưới đây là các kỳ trước.",
        period=context.period_name(story.period),
        count=count_words(context, story.figures),
    )
    return plain_lead(words)


def _ended(context: PageContext, unit: Unit) -> Lead:
    """Said at the top: whoever looks for a body that is no more should not take old figures for today's."""
    if not unit.valid_to:
        return ()
    successions = context.edition.references.successions_from.get(unit.id, ())
    later = [context.unit_name(step.successor) for step in successions if step.successor]
    ended = context.t(" Đơn vị này có đến hết ngày {date}", date=context.date(unit.valid_to))
    if later:
        ended += context.t("; về sau: {units}", units=context.language.listed(later))
    return plain_lead(f"{ended}.")


def over_time(context: PageContext, values: Sequence[MeasureValue], story: UnitPeriod) -> Iterator[PageSection]:
    """The sheet of the newest period, with what changed; then the lines, the newest pictures and all other periods."""
    if story.headline:
        # The period, and the last day known where that was not its end.
        days = period_words(context, *context.source(story.headline[0]))
        title = context.t("Số chính, {period}", period=lower(days))
        yield from story.sheet_sections(title, _changes(context, story))
    unit, measures = story.unit, context.edition.measures
    # The most telling measure first; counts of a year and of a quarter are not comparable.
    told = (measures[value.measure] for value in headline_values(context, values))
    over_periods = [
        [value for value in values if value.measure == measure.id]
        for measure in told
        if not measure.mirror_of and measure.unit_of_measure in COMPARABLE
    ]
    lines = tuple(filter(None, (timeline_chart(context, unit, points) for points in over_periods)))[:TIMELINES]
    pairs = tuple(filter(None, (before_and_after(context, unit, points) for points in over_periods)))
    yield from with_content(PageSection("theo-thoi-gian", context.t("Theo thời gian"), charts=lines, facts=pairs))
    charts = (
        _newest_chart(context, unit, context.t("Hồ sơ đi đâu"), settlement_chart),
        _newest_peers(context, values),
        _newest_chart(context, unit, context.t("Các xã, phường, thị trấn"), commune_map),
    )
    yield from (picture_section(heading, chart) for heading, chart in charts if chart)
    if others := [value for value in values if value not in story.values]:
        title = context.t("Chỉ số ở các kỳ khác")
        intro = context.t("Số của các cách đếm khác nhau đứng riêng dòng và không nối với nhau.")
        table = values_table(context, "measures of a unit", title, others)
        folded = context.t("Bảng {n} số, mỗi kỳ một dòng", n=len(others))
        yield PageSection("qua-cac-ky", title, intro=intro, tables=(replace(table, folded=folded),))
    yield from quote_section(context, story.headline[:QUOTES])


def _changes(context: PageContext, story: UnitPeriod) -> str:
    """What became of each share since it was last counted in the same way; that nothing can be said, where none was."""
    shares = []
    for value in story.headline:
        before, measure = before_of(context, value), context.edition.measures[value.measure]
        if before and not measure.mirror_of and change_words(context, before, value):
            words = f"{context.format_value(before)} → {context.format_value(value)}"
            shares.append(f"{lower(context.text(measure.short))} {words} ({context.period_short(before.period)})")
    if shares:
        return context.t("So với lần trước được đếm cùng cách: {changes}.", changes="; ".join(shares[:MOST_CHANGES]))
    periods = context.edition.references.periods
    if all(periods[each].end >= periods[story.period].start for each in periods_of(context, story.unit)):
        return ""
    return context.t("Chưa nói được điều gì đã đổi: kỳ trước không có tỷ lệ nào của kỳ này được đếm cùng cách.")


def _no_values(context: PageContext, unit: str) -> PageSection:
    """Why there is no headline measure: nothing is known of the unit, or nothing that could be worked out."""
    title = context.t("Chưa có số chính")
    unused = [figure for figure in context.edition.store.of_unit(unit) if figure.state == "not_in_use"]
    if not periods_of(context, unit):
        title, why = context.t("Chưa có số liệu"), context.explanation("nothing known of a unit")
    elif unused:
        has_zeros = any(figure.value is not None for figure in unused)
        why = context.explanation(f"{'zeros' if has_zeros else 'blanks'} before the software")
    else:
        why = context.t("Các báo cáo có nêu đơn vị này, nhưng không có số nào tính được thành chỉ số chính.")
    return PageSection("chua-co", title, paragraphs=(why,))


def _newest_chart(
    context: PageContext, unit: str, heading: str, draw: Callable[[PageContext, str, str], ChartView | None]
) -> tuple[str, ChartView | None]:
    for period in reversed(periods_of(context, unit)):
        chart = draw(context, unit, period)
        if chart:
            return f"{heading}, {context.when(period)}", chart
    return heading, None


def _newest_peers(context: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ChartView | None]:
    """Among the peers by the most telling measure, in the newest period that has enough of them."""
    newest_first = sorted(values, key=lambda value: context.period(value.period).order, reverse=True)
    for headline in headline_values(context, values):
        for value in newest_first:
            chart = peers_chart(context, value) if value.measure == headline.measure else None
            if chart:
                return context.t("So với các đơn vị cùng cấp, {period}", period=context.when(value.period)), chart
    return "", None


def _facts(context: PageContext, unit: Unit) -> tuple[Fact, ...]:
    references = context.edition.references
    spellings = sorted({name.name for name in references.names_by_unit.get(unit.id, ())})
    return (
        *listed_facts(context, "unit facts", unit, spellings=spellings, area=area_words(context, unit.id)),
        *(_succession_fact(context, step) for step in references.successions_from.get(unit.id, ())),
    )


def _succession_fact(context: PageContext, succession: Succession) -> Fact:
    relation = context.label("succession_relation", succession.relation)
    target = context.unit_name(succession.successor) if succession.successor else context.text(succession.note)
    when = context.t("{relation} ngày {date}", relation=relation, date=context.date(succession.date))
    text = f"{when if succession.date else relation}: {target} ({context.quoted(succession.legal_act)})"
    return Fact(context.t("Về sau"), text, context.links.unit(succession.successor) if succession.successor else "")


def _list_sections(context: PageContext, unit: Unit) -> Iterator[PageSection]:
    """What leads on from the unit: reports, bodies before it, bodies below it; some may be empty."""
    references, releases = context.edition.references, context.edition.releases
    filed = context.edition.releases_by_unit.get(unit.id, ())
    links = tuple(context.report_link(release, context.report_number(release)) for release in filed)
    yield PageSection("bao-cao", context.t("Báo cáo của đơn vị"), links=links)
    about = {report for report, _ in context.edition.store.tables_of(unit.id)} - {release.report for release in filed}
    links = tuple(context.report_link(releases[report]) for report in sorted(about))
    yield PageSection("bao-cao-khac", context.t("Báo cáo của nơi khác có số của đơn vị"), links=links)
    links = predecessor_links(context, unit.id)
    yield PageSection("tiep-noi", context.t("Tiếp nối"), links=links, link_style="columns")
    children = context.by_name(child for child in references.units.values() if child.parent == unit.id)
    links = tuple(Link(context.own_name(child.id), context.links.unit(child.id)) for child in children)
    yield unit_links_section(context, "truc-thuoc", context.t("Đơn vị trực thuộc"), links)


def unit_links_section(context: PageContext, anchor: str, title: str, links: tuple[Link, ...]) -> PageSection:
    """Units in columns; a long list with a box that filters it."""
    label = context.t("Lọc đơn vị") if len(links) >= MIN_FILTERED else ""
    return PageSection(anchor, title, links=links, link_style="columns", filter=label)


def units_page(context: PageContext) -> Page:
    parts = {"words: units": context.text(context.portal.home.all_units)}
    return text_page(context, "don-vi", unit_sections(context), parts, "units")


def unit_sections(context: PageContext) -> tuple[PageSection, ...]:
    """Those of today, where they are others than in the reports; then all that reports speak of, by level, communes by
    district."""
    units = context.units_of_this_time()
    later = [unit for unit in context.edition.references.units.values() if unit not in units and not unit.valid_to]
    districts = {unit.parent for unit in units if context.is_commune(unit)}
    reported = set(context.edition.store.units())
    successions = context.edition.references.successions
    reported |= {step.successor for step in successions if step.unit in reported}

    def section(anchor: str, title: str, of_section: Iterable[Unit]) -> PageSection:
        links, unknown = [], context.t("chưa có số")
        for unit in of_section:
            note = "" if unit.id in reported else unknown
            links.append(Link(context.own_name(unit.id), context.links.unit(unit.id), note))
        return PageSection(anchor, title, links=tuple(links), link_style="columns", filter=context.t("Lọc đơn vị"))

    bodies = grouped((unit.level, unit) for unit in units if not context.is_commune(unit))
    communes = {each.id: [unit for unit in units if unit.parent == each.id] for each in units if each.id in districts}
    return with_content(
        section("hien-nay", context.t("Đơn vị hiện nay"), context.by_name(later)),
        *(section(f"cap-{level}", context.label("level", level), bodies.get(level, ())) for level in context.levels),
        *(section(f"xa-{each}", context.unit_name(each), context.by_name(own)) for each, own in communes.items()),
    )
