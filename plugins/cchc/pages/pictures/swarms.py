"""All communes of the province on one picture, each as large as the dossiers that it settled."""

from __future__ import annotations

from collections.abc import Sequence

from ...charts.series import SeriesGroup, SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ...model.units import Unit
from ..item_tables import item_table
from ..models import ChartView
from ..page_context import PageContext
from ..value_columns import ValueColumns
from .common import chart_view, make_series, missing_words, origins_of, value_mark, values_in, values_source, ways_to
from .findings_words import not_counted, share_finding

LEAST = 12  # fewer are seen better on the map of their district
_NAMED = 3


def swarm_chart(context: PageContext, period: str) -> ChartView | None:
    """The measure of the portal's map, by the district of each commune; those without a figure are counted."""
    measure = context.edition.measures.get(context.portal.tile_map.measure)
    communes = [unit for unit in context.units_of_this_time() if context.is_commune(unit)]
    values = values_in(context, context.portal.tile_map.measure, period, {unit.id for unit in communes})
    used = [values[unit.id] for unit in communes if unit.id in values]
    if measure is None or len(used) < LEAST:
        return None
    last = sorted((value for value in used if not context.is_impossible(value)), key=lambda value: value.value)[:_NAMED]
    about = context.t("{n} xã, phường, thị trấn, {period}", n=len(communes), period=context.when(period))
    size = context.t("Mỗi chấm một nơi; chấm càng to càng nhiều hồ sơ đã giải quyết.")
    series = make_series(
        context,
        "swarm",
        values_source(context, used),
        title=share_finding(context, used),
        say=f"{context.text(measure.title)}, {about}. {size}{not_counted(context, used)}",
        rows=tuple(
            SeriesRow(unit.id, context.own_name(unit.id), highlighted=values.get(unit.id) in last) for unit in communes
        ),
        marks=tuple(_mark(context, unit, values.get(unit.id), period) for unit in communes),
        groups=_groups(context, communes),
        unit=context.language.percent_sign,
    )
    columns = ValueColumns(context)
    table = item_table(context, about, columns.units, (columns.figure, columns.parts), used)
    return ways_to(context, chart_view(context, series, table, "cac-xa", origins_of(used)), period)


def _groups(context: PageContext, communes: Sequence[Unit]) -> tuple[SeriesGroup, ...]:
    districts = context.by_name(map(context.unit, dict.fromkeys(unit.parent for unit in communes)))
    return tuple(SeriesGroup(unit.id, context.unit_short(unit.id)) for unit in districts)


def _mark(context: PageContext, unit: Unit, value: MeasureValue | None, period: str) -> SeriesMark:
    if value is None:
        return SeriesMark(unit.id, unit.parent, None, missing_words(context, unit.id, period))
    mark = value_mark(context, value)
    return SeriesMark(
        unit.id, unit.parent, mark.value, mark.text, context.parts(value), rival=mark.rival, cases=value.denominator
    )
