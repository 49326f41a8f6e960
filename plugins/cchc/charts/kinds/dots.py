"""Rows with one dot each on a common scale that need not begin at zero, and therefore says where it begins.

Shares have their denominators printed pale beside. In a ranking ties share a rank, small denominators have none, and an
interval says how sure the place is. Of a contested figure both are drawn, joined.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..chart_layout import Axis, ChartLayout, Width, hint_of
from ..rows import (
    Columns,
    Slot,
    draw_grid,
    draw_header,
    draw_labels,
    make_columns,
    ordered_rows,
    place_rows,
    say_missing,
    token_of,
)
from ..scale import make_ticks, share_ticks, written_ticks
from ..series import Series

_INSET = 9.0  # a dot at the end of the scale stays on the paper
_RADIUS = 4.5
_RADIUS_THIS = 6.5


def draw_share_dots(series: Series, form: Width) -> dict[str, Any]:
    return _draw_dots(series, form, ranked=False)


def draw_rank_dots(series: Series, form: Width) -> dict[str, Any]:
    return _draw_dots(series, form, ranked=True)


def _draw_dots(series: Series, form: Width, ranked: bool) -> dict[str, Any]:
    sheet = ChartLayout(form)
    figures = [mark.printed for mark in series.marks if mark.value is not None]
    columns = make_columns(series, sheet, figures, mark_height=14, ranked=ranked)
    ticks = written_ticks(series, _ticks(series, most=5))
    axis = Axis(ticks[0][0], ticks[-1][0], columns.plot_left + _INSET, columns.plot_right - _INSET)
    top = draw_header(sheet, columns, 0, axis, ticks)
    slots = place_rows(sheet, columns, ordered_rows(series, "given" if ranked else "falling"), top)
    draw_labels(sheet, columns, slots, band=True)
    if sheet.is_wide:
        draw_grid(sheet, columns, axis, [(value, "rule") for value, _ in ticks], slots)
    for slot in slots:
        _draw_row(series, sheet, columns, axis, slot, ranked)
    return sheet.finish(slots[-1].bottom + 4, x=axis)


def _draw_row(series: Series, sheet: ChartLayout, columns: Columns, axis: Axis, slot: Slot, ranked: bool) -> None:
    mark, row = series.mark_of(slot.row.id), slot.row
    if ranked:
        sheet.text("label_this" if row.highlighted else "label", 0, slot.first, row.rank or "–")
    if mark.value is None:
        say_missing(sheet, columns, slot, axis.start, series.missing_text(mark), mark)
        return
    sheet.rule("grid", axis.start, slot.middle, axis.end, slot.middle, "rule-2" if row.highlighted else "rule")
    token, hint = token_of(series, row), hint_of(series, mark)
    if mark.rival is not None:
        sheet.rival(float(mark.value), float(mark.rival), slot.middle, mark, hint)
    elif mark.low is not None and mark.high is not None:
        sheet.span(mark.low, mark.high, slot.middle, token, mark, hint)
    layer = "hollows" if ranked and not row.rank else "dots"
    sheet.dot(layer, mark.value, slot.middle, _RADIUS_THIS if row.highlighted else _RADIUS, token, mark, hint)
    sheet.text("figure_this" if row.highlighted else "figure", columns.figure_end, slot.baseline, mark.printed)


def _ticks(series: Series, most: int) -> tuple[Decimal, ...]:
    values = series.values
    if "%" in series.unit or not values:
        return share_ticks(values, most)
    return make_ticks(min(values), max(values), most)
