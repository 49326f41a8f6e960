"""Maps of equal tiles: the units of the portal's own map, the communes of a district with what was late in them.

And all communes of the province as dots, each as large as the dossiers that it settled.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ...charts.series import SeriesGroup, SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ...model.references import SHARE_LATE, Unit
from ..models import ChartView
from ..page_context import PageContext
from ..tiles import method_note
from ..value_columns import values_table
from .common import missing_words, not_counted, value_mark, values_chart, values_in, ways_to, whole_words

LEAST = 5  # fewer values make no map
LEAST_DOTS = 12  # fewer are seen better on the map of their district
_NAMED_DOTS, _NAMED = 3, 5  # units, in a picture of dots and in a sentence
_ByUnit = Mapping[str, MeasureValue]
COLUMNS = 5


@dataclass(frozen=True)
class _TilePlan:
    """Which units a map shows and where, and what it says of itself."""

    tiles: Mapping[str, tuple[int, int]]
    places: str
    say: str
    chart_id: str


def province_map(context: PageContext, period: str) -> ChartView | None:
    """The units of the portal's own map as tiles, near where they lie."""
    tile_map = context.portal.tile_map
    say = context.explanation("map of the province")
    return _tile_chart(context, period, _TilePlan(tile_map.tiles, context.text(tile_map.places), say, tile_map.id))


