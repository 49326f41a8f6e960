"""A measure over time: points joined by a line that stops at every gap and at every change of method."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..chart_layout import Axis, Width, lines_of, widest, width_of
from ..rows import SMALL_LEADING, draw_legend
from ..scale import Box, place_number
from ..series import Series, SeriesGroup, SeriesMark, value_of
from ..time_rows import RADIUS, Gap, TimeLayout, TimeRows, gap_note

_HEIGHT = 220.0
_RADIUS_RIVAL = 3.0  # of the other figure of a contested one
_HEADROOM = 22.0  # for the number of a point at the top


@dataclass(frozen=True)
class Break:
    x: float
    lines: tuple[str, ...]
    is_left: bool  # the reason stands to the left of the dashed line


def draw_time_line(series: Series, form: Width) -> dict[str, Any]:
    # On a phone time runs downwards: every period keeps its name, every gap and break its reason.
    return TimeColumns(series).draw() if form == "wide" else TimeRows(series).draw()


class TimeColumns(TimeLayout):
    """The wide form: where the middle of each period stands, the scale, the ends of the paper used."""

    def __init__(self, series: Series) -> None:
        super().__init__(series, "wide")
        self.legend_end = draw_legend(self, self.groups) + 6 if len(self.groups) > 1 else 0.0
        self.aside_heading = _aside_heading(series)
        numbers = widest("tick_end", (text for _, text in self.ticks))
        self.left = max(numbers, widest("heading", self.aside_heading)) + 10
        self.slot = (self.width - self.left) / len(series.rows)
        self.places = {row.id: self.left + (number + 0.5) * self.slot for number, row in enumerate(series.rows)}
        self.breaks = self._place_breaks()
        reasons = max((len(line_break.lines) for line_break in self.breaks), default=0)
        self.top = self.legend_end + reasons * SMALL_LEADING + _HEADROOM
        self.bottom = self.top + _HEIGHT
        self.axis = Axis(self.ticks[0][0], self.ticks[-1][0], self.bottom, self.top)

    def draw(self) -> dict[str, Any]:
        self._draw_scale()
        self._draw_breaks()
        for left, y, right, _ in self._targets():
            self.rule("breaks", left, y, right, y, "ink")
        self.draw_lines()
        self._draw_numbers()
        return self.finish(self._draw_gaps(self._draw_periods()), y=self.axis)

    def _draw_scale(self) -> None:
        for value, text in self.ticks:
            y = self.axis.place(value)
            self.rule("grid", self.left, y, self.width, y, "rule")
            self.text("tick_end", self.left - 8, y + 4, text)

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

    def draw_point(self, mark: SeriesMark, segment: str, token: str) -> None:
        x = self.places[mark.row]
        if segment:
            self.line(x, value_of(mark), segment, token)
        self.point(x, value_of(mark), RADIUS, token, mark)
        if mark.rival is not None:
            top, bottom = sorted((self.axis.place(value_of(mark)), self.axis.place(mark.rival)))
            self.rule("grid", x, top, x, bottom, "ink-2")
            self.point(x, mark.rival, _RADIUS_RIVAL, "ink-2", mark)

    def _draw_numbers(self) -> None:
        """Numbers of the line in question where no line, break or other number crosses them."""
        lines = [line for group in self.groups for line in self._segments(group)]
        lines += [(gap.x, self.top - _HEADROOM, gap.x, self.bottom) for gap in self.breaks]
        lines += self._targets()
        marks = self.series.marks
        points = [self._point(mark) for mark in marks if mark.value is not None]
        points += [(self.places[m.row], self.axis.place(m.rival)) for m in marks if m.rival is not None]
        taken = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in points]
        frames = [self._ends(run) for _, run, is_whole in self.gaps() if is_whole]
        taken += [Box(left, self.top, right, self.bottom) for left, right in frames]
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
        """All numbers of a line that is alone and has room; else the last, the first, the highest and the lowest."""
        marks = self.main_marks
        has_room = widest("figure_middle", (mark.printed for mark in marks)) + 4 <= self.slot * 1.4
        if not marks or (len(self.groups) == 1 and has_room):
            return marks
        return list(dict.fromkeys((marks[-1], marks[0], max(marks, key=value_of), min(marks, key=value_of))))

    def _segments(self, group: SeriesGroup) -> Iterator[tuple[float, float, float, float]]:
        for piece in self.pieces(group):
            for before, mark in pairwise(piece):
                yield (*self._point(before), *self._point(mark))

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

    def _draw_breaks(self) -> None:
        """A dashed line between two periods with the reason at its head."""
        for gap in self.breaks:
            self.rule("breaks", gap.x, self.legend_end, gap.x, self.bottom, "ink-2")
            style, x = ("heading_end", gap.x - 8) if gap.is_left else ("heading", gap.x + 8)
            self.texts(style, x, self.legend_end + 11, gap.lines, SMALL_LEADING)

    def _ends(self, run: Gap) -> tuple[float, float]:
        """Left and right end of a gap."""
        first, last = self.places[run[0][0].id], self.places[run[-1][0].id]
        return first - self.slot / 2 + 5, last + self.slot / 2 - 5

    def _draw_gaps(self, below: float) -> float:
        """A period without a number is a marked gap with its reason; never a point, never zero."""
        for words, run, is_whole in self.gaps():
            marks = [mark for _, missing in run for mark in missing]
            left, right = self._ends(run)
            if is_whole:
                self.box("frames", left, self.top, right - left, self.bottom - self.top, "rule-2")
            if is_whole and widest("missing_middle", words.split(" ")) <= right - left - 4:
                lines = lines_of("missing_middle", words, right - left - 4)
                first = self.bottom - 8 - (len(lines) - 1) * SMALL_LEADING
                self.texts("missing_middle", (left + right) / 2, first, lines, SMALL_LEADING, of=marks)
                continue
            # No room for words in the gap, or other lines go through it: said below.
            lines = lines_of("missing_small", gap_note(words, run), self.width)
            self.texts("missing_small", 0, below + 14, lines, SMALL_LEADING, of=marks)
            below += len(lines) * SMALL_LEADING + 4
        return below


def _aside_heading(series: Series) -> tuple[str, ...]:
    if not series.aside_heading or not any(row.aside for row in series.rows):
        return ()
    room = max(72.0, widest("heading", series.aside_heading.split(" ")))
    return lines_of("heading", series.aside_heading, room)
