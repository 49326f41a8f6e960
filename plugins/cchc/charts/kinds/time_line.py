"""A measure over time: points joined by a line that stops where the way of counting changes or a period is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from ..chart_layout import (
    Axis,
    Box,
    ChartLayout,
    Width,
    draw_ticks,
    lines_of,
    place_number,
    value_ticks,
    widest,
    width_of,
    written_ticks,
)
from ..rows import BASELINE, LEADING, SMALL_LEADING
from ..series import Series, SeriesMark, SeriesRow, value_of

_RADIUS = 4.0  # of a point
_RADIUS_RIVAL = 3.0  # of the other figure of a contested one
_HEIGHT = 220.0
_HEADROOM = 22.0  # for the number of a point at the top
# Of the narrow form:
_ROW, _ROW_WITH_ASIDE = 32.0, 42.0
_INSET = 8.0
_TARGET = 9.0  # half of the stroke of a threshold
_LABELS_AT_MOST = 104.0


def draw_time_line(series: Series, form: Width) -> dict[str, Any]:
    # On a phone time runs downwards: every period keeps its name, every break its reason.
    return TimeColumns(series).draw() if form == "wide" else TimeRows(series).draw()


def _pieces(series: Series) -> Iterator[tuple[str, list[SeriesMark]]]:
    """Runs of periods that the line joins, each with its name; a period between two breaks is a point without one."""
    piece: list[SeriesMark] = []
    pieces = [piece]
    for row in series.rows:
        if piece and row.break_before:
            pieces.append(piece := [])
        piece.append(series.marks_by_row[row.id])
    return ((f"line-{at}" if len(piece) > 1 else "", piece) for at, piece in enumerate(pieces))


@dataclass(frozen=True)
class Break:
    x: float
    lines: tuple[str, ...]
    is_left: bool  # the reason stands to the left of the dashed line


class TimeColumns(ChartLayout):
    """The wide form: where the middle of each period stands, the scale, the ends of the paper used."""

    def __init__(self, series: Series) -> None:
        super().__init__(series, "wide")
        self.ticks = written_ticks(series, value_ticks(series, series.values))
        words = series.aside_heading.split(" ")
        self.aside_heading = _aside_heading(series, max(72.0, widest("heading", words)))
        numbers = widest("tick_end", (text for _, text in self.ticks))
        self.left = max(numbers, widest("heading", self.aside_heading)) + 10
        self.slot = (self.width - self.left) / len(series.rows)
        self.places = {row.id: self.left + (number + 0.5) * self.slot for number, row in enumerate(series.rows)}
        self.breaks = self._place_breaks()
        reasons = max((len(line_break.lines) for line_break in self.breaks), default=0)
        self.top = reasons * SMALL_LEADING + _HEADROOM
        self.bottom = self.top + _HEIGHT
        self.axis = Axis(self.ticks[0][0], self.ticks[-1][0], self.bottom, self.top)

    def draw(self) -> dict[str, Any]:
        for value, text in self.ticks:
            y = self.axis.place(value)
            self.rule("grid", self.left, y, self.width, y, "rule")
            self.text("tick_end", self.left - 8, y + 4, text)
        for gap in self.breaks:
            self.rule("breaks", gap.x, 0, gap.x, self.bottom, "ink-2")
            style, x = ("heading_end", gap.x - 8) if gap.is_left else ("heading", gap.x + 8)
            self.texts(style, x, 11, gap.lines, SMALL_LEADING)
        for left, y, right, _ in self._targets():
            self.rule("breaks", left, y, right, y, "ink")
        for segment, piece in _pieces(self.series):
            for mark in piece:
                self._draw_point(mark, segment)
        self._draw_numbers()
        return self.finish(self._draw_periods(), y=self.axis)

    def _draw_periods(self) -> float:
        """Names of the periods; of a long series every second, third … one, the last always."""
        rows, step = self.series.rows, self._period_step()
        last, lines = len(rows) - 1, 1
        for number, row in enumerate(rows):
            x = self.places[row.id]
            self.rule("grid", x, self.bottom, x, self.bottom + 4, "rule-2")
            if (last - number) % step == 0:
                name = lines_of("tick", row.label, self._name_room(step))
                lines = max(lines, len(name))
                half = widest("tick", name) / 2
                self.texts("tick", min(max(x, half), self.width - half), self.bottom + 18, name, SMALL_LEADING)
        return self._draw_asides(self.bottom + 10 + lines * SMALL_LEADING)

    def _draw_asides(self, top: float) -> float:
        """Under the periods what each number is a share of, where all of them have room."""
        rows = self.series.rows
        if not 0 < widest("tick", (row.aside for row in rows)) <= self.slot - 4:
            return top
        self.texts("heading", 0, top + 14, self.aside_heading, SMALL_LEADING)
        for row in rows:
            self.text("tick", self.places[row.id], top + 14, row.aside)
        return top + 6 + max(1, len(self.aside_heading)) * SMALL_LEADING

    def _period_step(self) -> int:
        rows = self.series.rows
        word = widest("tick", (word for row in rows for word in row.label.split(" ")))
        return next((step for step in range(1, len(rows)) if self._name_room(step) >= word), len(rows))

    def _name_room(self, step: int) -> float:
        """Width of a period's name when every step-th is printed; the last one is moved inwards, to its neighbour."""
        return self.slot - 4 if step == 1 else (self.slot * step - 4 + self.slot / 2) / 1.5

    def _draw_point(self, mark: SeriesMark, segment: str) -> None:
        x, y = self._point(mark)
        if segment:
            self.line(x, value_of(mark), segment, "this")
        self.point(x, value_of(mark), _RADIUS, "this", mark)
        if mark.rival is not None:
            top, bottom = sorted((y, self.axis.place(mark.rival)))
            self.rule("grid", x, top, x, bottom, "ink-2")
            self.point(x, mark.rival, _RADIUS_RIVAL, "ink-2", mark)

    def _draw_numbers(self) -> None:
        """Numbers where no line, break or other number crosses them."""
        joined = (pair for segment, piece in _pieces(self.series) if segment for pair in pairwise(piece))
        lines = [(*self._point(before), *self._point(mark)) for before, mark in joined]
        lines += [(gap.x, self.top - _HEADROOM, gap.x, self.bottom) for gap in self.breaks]
        lines += self._targets()
        marks = self.series.marks
        points = [self._point(mark) for mark in marks]
        points += [(self.places[m.row], self.axis.place(m.rival)) for m in marks if m.rival is not None]
        taken = [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in points]
        bounds = Box(self.left, self.top - _HEADROOM, self.width, self.bottom + 8)
        printed: list[Box] = []
        for mark in self._numbered():
            width = width_of("figure_middle", mark.printed)
            x, baseline, box = place_number(*self._point(mark), width, lines, [*taken, *printed], bounds)
            if box.bottom > bounds.bottom or any(box.overlaps(other) for other in printed):
                continue  # the table has it; here it would cover a number that matters more
            printed.append(box)
            self.text("figure_middle", x, baseline, mark.printed)

    def _numbered(self) -> list[SeriesMark]:
        """All numbers where they have room; else the last, the first, the highest and the lowest."""
        marks = [self.series.marks_by_row[row.id] for row in self.series.rows]
        if widest("figure_middle", (mark.printed for mark in marks)) + 4 <= self.slot * 1.4:
            return marks
        return list(dict.fromkeys((marks[-1], marks[0], max(marks, key=value_of), min(marks, key=value_of))))

    def _targets(self) -> Iterator[tuple[float, float, float, float]]:
        """The thresholds, each across its own period: before and after it another one, or none, was in force."""
        for mark in self.series.marks:
            if mark.target is not None:
                x, y = self.places[mark.row], self.axis.place(mark.target)
                yield x - self.slot / 2 + 4, y, x + self.slot / 2 - 4, y

    def _point(self, mark: SeriesMark) -> tuple[float, float]:
        return self.places[mark.row], self.axis.place(value_of(mark))

    def _place_breaks(self) -> tuple[Break, ...]:
        """Each break midway between two periods; its reason as wide as the way to the next one, the last one on the
        side with more room."""
        pairs = [(before, row) for before, row in pairwise(self.series.rows) if row.break_before]
        at = [(self.places[before.id] + self.places[row.id]) / 2 for before, row in pairs]
        placed: list[Break] = []
        for number, (x, (_, row)) in enumerate(zip(at, pairs, strict=True)):
            is_last = number == len(at) - 1
            before = at[number - 1] if number else 0.0
            is_left = is_last and number == 0 and self.width - x < min(x, 110.0)
            room = (x - before if is_left else (self.width if is_last else at[number + 1]) - x) - 16
            placed.append(Break(x, lines_of("heading", row.break_before, min(room, 220.0)), is_left))
        return tuple(placed)


