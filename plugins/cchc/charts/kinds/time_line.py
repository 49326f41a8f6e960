"""A measure over time: points joined by a line that stops at every gap and at every change of method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ..chart_layout import Axis, ChartLayout, Width, hint_of, widest, width_of
from ..colours import ROLES
from ..label_places import Box, place_number
from ..legend import draw_legend
from ..metrics import wrap
from ..rows import SMALL_LEADING
from ..scale import written_ticks
from ..series import Series, SeriesGroup, SeriesMark
from ..style import TEXTS
from ..time_pieces import Gap, gap_note, gaps, line_groups, main_group, pieces, time_ticks
from ..time_rows import draw_time_rows

_HEIGHT = 220.0
_RADIUS = 4.0
_RADIUS_RIVAL = 3.0  # of the other figure of a contested one
_HEADROOM = 22.0  # for the number of a point at the top


@dataclass(frozen=True)
class Break:
    x: float
    lines: tuple[str, ...]
    is_left: bool  # the reason stands to the left of the dashed line


@dataclass(frozen=True)
class Plot:
    """Where things stand: the middle of each period, the scale, the ends of the paper used."""

    places: dict[str, float]
    slot: float
    axis: Axis
    top: float
    bottom: float
    left: float
    right: float


def draw_time_line(series: Series, form: Width) -> dict[str, Any]:
    # On a phone time runs downwards: every period keeps its name, every gap and break its reason.
    return _draw_across(series) if form == "wide" else draw_time_rows(series)


def _draw_across(series: Series) -> dict[str, Any]:
    sheet, groups = ChartLayout("wide"), line_groups(series)
    top = draw_legend(sheet, groups, 0) + 6 if len(groups) > 1 else 0.0
    ticks = written_ticks(series, time_ticks(series))
    left = max(widest("tick_end", (text for _, text in ticks)), widest("heading", _aside_heading(series))) + 10
    slot = (sheet.width - left) / len(series.rows)
    places = {row.id: left + (number + 0.5) * slot for number, row in enumerate(series.rows)}
    breaks = _place_breaks(series, sheet, places)
    head = top + max((len(line_break.lines) for line_break in breaks), default=0) * SMALL_LEADING + _HEADROOM
    axis = Axis(ticks[0][0], ticks[-1][0], head + _HEIGHT, head)
    plot = Plot(places, slot, axis, head, head + _HEIGHT, left, sheet.width)
    _draw_scale(sheet, plot, ticks)
    _draw_breaks(sheet, plot, breaks, top)
    for group in groups:
        _draw_group(series, sheet, plot, group)
    _draw_numbers(series, sheet, plot, breaks)
    below = _draw_gaps(series, sheet, plot, _draw_periods(series, sheet, plot))
    return sheet.finish(below, y=axis)


def _draw_scale(sheet: ChartLayout, plot: Plot, ticks: Sequence[tuple[Decimal, str]]) -> None:
    for value, text in ticks:
        y = plot.axis.place(value)
        sheet.rule("grid", plot.left, y, plot.right, y, "rule")
        sheet.text("tick_end", plot.left - 8, y + 4, text)


def _draw_periods(series: Series, sheet: ChartLayout, plot: Plot) -> float:
    """Names of the periods; of a long series every second, third … one, the last always."""
    step = _period_step(series, plot)
    last, lines = len(series.rows) - 1, 1
    for number, row in enumerate(series.rows):
        x = plot.places[row.id]
        sheet.rule("grid", x, plot.bottom, x, plot.bottom + 4, "rule-2")
        if (last - number) % step == 0:
            name = wrap(row.label, _name_room(plot, step), TEXTS["tick"].size)
            lines = max(lines, len(name))
            half = widest("tick", name) / 2
            sheet.texts("tick", min(max(x, half), sheet.width - half), plot.bottom + 18, name, SMALL_LEADING)
    below = plot.bottom + 10 + lines * SMALL_LEADING
    return _draw_asides(series, sheet, plot, below) if any(row.aside for row in series.rows) else below


def _draw_asides(series: Series, sheet: ChartLayout, plot: Plot, top: float) -> float:
    """Under the periods what each number is a share of, where all of them have room."""
    if widest("tick", (row.aside for row in series.rows)) > plot.slot - 4:
        return top
    heading = _aside_heading(series)
    sheet.texts("heading", 0, top + 14, heading, SMALL_LEADING)
    for row in series.rows:
        sheet.text("tick", plot.places[row.id], top + 14, row.aside)
    return top + 6 + max(1, len(heading)) * SMALL_LEADING


def _aside_heading(series: Series) -> tuple[str, ...]:
    if not series.aside_heading or not any(row.aside for row in series.rows):
        return ()
    room = max(72.0, widest("heading", series.aside_heading.split(" ")))
    return wrap(series.aside_heading, room, TEXTS["heading"].size)


def _period_step(series: Series, plot: Plot) -> int:
    word = widest("tick", (word for row in series.rows for word in row.label.split(" ")))
    step = 1
    while _name_room(plot, step) < word and step < len(series.rows):
        step += 1
    return step


def _name_room(plot: Plot, step: int) -> float:
    """Width of a period's name when every step-th is printed; the last one is moved inwards, towards its neighbour."""
    return plot.slot - 4 if step == 1 else (plot.slot * step - 4 + plot.slot / 2) / 1.5


