"""What one body states of itself: its dossiers by level and step, its shares side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...charts.series import Series, SeriesMark, SeriesRow
from ...model.figures import Figure
from ...model.measures import MeasureValue
from ...model.roles import COMMUNE_RECEIVED, COMMUNE_SETTLED, COMMUNE_WITHIN, RECEIVED, SETTLED, WITHIN
from ...words.language import mark
from ..models import ChartView
from ..page_context import PageContext
from ..table_views import number_cell, plain_row, plain_view, text_cell
from .common import chart_view, method_words, source_words, values_source

# Dossiers by role, in the order in which they pass: received, settled, on time.
_STEPS = {
    RECEIVED: mark("Tiếp nhận"),
    SETTLED: mark("Đã giải quyết, trả kết quả"),
    WITHIN: mark("Ghi là đúng hạn"),
}
_COMMUNE_STEPS = {
    COMMUNE_RECEIVED: mark("Cấp xã: tiếp nhận"),
    COMMUNE_SETTLED: mark("Cấp xã: đã giải quyết, trả kết quả"),
    COMMUNE_WITHIN: mark("Cấp xã: ghi là đúng hạn"),
}
_DISTRICT_STEPS = {
    RECEIVED: mark("Cấp huyện: tiếp nhận"),
    SETTLED: mark("Cấp huyện: đã giải quyết, trả kết quả"),
    WITHIN: mark("Cấp huyện: ghi là đúng hạn"),
}
_MANY_SHARES = 3  # fewer make no picture: the tiles say them


def dossiers_chart(site: PageContext, figures: Sequence[Figure]) -> ChartView | None:
    """The counts of dossiers as the body itself states them, also where they cannot all be right."""
    stated = _stated(site, figures)
    both = any(role in stated for role in _COMMUNE_STEPS)
    words = {**_DISTRICT_STEPS, **_COMMUNE_STEPS} if both else _STEPS
    held = {role: stated[role] for role in words if role in stated}
    if len(held) < 2:
        return None
    first = next(iter(held.values()))
    title = site.t("Hồ sơ như báo cáo ghi, {period}", period=site.when(first.period))
    series = Series(
        kind="count_bars",
        lang=site.language.lang,
        title=title,
        say=_dossiers_words(site, held),
        rows=tuple(SeriesRow(figure.indicator, site.t(words[role])) for role, figure in held.items()),
        marks=tuple(
            SeriesMark(figure.indicator, "", Decimal(figure.value), site.language.number(Decimal(figure.value)))
            for figure in held.values()
            if figure.value is not None
        ),
        row_heading=site.t("Số liệu"),
        value_heading=site.t("Hồ sơ"),
        missing=site.t("không có số liệu"),
        source=site.t(
            "Nguồn: {document}",
            document=source_words(site, site.release(first.report), site.table(first.report, first.table)),
        ),
    )
    rows = [
        plain_row(
            site.language.text(site.edition.references.indicators[figure.indicator].label),
            site.links.row(figure.report, figure.table, figure.row),
            (number_cell(series.mark_of(figure.indicator).text), text_cell(figure.note)),
        )
        for figure in held.values()
    ]
    columns = ((site.t("Hồ sơ"), True), (site.t("Ghi chú"), False))
    return chart_view(series, plain_view(site, title, site.t("Chỉ tiêu"), columns, rows), "ho-so-ghi")


def _stated(site: PageContext, figures: Sequence[Figure]) -> dict[str, Figure]:
    """By role, of the forms whose rows are indicators; a form with a column for each step has its own picture."""
    roles = {*_STEPS, *_COMMUNE_STEPS}
    return {
        role: figure
        for figure in figures
        if (role := site.edition.references.role(figure.indicator)) in roles
        and isinstance(figure.value, Decimal)
        and site.table(figure.report, figure.table).form.rows == "indicator"
    }


_BOUNDS = (
    (SETTLED, RECEIVED, mark("Số đã giải quyết lớn hơn số tiếp nhận")),
    (WITHIN, SETTLED, mark("Số ghi là đúng hạn lớn hơn số đã giải quyết")),
    (COMMUNE_SETTLED, COMMUNE_RECEIVED, mark("Ở cấp xã, số đã giải quyết lớn hơn số tiếp nhận")),
    (COMMUNE_WITHIN, COMMUNE_SETTLED, mark("Ở cấp xã, số ghi là đúng hạn lớn hơn số đã giải quyết")),
)


def _dossiers_words(site: PageContext, held: dict[str, Figure]) -> str:
    broken = [site.t(words) for part, whole, words in _BOUNDS if _is_above(held, part, whole)]
    if broken:
        return site.t("{words}: các số này không thể cùng đúng.", words="; ".join(broken))
    return site.t("Số tiếp nhận gồm cả hồ sơ kỳ trước chuyển qua.")


def _is_above(held: dict[str, Figure], part: str, whole: str) -> bool:
    above, below = (held[role].value if role in held else None for role in (part, whole))
    return isinstance(above, Decimal) and isinstance(below, Decimal) and above > below


def shares_chart(site: PageContext, values: Sequence[MeasureValue]) -> ChartView | None:
    """The shares of one body in one period, each with its own whole: not to be added, not to be averaged."""
    shares = [value for value in values if _is_share(site, value) and not value.above_whole]
    if len(shares) < _MANY_SHARES:
        return None
    measures = site.edition.measures
    title = site.t("{n} tỷ lệ, {period}", n=len(shares), period=site.when(shares[0].period))
    series = Series(
        kind="count_bars",
        lang=site.language.lang,
        title=title,
        say=site.t("Mỗi thanh có mẫu số riêng, ghi nhạt bên cạnh; các tỷ lệ không cộng với nhau được."),
        rows=tuple(
            SeriesRow(value.measure, site.language.text(measures[value.measure].short), aside=_parts(site, value))
            for value in shares
        ),
        marks=tuple(SeriesMark(value.measure, "", value.value, site.format_value(value)) for value in shares),
        unit=site.language.percent_sign,
        row_heading=site.t("Chỉ số"),
        value_heading=site.t("Giá trị"),
        aside_heading=site.t("Tử số trên mẫu số"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=values_source(site, shares)),
        whole=Decimal(100),
    )
    rows = [
        plain_row(
            site.language.text(measures[value.measure].title),
            site.links.indicator(value.measure),
            (
                number_cell(series.mark_of(value.measure).text),
                text_cell(site.parts(measures[value.measure], value)),
                text_cell(method_words(site, value)),
            ),
        )
        for value in shares
    ]
    columns = ((site.t("Giá trị"), True), (site.t("Tử số trên mẫu số"), False), (site.t("Cách đếm"), False))
    return chart_view(series, plain_view(site, title, site.t("Chỉ số"), columns, rows), "cac-ty-le")


def _is_share(site: PageContext, value: MeasureValue) -> bool:
    return site.edition.measures[value.measure].unit_of_measure == "phan-tram" and not value.category


def _parts(site: PageContext, value: MeasureValue) -> str:
    if value.denominator is None:
        return site.t("in sẵn")
    return f"{site.language.number(value.numerator)} / {site.language.number(value.denominator)}"
