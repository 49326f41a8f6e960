"""One period: what it tells at once, a picture a question, all units side by side; and the first page.

A period is told by highlights, ranked by how many dossiers each is about, of about as many what was late first; rules
choose, no person does. A finding is a failed check; a highlight is what sound figures tell. A contested figure says so
before it says anything else, an impossible one is never told. Each that is about several bodies has a light page
besides, for a shared link shows the picture of its page; what one body alone has stands on its own page, which has a
picture.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from ..model.findings import STANDING_NAMES, STANDINGS
from ..model.measures import MeasureValue
from ..words.language import capital, lower
from ..words.text import labels
from .cards import make_card
from .check_views import contradiction
from .evidence import evidence_of, period_words, place_of, table_name
from .highlight_rules import FIGURE, RULES, PeriodValues, Telling, largest_values
from .models import ChartView, Evidence, Finder, Highlight, Lead, Link, Page, PageSection, plain_lead, with_content
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .pictures.filed import group_settlement_chart, scores_chart
from .pictures.measured import district_charts, group_chart
from .pictures.tile_maps import province_map, swarm_chart
from .sentences import report_words
from .side_by_side import few_section, side_by_side
from .tiles import headline_order, headline_values, method_note, tile_of
from .unit import unit_links_section, unit_sections
from .written_texts import text_page


def periods_page(context: PageContext) -> Page:
    links = []
    for period in periods_held(context):
        note = context.t("{units} đơn vị có số liệu", units=len(context.edition.store.units_in(period)))
        links.append(Link(context.period_name(period), context.links.period(period), note))
    section = PageSection("ky", context.t("Các kỳ có số liệu"), links=tuple(links), link_style="cards")
    return text_page(context, "ky", (section,), section="periods")


def periods_held(context: PageContext) -> tuple[str, ...]:
    return tuple(period for period in context.edition.references.periods if context.edition.store.units_in(period))


def period_page(context: PageContext, period: str) -> Page:
    name = context.period_name(period)
    about = context.t("{period}: các đơn vị đứng cạnh nhau, điểm đáng chú ý, hình và bảng.", period=name)
    units = context.edition.store.units_in(period)
    lead = context.t("Có số liệu của {n} đơn vị trong kỳ này.", n=len(units))
    groups = _groups(context, period)
    # A reporting body's own total has no peers, and is shown all the same.
    grouped = {value for group in groups for value in group.values}
    groups += [
        PeerGroup(measure, (value,))
        for measure in context.edition.measures.values()
        for value in context.values_by_period.get((measure.id, period), ())
        if value not in grouped
    ]
    links = tuple(context.unit_period_link(unit, period) for unit in units)
    of_units = unit_links_section(context, "don-vi", context.t("Các đơn vị trong kỳ"), links)
    filed = context.tables_in(period)
    tables = tuple(context.table_link(each, table, context.report_number(each)) for each, table in filed)
    return Page(
        head=context.head(context.links.period(period), name, about, "periods"),
        heading=name,
        kicker=context.label("period_kind", context.period(period).kind),
        lead=plain_lead(lead),
        chips=tuple(Link(context.period_short(other), context.links.period(other)) for other in periods_held(context)),
        current_chip=context.links.period(period),
        sections=(
            *highlights_section(context, period),
            *_picture_sections(context, period),
            *side_by_side(context, groups),
            *few_section(context, groups),
            replace(of_units, folded=bool(of_units.filter)),
            PageSection("bang", context.t("Các bảng của kỳ"), links=tables),
        ),
        card=make_card(context, "period", period=period, units=len(units)),
    )


def period_charts(context: PageContext, period: str) -> Iterator[ChartView]:
    """The pictures of the page, and those of peers, whose files lie beside it, on the pages of their measures."""
    for section in _picture_sections(context, period):
        yield from section.charts
    for group in _groups(context, period):
        whole = group_chart(context, group)
        yield from (whole,) if whole else district_charts(context, group)


def _groups(context: PageContext, period: str) -> list[PeerGroup]:
    """The most telling measure first, and the group with the most values."""
    groups = [group for key, group in context.rankings.groups.items() if key[2] == period]
    return sorted(groups, key=lambda group: (headline_order(context, group.measure.id)[0], -len(group.values)))


def _picture_sections(context: PageContext, period: str) -> Iterable[PageSection]:
    pictures: tuple[tuple[str, str, ChartView | None], ...] = (
        ("ban-do", context.text(context.portal.tile_map.title), province_map(context, period)),
        ("cac-xa", context.t("Từng xã, phường, thị trấn"), swarm_chart(context, period)),
        ("ho-so", context.t("Hồ sơ đi đâu, từng đơn vị"), group_settlement_chart(context, period)),
        ("diem", context.t("Điểm chấm từng chỉ số"), scores_chart(context, "", period)),
    )
    return (PageSection(anchor, title, charts=(chart,)) for anchor, title, chart in pictures if chart)


NEWEST_REPORTS = 3
TILES_A_REPORT = 4
NEWEST_VERSIONS = 6


def home_page(context: PageContext) -> Page:
    words = context.portal.home
    by_day = sorted(context.edition.collection.releases, key=attrgetter("created", "report"), reverse=True)
    versions = []
    for each in by_day[:NEWEST_VERSIONS]:
        note = context.t("bản {version}, {date}", version=each.version, date=context.date(each.created))
        versions.append(context.data_set_link(each, note))
    latest = PageSection("moi-them", context.t("Mới thêm và đính chính"), links=tuple(versions))
    groups = tuple((section.title, section.links) for section in unit_sections(context))
    return Page(
        head=context.head(context.links.home(), context.portal_name, context.text(words.description)),
        heading=context.text(words.question),
        lead=_lead(context),
        sections=(*home_highlights(context), *_picture(context), _ways_in(context), *_newest(context), latest),
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
    age, sections = attrgetter("end", "order"), []
    by_age = sorted(context.edition.releases.values(), key=lambda each: age(context.period(each.period)), reverse=True)
    for release in by_age[:NEWEST_REPORTS]:
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
    notes, units = labels("way in note"), context.portal.home.units
    ways = tuple(
        Link(context.text(label), getattr(context.links, page)(), context.t(notes[page].id, units=units))
        for page, label in labels("way in").items()
    )
    return PageSection("loi-vao", context.t("Lối vào"), links=ways, link_style="cards")


FEWEST, MOST = 6, 8  # on a page
MOST_OF_A_PERIOD = 4  # on the first page, which tells of several


def highlights_section(context: PageContext, period: str) -> tuple[PageSection, ...]:
    return _highlights(context, tellings_of(context, period))


def home_highlights(context: PageContext) -> tuple[PageSection, ...]:
    """A few of each period."""
    periods = context.edition.references.periods
    told = [telling for period in periods for telling in tellings_of(context, period)[:MOST_OF_A_PERIOD]]
    told.sort(key=lambda telling: telling.weight, reverse=True)
    return _highlights(context, told[:MOST])


def _highlights(context: PageContext, told: Sequence[Telling]) -> tuple[PageSection, ...]:
    highlights = (highlight_of(context, telling) for telling in told)
    return with_content(PageSection("dang-chu-y", context.t("Điểm đáng chú ý"), highlights=tuple(highlights)))


def highlight_pages(context: PageContext, period: str) -> Iterator[Page]:
    title = context.t("Điểm đáng chú ý")
    back = Link(context.period_name(period), context.links.period(period))
    for telling in tellings_of(context, period):
        if telling.is_of_one:
            continue
        highlight = highlight_of(context, telling)
        doubt, (before, figure, after) = highlight.doubt, highlight.words
        release = context.release(telling.values[0].report)
        source = f"{capital(report_words(context, release))} · {highlight.evidence.place}"
        subject = ": ".join(filter(None, (highlight.link.label, "" if doubt else figure)))
        about = f"{back.label}, {subject}. {source}. {' '.join(highlight.notes)}".strip()
        # In a word; the arithmetic of a contradiction stands in the sentence.
        standing = highlight.evidence.check_label
        if telling.named:
            standing = context.text(STANDING_NAMES[context.standing(_weakest(context, telling)).standing])
        basis = replace(highlight, anchor="", path="", doubt="", words=("", "", ""))
        yield Page(
            head=context.head(highlight.path, highlight.sentence, about, "periods", back),
            heading=title,
            kicker=back.label,
            lead_source=source,
            lead=((f"{doubt} " if doubt else "", False), (before, False), (figure, True), (after, False)),
            sections=(PageSection("can-cu", context.t("Căn cứ"), highlights=(basis,), links=(back,)),),
            card=make_card(
                context, "highlight", highlight=highlight, name=title, period=period, standing=standing, source=source
            ),
        )


def tellings_of(context: PageContext, period: str) -> list[Telling]:
    """The weightiest first; where the rules tell of few things, the largest values follow."""
    values = PeriodValues(context, period)
    told: dict[str, Telling] = {}
    for telling in (telling for rule in RULES for telling in rule(values)):
        told.setdefault(telling.subject, telling)
    chosen = sorted(told.values(), key=lambda telling: telling.weight, reverse=True)[:MOST]
    others = (telling for telling in largest_values(values) if telling.subject not in told)
    return [*chosen, *islice(others, max(0, FEWEST - len(chosen)))]


def highlight_of(context: PageContext, telling: Telling) -> Highlight:
    about, first = telling.values, telling.values[0]
    before, _, after = telling.words.partition(FIGURE)
    is_of_one_unit = len({value.unit for value in telling.named}) == 1
    link = (
        context.unit_period_link(first.unit, first.period)
        if is_of_one_unit
        else context.measure_link(context.edition.measures[first.measure])
    )
    return Highlight(
        anchor=f"dcy-{first.period}-{telling.subject}",
        doubt=_doubt(context, telling),
        words=(before, telling.figure, after),
        notes=tuple(dict.fromkeys(filter(None, (method_note(context, value) for value in about)))),
        picture=telling.picture,
        evidence=_evidence(context, telling),
        link=link,
        path=link.path if telling.is_of_one else context.links.highlight(first.period, telling.subject),
    )


def _doubt(context: PageContext, telling: Telling) -> str:
    """The first clause, where somebody states another figure for one that is told or counted."""
    named = [value for value in telling.named if context.is_contested(value)]
    if named:
        told = "; ".join(contradiction(context, context.standing(value), value.cells) for value in named)
        return context.t("Số bị mâu thuẫn ({arithmetic}):", arithmetic=told)
    counted = sum(map(context.is_contested, telling.others))
    return context.t("Gồm số bị mâu thuẫn của {n} đơn vị:", n=counted) if counted else ""


def _evidence(context: PageContext, telling: Telling) -> Evidence:
    """Of the weakest of the values that are named, with the places of all; of a sum how many of its figures agree."""
    if not telling.named:
        return _sum_evidence(context, telling.others)
    weakest = _weakest(context, telling)
    same = [value for value in telling.named if (value.report, value.table) == (weakest.report, weakest.table)]
    cells = [(row, field) for value in same for row, field, _ in value.parts]
    place = place_of(context, weakest.report, weakest.table, cells)
    return replace(evidence_of(context, weakest), parts="", place=place)


def _weakest(context: PageContext, telling: Telling) -> MeasureValue:
    return min(telling.named, key=lambda value: STANDINGS.index(context.standing(value).standing))


def _sum_evidence(context: PageContext, values: Sequence[MeasureValue]) -> Evidence:
    counts = Counter(context.standing(value).standing for value in values)
    told = [
        f"{counts[standing]} {context.text(STANDING_NAMES[standing])}" for standing in STANDINGS if counts[standing]
    ]
    first = values[0]
    table = context.table(first.report, first.table)
    label = context.t("{n} số: {standings}", n=len(values), standings=", ".join(told))
    return Evidence("", table_name(context, table), context.links.table(first.report, first.table), "none", label)
