"""Maps of equal tiles: the units of the portal's own map, the communes of a district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ...charts.series import SeriesGroup, SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ..item_tables import item_table
from ..models import ChartView
from ..page_context import PageContext
from ..tiles import method_note
from ..value_columns import ValueColumns
from .common import (
    chart_view,
    make_series,
    missing_words,
    origins_of,
    value_mark,
    values_in,
    values_source,
    ways_to,
    whole_words,
)
from .findings_words import not_counted, share_finding
from .late_communes import late_words

_Class = tuple[SeriesGroup, Decimal, Decimal]  # from, up to but not with
LEAST = 5  # fewer values make no map
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
    say = context.t(
        "Mỗi ô một địa phương, đặt gần đúng vị trí; màu càng đậm tỷ lệ càng thấp; số nhỏ là số hồ sơ đã giải quyết."
    )
    return _tile_chart(context, period, _TilePlan(tile_map.tiles, context.text(tile_map.places), say, tile_map.id))


def commune_map(context: PageContext, district: str, period: str) -> ChartView | None:
    """The communes of a district as tiles in the order of names: no free map of their borders exists."""
    units = context.edition.references.units.values()
    communes = context.by_name(unit for unit in units if unit.parent == district and context.is_commune(unit))
    tiles = {unit.id: (number % COLUMNS, number // COLUMNS) for number, unit in enumerate(communes)}
    places = context.t("các xã của {district}", district=context.own_name(district))
    say = context.t(
        "Mỗi ô một xã, phường, thị trấn, xếp theo tên chứ không theo vị trí; màu càng đậm tỷ lệ càng thấp; số nhỏ là "
        "số hồ sơ đã giải quyết."
    )
    told = f"{say} {late_words(context, district, period)}".rstrip()
    return _tile_chart(context, period, _TilePlan(tiles, places, told, "ban-do-xa"))


def _tile_chart(context: PageContext, period: str, plan: _TilePlan) -> ChartView | None:
    measure = context.portal.tile_map.measure
    values = values_in(context, measure, period, plan.tiles)
    if len(values) < LEAST:
        return None
    title = f"{context.text(context.edition.measures[measure].title)}, {plan.places}, {context.when(period)}"
    classes = _classes(context)
    used = [values[unit] for unit in plan.tiles if unit in values]
    asides = {value.unit: whole_words(context, value) for value in used}
    series = make_series(
        context,
        "tile_map",
        values_source(context, used),
        title=share_finding(context, used),
        say=f"{title}. {plan.say}{not_counted(context, used)}",
        caveats=(context.t("Bản đồ ô do trang này tự vẽ, không theo địa giới."), method_note(context, used[0])),
        rows=tuple(
            SeriesRow(unit, context.unit_short(unit), tile=tile, aside=asides.get(unit, ""))
            for unit, tile in plan.tiles.items()
        ),
        marks=tuple(
            _mark(context, classes, values[unit])
            if unit in values
            else SeriesMark(unit, "", None, missing_words(context, unit, period))
            for unit in plan.tiles
        ),
        groups=tuple(group for group, _, _ in classes),
        unit=context.language.percent_sign,
        row_heading=context.t("Địa phương"),
        value_heading=context.t("Giá trị"),
    )
    columns = ValueColumns(context)
    names = replace(columns.units, heading=series.row_heading)
    table = item_table(context, title, names, (columns.figure, columns.parts), used)
    return ways_to(context, chart_view(context, series, table, plan.chart_id, origins_of(used)), period)


def _mark(context: PageContext, classes: Sequence[_Class], value: MeasureValue) -> SeriesMark:
    """In the colour of its class; a contested one between the classes of both figures."""
    mark = value_mark(context, value)
    group, rival = (_class_of(classes, number) for number in (mark.value, mark.rival))
    return replace(mark, group=group, rival_group=rival)


def _classes(context: PageContext) -> list[_Class]:
    """Fixed classes, the same in every period: a map must not change its colours with its data."""
    edges = (Decimal(0), *context.portal.tile_map.classes, Decimal(100))
    classes = []
    for number, (low, high) in enumerate(pairwise(edges), start=1):
        upto = context.t("{low} đến {high} %", low=low, high=high)
        label = upto if high == 100 else context.t("{low} đến dưới {high} %", low=low, high=high)
        # The worst is the strongest: never the palest, which lies nearest to where nothing is known.
        classes.append((SeriesGroup(f"h{number}", label, f"h{len(edges) - number}"), low, high))
    return classes


def _class_of(classes: Sequence[_Class], value: Decimal | None) -> str:
    if value is None:
        return ""
    return next((group.id for group, low, high in classes if low <= value < high), classes[-1][0].id)
