"""Scores as a heat table: a cell for each body and quarter or indicator, the number in it, shades of one colour."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..metrics import wrap
from ..rows import BASELINE, EDGE, LEADING, SMALL_LEADING
from ..series import Group, Mark, Row, Series
from ..sheet import Form, Sheet, hint_of, widest
from ..style import TEXTS
from ..tokens import HIGH, SCALE

_CELL_GAP = 2.0
_CELL_HEIGHT = 26.0
_NO_FIGURE = "–"  # no room for words in a cell: they stand below the table


def draw_score_heat(series: Series, form: Form) -> dict[str, Any]:
    sheet = Sheet(form)
    stacked = not sheet.is_wide and len(series.groups) > 3
    label_width = _label_width(series, sheet, stacked)
    left = 0.0 if stacked else label_width + 14
    width = min((sheet.width - left) / len(series.groups), 96.0)
    top = _draw_head(series, sheet, left, width)
    for row in series.rows:
        top = _draw_row(series, sheet, row, top, (left, width, label_width), stacked)
    if any(mark.value is None for mark in series.marks):
        top = _draw_missing_key(series, sheet, top)
    return sheet.finish(top + 2)


def _label_width(series: Series, sheet: Sheet, stacked: bool) -> float:
    if stacked:
        return sheet.width
    room = 260.0 if sheet.is_wide else sheet.width - len(series.groups) * 54.0
    return min(room, widest("label_this", (row.label for row in series.rows)) + 1)


def _draw_head(series: Series, sheet: Sheet, left: float, width: float) -> float:
    names = [wrap(_head(group, sheet, width), width - 4, TEXTS["heading_middle"].size) for group in series.groups]
    lines = max(len(name) for name in names)
    for column, name in enumerate(names):
        x, y = left + (column + 0.5) * width, (lines - len(name) + 1) * SMALL_LEADING - 3
        sheet.texts("heading_middle", x, y, name, SMALL_LEADING)
    return lines * SMALL_LEADING + 4


def _head(group: Group, sheet: Sheet, width: float) -> str:
    is_too_wide = widest("heading_middle", group.label.split(" ")) > width - 4
    return group.short if group.short and (is_too_wide or not sheet.is_wide) else group.label


def _draw_row(
    series: Series, sheet: Sheet, row: Row, top: float, across: tuple[float, float, float], stacked: bool
) -> float:
    left, width, label_width = across
    lines = wrap(row.label, label_width, TEXTS["label_this"].size, row.highlighted)
    style = "label_this" if row.highlighted else "label"
    high = max(_CELL_HEIGHT, len(lines) * LEADING + 5) if not stacked else _CELL_HEIGHT
    first = top + (18 if stacked else high / 2 - (len(lines) - 1) * LEADING / 2 + BASELINE)
    if row.highlighted:
        wide = widest(style, lines) + 2 * EDGE
        sheet.box("bands", -EDGE, first - 14, wide, len(lines) * LEADING + 3, "mark")
    sheet.texts(style, 0, first, lines, LEADING)
    cells = first + (len(lines) - 1) * LEADING + 8 if stacked else top
    for column, group in enumerate(series.groups):
        place = (left + column * width, cells, width - _CELL_GAP, high - _CELL_GAP)
        _draw_cell(series, sheet, group, series.mark(row.id, group.id), place, row.highlighted)
    return cells + high + (4 if stacked else 0)


def _draw_cell(
    series: Series, sheet: Sheet, group: Group, mark: Mark, place: tuple[float, float, float, float], bold: bool
) -> None:
    x, y, width, height = place
    centre, baseline = x + width / 2, y + height / 2 + BASELINE
    if mark.value is None:
        sheet.box("frames", x + 0.5, y + 0.5, width - 1, height - 1, "rule-2")
        sheet.text("missing_middle", centre, baseline, _NO_FIGURE, of=mark)
        return
    token = _shade(series, group, mark.value)
    style = ("figure_high" if token in HIGH else "figure_middle") + ("_this" if bold else "")
    sheet.box("cells", x, y, width, height, token, of=mark, hint=hint_of(series, mark))
    sheet.text(style, centre, baseline, mark.text)


def _shade(series: Series, group: Group, value: Decimal) -> str:
    """One of five equal steps of the column's own scale; without one, of the numbers in the column."""
    found = [mark.value for mark in series.marks if mark.group == group.id and mark.value is not None]
    low = group.low if group.low is not None else min(found)
    high = group.high if group.high is not None else max(found)
    if high <= low:
        return SCALE[2]
    step = int((value - low) / (high - low) * len(SCALE))
    return SCALE[max(0, min(step, len(SCALE) - 1))]


def _draw_missing_key(series: Series, sheet: Sheet, top: float) -> float:
    said = {series.missing_text(mark) for mark in series.marks if mark.value is None}
    lines = wrap(f"{_NO_FIGURE} {'; '.join(sorted(said))}", sheet.width, TEXTS["missing_small"].size)
    sheet.texts("missing_small", 0, top + 16, lines, SMALL_LEADING)
    return top + 6 + len(lines) * SMALL_LEADING
