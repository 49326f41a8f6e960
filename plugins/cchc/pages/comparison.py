"""Comparing: each unit beside its peers in ready tables; where scripts run, two to five of them by any measures."""

from collections.abc import Container, Iterator
from dataclasses import replace

from ..model.findings import AGREES, STANDING_NAMES, UNCONFIRMED
from ..model.measures import MeasureValue
from .models import Link, Page, PageSection, plain_lead
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .side_by_side import units_table, values_by_column
from .tiles import headline_order, interval_of, tile_of
from .value_columns import category_words

UNITS = "don-vi"  # in the address: who is compared
MOST_COLUMNS = 4  # of a ready table; the chooser has all measures
Data = dict[str, object]  # as JSON has it


def compare_page(context: PageContext) -> Page:
    about = context.t(
        "So sánh hai đến năm đơn vị cùng nhóm theo mọi chỉ số: giá trị, khoảng tin cậy, chỗ đứng trong nhóm."
    )
    rule = context.t("Chỉ đứng cạnh nhau những đơn vị cùng nhóm, với chỉ số đếm cùng cách trong cùng một kỳ.")
    title = context.t("So sánh đơn vị")
    return Page(
        head=context.head(context.links.compare(), title, about, (), "compare"),
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
    periods = {value.period: context.edition.references.periods[value.period] for g in groups for value in g.values}
    newest_first = sorted(periods.values(), key=lambda period: (period.end, -int(period.start.replace("-", ""))))[::-1]
    sets = {group.peers.id: group.peers for group in groups if group.peers}
    return {
        "sets": {id_: [context.text(peers.name), context.text(peers.rule)] for id_, peers in sets.items()},
        "periods": [[period.id, context.period_short(period.id)] for period in newest_first],
        "units": {unit.id: context.unit_name(unit.id) for unit in context.by_name(map(context.unit, units))},
        "groups": [_group_data(context, group) for group in groups],
    }


def _group_data(context: PageContext, group: PeerGroup) -> Data:
    first, measure = group.values[0], group.measure
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
        "rows": {value.unit: _row_data(context, value, group.sound) for value in group.values},
    }


def _row_data(context: PageContext, value: MeasureValue, sound: Container[MeasureValue]) -> list[object]:
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
