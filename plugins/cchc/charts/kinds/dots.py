"""Rows with one dot each on a common scale that need not begin at zero, and therefore says where it begins.

Shares have their denominators printed pale beside, and an interval says how sure each is. Of a contested figure both
are drawn, joined.
"""

from typing import Any

from ..chart_layout import Axis, Width, value_ticks, written_ticks
from ..rows import RowsLayout, Slot
from ..series import Series

_INSET = 9.0  # a dot at the end of the scale stays on the paper
_RADIUS = 4.5


def draw_dots(series: Series, form: Width) -> dict[str, Any]:
    figures = [mark.printed for mark in series.marks if mark.value is not None]
    sheet = RowsLayout(series, form, (14, 14), figures)
    ticks = written_ticks(series, value_ticks(series, series.values))
    sheet.axis = Axis(ticks[0][0], ticks[-1][0], sheet.plot_left + _INSET, sheet.plot_right - _INSET)
    sheet.draw_frame(0, ticks)
    for slot in sheet.slots:
        _draw_row(sheet, slot)
    return sheet.finish_rows(4)


def _draw_row(sheet: RowsLayout, slot: Slot) -> None:
    series, axis = sheet.series, sheet.axis
    mark = series.marks_by_row[slot.row.id]
    if mark.value is None:
        sheet.say_missing(slot, axis.start, series.words_of(mark), mark)
        return
    sheet.rule("grid", axis.start, slot.middle, axis.end, slot.middle, "rule")
    sheet.draw_target(slot, mark)
    if mark.rival is not None:
        sheet.rival(float(mark.value), float(mark.rival), slot.middle, mark)
    elif mark.low is not None and mark.high is not None:
        sheet.span(mark.low, mark.high, slot.middle, "this", mark)
    sheet.dot("dots", mark.value, slot.middle, _RADIUS, "this", mark)
    sheet.text("figure", sheet.width, slot.baseline, mark.printed)
