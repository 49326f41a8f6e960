"""One measure of one unit over time, with its breaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ...charts.series import Series, SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ..models import ChartView
from ..page_context import PageContext
from ..table_views import number_cell, plain_row, plain_view, text_cell
from .common import chart_view, method_words, values_source, whole_words


def timeline_chart(site: PageContext, unit: str, values: Sequence[MeasureValue]) -> ChartView | None:
    """One measure of one unit over time; the line stops wherever the way of counting changes or a period is missing."""
    own = [value for value in values if not value.above_whole and not value.category]
    own = list({(value.period, value.method): value for value in own}.values())
    if len({value.period for value in own}) < 2:
        return None
    measure = site.edition.measures[own[0].measure]
    order = {period: number for number, period in enumerate(site.edition.references.periods)}
    own.sort(key=lambda value: (order[value.period], value.method))
    rows, marks, before = [], [], None
    for value in own:
        key = f"{value.period}-{value.method}"
        rows.append(
            SeriesRow(
                key,
                site.period_short(value.period),
                aside=whole_words(site, value),
                break_before=_break(site, before, value),
            )
        )
        marks.append(SeriesMark(key, "", value.value, site.format_value(value), note=method_words(site, value)))
        before = value
    title = site.t(
        "{measure}: {unit} qua các kỳ", measure=site.language.text(measure.title), unit=site.unit_short(unit)
    )
    series = Series(
        kind="time_line",
        lang=site.language.lang,
        title=title,
        say=site.t("Các điểm không nối với nhau khi cách đếm khác nhau hoặc giữa chúng có kỳ không có số liệu."),
        rows=tuple(rows),
        marks=tuple(marks),
        unit=site.language.percent_sign if measure.unit_of_measure == "phan-tram" else "",
        row_heading=site.t("Kỳ"),
        value_heading=site.t("Giá trị"),
        aside_heading=site.t("Mẫu số"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=values_source(site, own)),
    )
    data = plain_view(
        site,
        title,
        site.t("Kỳ"),
        ((site.t("Giá trị"), True), (site.t("Tử số trên mẫu số"), False), (site.t("Cách đếm"), False)),
        tuple(
            plain_row(
                site.period_name(value.period),
                site.links.unit_period(unit, value.period),
                (
                    number_cell(site.format_value(value)),
                    text_cell(site.parts(measure, value)),
                    text_cell(method_words(site, value)),
                ),
            )
            for value in own
        ),
    )
    return chart_view(series, data, f"theo-ky-{measure.id}")


def _break(site: PageContext, before: MeasureValue | None, value: MeasureValue) -> str:
    if before is None:
        return ""
    if before.method != value.method:
        return site.t("cách đếm khác")
    periods = site.edition.references.periods
    return (
        ""
        if _follows(periods[before.period].end, periods[value.period].start)
        else site.t("kỳ ở giữa không có số liệu")
    )


def _follows(end: str, start: str) -> bool:
    return date.fromisoformat(end) + timedelta(days=1) == date.fromisoformat(start)
