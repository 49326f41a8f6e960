"""Describe: the text alternative and the table that stands beside a chart, from the same series as the picture."""

from __future__ import annotations

from .chart_words import ALL_IN_TABLE, BREAK, KIND_NAMES, NOTE, ROW, VALUE
from .series import ONE_PER_ROW, Series, SeriesMark, SeriesRow

_ROWS_IN_FULL = 6
_MARKS_IN_FULL = 16


def make_description(series: Series) -> str:
    """Kind, what stands where; of a long list the ends, those in question and those without a number."""
    if series.description:
        return series.description
    rows = series.rows
    if len(rows) > _ROWS_IN_FULL or len(series.marks) > _MARKS_IN_FULL:
        rows = tuple(row for row in rows if row in (rows[0], rows[-1]) or row.highlighted or _is_missing(series, row))
    said = [f"{KIND_NAMES[series.kind].in_(series.lang)}.", *(_row_words(series, row) for row in rows)]
    for row in series.rows:
        if row.break_before:
            said.append(BREAK.in_(series.lang).format(label=row.label, reason=row.break_before) + ".")
    if len(rows) < len(series.rows):
        said.append(ALL_IN_TABLE.in_(series.lang))
    return " ".join(said)


def make_columns_and_rows(series: Series) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and rows of the data table, as printed in the picture."""
    lang = series.lang
    head = [series.row_heading or ROW.in_(lang)]
    alone = series.kind in ONE_PER_ROW or not series.groups
    head += [series.value_heading or VALUE.in_(lang)] if alone else [group.label for group in series.groups]
    has_aside = any(row.aside for row in series.rows)
    has_note = any(mark.note for mark in series.marks)
    head += [series.aside_heading] if has_aside else []
    head += [NOTE.in_(lang)] if has_note else []
    rows: list[tuple[str, ...]] = []
    for row in series.rows:
        marks = _marks_of(series, row)
        cells = [row.label, *(_words(series, mark) for mark in marks)]
        cells += [row.aside] if has_aside else []
        cells += ["; ".join(mark.note for mark in marks if mark.note)] if has_note else []
        rows.append(tuple(cells))
    return tuple(head), tuple(rows)


def _marks_of(series: Series, row: SeriesRow) -> list[SeriesMark]:
    if series.kind in ONE_PER_ROW:
        return [series.mark_of(row.id)]
    return [series.mark(row.id, group.id) for group in series.groups] or [series.mark(row.id)]


def _words(series: Series, mark: SeriesMark) -> str:
    return series.missing_text(mark) if mark.value is None else mark.text


def _row_words(series: Series, row: SeriesRow) -> str:
    marks = _marks_of(series, row)
    if len(marks) == 1:
        return f"{row.label}: {_words(series, marks[0])}."
    parts = (f"{group.label} {_words(series, mark)}" for group, mark in zip(series.groups, marks, strict=True))
    return f"{row.label}: {'; '.join(parts)}."


def _is_missing(series: Series, row: SeriesRow) -> bool:
    return any(mark.value is None for mark in _marks_of(series, row))
