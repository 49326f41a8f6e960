"""Opinions as diverging bars: dissatisfied to the left of the line, satisfied to the right, counts printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ..chart_layout import Axis, ChartLayout, Width, hint_of, widest
from ..colours import ROLES
from ..legend import draw_legend
from ..rows import (
    Columns,
    Slot,
    draw_grid,
    draw_header,
    draw_labels,
    make_columns,
    place_rows,
    say_missing,
)
from ..scale import make_ticks, print_number
from ..series import Series, SeriesMark, SeriesRow
from ..stack import GAP, stack_parts

_LEFT = ("bad", "bad2", "late", "overdue")
_AIR = 6.0


def draw_opinion_bars(series: Series, form: Width) -> dict[str, Any]:
    sheet = ChartLayout(form)
    height = 16 if sheet.is_wide else 13
    columns = make_columns(series, sheet, (), mark_height=height)
    sums = [print_number(_sum(_side(series, row, left=True)) or Decimal(0), series.language) for row in series.rows]
    start = columns.plot_left + widest("aside", sums) + _AIR
    axis = Axis(-_left_end(series), Decimal(100), start, columns.plot_right)
    ticks = _ticks(series, axis)
    top = draw_header(sheet, columns, draw_legend(sheet, series.groups, 0) + 4, axis, ticks)
    slots = place_rows(sheet, columns, series.rows, top)
    draw_labels(sheet, columns, slots, band=False)
    if sheet.is_wide:
        draw_grid(sheet, columns, axis, [(value, "rule") for value, _ in ticks], slots)
    for slot in slots:
        _draw_row(series, sheet, columns, axis, slot)
    draw_grid(sheet, columns, axis, [(Decimal(0), "ink-2")], slots)
    return sheet.finish(slots[-1].bottom + 2, x=axis)


def _draw_row(series: Series, sheet: ChartLayout, columns: Columns, axis: Axis, slot: Slot) -> None:
    left, right = (_side(series, slot.row, left=side) for side in (True, False))
    whole = _sum([*left, *right])
    zero = axis.place(Decimal(0))
    if whole is None:
        marks = [*left, *right]
        words = next(series.missing_text(mark) for mark in marks if mark.value is None)
        say_missing(sheet, columns, slot, zero + _AIR, words, marks)
        return
    # The part next to the line is the last one on the left, the first one on the right.
    far = _draw_side(series, sheet, axis, slot, columns.mark_height, tuple(reversed(left)), whole, -1)
    _draw_side(series, sheet, axis, slot, columns.mark_height, right, whole, 1)
    against = _sum(left)
    if left and against is not None:
        sheet.text("aside", far - _AIR, slot.missing_baseline, print_number(against, series.language))


def _draw_side(
    series: Series,
    sheet: ChartLayout,
    axis: Axis,
    slot: Slot,
    height: float,
    marks: Sequence[SeriesMark],
    whole: Decimal,
    sign: int,
) -> float:
    """Parts from the middle line outwards; returns where they end."""
    zero = axis.place(Decimal(0))
    pixel = float(axis.high - axis.low) / (axis.end - axis.start)
    side = _sum(marks)
    if not side:
        return zero
    length = max(float(side / whole * 100) / pixel, 3.0)
    parts = stack_parts([mark.value or Decimal(0) for mark in marks], length - GAP / 2)
    for mark, part in zip(marks, parts, strict=True):
        if part is not None:
            near, far = (sign * (place + GAP / 2) * pixel for place in part)
            token = next(ROLES[group.role] for group in series.groups if group.id == mark.group)
            hint = hint_of(series, mark)
            sheet.bar(min(near, far), max(near, far), slot.middle - height / 2, height, token, mark, hint)
            if mark.rival is not None and mark.value is not None:
                rival = far + sign * float((mark.rival - mark.value) / whole * 100)
                low, high = float(axis.low), float(axis.high)
                sheet.rival(far, min(max(rival, low), high), slot.middle, mark, hint)
    return zero + sign * length


def _side(series: Series, row: SeriesRow, left: bool) -> tuple[SeriesMark, ...]:
    groups = [group for group in series.groups if (group.role in _LEFT) == left]
    return tuple(series.mark(row.id, group.id) for group in groups)


def _sum(marks: Sequence[SeriesMark]) -> Decimal | None:
    values = [mark.value for mark in marks if mark.value is not None]
    return sum(values, Decimal(0)) if len(values) == len(marks) else None


def _left_end(series: Series) -> Decimal:
    """Room for the worst share, at least a tenth, so that the line is seen to stand in the middle of two sides."""
    worst = Decimal(10)
    for row in series.rows:
        left, right = _sum(_side(series, row, left=True)), _sum(_side(series, row, left=False))
        if left and right is not None:
            worst = max(worst, left / (left + right) * 100)
    return make_ticks(Decimal(0), worst, 5)[-1]


def _ticks(series: Series, axis: Axis) -> tuple[tuple[Decimal, str], ...]:
    """Shares without a sign on either side."""
    unit = series.unit or series.language.percent_sign
    values = [axis.low, *(Decimal(part) for part in (0, 25, 50, 75, 100))]
    if axis.low > -20:
        values = values[1:]  # the two numbers would touch
    return tuple((value, print_number(abs(value), series.language) + unit) for value in values)
