"""Simple horizontal bars from zero with the number at the end: no axis is needed where every number is printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..chart_layout import Axis, ChartLayout, Width, hint_of, widest, width_of
from ..colours import ROLES
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
from ..series import Series, SeriesMark

_AIR = 6.0
_LEAST = 1.5


def draw_count_bars(series: Series, form: Width) -> dict[str, Any]:
    sheet = ChartLayout(form)
    height = 16 if sheet.is_wide else 13
    columns = make_columns(series, sheet, (), mark_height=height)
    axis = _axis(series, columns)
    slots = place_rows(sheet, columns, ordered_rows(series, "given"), draw_header(sheet, columns, 0))
    draw_labels(sheet, columns, slots, band=False)
    for slot in slots:
        _draw_row(series, sheet, columns, axis, slot)
    draw_grid(sheet, columns, axis, [(Decimal(0), "rule-2")], slots)
    return sheet.finish(slots[-1].bottom + 4, x=axis)


def _axis(series: Series, columns: Columns) -> Axis:
    """Zero is always on it, and the whole where there is one; the widest number fits behind the longest bar, and
    before one below zero."""
    values = [Decimal(0), series.whole or Decimal(0), *series.values]
    low, high = min(values), max(values)
    below = _room(mark.printed for mark in series.marks if mark.value is not None and mark.value < 0)
    above = _room(mark.printed for mark in series.marks if mark.value is not None and mark.value >= 0)
    start = columns.plot_left + (below + _AIR if low < 0 else 0)
    return Axis(low, high if high > low else low + 1, start, columns.plot_right - above - _AIR)


def _room(numbers: Iterable[str]) -> float:
    """What the widest number needs in either weight: a regular “100 %” is a hair wider than a bold one."""
    texts = tuple(numbers)
    return max(widest("figure_after", texts), widest("figure_after_this", texts))


def _draw_row(series: Series, sheet: ChartLayout, columns: Columns, axis: Axis, slot: Slot) -> None:
    mark, row, height = series.mark_of(slot.row.id), slot.row, columns.mark_height
    zero = axis.place(Decimal(0))
    if mark.value is None:
        say_missing(sheet, columns, slot, zero + _AIR, series.missing_text(mark), mark)
        return
    token = _token(series, mark) or token_of(series, row)
    low, high = sorted((0.0, float(mark.value), _least(axis, mark.value)))[::2]
    if mark.value:
        sheet.bar(low, high, slot.middle - height / 2, height, token, mark, hint_of(series, mark))
    if mark.rival is not None:
        sheet.rival(float(mark.value), float(mark.rival), slot.middle, mark, hint_of(series, mark))
    style = "figure_after_this" if row.highlighted else "figure_after"
    rival = mark.value if mark.rival is None else mark.rival
    end = axis.place(max(mark.value, rival)) + _AIR * (1 + (rival > mark.value))
    if mark.value < 0:
        end = axis.place(mark.value) - _AIR - width_of(style, mark.printed)
    sheet.text(style, end, slot.missing_baseline, mark.printed, of=mark)


def _least(axis: Axis, value: Decimal) -> float:
    """Where a bar ends that would be too short to be seen beside the longest."""
    pixel = float(axis.high - axis.low) / (axis.end - axis.start)
    return (_LEAST if value > 0 else -_LEAST) * pixel


def _token(series: Series, mark: SeriesMark) -> str:
    return next((ROLES[group.role] for group in series.groups if group.id == mark.group), "")
