"""A value among its peers, as dots on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...charts.series import Series, SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ..item_tables import item_table
from ..models import ChartView
from ..page_context import PageContext
from ..peer_rankings import PeerGroup
from ..tiles import interval_of, method_note
from ..value_columns import ValueColumns
from .common import MANY, chart_view, values_source, whole_words

SMALL = 100  # a share of fewer is no percentage to compare


def peers_chart(context: PageContext, value: MeasureValue) -> ChartView | None:
    """Where this unit stands among its peers; only where there are enough of them."""
    group = context.rankings.group(value)
    if len(group.values) < 3 or value.category != group.values[0].category or context.is_impossible(value):
        return None
    shown = _neighbourhood(context, group, value)
    return _dots(context, group, shown, value.unit, f"cung-cap-{group.measure.id}")


def group_chart(context: PageContext, group: PeerGroup) -> ChartView | None:
    """All peers of a period side by side."""
    if not 2 < len(group.values) <= MANY:
        return None
    first = group.values[0]
    level = context.unit(first.unit).level
    return _dots(context, group, group.values, "", f"bd-{first.period}-{group.measure.id}-{first.method}-{level}")


def _neighbourhood(context: PageContext, group: PeerGroup, value: MeasureValue) -> Sequence[MeasureValue]:
    """A commune among the communes of its own district, not among all 109."""
    if len(group.values) <= MANY:
        return group.values
    parent = context.unit(value.unit).parent
    return tuple(other for other in group.values if context.unit(other.unit).parent == parent)


def _dots(
    context: PageContext, group: PeerGroup, values: Sequence[MeasureValue], current: str, chart_id: str
) -> ChartView | None:
    honest = [value for value in values if not context.is_impossible(value)]
    if len(honest) < 3:
        return None
    measure, first = group.measure, honest[0]
    is_share = measure.unit_of_measure == "phan-tram"
    has_whole = first.denominator is not None
    title = context.t(
        "{measure}, {n} đơn vị, {period}",
        measure=context.text(measure.title),
        n=len(honest),
        period=context.when(first.period),
    )
    say = _say(context, honest) if has_whole else context.t("Xếp theo số in trong báo cáo.")
    columns = ValueColumns(context)
    series = Series(
        kind="share_dots" if is_share else "count_bars",
        lang=context.language.lang,
        title=title,
        say=say,
        rows=tuple(
            SeriesRow(
                value.unit,
                context.unit_short(value.unit),
                aside=whole_words(context, value),
                highlighted=value.unit == current,
            )
            for value in honest
        ),
        marks=tuple(_mark(context, value) for value in honest),
        unit=context.language.percent_sign if is_share else "",
        row_heading=context.t("Đơn vị"),
        value_heading=context.t("Giá trị"),
        aside_heading=context.t("Mẫu số") if has_whole else "",
        missing=context.t("không có số liệu"),
        source=context.t("Nguồn: {document}", document=values_source(context, honest)),
        order="given",
    )
    names = replace(columns.units, link=lambda value: context.unit_link(value.unit))
    table = item_table(context, title, names, (columns.figure, *columns.counts), honest)
    rows = (replace(row, current=value.unit == current) for row, value in zip(table.rows, honest, strict=True))
    return chart_view(series, replace(table, rows=tuple(rows)), chart_id)


def _mark(context: PageContext, value: MeasureValue) -> SeriesMark:
    low, high = interval_of(context, value) or (None, None)
    rival = next((rival.value for rival in context.rivals(value)), None)
    return SeriesMark(value.unit, "", value.value, context.figure_words(value), low=low, high=high, rival=rival)


def _say(context: PageContext, values: Sequence[MeasureValue]) -> str:
    """What to beware of: the axis, and shares of very few."""
    small = min(values, key=lambda value: value.denominator or 0)
    large = max(values, key=lambda value: value.denominator or 0)
    axis = context.t("Cột số nhạt là mẫu số. Trục ngang không bắt đầu từ 0: hãy đọc số ở cuối dòng.")
    axis = f"{method_note(context, small)} {axis}".strip()
    if not small.denominator or small.denominator >= SMALL:
        return axis
    few = context.t(
        "Tỷ lệ trên {small} của {unit} nói ít hơn nhiều so với tỷ lệ trên {large}.",
        small=context.number(small.denominator),
        unit=context.unit_short(small.unit),
        large=context.number(large.denominator or 0),
    )
    return f"{axis} {few}"
