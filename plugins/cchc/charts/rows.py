"""Rows: the list that most kinds share – label, plot, pale number, number; on a phone the label above the plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from .chart_layout import Axis, ChartLayout, Of, widest, width_of
from .metrics import wrap
from .scale import Ticks, draw_ticks
from .series import Series, SeriesMark, SeriesRow
from .style import TEXTS

EDGE = 6.0  # how far a tinted band reaches beyond its text, and so beyond the paper: the page lets it show
LEADING = 17.0
SMALL_LEADING = 15.0
GAP = 18.0
PLOT_GAP = 32.0  # from the plot to the numbers beside: half a number of the axis stands over it
LABELS_AT_MOST = 260.0
BASELINE = 4.6  # from the middle of a 13 px line down to its baseline


@dataclass(frozen=True)
class Columns:
    label_width: float
    plot_left: float
    plot_right: float
    aside_end: float
    figure_end: float
    aside_heading: tuple[str, ...]
    figure_heading: tuple[str, ...]
    mark_height: float
    worded: frozenset[str]  # rows in which words stand instead of marks
    aside_below: bool  # the pale number stands beside the plot, under the other number


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


def make_columns(series: Series, sheet: ChartLayout, figures: Iterable[str], mark_height: float) -> Columns:
    """Columns as wide as their widest text; the plot takes the rest. On a phone the pale number goes below."""
    figure_width, figure_heading = _column(series.value_heading, "figure_this", figures)
    aside_width, aside_heading = _column(series.aside_heading, "aside", (row.aside for row in series.rows))
    if sheet.is_wide:
        aside_end = sheet.width - (figure_width + GAP if figure_width else 0)
        label_width = min(LABELS_AT_MOST, widest("label_this", (row.label for row in series.rows)) + 1)
        plot_left = label_width + GAP
        room = sheet.width - aside_end + aside_width
        margin, aside_below = (room + PLOT_GAP if room else 0), False
    else:
        aside_end, plot_left = sheet.width, 0.0
        beside = figure_width or aside_width
        label_width = sheet.width - (beside + 12 if beside else 0)
        aside_below = bool(figure_width and aside_width)
        margin = aside_width + 12 if aside_below else 0
    return Columns(
        label_width=label_width,
        plot_left=plot_left,
        plot_right=sheet.width - margin,
        aside_end=aside_end,
        figure_end=sheet.width,
        aside_heading=aside_heading,
        figure_heading=figure_heading,
        mark_height=mark_height,
        worded=frozenset(mark.row for mark in series.marks if mark.value is None),
        aside_below=aside_below,
    )


def _column(heading: str, style: str, texts: Iterable[str]) -> tuple[float, tuple[str, ...]]:
    width = widest(style, texts)
    if not width:
        return 0.0, ()
    lines = wrap(heading, max(width, 84.0), TEXTS["heading"].size) if heading else ()
    return max(width, widest("heading", lines)), lines


def draw_header(sheet: ChartLayout, columns: Columns, top: float, axis: Axis | None = None, ticks: Ticks = ()) -> float:
    """Headings and the numbers of the axis above the rows; returns where the rows begin."""
    headings = [(columns.figure_end, columns.figure_heading), (columns.aside_end, columns.aside_heading)]
    if columns.aside_below:
        headings = [(columns.figure_end, (*columns.figure_heading, *columns.aside_heading))]
    lines = max(len(texts) for _, texts in headings)
    bottom = top + max(lines, 1 if ticks else 0) * SMALL_LEADING
    if ticks and lines and not sheet.is_wide:
        bottom += SMALL_LEADING + 3
    last = bottom if sheet.is_wide else top + lines * SMALL_LEADING
    for end, texts in headings:
        sheet.texts("heading_end", end, last - 4 - (len(texts) - 1) * SMALL_LEADING, texts, SMALL_LEADING)
    if axis is not None and ticks:
        # Beside headings the numbers keep to the plot and half the gap after it.
        right = columns.plot_right + PLOT_GAP - 8 if sheet.is_wide and lines else sheet.width
        draw_ticks(sheet, axis, ticks, bottom - 4, right)
    return bottom + (4 if bottom > top else 0)


def place_rows(sheet: ChartLayout, columns: Columns, rows: Iterable[SeriesRow], top: float) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    for row in rows:
        slots.append(_slot(sheet, columns, row, slots[-1].bottom if slots else top))
    return tuple(slots)


def _slot(sheet: ChartLayout, columns: Columns, row: SeriesRow, top: float) -> Slot:
    lines = wrap(row.label, columns.label_width, TEXTS["label_this"].size, row.highlighted)
    if sheet.is_wide:
        height = max(columns.mark_height + 10, len(lines) * LEADING + 9)
        middle = top + height / 2
        first = middle - (len(lines) - 1) * LEADING / 2 + BASELINE
        return Slot(row, lines, top, top + height, first, middle + BASELINE, middle)
    first = top + 17
    middle = first + (len(lines) - 1) * LEADING + 6 + columns.mark_height / 2
    return Slot(row, lines, top, middle + columns.mark_height / 2 + 6, first, first, middle)


def draw_labels(sheet: ChartLayout, columns: Columns, slots: Iterable[Slot], band: bool) -> None:
    """Labels and pale numbers; the row in question on a band, or its name marked where bars fill the row."""
    for slot in slots:
        style = "label_this" if slot.row.highlighted else "label"
        sheet.texts(style, 0, slot.first, slot.lines, LEADING)
        aside = slot.missing_baseline if columns.aside_below else slot.baseline
        sheet.text("aside", columns.aside_end, aside, slot.row.aside)
        if slot.row.highlighted and band:
            sheet.box("bands", -EDGE, slot.top, sheet.width + 2 * EDGE, slot.bottom - slot.top, "mark")
        elif slot.row.highlighted:
            width = widest(style, slot.lines) + 2 * EDGE
            sheet.box("bands", -EDGE, slot.first - 14, width, len(slot.lines) * LEADING + 3, "mark")


def draw_grid(
    sheet: ChartLayout, columns: Columns, axis: Axis, places: Iterable[tuple[Decimal, str]], slots: Sequence[Slot]
) -> None:
    """Hairlines under the axis, not through rows where words stand; on a phone only beside the marks."""
    for value, token in places:
        x = axis.place(value)
        for top, bottom in _spans(columns, slots) if sheet.is_wide else _strips(columns, slots):
            sheet.rule("grid", x, top, x, bottom, token)


def _spans(columns: Columns, slots: Sequence[Slot]) -> Iterator[tuple[float, float]]:
    for is_worded, run in groupby(slots, lambda slot: slot.row.id in columns.worded):
        slots_of_run = list(run)
        if not is_worded:
            yield slots_of_run[0].top, slots_of_run[-1].bottom


def _strips(columns: Columns, slots: Sequence[Slot]) -> Iterator[tuple[float, float]]:
    half = columns.mark_height / 2 + 1
    for slot in slots:
        if slot.row.id not in columns.worded:
            yield slot.middle - half, slot.middle + half


def draw_target(sheet: ChartLayout, columns: Columns, axis: Axis, slot: Slot, mark: SeriesMark) -> None:
    """The threshold of a row as a dashed stroke a little higher than its mark."""
    if mark.target is not None:
        x, half = axis.place(mark.target), columns.mark_height / 2 + 3
        sheet.rule("breaks", x, slot.middle - half, x, slot.middle + half, "ink")


def say_missing(sheet: ChartLayout, columns: Columns, slot: Slot, x: float, words: str, of: Of) -> None:
    """Words in place of a mark, from `x` on or as far to the left as they need."""
    x = max(columns.plot_left, min(x, columns.plot_right - width_of("missing", words)))
    sheet.text("missing", x, slot.missing_baseline, words, of=of)


def ordered_rows(series: Series, default: str) -> tuple[SeriesRow, ...]:
    """Rows by value, those without a number last; equal ones stay as given."""
    order = series.order or default
    if order == "given":
        return series.rows

    def key(row: SeriesRow) -> tuple[bool, Decimal]:
        value = series.mark_of(row.id).value
        if value is None:
            return (True, Decimal(0))
        return (False, -value if order == "falling" else value)

    return tuple(sorted(series.rows, key=key))


def token_of(series: Series, row: SeriesRow) -> str:
    """One row in question stands out from grey ones; without such a row all are alike."""
    return "this" if row.highlighted or not series.has_highlight else "other"
