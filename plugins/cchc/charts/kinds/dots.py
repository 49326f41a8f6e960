"""Rows with one dot each on a common scale that need not begin at zero, and therefore says where it begins.

Shares have their denominators printed pale beside, and an interval says how sure each is. Of a contested figure both
are drawn, joined.
"""

from typing import Any

from ..chart_layout import Axis, Width, style_for, value_ticks, written_ticks
from ..rows import RowsLayout, Slot, token_of
from ..series import Series

_INSET = 9.0  # a dot at the end of the scale stays on the paper
_RADIUS = 4.5
_RADIUS_THIS = 6.5


def draw_dots(series: Series, form: Width) -> dict[str, Any]:
    figures = [mark.printed for mark in series.marks if mark.value is not None]
    sheet = RowsLayout(series, form, (14, 14), figures)
    ticks = written_ticks(series, value_ticks(series, series.values))
    sheet.axis = Axis(ticks[0][0], ticks[-1][0], sheet.plot_left + _INSET, sheet.plot_right - _INSET)
    sheet.place_rows(series.rows, sheet.draw_header(0, ticks))
    sheet.draw_labels(band=True)
    sheet.draw_scale(ticks)
    for slot in sheet.slots:
        _draw_row(sheet, slot)
    return sheet.finish_rows(4)


def _draw_row(sheet: RowsLayout, slot: Slot) -> None:
    series, row, axis = sheet.series, slot.row, sheet.axis
    mark, token = series.mark_of(row.id), token_of(series, row)
    if mark.value is None:
        sheet.say_missing(slot, axis.start, series.missing_text(mark), mark)
        return
    sheet.rule("grid", axis.start, slot.middle, axis.end, slot.middle, "rule-2" if row.highlighted else "rule")
    sheet.draw_target(slot, mark)
    if mark.rival is not None:
        sheet.rival(float(mark.value), float(mark.rival), slot.middle, mark)
    elif mark.low is not None and mark.high is not None:
        sheet.span(mark.low, mark.high, slot.middle, token, mark)
    sheet.dot("dots", mark.value, slot.middle, _RADIUS_THIS if row.highlighted else _RADIUS, token, mark)
    sheet.text(style_for(row, "figure"), sheet.width, slot.baseline, mark.printed)
