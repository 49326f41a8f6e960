"""Header rows: the multi-row heading of a printed form, equal neighbours merged level by level."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..words.text import Text
from .stat_table import StatColumn


@dataclass(frozen=True)
class HeaderCell:
    text: Text
    colspan: int
    rowspan: int
    column: str = ""  # the printed column number, at the foot of the heading only
    formula: str = ""
    name: str = ""  # the column's name, at the foot of the heading only


def header_rows(columns: Sequence[StatColumn]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Rows of header cells; each cell stands in the row in which it begins, as HTML wants it."""
    if not columns:
        return ()
    depth = 1 + max(len(column.headings) for column in columns)
    return tuple(tuple(_level(columns, level, depth)) for level in range(depth))


def _level(columns: Sequence[StatColumn], level: int, depth: int) -> list[HeaderCell]:
    cells: list[HeaderCell] = []
    position = 0
    while position < len(columns):
        column = columns[position]
        if len(column.headings) > level:
            width = _width(columns, position, level)
            cells.append(HeaderCell(column.headings[level], width, 1))
            position += width
            continue
        if len(column.headings) == level:  # deeper rows are covered by this cell's rowspan
            cells.append(HeaderCell(column.label, 1, depth - level, column.column, column.formula, column.name))
        position += 1
    return cells


def _width(columns: Sequence[StatColumn], start: int, level: int) -> int:
    """How many neighbours share the heading and all headings above it."""
    path = columns[start].headings[: level + 1]
    end = start
    while end < len(columns) and columns[end].headings[: level + 1] == path:
        end += 1
    return end - start
