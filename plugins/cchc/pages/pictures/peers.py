"""A value among its peers, as dots on a line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...charts.series import SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ..models import ChartView
from ..page_context import PageContext
from ..peer_rankings import PeerGroup
from ..table_views import item_table
from ..tiles import interval_of, method_note
from ..value_columns import ValueColumns
from .common import (
    MANY,
    chart_view,
    make_series,
    not_counted,
    origins_of,
    share_finding,
    value_mark,
    values_source,
    whole_words,
)

SMALL = 100  # a share of fewer is no percentage to compare


def peers_chart(context: PageContext, value: MeasureValue) -> ChartView | None:
    """Where this unit stands among its peers, only where there are enough of them: their picture, its row marked."""
    group, unit = context.rankings.group(value), value.unit
    if len(group.values) < 3 or value.category != group.values[0].category or context.is_impossible(value):
        return None
    is_small = len(group.values) <= MANY
    whole = group_chart(context, group) if is_small else _district_chart(context, group, context.unit(unit).parent)
    if whole is None:
        return None
    series = whole.undrawn
    rows = tuple(replace(row, highlighted=row.id == unit) for row in series.rows)
    lines = zip(whole.table.rows, rows, strict=True)
    return replace(
        whole,
        id=f"cung-cap-{group.measure.id}",
        series=replace(series, rows=rows),
        table=replace(whole.table, rows=tuple(replace(line, current=row.highlighted) for line, row in lines)),
        whole=whole,
        row=unit,
    )


def group_chart(context: PageContext, group: PeerGroup) -> ChartView | None:
    """All peers of a period side by side."""
    if not 2 < len(group.values) <= MANY:
        return None
    return _dots(context, group, group.values, context.unit(group.values[0].unit).level)


def district_charts(context: PageContext, group: PeerGroup) -> Iterator[ChartView]:
    """Of a group that is too large for one picture: one for each district."""
    if len(group.values) > MANY:
        districts = dict.fromkeys(context.unit(value.unit).parent for value in group.values)
        yield from filter(None, (_district_chart(context, group, district) for district in districts))


def _district_chart(context: PageContext, group: PeerGroup, district: str) -> ChartView | None:
    """A commune among the communes of its own district, not among all 109."""
    values = [value for value in group.values if context.unit(value.unit).parent == district]
    return _dots(context, group, values, district)


def _dots(context: PageContext, group: PeerGroup, values: Sequence[MeasureValue], place: str) -> ChartView | None:
    """Their picture; its files stand where the page of the period is, whichever page shows it. The other side of a
    share has none: it would be the same picture in a mirror."""
    key = tuple(values), place
    if key not in context.made:
        context.made[key] = _make_dots(context, group, values, place)
    return context.made[key]


def _make_dots(context: PageContext, group: PeerGroup, values: Sequence[MeasureValue], place: str) -> ChartView | None:
    honest = [value for value in values if not context.is_impossible(value)]
    if len(honest) < 3 or group.measure.mirror_of:
        return None
    measure, first = group.measure, honest[0]
    is_share = measure.unit_of_measure == "phan-tram"
    has_whole = first.denominator is not None
    title = context.t(
        "{measure}, {n} đơn vị, {period}", measure=measure.title, n=len(honest), period=context.when(first.period)
    )
    caveats = _caveats(context, honest) if has_whole else (context.t("Xếp theo số in trong báo cáo."),)
    columns = ValueColumns(context)
    series = make_series(
        context,
        "share_dots" if is_share else "count_bars",
        values_source(context, honest),
        title=share_finding(context, honest),
        say=f"{title}.{not_counted(context, honest)}",
        caveats=caveats,
        rows=tuple(
            SeriesRow(value.unit, context.unit_short(value.unit), aside=whole_words(context, value)) for value in honest
        ),
        marks=tuple(_mark(context, value) for value in honest),
        unit=context.language.percent_sign if is_share else "",
        value_heading=context.t("Giá trị"),
        aside_heading=context.t("Mẫu số") if has_whole else "",
        order="given",
    )
    names = replace(columns.units, link=lambda value: context.unit_link(value.unit))
    made = (columns.figure, *columns.intervals(honest), *columns.counts, *columns.thresholds(honest))
    table = item_table(context, title, names, made, honest)
    chart_id = "-".join(filter(None, ("bd", first.period, measure.id, first.method, place, first.category)))
    chart = chart_view(context, series, table, chart_id, origins_of(honest))
    return replace(chart, file=f"{context.links.period(first.period)}{chart_id}")


def _mark(context: PageContext, value: MeasureValue) -> SeriesMark:
    low, high = interval_of(context, value) or (None, None)
    return replace(value_mark(context, value), low=low, high=high)


def _caveats(context: PageContext, values: Sequence[MeasureValue]) -> tuple[str, ...]:
    """How it was counted, the axis, and shares of very few."""
    small = min(values, key=lambda value: value.denominator or 0)
    large = max(values, key=lambda value: value.denominator or 0)
    axis = context.t("Cột số nhạt là mẫu số. Trục ngang không bắt đầu từ 0: hãy đọc số ở cuối dòng.")
    few = context.t(
        "Tỷ lệ trên {small} của {unit} nói ít hơn nhiều so với tỷ lệ trên {large}.",
        small=small.denominator or 0,
        unit=context.unit_short(small.unit),
        large=large.denominator or 0,
    )
    has_few = small.denominator and small.denominator < SMALL
    return (axis, method_note(context, small), few if has_few else "")
