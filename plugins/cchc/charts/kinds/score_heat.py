"""Scores as a heat table: a cell for each body and quarter or indicator, the number in it, shades of one colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..chart_layout import ChartLayout, Width, lines_of, widest
from ..rows import BASELINE, LEADING, SMALL_LEADING
from ..series import Series, SeriesGroup, SeriesRow
from ..style import HIGH, SCALE

_CELL_GAP = 2.0
_CELL_HEIGHT = 26.0
_LEAST = 30.0  # of a cell's width
_LEAST_LABEL = 130.0  # below this names stand over the cells
_AFTER_LABEL = 14.0
_RIVAL = 5.0  # height of the other figure's shade
_NO_FIGURE = "–"  # no room for words in a cell: they stand below the table


@dataclass(frozen=True)
class ScoreGrid:
    """The columns that fit side by side, and where they stand."""

    groups: tuple[SeriesGroup, ...]
    left: float
    width: float
    label_width: float
    is_stacked: bool  # the cells stand below the name


def draw_score_heat(series: Series, form: Width) -> dict[str, Any]:
    """One table; where not all columns fit, further tables with the same rows below it."""
    sheet, top = ChartLayout(series, form), 0.0
    for table in _tables(sheet):
        top = _draw_head(sheet, table, top)
        for row in series.rows:
            top = _draw_row(sheet, table, row, top)
        top += 10
    if any(mark.value is None for mark in series.marks):
        top = _draw_missing_key(sheet, top - 10)
    return sheet.finish(top + 2)


def _tables(sheet: ChartLayout) -> Iterator[ScoreGrid]:
    series = sheet.series
    need = max(_LEAST, widest("figure_middle", (mark.printed for mark in series.marks)) + 8)
    labels = min(260.0, widest("label_this", (row.label for row in series.rows)) + 1)
    if not sheet.is_wide:
        labels = min(labels, sheet.width - _AFTER_LABEL - max(need, 54.0) * len(series.groups))
    is_stacked = labels < _LEAST_LABEL and not sheet.is_wide
    left = 0.0 if is_stacked else labels + _AFTER_LABEL
    count = len(series.groups)
    at_once = max(1, min(count, int((sheet.width - left) // need)))
    tables = -(-count // at_once)
    at_once = -(-count // tables)  # the same number in each, as far as it goes
    width = min((sheet.width - left) / at_once, 96.0)
    for first in range(0, count, at_once):
        groups = series.groups[first : first + at_once]
        yield ScoreGrid(groups, left, width, sheet.width if is_stacked else labels, is_stacked)


def _draw_head(sheet: ChartLayout, table: ScoreGrid, top: float) -> float:
    names = [lines_of("heading_middle", _head(group, sheet, table.width), table.width - 4) for group in table.groups]
    lines = max(len(name) for name in names)
    for column, name in enumerate(names):
        x, y = table.left + (column + 0.5) * table.width, top + (lines - len(name) + 1) * SMALL_LEADING - 3
        sheet.texts("heading_middle", x, y, name, SMALL_LEADING)
    return top + lines * SMALL_LEADING + 4


def _head(group: SeriesGroup, sheet: ChartLayout, width: float) -> str:
    is_too_wide = widest("heading_middle", group.label.split(" ")) > width - 4
    return group.short if group.short and (is_too_wide or not sheet.is_wide) else group.label


def _draw_row(sheet: ChartLayout, table: ScoreGrid, row: SeriesRow, top: float) -> float:
    lines = lines_of("label", row.label, table.label_width)
    high = _CELL_HEIGHT if table.is_stacked else max(_CELL_HEIGHT, len(lines) * LEADING + 5)
    first = top + (18 if table.is_stacked else high / 2 - (len(lines) - 1) * LEADING / 2 + BASELINE)
    sheet.texts("label", 0, first, lines, LEADING)
    cells = first + (len(lines) - 1) * LEADING + 8 if table.is_stacked else top
    for column, group in enumerate(table.groups):
        place = (table.left + column * table.width, cells, table.width - _CELL_GAP, high - _CELL_GAP)
        _draw_cell(sheet, group, row, place)
    return cells + high + (4 if table.is_stacked else 0)


def _draw_cell(
    sheet: ChartLayout, group: SeriesGroup, row: SeriesRow, place: tuple[float, float, float, float]
) -> None:
    (x, y, width, height), mark = place, sheet.series.marks_by_place[row.id, group.id]
    centre, baseline = x + width / 2, y + height / 2 + BASELINE
    if mark.value is None:
        sheet.box("frames", x + 0.5, y + 0.5, width - 1, height - 1, "rule-2")
        sheet.text("missing_middle", centre, baseline, _NO_FIGURE, of=mark)
        return
    token = _shade(group, mark.value)
    sheet.box("cells", x, y, width, height, token, of=mark)
    if mark.rival is not None:
        # The shade of the other figure joins at the foot of the cell.
        sheet.box("keys", x, y + height - _RIVAL, width, _RIVAL, _shade(group, mark.rival))
    sheet.text("figure_high" if token in HIGH else "figure_middle", centre, baseline, mark.printed)


def _shade(group: SeriesGroup, value: Decimal) -> str:
    """One of five equal steps of the column's scale."""
    low, high = group.low or Decimal(0), group.high or Decimal(0)
    if high <= low:
        return SCALE[2]
    step = int((value - low) / (high - low) * len(SCALE))
    return SCALE[max(0, min(step, len(SCALE) - 1))]


def _draw_missing_key(sheet: ChartLayout, top: float) -> float:
    reasons = {sheet.series.words_of(mark) for mark in sheet.series.marks if mark.value is None}
    lines = lines_of("missing_small", f"{_NO_FIGURE} {'; '.join(sorted(reasons))}", sheet.width)
    sheet.texts("missing_small", 0, top + 16, lines, SMALL_LEADING)
    return top + 6 + len(lines) * SMALL_LEADING
