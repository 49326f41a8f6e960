"""Rows: the list that most kinds share, on a phone the label above the plot; and legends, or a bar's parts by name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from .chart_layout import Axis, ChartLayout, Of, Ticks, Width, draw_ticks, lines_of, widest, width_of
from .series import Series, SeriesGroup, SeriesMark, SeriesRow
from .style import ROLES

LEADING = 17.0
SMALL_LEADING = 15.0
GAP = 18.0
PLOT_GAP = 32.0  # from the plot to the numbers beside: half a number of the axis stands over it
LABELS_AT_MOST = 260.0
BASELINE = 4.6  # from the middle of a 13 px line down to its baseline


@dataclass(frozen=True)
class Slot:
    """Where one row stands."""

    row: SeriesRow
    lines: tuple[str, ...]
    top: float
    bottom: float
    first: float  # baseline of the label's first line
    baseline: float  # of the numbers beside
    middle: float  # of the plot

    @property
    def missing_baseline(self) -> float:
        return self.middle + BASELINE


class RowsLayout(ChartLayout):
    """Columns as wide as their widest text; the plot takes the rest. On a phone the pale number goes below.

    `axis` is set by the kind of chart, which knows the scale, as soon as it sees where the plot stands.
    """

    axis: Axis
    slots: tuple[Slot, ...] = ()

    def __init__(self, series: Series, form: Width, heights: tuple[float, float], figures: Iterable[str] = ()) -> None:
        super().__init__(series, form)
        self.mark_height = heights[0] if self.is_wide else heights[1]
        figure_width, self.figure_heading = _column(series.value_heading, "figure_this", figures)
        aside_width, self.aside_heading = _column(series.aside_heading, "aside", (row.aside for row in series.rows))
        # Rows in which words stand instead of marks.
        self.worded = frozenset(mark.row for mark in series.marks if mark.value is None)
        # The pale number stands beside the plot, under the other number.
        self.aside_below = bool(figure_width and aside_width) and not self.is_wide
        if self.is_wide:
            self.aside_end = self.width - (figure_width + GAP if figure_width else 0)
            self.label_width = min(LABELS_AT_MOST, widest("label_this", (row.label for row in series.rows)) + 1)
            self.plot_left = self.label_width + GAP
            room = self.width - self.aside_end + aside_width
            margin = room + PLOT_GAP if room else 0
        else:
            self.aside_end, self.plot_left = self.width, 0.0
            beside = figure_width or aside_width
            self.label_width = self.width - (beside + 12 if beside else 0)
            margin = aside_width + 12 if self.aside_below else 0
        self.plot_right = self.width - margin

    def draw_frame(self, top: float = 0.0, ticks: Ticks = ()) -> None:
        """Headings, the numbers and lines of the axis, labels and pale numbers; from then on each row has its slot."""
        top = self._draw_header(top, ticks)
        for row in self.series.rows:
            self.slots += (self._slot(row, self.slots[-1].bottom if self.slots else top),)
        for slot in self.slots:
            self.texts("label", 0, slot.first, slot.lines, LEADING)
            aside = slot.missing_baseline if self.aside_below else slot.baseline
            self.text("aside", self.aside_end, aside, slot.row.aside)
        if self.is_wide:  # on a phone only the numbers of the axis are shown
            self.draw_grid((value, "rule") for value, _ in ticks)

    def _draw_header(self, top: float, ticks: Ticks) -> float:
        """Headings and the numbers of the axis above the rows; returns where the rows begin."""
        headings = [(self.width, self.figure_heading), (self.aside_end, self.aside_heading)]
        if self.aside_below:
            headings = [(self.width, (*self.figure_heading, *self.aside_heading))]
        lines = max(len(texts) for _, texts in headings)
        bottom = top + max(lines, 1 if ticks else 0) * SMALL_LEADING
        if ticks and lines and not self.is_wide:
            bottom += SMALL_LEADING + 3
        last = bottom if self.is_wide else top + lines * SMALL_LEADING
        for end, texts in headings:
            self.texts("heading_end", end, last - 4 - (len(texts) - 1) * SMALL_LEADING, texts, SMALL_LEADING)
        if ticks:
            # Beside headings the numbers keep to the plot and half the gap after it.
            right = self.plot_right + PLOT_GAP - 8 if self.is_wide and lines else self.width
            draw_ticks(self, self.axis, ticks, bottom - 4, right)
        return bottom + (4 if bottom > top else 0)

    def _slot(self, row: SeriesRow, top: float) -> Slot:
        lines = lines_of("label", row.label, self.label_width)
        if self.is_wide:
            height = max(self.mark_height + 10, len(lines) * LEADING + 9)
            middle = top + height / 2
            first = middle - (len(lines) - 1) * LEADING / 2 + BASELINE
            return Slot(row, lines, top, top + height, first, middle + BASELINE, middle)
        first = top + 17
        middle = first + (len(lines) - 1) * LEADING + 6 + self.mark_height / 2
        return Slot(row, lines, top, middle + self.mark_height / 2 + 6, first, first, middle)

    def draw_grid(self, places: Iterable[tuple[Decimal, str]]) -> None:
        """Hairlines under the axis, not through rows where words stand; on a phone only beside the marks."""
        for value, token in places:
            x = self.axis.place(value)
            for top, bottom in self._spans() if self.is_wide else self._strips():
                self.rule("grid", x, top, x, bottom, token)

    def _spans(self) -> Iterator[tuple[float, float]]:
        for is_worded, run in groupby(self.slots, lambda slot: slot.row.id in self.worded):
            slots_of_run = list(run)
            if not is_worded:
                yield slots_of_run[0].top, slots_of_run[-1].bottom

    def _strips(self) -> Iterator[tuple[float, float]]:
        half = self.mark_height / 2 + 1
        for slot in self.slots:
            if slot.row.id not in self.worded:
                yield slot.middle - half, slot.middle + half

    def draw_target(self, slot: Slot, mark: SeriesMark) -> None:
        """The threshold of a row as a dashed stroke a little higher than its mark."""
        if mark.target is not None:
            x, half = self.axis.place(mark.target), self.mark_height / 2 + 3
            self.rule("breaks", x, slot.middle - half, x, slot.middle + half, "ink")

    def say_missing(self, slot: Slot, x: float, words: str, of: Of) -> None:
        """Words in place of a mark, from `x` on or as far to the left as they need."""
        x = max(self.plot_left, min(x, self.plot_right - width_of("missing", words)))
        self.text("missing", x, slot.missing_baseline, words, of=of)

    def finish_rows(self, under: float) -> dict[str, Any]:
        return self.finish(self.slots[-1].bottom + under, x=self.axis)


def _column(heading: str, style: str, texts: Iterable[str]) -> tuple[float, tuple[str, ...]]:
    width = widest(style, texts)
    if not width:
        return 0.0, ()
    lines = lines_of("heading", heading, max(width, 84.0)) if heading else ()
    return max(width, widest("heading", lines)), lines


_SWATCH = 12.0
_LINE, _COUNTED_LINE = 20.0, 26.0
_LABEL = _SWATCH + 6  # where the name begins
_BETWEEN = 18.0
_BETWEEN_PARTS, _FAR = 16.0, 44.0


def draw_legend(sheet: ChartLayout, groups: Iterable[SeriesGroup]) -> float:
    """At the top of the paper; returns where the chart goes on."""
    x, line, height = 0.0, 0.0, _LINE
    for group in groups:
        name = lines_of("label", group.label, sheet.width - _LABEL)
        width = _LABEL + widest("label", name)
        if x and x + width > sheet.width:
            x, line, height = 0.0, line + height, _LINE
        draw_key(sheet, group, x, line)
        sheet.texts("label", x + _LABEL, line + 11, name, LEADING)
        x, height = x + width + _BETWEEN, max(height, _LINE + (len(name) - 1) * LEADING)
    return line + height + 4


def draw_key(sheet: ChartLayout, group: SeriesGroup, x: float, top: float) -> None:
    sheet.box("keys", x, top, _SWATCH, _SWATCH, ROLES[group.role])


@dataclass(frozen=True)
class LegendPart:
    group: SeriesGroup
    mark: SeriesMark
    style: str
    name: tuple[str, ...]
    words: tuple[str, ...]  # the number, or the words in place of it

    @property
    def width(self) -> float:
        return max(widest("label", self.name), widest(self.style, self.words))


def draw_across(sheet: ChartLayout, row: SeriesRow, top: float) -> float:
    """Names in a line, each as wide as it needs, broken where all would not fit."""
    parts = list(_parts(sheet.series, row, sheet.width))
    if _whole_width(parts) > sheet.width:
        parts = list(_parts(sheet.series, row, sheet.width / len(sheet.series.groups) - _LABEL - 12))
    lines = max(len(part.name) for part in parts)
    gap = min(_FAR, (sheet.width - _whole_width(parts)) / max(1, len(parts) - 1) + _BETWEEN_PARTS)
    x, number = 0.0, top + 11 + (lines - 1) * LEADING + 23
    for part in parts:
        draw_key(sheet, part.group, x, top)
        sheet.texts("label", x + _LABEL, top + 11, part.name, LEADING)
        sheet.texts(part.style, x + _LABEL, number, part.words, LEADING, of=part.mark)
        x += _LABEL + part.width + gap
    return number - 6 + max(len(part.words) for part in parts) * LEADING


def _parts(series: Series, row: SeriesRow, room: float) -> Iterator[LegendPart]:
    for group in series.groups:
        mark = series.marks_by_place[row.id, group.id]
        words, style = (mark.printed,), "figure_big"
        if mark.value is None:
            words, style = lines_of("missing", series.words_of(mark), room), "missing"
        name = lines_of("label", group.label, max(room, widest(style, words)))
        yield LegendPart(group, mark, style, name, words)


def _whole_width(parts: Sequence[LegendPart]) -> float:
    return sum(part.width + _LABEL for part in parts) + _BETWEEN_PARTS * (len(parts) - 1)


def draw_down(sheet: ChartLayout, row: SeriesRow, top: float) -> float:
    """Names one below the other, numbers in columns at the right."""
    series = sheet.series
    for group in series.groups:
        mark = series.marks_by_place[row.id, group.id]
        words, style = series.words_of(mark), "missing" if mark.value is None else "figure_this"
        left = sheet.width - width_of(style, words)
        lines = lines_of("label", group.label, left - 10 - _LABEL)
        draw_key(sheet, group, 0, top)
        sheet.texts("label", _LABEL, top + 11, lines, LEADING)
        sheet.text(style, left if mark.value is None else sheet.width, top + 11, words, of=mark)
        top += _COUNTED_LINE + (len(lines) - 1) * LEADING
    return top - 4
