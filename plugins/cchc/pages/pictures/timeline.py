"""One measure of one unit over time, with its breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ...charts.series import Series, SeriesRow
from ...model.measures import MeasureValue
from ...words.language import lower
from ..item_tables import RowNames, item_table
from ..measure_rules import threshold_words
from ..models import ChartView, Link
from ..page_context import PageContext
from ..value_columns import ValueColumns
from .common import chart_view, origins_of, value_mark, values_source, whole_words


def timeline_chart(context: PageContext, unit: str, values: Sequence[MeasureValue]) -> ChartView | None:
    """One measure of one unit over time; the line stops wherever the way of counting changes or a period is missing."""
    own = [value for value in values if not context.is_impossible(value) and not value.category]
    own = list({(value.period, value.method): value for value in own}.values())
    if len({value.period for value in own}) < 2:
        return None
    measure = context.edition.measures[own[0].measure]
    own.sort(key=lambda value: (context.period_order[value.period], value.method))
    say = context.t("Các điểm không nối với nhau khi cách đếm khác nhau hoặc giữa chúng có kỳ không có số liệu.")
    thresholds = dict.fromkeys(words for value in own if (words := threshold_words(context, value)))
    title = context.t(
        "{measure}: {unit} qua các kỳ", measure=context.text(measure.title), unit=context.unit_short(unit)
    )
    series = Series(
        kind="time_line",
        lang=context.language.lang,
        title=title,
        say=" ".join((say, *(context.t("Vạch đứt: {threshold}", threshold=lower(words)) for words in thresholds))),
        rows=tuple(
            SeriesRow(
                _key(value),
                context.period_short(value.period),
                aside=whole_words(context, value),
                break_before=_break(context, before, value),
            )
            for before, value in pairwise((None, *own))
            if value
        ),
        marks=tuple(
            replace(value_mark(context, value, _key(value)), note=context.method_label(value)) for value in own
        ),
        unit=context.language.percent_sign if measure.unit_of_measure == "phan-tram" else "",
        row_heading=context.t("Kỳ"),
        value_heading=context.t("Giá trị"),
        aside_heading=context.t("Mẫu số"),
        missing=context.t("không có số liệu"),
        source=context.t("Nguồn: {document}", document=values_source(context, own)),
    )
    columns = ValueColumns(context)
    periods = RowNames[MeasureValue](
        context.t("Kỳ"),
        lambda value: Link(context.period_name(value.period), context.links.unit_period(unit, value.period)),
    )
    made = (columns.figure, *columns.intervals(own), columns.parts, *columns.thresholds(own), columns.method)
    table = item_table(context, title, periods, (*made, *columns.days(own)), own)
    return chart_view(context, series, table, f"theo-ky-{measure.id}", origins_of(own))


def _key(value: MeasureValue) -> str:
    return f"{value.period}-{value.method}"


def _break(context: PageContext, before: MeasureValue | None, value: MeasureValue) -> str:
    if before is None:
        return ""
    if before.method != value.method:
        return context.t("cách đếm khác")
    periods = context.edition.references.periods
    if _follows(periods[before.period].end, periods[value.period].start):
        return ""
    return context.t("kỳ ở giữa không có số liệu")


def _follows(end: str, start: str) -> bool:
    return date.fromisoformat(end) + timedelta(days=1) == date.fromisoformat(start)
