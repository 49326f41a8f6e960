"""Opinions as diverging bars: dissatisfied to the left of the line, satisfied to the right, counts printed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ..chart_layout import GAP, Axis, Ticks, Width, make_ticks, print_number, stack_parts, widest
from ..rows import RowsLayout, Slot, draw_legend
from ..series import Series, SeriesMark, SeriesRow

_LEFT = ("bad", "bad2", "late", "overdue")
_AIR = 6.0


def draw_opinion_bars(series: Series, form: Width) -> dict[str, Any]:
    sheet = RowsLayout(series, form, (16, 13))
    sums = [print_number(_sum(_side(series, row, left=True)) or Decimal(0), series.language) for row in series.rows]
    start = sheet.plot_left + widest("aside", sums) + _AIR
    sheet.axis = Axis(-_left_end(series), Decimal(100), start, sheet.plot_right)
    ticks = _ticks(series, sheet.axis)
    sheet.draw_frame(draw_legend(sheet, series.groups) + 4, ticks)
    for slot in sheet.slots:
        _draw_row(sheet, slot)
    sheet.draw_grid([(Decimal(0), "ink-2")])
    return sheet.finish_rows(2)


def _draw_row(sheet: RowsLayout, slot: Slot) -> None:
    series, zero = sheet.series, sheet.axis.place(Decimal(0))
    left, right = (_side(series, slot.row, left=side) for side in (True, False))
    marks = (*left, *right)
    whole, against = _sum(marks), _sum(left)
    if whole is None:
        words = next(series.words_of(mark) for mark in marks if mark.value is None)
        sheet.say_missing(slot, zero + _AIR, words, marks)
        return
    # The part next to the line is the last one on the left, the first one on the right.
    far = _draw_side(sheet, slot, left[::-1], whole, -1)
    _draw_side(sheet, slot, right, whole, 1)
    if left and against is not None:
        sheet.text("aside", far - _AIR, slot.missing_baseline, print_number(against, series.language))


def _draw_side(sheet: RowsLayout, slot: Slot, marks: Sequence[SeriesMark], whole: Decimal, sign: int) -> float:
    """Parts from the middle line outwards; returns where they end."""
    axis, height = sheet.axis, sheet.mark_height
    zero, side = axis.place(Decimal(0)), _sum(marks)
    pixel = float(axis.high - axis.low) / (axis.end - axis.start)
    if not side:
        return zero
    length = max(float(side / whole * 100) / pixel, 3.0)
    parts = stack_parts([mark.value or Decimal(0) for mark in marks], length - GAP / 2)
    for mark, part in zip(marks, parts, strict=True):
        if part is not None:
            near, far = (sign * (place + GAP / 2) * pixel for place in part)
            low, high = sorted((near, far))
            sheet.bar(low, high, slot.middle - height / 2, height, sheet.series.token_of(mark), mark)
            if mark.rival is not None and mark.value is not None:
                rival = far + sign * float((mark.rival - mark.value) / whole * 100)
                sheet.rival(far, min(max(rival, float(axis.low)), float(axis.high)), slot.middle, mark)
    return zero + sign * length


def _side(series: Series, row: SeriesRow, left: bool) -> tuple[SeriesMark, ...]:
    groups = [group for group in series.groups if (group.role in _LEFT) == left]
    return tuple(series.marks_by_place[row.id, group.id] for group in groups)


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


def _ticks(series: Series, axis: Axis) -> Ticks:
    """Shares without a sign on either side."""
    unit = series.unit or series.language.percent_sign
    values = [axis.low, *(Decimal(part) for part in (0, 25, 50, 75, 100))]
    if axis.low > -20:
        values = values[1:]  # the two numbers would touch
    return tuple((value, print_number(abs(value), series.language) + unit) for value in values)
