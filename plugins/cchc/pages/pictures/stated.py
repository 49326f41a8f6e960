"""What one body states of itself: its dossiers by level and step, its shares side by side."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from ...charts.series import SeriesMark, SeriesRow
from ...model.figures import Figure
from ...model.references import (
    CARRIED_OVER,
    COMMUNE_RECEIVED,
    COMMUNE_SETTLED,
    COMMUNE_WITHIN,
    RECEIVED,
    SETTLED,
    WITHIN,
)
from ...words.language import mark
from ..models import ChartView, Link
from ..page_context import PageContext
from ..table_views import ItemColumn, RowNames, item_table
from .common import cell_mark, chart_view, make_series, source_words

# Dossiers by role, in the order in which they pass: received, settled, on time.
_STEPS = {RECEIVED: mark("Tiếp nhận"), SETTLED: mark("Đã giải quyết, trả kết quả"), WITHIN: mark("Ghi là đúng hạn")}
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


def dossiers_chart(context: PageContext, figures: Sequence[Figure]) -> ChartView | None:
    """The counts of dossiers as the body itself states them, also where they cannot all be right."""
    stated = _stated(context, figures)
    both = any(role in stated for role in _COMMUNE_STEPS)
    words = {**_DISTRICT_STEPS, **_COMMUNE_STEPS} if both else _STEPS
    steps = {role: stated[role] for role in words if role in stated}
    if len(steps) < 2:
        return None
    first = next(iter(steps.values()))
    count = context.number(first.counted) if isinstance(first.counted, Decimal) else ""
    title = context.t(
        "{what}: {count}, như báo cáo ghi, {period}",
        what=context.t(words[next(iter(steps))]),
        count=count,
        period=context.when(first.period),
    )
    series = make_series(
        context,
        "count_bars",
        source_words(context, context.release(first.report), context.table(first.report, first.table)),
        title=title,
        say=_dossiers_words(context, steps, figures),
        rows=tuple(SeriesRow(figure.indicator, context.t(words[role])) for role, figure in steps.items()),
        marks=tuple(_step_mark(context, figure) for figure in steps.values()),
        row_heading=context.t("Số liệu"),
        value_heading=context.t("Hồ sơ"),
    )
    names = RowNames[Figure](context.t("Chỉ tiêu"), partial(_row_link, context))
    columns = (
        ItemColumn[Figure](context.t("Hồ sơ"), lambda figure: series.mark_of(figure.indicator).printed, numeric=True),
        ItemColumn[Figure](context.t("Ghi chú"), lambda figure: context.quoted(figure.note)),
    )
    origins = tuple(dict.fromkeys((figure.report, figure.table) for figure in steps.values()))
    return chart_view(context, series, item_table(context, title, names, columns, steps.values()), "ho-so-ghi", origins)


def _step_mark(context: PageContext, figure: Figure) -> SeriesMark:
    row = context.table(figure.report, figure.table).row(figure.row)
    assert row is not None
    mark = cell_mark(context, (figure.report, figure.table), row, figure.field, "")
    return replace(mark, row=figure.indicator)


def _row_link(context: PageContext, figure: Figure) -> Link:
    label = context.text(context.edition.references.indicators[figure.indicator].label)
    return Link(label, context.links.row(figure.report, figure.table, figure.row))


def _stated(context: PageContext, figures: Sequence[Figure]) -> dict[str, Figure]:
    """By role, of the forms whose rows are indicators; a form with a column for each step has its own picture."""
    roles = {*_STEPS, *_COMMUNE_STEPS}
    return {
        role: figure
        for figure in figures
        if (role := context.edition.references.role(figure.indicator)) in roles
        and isinstance(figure.counted, Decimal)
        and context.table(figure.report, figure.table).form.rows == "indicator"
    }


_BOUNDS = (
    (SETTLED, RECEIVED, mark("Số đã giải quyết lớn hơn số tiếp nhận")),
    (WITHIN, SETTLED, mark("Số ghi là đúng hạn lớn hơn số đã giải quyết")),
    (COMMUNE_SETTLED, COMMUNE_RECEIVED, mark("Ở cấp xã, số đã giải quyết lớn hơn số tiếp nhận")),
    (COMMUNE_WITHIN, COMMUNE_SETTLED, mark("Ở cấp xã, số ghi là đúng hạn lớn hơn số đã giải quyết")),
)


def _dossiers_words(context: PageContext, steps: dict[str, Figure], figures: Sequence[Figure]) -> str:
    broken = [context.t(words) for part, whole, words in _BOUNDS if _is_above(steps, part, whole)]
    if broken:
        return context.t("{words}: các số này không thể cùng đúng.", words="; ".join(broken))
    if any(context.edition.references.role(figure.indicator) == CARRIED_OVER for figure in figures):
        return context.t("Số tiếp nhận gồm cả hồ sơ kỳ trước chuyển qua.")
    return context.t("Báo cáo không nói số tiếp nhận có gồm hồ sơ kỳ trước chuyển qua hay không.")


def _is_above(steps: dict[str, Figure], part: str, whole: str) -> bool:
    above, below = (steps[role].value if role in steps else None for role in (part, whole))
    return isinstance(above, Decimal) and isinstance(below, Decimal) and above > below
