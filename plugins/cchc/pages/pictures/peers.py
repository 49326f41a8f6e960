"""A value among its peers, as dots on a line."""

from __future__ import annotations

from collections.abc import Sequence

from ...charts.series import Series, SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ..models import ChartView, RowView
from ..page_context import PageContext
from ..peer_rankings import PeerGroup
from ..table_views import number_cell, plain_row, plain_view
from ..tiles import method_note
from .common import MANY, chart_view, values_source

SMALL = 100  # a share of fewer is no percentage to compare


def peers_chart(site: PageContext, value: MeasureValue) -> ChartView | None:
    """Where this unit stands among its peers; only where there are enough of them."""
    group = site.rankings.group(value)
    if len(group.values) < 3 or value.category != group.values[0].category or value in group.doubted:
        return None
    shown = _neighbourhood(site, group, value)
    return _dots(site, group, shown, value.unit, f"cung-cap-{group.measure.id}")


def group_chart(site: PageContext, group: PeerGroup) -> ChartView | None:
    """All peers of a period side by side."""
    if not 2 < len(group.values) <= MANY:
        return None
    first = group.values[0]
    level = site.unit(first.unit).level
    return _dots(site, group, group.values, "", f"bd-{first.period}-{group.measure.id}-{first.method}-{level}")


def _neighbourhood(site: PageContext, group: PeerGroup, value: MeasureValue) -> Sequence[MeasureValue]:
    """A commune among the communes of its own district, not among all 109."""
    if len(group.values) <= MANY:
        return group.values
    parent = site.unit(value.unit).parent
    return tuple(other for other in group.values if site.unit(other.unit).parent == parent)


def _dots(
    site: PageContext, group: PeerGroup, values: Sequence[MeasureValue], current: str, chart_id: str
) -> ChartView | None:
    honest = [value for value in values if not value.above_whole and value not in group.doubted]
    if len(honest) < 3:
        return None
    measure, first = group.measure, honest[0]
    is_share = measure.unit_of_measure == "phan-tram"
    has_whole = first.denominator is not None
    title = site.t(
        "{measure}, {n} đơn vị, {period}",
        measure=site.language.text(measure.title),
        n=len(honest),
        period=site.when(first.period),
    )
    say = _say(site, honest) if has_whole else site.t("Xếp theo số in trong báo cáo.")
    series = Series(
        kind="share_dots" if is_share else "count_bars",
        lang=site.language.lang,
        title=title,
        say=say,
        rows=tuple(
            SeriesRow(
                value.unit,
                site.unit_short(value.unit),
                aside=site.language.number(value.denominator) if value.denominator is not None else "",
                highlighted=value.unit == current,
            )
            for value in honest
        ),
        marks=tuple(SeriesMark(value.unit, "", value.value, site.format_value(value)) for value in honest),
        unit=site.language.percent_sign if is_share else "",
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Giá trị"),
        aside_heading=site.t("Mẫu số") if has_whole else "",
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=values_source(site, honest)),
        order="given",
    )
    data = plain_view(
        site,
        title,
        site.t("Đơn vị"),
        ((site.t("Giá trị"), True), (site.t("Tử số"), True), (site.t("Mẫu số"), True)),
        tuple(_value_row(site, group, value, current) for value in honest),
    )
    return chart_view(series, data, chart_id)


def _say(site: PageContext, values: Sequence[MeasureValue]) -> str:
    """What to beware of: the axis, and shares of very few."""
    small = min(values, key=lambda value: value.denominator or 0)
    large = max(values, key=lambda value: value.denominator or 0)
    axis = site.t("Cột số nhạt là mẫu số. Trục ngang không bắt đầu từ 0: hãy đọc số ở cuối dòng.")
    axis = f"{method_note(site, small)} {axis}".strip()
    if not small.denominator or small.denominator >= SMALL:
        return axis
    few = site.t(
        "Tỷ lệ trên {small} của {unit} nói ít hơn nhiều so với tỷ lệ trên {large}.",
        small=site.language.number(small.denominator),
        unit=site.unit_short(small.unit),
        large=site.language.number(large.denominator or 0),
    )
    return f"{axis} {few}"


def _value_row(site: PageContext, group: PeerGroup, value: MeasureValue, current: str) -> RowView:
    number = site.language.number
    return plain_row(
        site.unit_name(value.unit),
        site.links.unit(value.unit),
        (
            number_cell(site.format_value(value)),
            number_cell(number(value.numerator) if value.denominator is not None else ""),
            number_cell(number(value.denominator) if value.denominator is not None else ""),
        ),
        current=value.unit == current,
    )