def commune_map(context: PageContext, district: str, period: str) -> ChartView | None:
    """The communes of a district as tiles in the order of names: no free map of their borders exists."""
    units = context.edition.references.units.values()
    communes = context.by_name(unit for unit in units if unit.parent == district and context.is_commune(unit))
    if not communes:
        return None
    tiles = {unit.id: (number % COLUMNS, number // COLUMNS) for number, unit in enumerate(communes)}
    places = context.t("các xã của {district}", district=context.own_name(district))
    say = context.explanation("map of a district")
    told = f"{say} {late_words(context, district, period)}".rstrip()
    return _tile_chart(context, period, _TilePlan(tiles, places, told, "ban-do-xa"))


def _tile_chart(context: PageContext, period: str, plan: _TilePlan) -> ChartView | None:
    measure = context.portal.tile_map.measure
    values = values_in(context, measure, period, plan.tiles)
    if len(values) < LEAST:
        return None
    title = f"{context.text(context.edition.measures[measure].title)}, {plan.places}, {context.when(period)}"
    used = [values[unit] for unit in plan.tiles if unit in values]
    asides = {value.unit: whole_words(context, value) for value in used}
    tiles = plan.tiles.items()
    rows = tuple(SeriesRow(unit, context.unit_short(unit), tile=at, aside=asides.get(unit, "")) for unit, at in tiles)
    marks = tuple(
        _mark(context, values[unit])
        if unit in values
        else SeriesMark(unit, "", None, missing_words(context, unit, period))
        for unit in plan.tiles
    )
    caveats = context.t("Bản đồ ô do trang này tự vẽ, không theo địa giới."), method_note(context, used[0])
    told = {"say": f"{title}. {plan.say}{not_counted(context, used)}", "caveats": caveats}
    told |= {"rows": rows, "marks": marks, "groups": _classes(context), "row_heading": context.t("Địa phương")}
    table = values_table(context, "values on a map", title, used)
    return ways_to(context, values_chart(context, "tile_map", plan.chart_id, used, table, **told), period)


def _mark(context: PageContext, value: MeasureValue) -> SeriesMark:
    """In the colour of its class; a contested one between the classes of both figures."""
    mark, edges = value_mark(context, value), context.portal.tile_map.classes
    group, rival = (
        "" if number is None else f"h{bisect_right(edges, number) + 1}" for number in (mark.value, mark.rival)
    )
    return replace(mark, group=group, rival_group=rival)


def _classes(context: PageContext) -> tuple[SeriesGroup, ...]:
    """Fixed classes, the same in every period: a map must not change its colours with its data."""
    edges = (Decimal(0), *context.portal.tile_map.classes, Decimal(100))
    classes = []
    for number, (low, high) in enumerate(pairwise(edges), start=1):
        upto = context.t("{low} đến {high} %", low=low, high=high)
        label = upto if high == 100 else context.t("{low} đến dưới {high} %", low=low, high=high)
        # The worst is the strongest: never the palest, which lies nearest to where nothing is known.
        classes.append(SeriesGroup(f"h{number}", label, f"h{len(edges) - number}"))
    return tuple(classes)


def late_words(context: PageContext, district: str, period: str) -> str:
    """Nothing where the district or none of its communes has a number in the same table."""
    values = _late_values(context, district, period)
    communes = {unit: value for unit, value in values.items() if context.unit(unit).parent == district}
    late = [value for value in communes.values() if value.numerator]
    if district not in values or not communes:
        return ""
    late.sort(key=lambda value: -value.numerator)
    named = [f"{context.own_name(value.unit)} {context.number(value.numerator)}" for value in late[:_NAMED]]
    if len(late) > _NAMED:
        named.append(context.t("{n} nơi khác", n=len(late) - _NAMED))
    told = context.t("Hồ sơ quá hạn: {communes}.", communes=context.language.listed(named)) if named else (
        context.t("Không xã nào có hồ sơ quá hạn."))  # fmt: skip
    return f"{told} {_whole_words(context, values, district)}"


def _late_values(context: PageContext, district: str, period: str) -> _ByUnit:
    """By unit, of the table in which the district stands."""
    measures = (measure.id for measure in context.edition.measures.values() if measure.role == SHARE_LATE)
    values = [
        value
        for measure in measures
        for value in context.values_by_period.get((measure, period), ())
        if not value.category and not context.is_impossible(value)
    ]
    tables = {(value.report, value.table) for value in values if value.unit == district}
    return {value.unit: value for value in values if (value.report, value.table) in tables}


def _whole_words(context: PageContext, values: _ByUnit, district: str) -> str:
    """A district with fewer late dossiers than its communes together shows how the table counts all of them."""
    sums: Counter[str] = Counter()
    for unit, value in values.items():
        sums[context.unit(unit).parent] += int(value.numerator)
    without = [unit for unit in values if sums[unit] > values[unit].numerator]
    if not without:
        return context.t("Văn bản không nói số của huyện có gồm các xã hay không.")
    proof = district if district in without else max(without, key=lambda unit: sums[unit] - values[unit].numerator)
    return context.t(
        "Số của huyện không gồm các xã: trong cùng biểu, các xã của {district} cộng lại {communes}, huyện {own}.",
        district=context.unit_short(proof),
        communes=Decimal(sums[proof]),
        own=values[proof].numerator,
    )


def swarm_chart(context: PageContext, period: str) -> ChartView | None:
    """The measure of the portal's map, by the district of each commune; those without a figure are counted."""
    measure = context.edition.measures.get(context.portal.tile_map.measure)
    communes = [unit for unit in context.units_of_this_time() if context.is_commune(unit)]
    values = values_in(context, context.portal.tile_map.measure, period, {unit.id for unit in communes})
    used = [values[unit.id] for unit in communes if unit.id in values]
    if measure is None or len(used) < LEAST_DOTS:
        return None
    honest = (value for value in used if not context.is_impossible(value))
    last = sorted(honest, key=lambda value: value.value)[:_NAMED_DOTS]
    districts = map(context.unit, dict.fromkeys(unit.parent for unit in communes))
    about = context.t("{n} xã, phường, thị trấn, {period}", n=len(communes), period=context.when(period))
    size = context.t("Mỗi chấm một nơi; chấm càng to càng nhiều hồ sơ đã giải quyết.")
    say = f"{context.text(measure.title)}, {about}. {size}{not_counted(context, used)}"
    rows = tuple(SeriesRow(each.id, context.own_name(each.id), named=values.get(each.id) in last) for each in communes)
    marks = tuple(_dot_mark(context, unit, values.get(unit.id), period) for unit in communes)
    groups = tuple(SeriesGroup(unit.id, context.unit_short(unit.id)) for unit in context.by_name(districts))
    told = {"say": say, "rows": rows, "marks": marks, "groups": groups, "value_heading": ""}
    table = values_table(context, "values of a swarm", about, used)
    return ways_to(context, values_chart(context, "swarm", "cac-xa", used, table, **told), period)


def _dot_mark(context: PageContext, unit: Unit, value: MeasureValue | None, period: str) -> SeriesMark:
    if value is None:
        return SeriesMark(unit.id, unit.parent, None, missing_words(context, unit.id, period))
    mark = value_mark(context, value)
    return SeriesMark(
        unit.id, unit.parent, mark.value, mark.text, context.parts(value), rival=mark.rival, cases=value.denominator
    )
