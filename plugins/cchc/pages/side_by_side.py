"""Units side by side: all of a period, what only one or two have, and any two to five that a reader compares."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..model.findings import AGREES, STANDING_NAMES, UNCONFIRMED
from ..model.measures import MeasureValue
from ..model.references import SHARE_LATE, Unit
from .models import LONG_TABLE, CellView, HeaderView, Link, Page, PageSection, TableView, plain_lead
from .page_context import PageContext
from .peer_rankings import PeerGroup, is_small
from .table_views import ItemColumn, RowNames, item_table
from .tiles import headline_order, interval_of, rank_words, tile_of
from .value_columns import category_words, sortable, value_cell, values_table

FEW = 3  # a group with fewer values has no picture and no ranks: it shares a table with its like

COMMUNES = "canh-nhau-xa"

ValueByUnit = Mapping[str, MeasureValue]


def side_by_side(context: PageContext, groups: Sequence[PeerGroup]) -> list[PageSection]:
    """A table of provincial bodies and districts and one of communes; a reader picks the columns."""
    sections = (
        _section(context, groups, "canh-nhau", context.t("Các đơn vị đứng cạnh nhau")),
        _section(context, groups, COMMUNES, context.t("Các xã, phường, thị trấn đứng cạnh nhau")),
    )
    return [section for section in sections if section]


def _section(context: PageContext, groups: Sequence[PeerGroup], anchor: str, caption: str) -> PageSection | None:
    """Where there are several units and several columns."""
    told = (value for group in groups for value in group.values)
    of_communes = anchor == COMMUNES
    columns = values_by_column(each for each in told if context.is_commune(context.unit(each.unit)) == of_communes)
    units = {unit for values in columns for unit in values}
    if len(columns) < 2 or len(units) < 2:
        return None
    intro = context.t("Ô trống: bộ sưu tập không có số ấy của đơn vị, không phải số 0.")
    tables = (context.table(each.report, each.table) for values in columns for each in values.values())
    if len({table.window for table in tables}) > 1:
        intro += " " + context.t("Không phải ô nào cũng đếm cùng những ngày: trang của từng chỉ số nói là ngày nào.")
    table = units_table(context, caption, columns, counts_late=True)
    # To each measure, where its parts, intervals and ranks in this period stand.
    named = dict.fromkeys(value.measure for values in columns for value in values.values())
    measures = [context.edition.measures[measure] for measure in named]
    table, links = replace(table, picked=context.t("Chọn cột")), tuple(map(context.measure_link, measures))
    section = PageSection(anchor, caption, intro=intro, tables=(table,), links=links, link_style="chips")
    return replace(section, folded=len(units) > LONG_TABLE)


def units_table(
    context: PageContext,
    caption: str,
    columns: Sequence[ValueByUnit],
    anchors: bool = False,
    counts_late: bool = False,
) -> TableView:
    """A row for each unit of the columns, in the order of names; `anchors`: it can be pointed at by its id;
    `counts_late`: of the two sides of a share the second is told as a count."""
    period = next(iter(columns[0].values())).period
    names = RowNames[Unit](
        context.t("Đơn vị"),
        lambda unit: context.unit_period_link(unit.id, period),
        lambda unit: unit.id if anchors else "",
    )
    headings, made = zip(*(_units_column(context, values, counts_late) for values in columns), strict=True)
    rows = context.by_name(context.unit(unit) for unit in {unit for values in columns for unit in values})
    view = sortable(item_table(context, caption, names, made, rows))
    return replace(view, header_rows=(headings,))


def values_by_column(values: Iterable[MeasureValue]) -> list[ValueByUnit]:
    """A column is one measure counted in one way: values that were counted differently never stand in one column."""
    by_column: dict[tuple[str, str], dict[str, MeasureValue]] = defaultdict(dict)
    for value in values:
        if not value.category:
            by_column[value.measure, value.method][value.unit] = value
    return list(by_column.values())


def _units_column(context: PageContext, values: ValueByUnit, counts_late: bool) -> tuple[HeaderView, ItemColumn[Unit]]:
    """The measure, with its way of counting where a form prints the number of the column; in the cells the sign of what
    is in doubt, and with a share of few cases its parts."""
    first = next(iter(values.values()))
    measure = context.edition.measures[first.measure]
    is_count = counts_late and measure.role == SHARE_LATE and first.denominator is not None

    def cell(unit: Unit) -> str | CellView:
        value = values.get(unit.id)
        if value is None:
            return ""
        words = context.figure_words(value)
        if is_count and not context.is_impossible(value):
            stated = dict.fromkeys(context.number(each.numerator) for each in (value, *context.rivals(value)))
            words = " ≠ ".join(stated)
        elif is_small(measure, value):
            words += f" ({context.parts(value)})"
        return value_cell(context, value, words)

    name = context.text(measure.short)
    name = context.t("{measure} (số hồ sơ)", measure=name) if is_count else name
    heading = HeaderView(name, 1, 1, context.method_label(first), True, f"{first.measure}.{first.method}")
    return heading, ItemColumn("", cell, numeric=True)


def few_section(context: PageContext, groups: Sequence[PeerGroup]) -> list[PageSection]:
    """Measures of one or two units, in one table instead of a table each."""
    groups_of = {value: group for group in groups if len(group.values) < FEW for value in group.values}
    if not groups_of:
        return []

    def method_words(value: MeasureValue) -> str:
        rank = rank_words(context, groups_of[value], value)
        words = (context.method_label(value), category_words(context, value), rank)
        return "; ".join(word for word in words if word)

    caption = context.t("Chỉ số có ở một, hai đơn vị")
    table = values_table(context, "few values", caption, groups_of, method=method_words)
    return [PageSection("it-don-vi", caption, tables=(table,))]


UNITS = "don-vi"  # in the address: who is compared
MOST_COLUMNS = 4  # of a ready table; the chooser has all measures
Data = dict[str, object]  # as JSON has it


def compare_page(context: PageContext) -> Page:
    about = context.explanation("compare")
    rule = context.explanation("who is compared")
    title = context.t("So sánh đơn vị")
    return Page(
        head=context.head(context.links.compare(), title, about, "compare"),
        heading=title,
        lead=plain_lead(rule),
        sections=tuple(_ready_tables(context)),
        template="compare",
    )


def compare_links(context: PageContext, unit: str) -> tuple[Link, ...]:
    """To the unit among its peers; nothing for one that has none."""
    if unit not in context.rankings.newest_units:
        return ()
    return (Link(context.t("So sánh với đơn vị khác"), f"{context.links.compare()}?{UNITS}={unit}#{unit}"),)


def _ready_tables(context: PageContext) -> Iterator[PageSection]:
    for peers, groups in context.rankings.newest.items():
        ordered = sorted(groups, key=lambda group: headline_order(context, group.measure.id))
        columns = values_by_column(value for group in ordered for value in group.values)[:MOST_COLUMNS]
        title = f"{context.text(peers.name)}, {context.when(ordered[0].values[0].period)}"
        table = units_table(context, title, columns, anchors=True)
        folded = replace(table, folded=context.t("{n} đơn vị cạnh nhau", n=len(table.rows)))
        yield PageSection(peers.id, title, intro=context.text(peers.rule), tables=(folded,))


def compare_data(context: PageContext) -> Data:
    """All values that may stand side by side, in groups; what may not is in no common group."""
    groups = [group for group in context.rankings.groups.values() if group.peers and len(group.values) > 1]
    groups.sort(key=lambda group: (*headline_order(context, group.measure.id), group.values[0].category))
    units = dict.fromkeys(value.unit for group in groups for value in group.values)
    periods = {value.period: context.period(value.period) for g in groups for value in g.values}
    newest_first = sorted(periods.values(), key=lambda period: (period.end, -int(period.start.replace("-", ""))))[::-1]
    sets = {group.peers.id: group.peers for group in groups if group.peers}
    return {
        "sets": {id_: [context.text(peers.name), context.text(peers.rule)] for id_, peers in sets.items()},
        "periods": [[period.id, context.period_short(period.id)] for period in newest_first],
        "units": {unit.id: context.unit_name(unit.id) for unit in context.by_name(map(context.unit, units))},
        "groups": [_group_data(context, group) for group in groups],
    }


def _group_data(context: PageContext, group: PeerGroup) -> Data:
    first, measure, sound = group.values[0], group.measure, frozenset(group.sound)
    how = "; ".join(filter(None, (category_words(context, first), context.method_label(first))))
    is_share = measure.unit_of_measure == "phan-tram"
    return {
        "measure": measure.id,
        "name": context.text(measure.short),
        "how": how,
        "period": first.period,
        "set": group.peers.id if group.peers else "",
        "sign": context.language.percent_sign if is_share else "",
        "mirrors": bool(measure.mirror_of),
        "rows": {value.unit: _row_data(context, value, sound) for value in group.values},
    }


def _row_data(context: PageContext, value: MeasureValue, sound: frozenset[MeasureValue]) -> list[object]:
    """Words, where it stands, what is known of it, its parts, its interval, its rank, the place in the paper, and
    whether it may be the end of a range."""
    tile, known = tile_of(context, value), context.standing(value).standing
    stated = () if tile.missing else (value, *context.rivals(value))
    bounds = interval_of(context, value)
    return [
        tile.figure,
        [float(each.value) for each in stated],
        "" if known in (AGREES, UNCONFIRMED) else context.text(STANDING_NAMES[known]),
        tile.evidence.parts,
        [float(bound) for bound in bounds] if bounds else [],
        tile.rank,
        tile.evidence.path,
        value in sound,
    ]
