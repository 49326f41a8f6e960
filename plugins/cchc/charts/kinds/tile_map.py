"""Districts or communes as equal tiles: name, number and a colour class; no boundaries are claimed."""

from dataclasses import replace
from typing import Any

from ..chart_layout import WIDTHS, ChartLayout, Width, lines_of, widest
from ..rows import BASELINE, SMALL_LEADING, draw_legend
from ..series import Series, SeriesMark, SeriesRow
from ..style import HIGH

_GAP = {"wide": 8.0, "narrow": 6.0}
_HEIGHT = {"wide": 84.0, "narrow": 80.0}
_WIDEST = 150.0
_PAD = 7.0
_FOOT = 6.0  # below the last line of a tile
_KEY = 12.0  # of a class of a contested figure
_HATCH = 9  # px between two strokes
_COLUMNS = {"wide": 5, "narrow": 3}  # where rows have no place of their own


def draw_tile_map(series: Series, form: Width) -> dict[str, Any]:
    sheet = ChartLayout(series, form)
    top = draw_legend(sheet, series.groups) + 6
    places = _places(series, form)
    columns = max(column for column, _ in places.values()) + 1
    gap = _GAP[form]
    width = min(_WIDEST, (sheet.width - gap * (columns - 1)) / columns)
    height = max(_HEIGHT[form], *(_need(series, row, width) for row in series.rows))
    for row in series.rows:
        column, line = places[row.id]
        _draw_tile(sheet, row, (column * (width + gap), top + line * (height + gap), width, height))
    lines = max(line for _, line in places.values()) + 1
    return sheet.finish(top + lines * (height + gap) - gap + 1)


def _places(series: Series, form: Width) -> dict[str, tuple[int, int]]:
    """The place of each row; in reading order where one has none or the map is too wide for the paper."""
    given = {row.id: row.tile for row in series.rows if row.tile is not None}
    if len(given) == len(series.rows) and max(column for column, _ in given.values()) < (5 if form == "wide" else 4):
        return given
    columns = _columns(series, form)
    return {row.id: (n % columns, n // columns) for n, row in enumerate(series.rows)}


def _columns(series: Series, form: Width) -> int:
    """As many columns as leave room for the longest word of a name."""
    word = widest("tile_name", (word for row in series.rows for word in row.label.split(" ")))
    columns = min(_COLUMNS[form], len(series.rows))
    while columns > 1 and (WIDTHS[form] - _GAP[form] * (columns - 1)) / columns < word + 2 * _PAD:
        columns -= 1
    return columns


def _lines(style: str, text: str, width: float) -> tuple[str, ...]:
    return lines_of(style, text, width - 2 * _PAD)


def _need(series: Series, row: SeriesRow, width: float) -> float:
    mark = series.marks_by_row[row.id]
    if mark.value is None:
        below = len(_lines("missing_small", series.words_of(mark), width))
    else:  # a contested figure with its other one is too wide for the large letters
        below = (len(_lines("tile_name", mark.printed, width)) if mark.rival_group else 1) + bool(row.aside)
    return (len(_lines("tile_name", row.label, width)) + below) * SMALL_LEADING + 25


def _draw_tile(sheet: ChartLayout, row: SeriesRow, place: tuple[float, float, float, float]) -> None:
    (x, y, width, height), series = place, sheet.series
    mark = series.marks_by_row[row.id]
    # Of a contested figure neither side colours the tile.
    token = "" if mark.value is None or mark.rival_group else series.token_of(mark, "h2")
    high = "_high" if token in HIGH else ""
    if token:
        sheet.box("cells", x, y, width, height, token, of=mark)
    else:
        if mark.value is None:
            _hatch(sheet, place)
        sheet.box("frames", x + 0.5, y + 0.5, width - 1, height - 1, "rule-2", of=mark)
    sheet.texts(f"tile_name{high}", x + _PAD, y + 19, _lines("tile_name", row.label, width), SMALL_LEADING)
    last = y + height - _FOOT - BASELINE
    if mark.value is None:
        _draw_upwards(
            sheet, "missing_small", x + _PAD, last, _lines("missing_small", series.words_of(mark), width), mark
        )
        return
    above = last - (SMALL_LEADING if row.aside else 0)
    sheet.text(f"tile_name{high}", x + _PAD, last, row.aside)
    if token:
        sheet.text(f"tile_figure{high}", x + _PAD, above, mark.printed)
    else:
        _draw_upwards(sheet, "tile_name", x + _PAD, above, _lines("tile_name", mark.printed, width))
        _draw_classes(sheet, mark, x + width - _PAD, last)


def _hatch(sheet: ChartLayout, place: tuple[float, float, float, float]) -> None:
    """Nothing is known: strokes from corner to corner, a colour of no class."""
    x, y, width, height = place
    for step in range(_HATCH, int(width + height), _HATCH):
        start = x + max(0.0, step - height), y + min(step, height)
        end = x + min(step, width), y + max(0.0, step - width)
        sheet.rule("grid", *start, *end, "rule")


def _draw_upwards(
    sheet: ChartLayout, style: str, x: float, last: float, lines: tuple[str, ...], of: SeriesMark | None = None
) -> None:
    sheet.texts(style, x, last - (len(lines) - 1) * SMALL_LEADING, lines, SMALL_LEADING, of=of)


def _draw_classes(sheet: ChartLayout, mark: SeriesMark, right: float, bottom: float) -> None:
    """The colours of both figures, joined."""
    left, top, series = right - 2 * _KEY, bottom - _KEY, sheet.series
    sheet.box("cells", left, top, _KEY, _KEY, series.token_of(mark, "h2"), of=mark)
    other = replace(mark, group=mark.rival_group)
    sheet.box("keys", left + _KEY, top, _KEY, _KEY, series.token_of(other, "h2"))
