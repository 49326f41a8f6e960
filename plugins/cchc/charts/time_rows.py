"""Time: which periods a line may join, what is said of those without a number; and the narrow form, a period a row."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from .chart_layout import Axis, ChartLayout, Width, lines_of, style_for, widest
from .rows import BASELINE, LEADING, SMALL_LEADING, draw_legend
from .scale import draw_ticks, make_ticks, value_ticks, written_ticks
from .series import Series, SeriesGroup, SeriesMark, SeriesRow, value_of
from .style import ROLES

LONE = SeriesGroup("", "")  # the line of a series without groups
RADIUS = 4.0  # of a point
Gap = list[tuple[SeriesRow, list[SeriesMark]]]
_ROW = 32.0
_ROW_WITH_ASIDE = 42.0
_INSET = 8.0
_TARGET = 9.0  # half of the stroke of a threshold
_LABELS_AT_MOST = 104.0


class TimeLayout(ChartLayout, ABC):
    """The paper of a chart of lines over time."""

    def __init__(self, series: Series, form: Width) -> None:
        super().__init__(series, form)
        self.groups = series.groups or (LONE,)
        # The line whose numbers are printed.
        self.main = next((group for group in self.groups if group.role == "this"), self.groups[0])
        nothing = make_ticks(Decimal(0), Decimal(1), 5)
        self.ticks = written_ticks(series, value_ticks(series, series.values) if series.values else nothing)

    @property
    def main_marks(self) -> list[SeriesMark]:
        """The numbers of the main line."""
        return [mark for row in self.series.rows if (mark := self.series.mark(row.id, self.main.id)).value is not None]

    def draw_lines(self) -> None:
        """Each line in its pieces; a period between two gaps is a point without a line."""
        for group in self.groups:
            for number, piece in enumerate(self.pieces(group)):
                segment = f"{group.id or 'line'}-{number}" if len(piece) > 1 else ""
                for mark in piece:
                    self.draw_point(mark, segment, ROLES[group.role])

    @abstractmethod
    def draw_point(self, mark: SeriesMark, segment: str, token: str) -> None:
        """A point, and the corner of its line where it belongs to one."""

    def pieces(self, group: SeriesGroup) -> Iterator[list[SeriesMark]]:
        """Runs of periods with numbers; a missing one or a break ends the run."""
        piece: list[SeriesMark] = []
        for row in self.series.rows:
            mark = self.series.mark(row.id, group.id)
            if piece and (mark.value is None or row.break_before):
                yield piece
                piece = []
            if mark.value is not None:
                piece.append(mark)
        if piece:
            yield piece

    def gaps(self) -> Iterator[tuple[str, Gap, bool]]:
        """Neighbouring periods that lack the same lines for the same reason make one gap: the words, the periods,
        whether every line lacks them."""
        run: Gap = []
        words = ""
        for row in (*self.series.rows, None):
            marks = [self.series.mark(row.id, group.id) for group in self.groups] if row else []
            gone = [mark for mark in marks if mark.value is None]
            next_words = self._words(gone) if gone else ""
            if run and (next_words != words or (row and row.break_before)):
                yield words, run, len(run[0][1]) == len(self.groups)
                run = []
            words = next_words
            if row and gone:
                run.append((row, gone))

    def _words(self, gone: list[SeriesMark]) -> str:
        reason = self.series.missing_text(gone[0])
        if len(gone) == len(self.groups):
            return reason
        lacking = {mark.group for mark in gone}
        return f"{', '.join(group.label for group in self.groups if group.id in lacking)} {reason}"


def gap_note(words: str, run: Gap) -> str:
    """The gap in words, for where it has no room of its own."""
    first, last = run[0][0].label, run[-1][0].label
    return f"{first if first == last else f'{first} – {last}'}: {words}"


@dataclass(frozen=True)
class TimePlace:
    row: SeriesRow
    lines: tuple[str, ...]
    top: float
    middle: float
    run: int  # rows between two breaks
    is_empty: bool  # no line has a number here


class TimeRows(TimeLayout):
    """The paper; `places`: where each period stands."""

    def __init__(self, series: Series) -> None:
        super().__init__(series, "narrow")
        self.axis = self._make_axis()
        self.places: dict[str, TimePlace] = {}

    def draw(self) -> dict[str, Any]:
        top = draw_legend(self, self.groups) if len(self.groups) > 1 else 0.0
        top = self._draw_heading(top)
        draw_ticks(self, self.axis, self.ticks, top + 12, self.width)
        bottom = self._place_rows(top + 18)
        self._draw_grid()
        for place in self.places.values():
            first = place.middle + BASELINE - (len(place.lines) - 1) * LEADING / 2
            self.texts(style_for(place.row, "label"), 0, first, place.lines, LEADING)
        self.draw_lines()
        self._draw_numbers()
        return self.finish(self._draw_gaps(bottom) + 2, x=self.axis)

    def _make_axis(self) -> Axis:
        rows, ticks = self.series.rows, self.ticks
        numbers = max(
            widest("figure_this", (mark.printed for mark in self.main_marks if mark.value)),
            widest("aside", (row.aside for row in rows)),
        )
        labels = min(_LABELS_AT_MOST, widest("label_this", (row.label for row in rows)) + 1)
        half = widest("tick", (text for _, text in ticks)) / 2
        return Axis(ticks[0][0], ticks[-1][0], labels + 12 + max(_INSET, half - 8), self.width - numbers - 14 - _INSET)

    def _draw_heading(self, top: float) -> float:
        """Whose numbers are printed, where there are several lines; what stands pale below them."""
        room = max(self.width - self.axis.end, 120.0)
        lines = lines_of("heading", self.main.short or self.main.label, room) if len(self.groups) > 1 else ()
        if self.series.aside_heading and any(row.aside for row in self.series.rows):
            lines += lines_of("heading", self.series.aside_heading, room)
        self.texts("heading_end", self.width, top + 12, lines, SMALL_LEADING)
        return top + len(lines) * SMALL_LEADING

    def _place_rows(self, top: float) -> float:
        """Rows one under the other; before a break its dashed line and its reason across the paper."""
        run = 0
        for row in self.series.rows:
            if row.break_before and self.places:
                top, run = self._draw_break(row.break_before, top), run + 1
            lines = lines_of(style_for(row, "label"), row.label, min(_LABELS_AT_MOST, self.axis.start - 12))
            height = max(_ROW_WITH_ASIDE if row.aside else _ROW, len(lines) * LEADING + 10)
            is_empty = all(self.series.mark(row.id, group.id).value is None for group in self.groups)
            self.places[row.id] = TimePlace(row, lines, top, top + height / 2, run, is_empty)
            top += height
        return top

    def _draw_break(self, reason: str, top: float) -> float:
        lines = lines_of("heading", reason, self.width)
        self.rule("breaks", 0, top + 6, self.width, top + 6, "ink-2")
        self.texts("heading", 0, top + 22, lines, SMALL_LEADING)
        return top + 14 + len(lines) * SMALL_LEADING

    def _draw_grid(self) -> None:
        """Hairlines between two breaks; none where words stand in place of points."""
        for (_, is_empty), run in groupby(self.places.values(), lambda place: (place.run, place.is_empty)):
            rows = list(run)
            for value, _ in () if is_empty else self.ticks:
                x = self.axis.place(value)
                self.rule("grid", x, rows[0].top + 2, x, 2 * rows[-1].middle - rows[-1].top - 2, "rule")

    def draw_point(self, mark: SeriesMark, segment: str, token: str) -> None:
        y = self.places[mark.row].middle
        if segment:
            self.fall(value_of(mark), y, segment, token)
        if mark.target is not None:
            x = self.axis.place(mark.target)
            self.rule("breaks", x, y - _TARGET, x, y + _TARGET, "ink")
        if mark.rival is not None:
            self.rival(float(value_of(mark)), float(mark.rival), y, mark)
        self.dot("dots", value_of(mark), y, RADIUS, token, mark)

    def _draw_numbers(self) -> None:
        for mark in self.main_marks:
            place = self.places[mark.row]
            baseline, up = place.middle + BASELINE, 8.0 if place.row.aside else 0.0
            self.text(style_for(place.row, "figure"), self.width, baseline - up, mark.printed)
            self.text("aside", self.width, baseline + 8, place.row.aside)

    def _draw_gaps(self, below: float) -> float:
        """A row without a number says so in its place; a gap of one line among several is said below."""
        for words, run, is_whole in self.gaps():
            if is_whole:
                self._frame_gap(words, run)
                continue
            lines = lines_of("missing_small", gap_note(words, run), self.width)
            gone = [mark for _, marks in run for mark in marks]
            self.texts("missing_small", 0, below + 16, lines, SMALL_LEADING, of=gone)
            below += len(lines) * SMALL_LEADING + 6
        return below

    def _frame_gap(self, words: str, run: Gap) -> None:
        """One frame around neighbouring rows without a number, the words in each of them."""
        left, middles = self.axis.start - _INSET, [self.places[row.id].middle for row, _ in run]
        self.box("frames", left, middles[0] - 13, self.width - left - 0.5, middles[-1] - middles[0] + 26, "rule-2")
        lines = lines_of("missing_small", words, self.width - left - 16)
        for (_, marks), middle in zip(run, middles, strict=True):
            self.texts("missing_small", left + 8, middle + 4 - (len(lines) - 1) * 7, lines, 14, of=marks)