def _aside_heading(series: Series, room: float) -> tuple[str, ...]:
    """What the pale numbers are, where there are any."""
    is_needed = series.aside_heading and any(row.aside for row in series.rows)
    return lines_of("heading", series.aside_heading, room) if is_needed else ()


@dataclass(frozen=True)
class TimePlace:
    row: SeriesRow
    lines: tuple[str, ...]
    top: float
    middle: float
    run: int  # rows between two breaks


class TimeRows(ChartLayout):
    """The narrow form, a period a row; `places`: where each period stands."""

    def __init__(self, series: Series) -> None:
        super().__init__(series, "narrow")
        self.ticks = written_ticks(series, value_ticks(series, series.values))
        numbers = max(
            widest("figure_this", (mark.printed for mark in series.marks if mark.value)),
            widest("aside", (row.aside for row in series.rows)),
        )
        labels = min(_LABELS_AT_MOST, widest("label_this", (row.label for row in series.rows)) + 1)
        start = labels + 12 + max(_INSET, widest("tick", (text for _, text in self.ticks)) / 2 - 8)
        self.axis = Axis(self.ticks[0][0], self.ticks[-1][0], start, self.width - numbers - 14 - _INSET)
        self.places: dict[str, TimePlace] = {}

    def draw(self) -> dict[str, Any]:
        heading = _aside_heading(self.series, max(self.width - self.axis.end, 120.0))
        self.texts("heading_end", self.width, 12, heading, SMALL_LEADING)
        top = len(heading) * SMALL_LEADING
        draw_ticks(self, self.axis, self.ticks, top + 12, self.width)
        bottom = self._place_rows(top + 18)
        # Hairlines between two breaks.
        for _, run in groupby(self.places.values(), lambda place: place.run):
            rows = list(run)
            for value, _ in self.ticks:
                x = self.axis.place(value)
                self.rule("grid", x, rows[0].top + 2, x, 2 * rows[-1].middle - rows[-1].top - 2, "rule")
        for place in self.places.values():
            first = place.middle + BASELINE - (len(place.lines) - 1) * LEADING / 2
            self.texts("label", 0, first, place.lines, LEADING)
        for segment, piece in _pieces(self.series):
            for mark in piece:
                self._draw_point(mark, segment)
        for place in self.places.values():
            baseline, up = place.middle + BASELINE, 8.0 if place.row.aside else 0.0
            self.text("figure", self.width, baseline - up, self.series.marks_by_row[place.row.id].printed)
            self.text("aside", self.width, baseline + 8, place.row.aside)
        return self.finish(bottom + 2, x=self.axis)

    def _place_rows(self, top: float) -> float:
        """Rows one under the other; before a break its dashed line and its reason across the paper."""
        run = 0
        for row in self.series.rows:
            if row.break_before and self.places:
                top, run = self._draw_break(row.break_before, top), run + 1
            lines = lines_of("label", row.label, min(_LABELS_AT_MOST, self.axis.start - 12))
            height = max(_ROW_WITH_ASIDE if row.aside else _ROW, len(lines) * LEADING + 10)
            self.places[row.id] = TimePlace(row, lines, top, top + height / 2, run)
            top += height
        return top

    def _draw_break(self, reason: str, top: float) -> float:
        lines = lines_of("heading", reason, self.width)
        self.rule("breaks", 0, top + 6, self.width, top + 6, "ink-2")
        self.texts("heading", 0, top + 22, lines, SMALL_LEADING)
        return top + 14 + len(lines) * SMALL_LEADING

    def _draw_point(self, mark: SeriesMark, segment: str) -> None:
        y = self.places[mark.row].middle
        if segment:
            self.fall(value_of(mark), y, segment, "this")
        if mark.target is not None:
            x = self.axis.place(mark.target)
            self.rule("breaks", x, y - _TARGET, x, y + _TARGET, "ink")
        if mark.rival is not None:
            self.rival(float(value_of(mark)), float(mark.rival), y, mark)
        self.dot("dots", value_of(mark), y, _RADIUS, "this", mark)
