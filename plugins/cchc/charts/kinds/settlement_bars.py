"""What became of the dossiers: one stacked bar for one unit, shares of the whole where units differ a thousandfold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..legend import SWATCH, draw_key, draw_legend
from ..metrics import wrap
from ..rows import (
    LEADING,
    Columns,
    Slot,
    draw_grid,
    draw_header,
    draw_labels,
    make_columns,
    place_rows,
    written_ticks,
)
from ..series import Group, Mark, Row, Series
from ..sheet import Axis, Form, Sheet, hint_of, width_of
from ..stack import stack_parts
from ..style import TEXTS
from ..tokens import ROLES

_PERCENT = {"vi": "\u00a0%", "en": "%"}
_WHOLE = Decimal(100)
_LABEL = SWATCH + 6
_LINE = 26.0


def draw_settlement_bars(series: Series, form: Form) -> dict[str, Any]:
    return _draw_one(series, form) if len(series.rows) == 1 else _draw_many(series, form)


def _draw_one(series: Series, form: Form) -> dict[str, Any]:
    """One bar with every part named and counted beneath it."""
    sheet, row = Sheet(form), series.rows[0]
    axis, top = Axis(Decimal(0), _WHOLE, 0, sheet.width), 0.0
    if row.aside:
        sheet.text("aside_start", 0, 13, f"{series.aside_heading} {row.aside}".strip())
        top = 22
    height = 40 if sheet.is_wide else 32
    _draw_bar(series, sheet, axis, row, top, height, label_missing=False)
    below = top + height + 14
    bottom = _name_across(series, sheet, row, below) if sheet.is_wide else _name_down(series, sheet, row, below)
    return sheet.finish(bottom, x=axis)


def _name_across(series: Series, sheet: Sheet, row: Row, top: float) -> float:
    """Names in a line, each as wide as it needs, broken where all would not fit."""
    marks = [(group, series.mark(row.id, group.id)) for group in series.groups]
    room = sheet.width / len(marks) - _LABEL - 12
    names = [
        _name_lines(group, mark, room, sum(_need(*pair) for pair in marks) <= sheet.width) for group, mark in marks
    ]
    lines = max(len(name) for name in names)
    widths = [max(_number_width(mark), *(width_of("label", line) for line in name)) for (_, mark), name in
              zip(marks, names, strict=True)]  # fmt: skip
    gap = min(44.0, (sheet.width - sum(widths) - _LABEL * len(marks)) / max(1, len(marks) - 1))
    x = 0.0
    for (group, mark), name, width in zip(marks, names, widths, strict=True):
        draw_key(sheet, group, x, top)
        sheet.texts("label", x + _LABEL, top + 11, name, LEADING)
        _draw_number(series, sheet, mark, x + _LABEL, top + 11 + (lines - 1) * LEADING + 23)
        x += _LABEL + width + gap
    return top + lines * LEADING + 28


def _name_lines(group: Group, mark: Mark, room: float, fits: bool) -> tuple[str, ...]:
    return (group.label,) if fits else wrap(group.label, max(room, _number_width(mark)), TEXTS["label"].size)


def _need(group: Group, mark: Mark) -> float:
    return _LABEL + max(width_of("label", group.label), _number_width(mark)) + 16


def _number_width(mark: Mark) -> float:
    if mark.value is None:
        return 0.0
    return width_of("figure_big", mark.text) + (8 + width_of("aside_start", mark.note) if mark.note else 0)


def _draw_number(series: Series, sheet: Sheet, mark: Mark, x: float, y: float) -> None:
    if mark.value is None:
        sheet.text("missing", x, y, series.missing_text(mark), of=mark)
        return
    sheet.text("figure_big", x, y, mark.text, of=None if mark.value else mark)
    sheet.text("aside_start", x + width_of("figure_big", mark.text) + 8, y, mark.note)


def _name_down(series: Series, sheet: Sheet, row: Row, top: float) -> float:
    """Names one below the other, numbers in columns at the right."""
    marks = [series.mark(row.id, group.id) for group in series.groups]
    notes = max((width_of("aside", mark.note) for mark in marks), default=0.0)
    end = sheet.width - (notes + 12 if notes else 0)
    for group, mark in zip(series.groups, marks, strict=True):
        said = series.missing_text(mark) if mark.value is None else mark.text
        room = end - _LABEL - 10 - width_of("missing" if mark.value is None else "figure_this", said)
        lines = wrap(group.label, room, TEXTS["label"].size)
        draw_key(sheet, group, 0, top)
        sheet.texts("label", _LABEL, top + 11, lines, LEADING)
        if mark.value is None:
            sheet.text("missing", sheet.width - width_of("missing", said), top + 11, said, of=mark)
        else:
            sheet.text("figure_this", end, top + 11, said, of=None if mark.value else mark)
            sheet.text("aside", sheet.width, top + 11, mark.note)
        top += _LINE + (len(lines) - 1) * LEADING
    return top - 4


def _draw_many(series: Series, form: Form) -> dict[str, Any]:
    """A bar of the same length for each unit: shares, with the count beside."""
    sheet = Sheet(form)
    height = 16 if sheet.is_wide else 14
    columns = make_columns(series, sheet, (), mark_height=height)
    ticks = written_ticks(series, (Decimal(0), Decimal(25), Decimal(50), Decimal(75), _WHOLE))
    ticks = tuple((value, text if series.unit else text + _PERCENT[series.lang]) for value, text in ticks)
    axis = Axis(Decimal(0), _WHOLE, columns.plot_left, columns.plot_right)
    top = draw_header(sheet, columns, draw_legend(sheet, series.groups, 0) + 4, axis, ticks)
    slots = place_rows(sheet, columns, series.rows, top)
    draw_labels(sheet, columns, slots, band=False)
    if sheet.is_wide:
        draw_grid(sheet, columns, axis, [(value, "rule") for value, _ in ticks], slots)
    for slot in slots:
        _draw_slot(series, sheet, columns, axis, slot)
    return sheet.finish(slots[-1].bottom + 2, x=axis)


def _draw_slot(series: Series, sheet: Sheet, columns: Columns, axis: Axis, slot: Slot) -> None:
    top = slot.middle - columns.mark_height / 2
    _draw_bar(series, sheet, axis, slot.row, top, columns.mark_height, label_missing=True)


def _draw_bar(
    series: Series, sheet: Sheet, axis: Axis, row: Row, top: float, height: float, label_missing: bool
) -> None:
    marks = [series.mark(row.id, group.id) for group in series.groups]
    values = [mark.value for mark in marks if mark.value is not None]
    if len(values) < len(marks):
        # A whole is not known where a part is missing: words instead of a bar.
        missing = next(mark for mark in marks if mark.value is None)
        said, y = series.missing_text(missing), top + height / 2 + 4.6
        sheet.box("frames", axis.start, top, axis.end - axis.start, height, "rule-2")
        sheet.text("missing", axis.start + 8, y, said, of=marks if label_missing else missing)
        return
    pixel = 100 / (axis.end - axis.start)
    for group, mark, part in zip(series.groups, marks, stack_parts(values, axis.end - axis.start), strict=True):
        if part is not None:
            start, end = (side * pixel for side in part)
            sheet.bar(start, end, top, height, ROLES[group.role], mark, hint_of(series, mark))