def _draw_group(series: Series, sheet: ChartLayout, plot: Plot, group: SeriesGroup) -> None:
    token = ROLES[group.role]
    for number, piece in enumerate(pieces(series, group)):
        for mark in piece:
            x, value = plot.places[mark.row], _value(mark)
            if len(piece) > 1:
                sheet.line(x, value, f"{group.id or 'line'}-{number}", token)
            sheet.point(x, value, _RADIUS, token, mark, hint_of(series, mark))
            if mark.rival is not None:
                ends = sorted((plot.axis.place(value), plot.axis.place(mark.rival)))
                sheet.rule("grid", x, ends[0], x, ends[1], "ink-2")
                sheet.point(x, mark.rival, _RADIUS_RIVAL, "ink-2", mark, hint_of(series, mark))


def _draw_numbers(series: Series, sheet: ChartLayout, plot: Plot, breaks: Sequence[Break]) -> None:
    """Numbers of the line in question where no line, break or other number crosses them."""
    lines = [line for group in line_groups(series) for line in _segments(series, plot, group)]
    lines += [(gap.x, plot.top - _HEADROOM, gap.x, plot.bottom) for gap in breaks]
    points = [_point(plot, mark) for mark in series.marks if mark.value is not None]
    points += [(plot.places[mark.row], plot.axis.place(mark.rival)) for mark in series.marks if mark.rival is not None]
    taken = [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in points]
    taken += [Box(left, plot.top, right, plot.bottom) for _, left, right in _frames(series, plot)]
    bounds = Box(plot.left, plot.top - _HEADROOM, plot.right, plot.bottom + 8)
    printed: list[Box] = []
    for mark in _numbered(series, plot):
        width = width_of("figure_middle", mark.printed)
        x, baseline, box = place_number(*_point(plot, mark), width, lines, [*taken, *printed], bounds)
        if box.bottom > bounds.bottom or any(box.overlaps(other) for other in printed):
            continue  # the table has it; here it would cover a number that matters more
        printed.append(box)
        sheet.text("figure_middle", x, baseline, mark.printed)


def _numbered(series: Series, plot: Plot) -> list[SeriesMark]:
    """All numbers of a line that is alone and has room; else the last, the first, the highest and the lowest."""
    group = main_group(series)
    marks = [mark for row in series.rows if (mark := series.mark(row.id, group.id)).value is not None]
    has_room = widest("figure_middle", (mark.printed for mark in marks)) + 4 <= plot.slot * 1.4
    if not marks or (len(line_groups(series)) == 1 and has_room):
        return marks
    return list(dict.fromkeys((marks[-1], marks[0], max(marks, key=_value), min(marks, key=_value))))


