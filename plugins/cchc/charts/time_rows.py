"""Time rows: the narrow form of a time line, a period a row, time running downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from .chart_layout import Axis, ChartLayout, hint_of, widest
from .colours import ROLES
from .legend import draw_legend
from .metrics import wrap
from .rows import BASELINE, LEADING, SMALL_LEADING
from .scale import draw_ticks, written_ticks
from .series import Series, SeriesRow
from .style import TEXTS
from .time_pieces import Gap, gap_note, gaps, line_groups, main_group, pieces, time_ticks

_ROW = 32.0
_ROW_WITH_ASIDE = 42.0
_RADIUS = 4.0
_INSET = 8.0
_LABELS_AT_MOST = 104.0


@dataclass(frozen=True)
class TimePlace:
    row: SeriesRow
    lines: tuple[str, ...]
    top: float
    middle: float
    run: int  # rows between two breaks
    is_empty: bool  # no line has a number here


def draw_time_rows(series: Series) -> dict[str, Any]:
    sheet, groups = ChartLayout("narrow"), line_groups(series)
    top = draw_legend(sheet, groups, 0) if len(groups) > 1 else 0.0
    ticks = written_ticks(series, time_ticks(series))
    axis = _make_axis(series, sheet, ticks)
    top = _draw_heading(series, sheet, axis, top)
    draw_ticks(sheet, axis, ticks, top + 12, sheet.width)
    places, bottom = _place_rows(series, sheet, axis, top + 18)
    _draw_grid(sheet, axis, ticks, places)
    for place in places:
        style = "label_this" if place.row.highlighted else "label"
        first = place.middle + BASELINE - (len(place.lines) - 1) * LEADING / 2
        sheet.texts(style, 0, first, place.lines, LEADING)
    _draw_lines(series, sheet, places)
    _draw_numbers(series, sheet, places)
    return sheet.finish(_draw_gaps(series, sheet, axis, places, bottom) + 2, x=axis)


def _draw_heading(series: Series, sheet: ChartLayout, axis: Axis, top: float) -> float:
    """Whose numbers are printed, where there are several lines; what stands pale below them."""
    group, room = main_group(series), max(sheet.width - axis.end, 120.0)
    lines = wrap(group.short or group.label, room, TEXTS["heading"].size) if len(line_groups(series)) > 1 else ()
    if series.aside_heading and any(row.aside for row in series.rows):
        lines += wrap(series.aside_heading, room, TEXTS["heading"].size)
    sheet.texts("heading_end", sheet.width, top + 12, lines, SMALL_LEADING)
    return top + len(lines) * SMALL_LEADING


def _make_axis(series: Series, sheet: ChartLayout, ticks: Sequence[tuple[Decimal, str]]) -> Axis:
    group = main_group(series)
    numbers = max(
        widest("figure_this", (mark.printed for row in series.rows if (mark := series.mark(row.id, group.id)).value)),
        widest("aside", (row.aside for row in series.rows)),
    )
    labels = min(_LABELS_AT_MOST, widest("label_this", (row.label for row in series.rows)) + 1)
    half = widest("tick", (text for _, text in ticks)) / 2
    return Axis(ticks[0][0], ticks[-1][0], labels + 12 + max(_INSET, half - 8), sheet.width - numbers - 14 - _INSET)


def _place_rows(series: Series, sheet: ChartLayout, axis: Axis, top: float) -> tuple[tuple[TimePlace, ...], float]:
    """Rows one under the other; before a break its dashed line and its reason across the paper."""
    places: list[TimePlace] = []
    run = 0
    for row in series.rows:
        if row.break_before and places:
            top, run = _draw_break(sheet, row.break_before, top), run + 1
        lines = wrap(row.label, min(_LABELS_AT_MOST, axis.start - 12), TEXTS["label_this"].size, row.highlighted)
        height = max(_ROW_WITH_ASIDE if row.aside else _ROW, len(lines) * LEADING + 10)
        is_empty = all(series.mark(row.id, group.id).value is None for group in line_groups(series))
        places.append(TimePlace(row, lines, top, top + height / 2, run, is_empty))
        top += height
    return tuple(places), top


def _draw_break(sheet: ChartLayout, reason: str, top: float) -> float:
    lines = wrap(reason, sheet.width, TEXTS["heading"].size)
    sheet.rule("breaks", 0, top + 6, sheet.width, top + 6, "ink-2")
    sheet.texts("heading", 0, top + 22, lines, SMALL_LEADING)
    return top + 14 + len(lines) * SMALL_LEADING


def _draw_grid(
    sheet: ChartLayout, axis: Axis, ticks: Sequence[tuple[Decimal, str]], places: Sequence[TimePlace]
) -> None:
    """Hairlines between two breaks; none where words stand in place of points."""
    for (_, is_empty), run in groupby(places, lambda place: (place.run, place.is_empty)):
        rows = list(run)
        for value, _ in () if is_empty else ticks:
            x = axis.place(value)
            sheet.rule("grid", x, rows[0].top + 2, x, 2 * rows[-1].middle - rows[-1].top - 2, "rule")


def _draw_lines(series: Series, sheet: ChartLayout, places: Sequence[TimePlace]) -> None:
    at = {place.row.id: place.middle for place in places}
    for group in line_groups(series):
        token = ROLES[group.role]
        for number, piece in enumerate(pieces(series, group)):
            for mark in piece:
                value = mark.value or Decimal(0)
                if len(piece) > 1:
                    sheet.fall(value, at[mark.row], f"{group.id or 'line'}-{number}", token)
                if mark.rival is not None:
                    sheet.rival(float(value), float(mark.rival), at[mark.row], mark, hint_of(series, mark))
                sheet.dot("dots", value, at[mark.row], _RADIUS, token, mark, hint_of(series, mark))


def _draw_numbers(series: Series, sheet: ChartLayout, places: Sequence[TimePlace]) -> None:
    group = main_group(series)
    for place in places:
        mark = series.mark(place.row.id, group.id)
        if mark.value is not None:
            style = "figure_this" if place.row.highlighted else "figure"
            up = 8.0 if place.row.aside else 0.0
            sheet.text(style, sheet.width, place.middle + BASELINE - up, mark.printed)
            sheet.text("aside", sheet.width, place.middle + BASELINE + 8, place.row.aside)


def _draw_gaps(series: Series, sheet: ChartLayout, axis: Axis, places: Sequence[TimePlace], below: float) -> float:
    """A row without a number says so in its place; a gap of one line among several is said below."""
    at = {place.row.id: place.middle for place in places}
    for words, run, is_whole in gaps(series):
        if is_whole:
            _frame_gap(sheet, axis, words, run, at)
            continue
        lines = wrap(gap_note(words, run), sheet.width, TEXTS["missing_small"].size)
        gone = [mark for _, marks in run for mark in marks]
        sheet.texts("missing_small", 0, below + 16, lines, SMALL_LEADING, of=gone)
        below += len(lines) * SMALL_LEADING + 6
    return below


def _frame_gap(sheet: ChartLayout, axis: Axis, words: str, run: Gap, at: dict[str, float]) -> None:
    """One frame around neighbouring rows without a number, the words in each of them."""
    left = axis.start - _INSET
    top, bottom = at[run[0][0].id] - 13, at[run[-1][0].id] + 13
    sheet.box("frames", left, top, sheet.width - left - 0.5, bottom - top, "rule-2")
    lines = wrap(words, sheet.width - left - 16, TEXTS["missing_small"].size)
    for row, marks in run:
        first = at[row.id] + 4 - (len(lines) - 1) * 7
        sheet.texts("missing_small", left + 8, first, lines, 14, of=marks)
