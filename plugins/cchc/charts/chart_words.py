"""Words that charts add of their own: the text alternative, made from the same series as the picture."""

from __future__ import annotations

from ..words.text import Text, message
from .series import ONE_PER_ROW, Series, SeriesMark, SeriesRow

KIND_NAMES: dict[str, Text] = {
    "settlement_bars": message("Thanh xếp chồng"),
    "share_dots": message("Chấm trên trục tỷ lệ"),
    "time_line": message("Đường theo thời gian"),
    "score_heat": message("Bảng nhiệt"),
    "opinion_bars": message("Thanh hai phía"),
    "count_bars": message("Thanh ngang"),
    "tile_map": message("Bản đồ ô"),
    "funnel": message("Biểu đồ phễu"),
    "swarm": message("Chấm trên một thang, mỗi nhóm một dải"),
}
BREAK = message("Ngắt chuỗi trước {label}: {reason}")
ALL_IN_TABLE = message("Toàn bộ số liệu ở bảng kèm theo.")
_ROWS_IN_FULL = 6
_MARKS_IN_FULL = 16


def make_description(series: Series) -> str:
    """Kind, what stands where; of a long list the ends, those in question and those without a number."""
    if series.description:
        return series.description
    rows = series.rows
    if len(rows) > _ROWS_IN_FULL or len(series.marks) > _MARKS_IN_FULL:
        rows = tuple(row for row in rows if row in (rows[0], rows[-1]) or row.highlighted or _is_missing(series, row))
    sentences = [f"{KIND_NAMES[series.kind].in_(series.lang)}.", *(_row_words(series, row) for row in rows)]
    for row in series.rows:
        if row.break_before:
            sentences.append(BREAK.in_(series.lang).format(label=row.label, reason=row.break_before) + ".")
    if len(rows) < len(series.rows):
        sentences.append(ALL_IN_TABLE.in_(series.lang))
    return " ".join(sentences)


def _marks_of(series: Series, row: SeriesRow) -> list[SeriesMark]:
    if series.kind in ONE_PER_ROW:
        return [series.mark_of(row.id)]
    return [series.mark(row.id, group.id) for group in series.groups] or [series.mark(row.id)]


def _words(series: Series, mark: SeriesMark) -> str:
    return series.missing_text(mark) if mark.value is None else mark.printed


def _row_words(series: Series, row: SeriesRow) -> str:
    marks = _marks_of(series, row)
    if len(marks) == 1:
        return f"{row.label}: {_words(series, marks[0])}."
    parts = (f"{group.label} {_words(series, mark)}" for group, mark in zip(series.groups, marks, strict=True))
    return f"{row.label}: {'; '.join(parts)}."


def _is_missing(series: Series, row: SeriesRow) -> bool:
    return any(mark.value is None for mark in _marks_of(series, row))
