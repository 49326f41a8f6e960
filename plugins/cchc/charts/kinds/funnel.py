"""Funnel: each share over the number of cases it stands on, with the limits within which such shares usually fall.

The cases stand on a logarithmic scale. What lies beyond the limits is darker, larger and named where a name has room;
the table beside has every name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

from ..chart_layout import (
    Axis,
    Box,
    ChartLayout,
    Segment,
    Width,
    draw_ticks,
    lines_of,
    place_number,
    print_number,
    value_ticks,
    widest,
    width_of,
    written_ticks,
)
from ..rows import SMALL_LEADING, draw_legend
from ..series import Series, SeriesMark, value_of

_HEIGHT = {"wide": 320.0, "narrow": 360.0}
_IN_QUESTION, _OTHER = "this", "other"
_RADII = {_IN_QUESTION: 5.0}
_RADIUS = 3.5
_INSET = 12.0  # no point stands on the edge of the plot
_STEPS = (1, 3)  # of each power of ten, about as far apart as they look


@dataclass(frozen=True)
class _Plot:
    left: float
    right: float
    across: Axis  # of the logarithms of the cases
    down: Axis

    def x(self, cases: Decimal | None) -> float:
        return self.across.place((cases or Decimal(1)).log10())

    def place(self, mark: SeriesMark) -> tuple[float, float]:
        return self.x(mark.cases), self.down.place(value_of(mark))


def draw_funnel(series: Series, form: Width) -> dict[str, Any]:
    sheet = ChartLayout(series, form)
    top = _draw_headings(series, sheet, draw_legend(sheet, series.groups) if series.groups else 0.0) + 12
    ends = [*series.values, *filter(None, (series.centre,))]
    ticks = written_ticks(series, value_ticks(series, ends))
    left = widest("tick_end", (text for _, text in ticks)) + 10
    down = Axis(ticks[0][0], ticks[-1][0], top + _HEIGHT[form], top)
    plot = _Plot(left, sheet.width, _cases_axis(series.marks, left + _INSET, sheet.width - _INSET), down)
    for value, text in ticks:
        sheet.rule("grid", left, down.place(value), sheet.width, down.place(value), "rule")
        sheet.text("tick_end", left - 8, down.place(value) + 4, text)
    lines = _draw_limits(series, sheet, plot)
    for mark in series.marks:
        token = series.token_of(mark, _OTHER)
        sheet.point(plot.x(mark.cases), value_of(mark), _RADII.get(token, _RADIUS), token, mark)
    _name_points(series, sheet, plot, lines)
    draw_ticks(sheet, plot.across, _case_ticks(series, plot.across), down.start + 18, sheet.width)
    below = _draw_words(sheet, "heading_end", sheet.width, down.start + 22, series.aside_heading)
    return sheet.finish(below + 4, y=down)


def _draw_headings(series: Series, sheet: ChartLayout, top: float) -> float:
    """Over the axis what is shown, at the right what the level line is; one under the other where both have no room."""
    beside = width_of("heading", series.value_heading) + width_of("heading", series.centre_text) + 20 <= sheet.width
    below = _draw_words(sheet, "heading", 0, top, series.value_heading)
    return max(below, _draw_words(sheet, "heading_end", sheet.width, top if beside else below, series.centre_text))


def _draw_words(sheet: ChartLayout, style: str, x: float, top: float, words: str) -> float:
    lines = lines_of(style, words, sheet.width) if words else ()
    sheet.texts(style, x, top + 12, lines, SMALL_LEADING)
    return top + len(lines) * SMALL_LEADING


def _cases_axis(marks: Sequence[SeriesMark], start: float, end: float) -> Axis:
    logs = [mark.cases.log10() for mark in marks if mark.cases] or [Decimal(0)]
    low, high = min(logs), max(logs)
    return Axis(low, high if high > low else low + 1, start, end)


def _case_ticks(series: Series, across: Axis) -> list[tuple[Decimal, str]]:
    numbers = (step * Decimal(10) ** power for power in range(10) for step in _STEPS)
    within = [number for number in numbers if across.low <= number.log10() <= across.high]
    if len(within) < 2:  # all of about the same size: the ends say it
        within = [(10**end).quantize(Decimal(1)) for end in (across.low, across.high)]
    return [(number.log10(), print_number(number, series.language)) for number in within]


def _draw_limits(series: Series, sheet: ChartLayout, plot: _Plot) -> list[Segment]:
    """The limits as far as they lie on the plot, and the level of all; returns the strokes, which names avoid."""
    strokes: list[Segment] = []
    if series.centre is not None:
        y = plot.down.place(series.centre)
        sheet.rule("grid", plot.left, y, plot.right, y, "ink-2")
        strokes.append((plot.left, y, plot.right, y))
    for number, piece in enumerate(piece for curve in series.curves for piece in _pieces(curve, plot)):
        for x, value in piece:
            sheet.line(x, value, f"limit-{number}", _OTHER)
        places = [(x, plot.down.place(value)) for x, value in piece]
        strokes += [(*start, *end) for start, end in pairwise(places)]
    return strokes


def _pieces(curve: Sequence[tuple[Decimal, Decimal]], plot: _Plot) -> Iterator[list[tuple[float, Decimal]]]:
    for is_on, run in groupby(curve, lambda point: plot.down.low <= point[1] <= plot.down.high):
        piece = [(plot.x(cases), value) for cases, value in run]
        if is_on and len(piece) > 1:
            yield piece


def _name_points(series: Series, sheet: ChartLayout, plot: _Plot, lines: Sequence[Segment]) -> None:
    """Names of the points in question, where neither a point nor another name is in the way."""
    bounds = Box(plot.left, plot.down.end, plot.right, plot.down.start)
    places = {mark: plot.place(mark) for mark in series.marks}
    taken = [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in places.values()]
    for mark, (x, y) in places.items():
        name = series.rows_by_id[mark.row].label
        width = width_of("figure_middle", name)
        if series.token_of(mark) != _IN_QUESTION or width > plot.right - plot.left:
            continue
        centre, baseline, box = place_number(x, y, width, lines, taken, bounds)
        if bounds.top <= box.top and box.bottom <= bounds.bottom and not any(box.overlaps(other) for other in taken):
            taken.append(box)
            sheet.text("figure_middle", centre, baseline, name)
