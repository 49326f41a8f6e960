"""Time: which periods a line may join, and what is said about those without a number, in whichever form."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from decimal import Decimal

from .chart_layout import ChartLayout, Width
from .colours import ROLES
from .scale import make_ticks, value_ticks, written_ticks
from .series import Series, SeriesGroup, SeriesMark, SeriesRow

LONE = SeriesGroup("", "")  # the line of a series without groups
RADIUS = 4.0  # of a point
Gap = list[tuple[SeriesRow, list[SeriesMark]]]


class TimeLayout(ChartLayout, ABC):
    """The paper of a chart of lines over time."""

    def __init__(self, series: Series, form: Width) -> None:
        super().__init__(series, form)
        self.groups = series.groups or (LONE,)
        # The line whose numbers are printed.
        self.main = next((group for group in self.groups if group.role == "this"), self.groups[0])
        values = [Decimal(0), Decimal(1), *series.values]
        counts = make_ticks(min(values), max(values), 5) if series.from_zero or not series.values else ()
        self.ticks = written_ticks(series, counts or value_ticks(series, series.values))

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
