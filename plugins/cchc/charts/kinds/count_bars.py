"""Simple horizontal bars from zero with the number at the end: no axis is needed where every number is printed."""

from decimal import Decimal
from typing import Any

from ..chart_layout import Axis, Width, widest, width_of
from ..rows import RowsLayout, Slot
from ..series import Series

_AIR = 6.0
_LEAST = 1.5


def draw_count_bars(series: Series, form: Width) -> dict[str, Any]:
    sheet = RowsLayout(series, form, (16, 13))
    # Zero is always on it; the widest number fits behind the longest bar, and before one below zero.
    values = [Decimal(0), *series.values]
    low, high = min(values), max(values)
    printed = [(mark.value, mark.printed) for mark in series.marks if mark.value is not None]
    below = widest("figure_after", (text for value, text in printed if value < 0))
    above = widest("figure_after", (text for value, text in printed if value >= 0))
    start = sheet.plot_left + (below + _AIR if low < 0 else 0)
    air = _AIR * (1 + any(mark.rival is not None for mark in series.marks))  # a hollow mark stands in between
    sheet.axis = Axis(low, high if high > low else low + 1, start, sheet.plot_right - above - air)
    sheet.draw_frame()
    for slot in sheet.slots:
        _draw_row(sheet, slot)
    sheet.draw_grid([(Decimal(0), "rule-2")])
    return sheet.finish_rows(4)


def _draw_row(sheet: RowsLayout, slot: Slot) -> None:
    series, row, height, axis = sheet.series, slot.row, sheet.mark_height, sheet.axis
    mark = series.marks_by_row[row.id]
    if mark.value is None:
        sheet.say_missing(slot, axis.place(Decimal(0)) + _AIR, series.words_of(mark), mark)
        return
    low, high = sorted((0.0, float(mark.value), _least(axis, mark.value)))[::2]
    if mark.value:
        sheet.bar(low, high, slot.middle - height / 2, height, series.token_of(mark, "this"), mark)
    rival = mark.value if mark.rival is None else mark.rival
    if mark.rival is not None:
        sheet.rival(float(mark.value), float(rival), slot.middle, mark)
    end = axis.place(max(mark.value, rival)) + _AIR * (1 + (rival > mark.value))
    width = width_of("figure_after", mark.printed)
    if mark.target is not None and end - _AIR < axis.place(mark.target) < end + width + _AIR:
        end = axis.place(mark.target) + _AIR  # the number stands behind the stroke
    sheet.draw_target(slot, mark)
    if mark.value < 0:
        end = axis.place(mark.value) - _AIR - width
    sheet.text("figure_after", end, slot.missing_baseline, mark.printed, of=mark)


def _least(axis: Axis, value: Decimal) -> float:
    """Where a bar ends that would be too short to be seen beside the longest."""
    pixel = float(axis.high - axis.low) / (axis.end - axis.start)
    return (_LEAST if value > 0 else -_LEAST) * pixel
