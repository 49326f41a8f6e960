"""What became of the dossiers: one stacked bar for one unit, shares of the whole where units differ a thousandfold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..chart_layout import Axis, ChartLayout, Width, hint_of
from ..colours import ROLES
from ..counted_legend import draw_across, draw_down
from ..legend import draw_legend
from ..rows import (
    Columns,
    Slot,
    draw_grid,
    draw_header,
    draw_labels,
    make_columns,
    place_rows,
)
from ..scale import written_ticks
from ..series import Series, SeriesRow
from ..stack import stack_parts

_WHOLE = Decimal(100)


def draw_settlement_bars(series: Series, form: Width) -> dict[str, Any]:
    return _draw_one(series, form) if len(series.rows) == 1 else _draw_many(series, form)


def _draw_one(series: Series, form: Width) -> dict[str, Any]:
    """One bar with every part named and counted beneath it."""
    sheet, row = ChartLayout(form), series.rows[0]
    axis, top = Axis(Decimal(0), _WHOLE, 0, sheet.width), 0.0
    if row.aside:
        sheet.text("aside_start", 0, 13, f"{series.aside_heading} {row.aside}".strip())
        top = 22
    height = 40 if sheet.is_wide else 32
    _draw_bar(series, sheet, axis, row, top, height, label_missing=False)
    below = top + height + 14
    bottom = draw_across(series, sheet, row, below) if sheet.is_wide else draw_down(series, sheet, row, below)
    return sheet.finish(bottom, x=axis)


def _draw_many(series: Series, form: Width) -> dict[str, Any]:
    """A bar of the same length for each unit: shares, with the count beside."""
    sheet = ChartLayout(form)
    height = 16 if sheet.is_wide else 14
    columns = make_columns(series, sheet, (), mark_height=height)
    ticks = written_ticks(series, (Decimal(0), Decimal(25), Decimal(50), Decimal(75), _WHOLE))
    sign = "" if series.unit else series.language.percent_sign
    ticks = tuple((value, text + sign) for value, text in ticks)
    axis = Axis(Decimal(0), _WHOLE, columns.plot_left, columns.plot_right)
    top = draw_header(sheet, columns, draw_legend(sheet, series.groups, 0) + 4, axis, ticks)
    slots = place_rows(sheet, columns, series.rows, top)
    draw_labels(sheet, columns, slots, band=False)
    if sheet.is_wide:
        draw_grid(sheet, columns, axis, [(value, "rule") for value, _ in ticks], slots)
    for slot in slots:
        _draw_slot(series, sheet, columns, axis, slot)
    return sheet.finish(slots[-1].bottom + 2, x=axis)


def _draw_slot(series: Series, sheet: ChartLayout, columns: Columns, axis: Axis, slot: Slot) -> None:
    top = slot.middle - columns.mark_height / 2
    _draw_bar(series, sheet, axis, slot.row, top, columns.mark_height, label_missing=True)


def _draw_bar(
    series: Series, sheet: ChartLayout, axis: Axis, row: SeriesRow, top: float, height: float, label_missing: bool
) -> None:
    marks = [series.mark(row.id, group.id) for group in series.groups]
    values = [mark.value for mark in marks if mark.value is not None]
    if len(values) < len(marks):
        # A whole is not known where a part is missing: words instead of a bar.
        missing = next(mark for mark in marks if mark.value is None)
        words, y = series.missing_text(missing), top + height / 2 + 4.6
        sheet.box("frames", axis.start, top, axis.end - axis.start, height, "rule-2")
        sheet.text("missing", axis.start + 8, y, words, of=marks if label_missing else missing)
        return
    pixel = 100 / (axis.end - axis.start)
    whole = sum(values)
    for group, mark, part in zip(series.groups, marks, stack_parts(values, axis.end - axis.start), strict=True):
        if part is not None:
            start, end = (side * pixel for side in part)
            sheet.bar(start, end, top, height, ROLES[group.role], mark, hint_of(series, mark))
            if mark.rival is not None and mark.value is not None:
                rival = min(max(end + float((mark.rival - mark.value) / whole * 100), 0.0), 100.0)
                sheet.rival(end, rival, top + height / 2, mark, hint_of(series, mark))
