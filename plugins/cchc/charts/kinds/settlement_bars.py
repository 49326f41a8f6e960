"""What became of the dossiers: one stacked bar for one unit, shares of the whole where units differ a thousandfold."""

from decimal import Decimal
from typing import Any

from ..chart_layout import Axis, ChartLayout, Width, stack_parts, written_ticks
from ..rows import RowsLayout, draw_across, draw_down, draw_legend
from ..series import Series, SeriesRow

_WHOLE = Decimal(100)


def draw_settlement_bars(series: Series, form: Width) -> dict[str, Any]:
    return _draw_one(series, form) if len(series.rows) == 1 else _draw_many(series, form)


def _draw_one(series: Series, form: Width) -> dict[str, Any]:
    """One bar with every part named and counted beneath it."""
    sheet, row = ChartLayout(series, form), series.rows[0]
    axis, top = Axis(Decimal(0), _WHOLE, 0, sheet.width), 0.0
    if row.aside:
        sheet.text("aside_start", 0, 13, f"{series.aside_heading} {row.aside}".strip())
        top = 22
    height = 40 if sheet.is_wide else 32
    _draw_bar(sheet, axis, row, top, height)
    below = top + height + 14
    return sheet.finish(draw_across(sheet, row, below) if sheet.is_wide else draw_down(sheet, row, below), x=axis)


def _draw_many(series: Series, form: Width) -> dict[str, Any]:
    """A bar of the same length for each unit: shares, with the count beside."""
    sheet = RowsLayout(series, form, (16, 14))
    ticks = written_ticks(series, (Decimal(0), Decimal(25), Decimal(50), Decimal(75), _WHOLE))
    sign = "" if series.unit else series.language.percent_sign
    ticks = tuple((value, text + sign) for value, text in ticks)
    sheet.axis = Axis(Decimal(0), _WHOLE, sheet.plot_left, sheet.plot_right)
    sheet.draw_frame(draw_legend(sheet, series.groups) + 4, ticks)
    for slot in sheet.slots:
        _draw_bar(sheet, sheet.axis, slot.row, slot.middle - sheet.mark_height / 2, sheet.mark_height)
    return sheet.finish_rows(2)


def _draw_bar(sheet: ChartLayout, axis: Axis, row: SeriesRow, top: float, height: float) -> None:
    series = sheet.series
    marks = [series.marks_by_place[row.id, group.id] for group in series.groups]
    values = [mark.value for mark in marks if mark.value is not None]
    if len(values) < len(marks):
        # A whole is not known where a part is missing: words instead of a bar. One bar names every part below it.
        missing = next(mark for mark in marks if mark.value is None)
        sheet.box("frames", axis.start, top, axis.end - axis.start, height, "rule-2")
        of = missing if len(series.rows) == 1 else marks
        sheet.text("missing", axis.start + 8, top + height / 2 + 4.6, series.words_of(missing), of=of)
        return
    pixel = 100 / (axis.end - axis.start)
    for mark, part in zip(marks, stack_parts(values, axis.end - axis.start), strict=True):
        if part is not None:
            start, end = (side * pixel for side in part)
            sheet.bar(start, end, top, height, series.token_of(mark), mark)
            if mark.rival is not None and mark.value is not None:
                rival = end + float((mark.rival - mark.value) / sum(values) * 100)
                sheet.rival(end, min(max(rival, 0.0), 100.0), top + height / 2, mark)
