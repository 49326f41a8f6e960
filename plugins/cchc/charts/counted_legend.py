"""Counted legend: the parts of one bar by name and number, side by side or one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .chart_layout import ChartLayout, widest, width_of
from .legend import SWATCH, draw_key
from .metrics import wrap
from .rows import LEADING
from .series import Series, SeriesGroup, SeriesMark, SeriesRow
from .style import TEXTS

_LABEL = SWATCH + 6
_LINE = 26.0
_BETWEEN, _FAR = 16.0, 44.0
_AFTER_NUMBER = 8.0


@dataclass(frozen=True)
class LegendPart:
    group: SeriesGroup
    mark: SeriesMark
    name: tuple[str, ...]
    words: tuple[str, ...]  # the number, or the words in place of it

    @property
    def width(self) -> float:
        return max(widest("label", self.name), _words_width(self.mark, self.words))


def draw_across(series: Series, sheet: ChartLayout, row: SeriesRow, top: float) -> float:
    """Names in a line, each as wide as it needs, broken where all would not fit."""
    parts = _parts(series, row, sheet.width)
    if _whole_width(parts) > sheet.width:
        parts = _parts(series, row, sheet.width / len(series.groups) - _LABEL - 12)
    lines = max(len(part.name) for part in parts)
    gap = min(_FAR, (sheet.width - _whole_width(parts)) / max(1, len(parts) - 1) + _BETWEEN)
    x, number = 0.0, top + 11 + (lines - 1) * LEADING + 23
    for part in parts:
        draw_key(sheet, part.group, x, top)
        sheet.texts("label", x + _LABEL, top + 11, part.name, LEADING)
        _draw_words(sheet, part, x + _LABEL, number)
        x += _LABEL + part.width + gap
    return number - 6 + max(len(part.words) for part in parts) * LEADING


def _parts(series: Series, row: SeriesRow, room: float) -> list[LegendPart]:
    return [_part(series, group, series.mark(row.id, group.id), room) for group in series.groups]


def _part(series: Series, group: SeriesGroup, mark: SeriesMark, room: float) -> LegendPart:
    words = wrap(series.missing_text(mark), room, TEXTS["missing"].size) if mark.value is None else (mark.printed,)
    name = wrap(group.label, max(room, _words_width(mark, words)), TEXTS["label"].size)
    return LegendPart(group, mark, name, words)


def _whole_width(parts: Sequence[LegendPart]) -> float:
    return sum(part.width + _LABEL for part in parts) + _BETWEEN * (len(parts) - 1)


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


def draw_down(series: Series, sheet: ChartLayout, row: SeriesRow, top: float) -> float:
    """Names one below the other, numbers in columns at the right."""
    marks = [series.mark(row.id, group.id) for group in series.groups]
    notes = widest("aside", (mark.note for mark in marks))
    end = sheet.width - (notes + 12 if notes else 0)
    for group, mark in zip(series.groups, marks, strict=True):
        top = _draw_line(series, sheet, group, mark, end, top)
    return top - 4


def _draw_line(
    series: Series, sheet: ChartLayout, group: SeriesGroup, mark: SeriesMark, end: float, top: float
) -> float:
    is_missing = mark.value is None
    words = series.missing_text(mark) if is_missing else mark.printed
    style, right = ("missing", sheet.width) if is_missing else ("figure_this", end)
    left = right - width_of(style, words)
    lines = wrap(group.label, left - 10 - _LABEL, TEXTS["label"].size)
    draw_key(sheet, group, 0, top)
    sheet.texts("label", _LABEL, top + 11, lines, LEADING)
    sheet.text(style, left if is_missing else right, top + 11, words, of=mark)
    if not is_missing:
        sheet.text("aside", sheet.width, top + 11, mark.note)
    return top + _LINE + (len(lines) - 1) * LEADING
