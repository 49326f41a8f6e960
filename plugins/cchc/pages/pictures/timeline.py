"""One measure of one unit over time, with its breaks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ...charts.series import SeriesRow
from ...model.measures import MeasureValue
from ...words.language import lower
from ..evidence import threshold_words
from ..models import ChartView, Fact, Link
from ..page_context import PageContext
from ..table_views import RowNames, item_table
from ..value_columns import ValueColumns
from .common import chart_view, origins_of, value_mark, whole_words

FEWEST = 3  # points; two are two numbers


def before_and_after(context: PageContext, unit: str, values: Sequence[MeasureValue]) -> Fact | None:
    """Two values as two numbers with an arrow; where they may not be joined, in words why."""
    own = _points_of(context, values)
    if len(own) != FEWEST - 1:
        return None
    before, after = own
    told = [
        context.t(
            "{value} ({period})",
            value=context.figure_words(value),
            period=", ".join(filter(None, (context.period_short(value.period), context.parts(value)))),
        )
        for value in own
    ]
    measure = context.edition.measures[before.measure]
    path = context.links.unit_period(unit, after.period)
    if reason := _break(context, before, after):
        words = context.t("{before}; {after}. Không so được: {reason}.", before=told[0], after=told[1], reason=reason)
        return Fact(context.text(measure.title), words, path)
    return Fact(context.text(measure.title), " → ".join(told), path)


def _points_of(context: PageContext, values: Sequence[MeasureValue]) -> list[MeasureValue]:
    """One value a period and way of counting, oldest first; nothing of one period alone."""
    own = [value for value in values if not context.is_impossible(value) and not value.category]
    own = list({(value.period, value.method): value for value in own}.values())
    own.sort(key=lambda value: (context.period(value.period).order, value.method))
    return own if len({value.period for value in own}) > 1 else []


def timeline_chart(context: PageContext, unit: str, values: Sequence[MeasureValue]) -> ChartView | None:
    """One measure of one unit over time; the line stops wherever the way of counting changes or a period is missing."""
    own = _points_of(context, values)
    if len(own) < FEWEST:
        return None
    measure = context.edition.measures[own[0].measure]
    first, last = (
        context.t("{value} ({period})", value=context.figure_words(value), period=context.period_short(value.period))
        for value in (own[0], own[-1])
    )
    say = context.t("Các điểm không nối với nhau khi cách đếm khác nhau hoặc giữa chúng có kỳ không có số liệu.")
    thresholds = dict.fromkeys(words for value in own if (words := threshold_words(context, value)))
    about = context.t("{measure}: {unit} qua các kỳ", measure=measure.title, unit=context.unit_short(unit))
    title = context.t("{measure}: {first}, {last}", measure=measure.short, first=first, last=last)
    columns = ValueColumns(context)
    periods = RowNames[MeasureValue](
        context.t("Kỳ"),
        lambda value: Link(context.period_name(value.period), context.links.unit_period(unit, value.period)),
    )
    made = (columns.figure, *columns.intervals(own), columns.parts, *columns.thresholds(own), columns.method)
    return chart_view(
        context,
        "time_line",
        f"theo-ky-{measure.id}",
        origins_of(own),
        item_table(context, about, periods, (*made, *columns.days(own)), own),
        title=title,
        say=f"{about}.",
        caveats=(say, *(context.t("Vạch đứt: {threshold}", threshold=lower(words)) for words in thresholds)),
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
        row_heading=periods.heading,
        value_heading=context.t("Giá trị"),
        aside_heading=context.t("Mẫu số"),
    )


def _key(value: MeasureValue) -> str:
    return f"{value.period}-{value.method}"


def _break(context: PageContext, before: MeasureValue | None, value: MeasureValue) -> str:
    if before is None:
        return ""
    if before.method != value.method:
        return context.t("cách đếm khác")
    periods = context.edition.references.periods
    follows = date.fromisoformat(periods[before.period].end) + timedelta(days=1)
    return "" if follows.isoformat() == periods[value.period].start else context.t("kỳ ở giữa không có số liệu")