def _segments(series: Series, plot: Plot, group: SeriesGroup) -> Iterator[tuple[float, float, float, float]]:
    for piece in pieces(series, group):
        for before, mark in pairwise(piece):
            yield (*_point(plot, before), *_point(plot, mark))


def _point(plot: Plot, mark: SeriesMark) -> tuple[float, float]:
    return plot.places[mark.row], plot.axis.place(_value(mark))


def _value(mark: SeriesMark) -> Decimal:
    return mark.value or Decimal(0)


def _place_breaks(series: Series, sheet: ChartLayout, places: dict[str, float]) -> tuple[Break, ...]:
    """Each break midway between two periods; its reason as wide as the way to the next one, the last one on the
    side with more room."""
    at = [(places[before.id] + places[row.id]) / 2 for before, row in pairwise(series.rows) if row.break_before]
    reasons = [row.break_before for row in series.rows[1:] if row.break_before]
    placed: list[Break] = []
    for number, (x, reason) in enumerate(zip(at, reasons, strict=True)):
        is_last = number == len(at) - 1
        before = at[number - 1] if number else 0.0
        is_left = is_last and number == 0 and sheet.width - x < min(x, 110.0)
        room = (x - before if is_left else (sheet.width if is_last else at[number + 1]) - x) - 16
        placed.append(Break(x, wrap(reason, min(room, 220.0), TEXTS["heading"].size), is_left))
    return tuple(placed)


def _draw_breaks(sheet: ChartLayout, plot: Plot, breaks: Sequence[Break], top: float) -> None:
    """A dashed line between two periods with the reason at its head."""
    for gap in breaks:
        sheet.rule("breaks", gap.x, top, gap.x, plot.bottom, "ink-2")
        style, x = ("heading_end", gap.x - 8) if gap.is_left else ("heading", gap.x + 8)
        sheet.texts(style, x, top + 11, gap.lines, SMALL_LEADING)


def _frames(series: Series, plot: Plot) -> Iterator[tuple[Gap, float, float]]:
    """Gaps through which no line goes, with their left and right end."""
    for _, run, is_whole in gaps(series):
        if is_whole:
            first, last = plot.places[run[0][0].id], plot.places[run[-1][0].id]
            yield run, first - plot.slot / 2 + 5, last + plot.slot / 2 - 5


def _draw_gaps(series: Series, sheet: ChartLayout, plot: Plot, below: float) -> float:
    """A period without a number is a marked gap with its reason; never a point, never zero."""
    room = {run[0][0].id: (left, right) for run, left, right in _frames(series, plot)}
    for words, run, is_whole in gaps(series):
        marks = [mark for _, missing in run for mark in missing]
        left, right = room.get(run[0][0].id, (0.0, 0.0)) if is_whole else (0.0, 0.0)
        if is_whole:
            sheet.box("frames", left, plot.top, right - left, plot.bottom - plot.top, "rule-2")
        if is_whole and widest("missing_middle", words.split(" ")) <= right - left - 4:
            lines = wrap(words, right - left - 4, TEXTS["missing_middle"].size)
            first = plot.bottom - 8 - (len(lines) - 1) * SMALL_LEADING
            sheet.texts("missing_middle", (left + right) / 2, first, lines, SMALL_LEADING, of=marks)
            continue
        # No room for words in the gap, or other lines go through it: said below.
        lines = wrap(gap_note(words, run), sheet.width, TEXTS["missing_small"].size)
        sheet.texts("missing_small", 0, below + 14, lines, SMALL_LEADING, of=marks)
        below += len(lines) * SMALL_LEADING + 4
    return below
