"""Legends: swatch and name, one after the other; or the parts of one bar by name and number, across or down."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .chart_layout import ChartLayout, lines_of, widest, width_of
from .colours import ROLES
from .rows import LEADING
from .series import Series, SeriesGroup, SeriesMark, SeriesRow

_SWATCH = 12.0
_LINE, _COUNTED_LINE = 20.0, 26.0
_LABEL = _SWATCH + 6  # where the name begins
_BETWEEN = 18.0
_BETWEEN_PARTS, _FAR = 16.0, 44.0
_AFTER_NUMBER = 8.0


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
    name: tuple[str, ...]
    words: tuple[str, ...]  # the number, or the words in place of it

    @property
    def width(self) -> float:
        return max(widest("label", self.name), _words_width(self.mark, self.words))


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
        _draw_words(sheet, part, x + _LABEL, number)
        x += _LABEL + part.width + gap
    return number - 6 + max(len(part.words) for part in parts) * LEADING


def _parts(series: Series, row: SeriesRow, room: float) -> Iterator[LegendPart]:
    for group in series.groups:
        mark = series.mark(row.id, group.id)
        words = lines_of("missing", series.missing_text(mark), room) if mark.value is None else (mark.printed,)
        yield LegendPart(group, mark, lines_of("label", group.label, max(room, _words_width(mark, words))), words)


def _whole_width(parts: Sequence[LegendPart]) -> float:
    return sum(part.width + _LABEL for part in parts) + _BETWEEN_PARTS * (len(parts) - 1)


def _words_width(mark: SeriesMark, words: tuple[str, ...]) -> float:
    if mark.value is None:
        return widest("missing", words)
    return width_of("figure_big", mark.printed) + (
        _AFTER_NUMBER + width_of("aside_start", mark.note) if mark.note else 0
    )


def _draw_words(sheet: ChartLayout, part: LegendPart, x: float, y: float) -> None:
    if part.mark.value is None:
        sheet.texts("missing", x, y, part.words, LEADING, of=part.mark)
        return
    sheet.text("figure_big", x, y, part.mark.printed, of=part.mark)
    sheet.text("aside_start", x + width_of("figure_big", part.mark.printed) + _AFTER_NUMBER, y, part.mark.note)


def draw_down(sheet: ChartLayout, row: SeriesRow, top: float) -> float:
    """Names one below the other, numbers in columns at the right."""
    series = sheet.series
    marks = [series.mark(row.id, group.id) for group in series.groups]
    notes = widest("aside", (mark.note for mark in marks))
    end = sheet.width - (notes + 12 if notes else 0)
    for group, mark in zip(series.groups, marks, strict=True):
        top = _draw_line(sheet, group, mark, end, top)
    return top - 4


def _draw_line(sheet: ChartLayout, group: SeriesGroup, mark: SeriesMark, end: float, top: float) -> float:
    is_missing = mark.value is None
    words = sheet.series.missing_text(mark) if is_missing else mark.printed
    style, right = ("missing", sheet.width) if is_missing else ("figure_this", end)
    left = right - width_of(style, words)
    lines = lines_of("label", group.label, left - 10 - _LABEL)
    draw_key(sheet, group, 0, top)
    sheet.texts("label", _LABEL, top + 11, lines, LEADING)
    sheet.text(style, left if is_missing else right, top + 11, words, of=mark)
    if not is_missing:
        sheet.text("aside", sheet.width, top + 11, mark.note)
    return top + _COUNTED_LINE + (len(lines) - 1) * LEADING
