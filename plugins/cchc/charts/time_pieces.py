"""Time pieces: which periods a line may join, and what is said about those without a number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .scale import make_ticks, share_ticks
from .series import Series, SeriesGroup, SeriesMark, SeriesRow

LONE = SeriesGroup("", "")  # the line of a series without groups
Gap = list[tuple[SeriesRow, list[SeriesMark]]]


def line_groups(series: Series) -> tuple[SeriesGroup, ...]:
    return series.groups or (LONE,)


def main_group(series: Series) -> SeriesGroup:
    """The line whose numbers are printed."""
    groups = line_groups(series)
    return next((group for group in groups if group.role == "this"), groups[0])


def time_ticks(series: Series) -> tuple[Decimal, ...]:
    values = series.values
    if series.from_zero or not values:
        return make_ticks(min([Decimal(0), *values]), max([Decimal(1), *values]), 5)
    return share_ticks(values, 5) if "%" in series.unit else make_ticks(min(values), max(values), 5)


def pieces(series: Series, group: SeriesGroup) -> Iterator[list[SeriesMark]]:
    """Runs of periods with numbers; a missing one or a break ends the run."""
    piece: list[SeriesMark] = []
    for row in series.rows:
        mark = series.mark(row.id, group.id)
        if piece and (mark.value is None or row.break_before):
            yield piece
            piece = []
        if mark.value is not None:
            piece.append(mark)
    if piece:
        yield piece


def gaps(series: Series) -> Iterator[tuple[str, Gap, bool]]:
    """Neighbouring periods that lack the same lines for the same reason make one gap: the words, the periods,
    whether every line lacks them."""
    groups = line_groups(series)
    run: Gap = []
    words = ""
    for row in series.rows:
        gone = [mark for group in groups if (mark := series.mark(row.id, group.id)).value is None]
        next_words = _words(series, gone) if gone else ""
        if run and (next_words != words or row.break_before):
            yield words, run, len(run[0][1]) == len(groups)
            run = []
        words = next_words
        if gone:
            run.append((row, gone))
    if run:
        yield words, run, len(run[0][1]) == len(groups)


def gap_note(words: str, run: Gap) -> str:
    """The gap in words, for where it has no room of its own."""
    first, last = run[0][0].label, run[-1][0].label
    return f"{first if first == last else f'{first} – {last}'}: {words}"


def _words(series: Series, gone: list[SeriesMark]) -> str:
    reason, groups = series.missing_text(gone[0]), line_groups(series)
    if len(gone) == len(groups):
        return reason
    lacking = {mark.group for mark in gone}
    return f"{', '.join(group.label for group in groups if group.id in lacking)} {reason}"
