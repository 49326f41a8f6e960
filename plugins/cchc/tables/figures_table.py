"""The table of figures: one row for each observed value, with the contract's columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model.figures import COLUMNS as CONTRACT
from ..model.figures import Figure
from ..words.text import NO_TEXT, Text
from .cell_makers import plain_text, text_cell
from .columns import make_columns
from .stat_table import StatCell, StatRow, StatTable

_COLUMNS = tuple(
    replace(column, type="mixed") if column.name == "value" else column
    for column in make_columns(*CONTRACT, keys=("report", "version", "table", "row", "field"))
)


def make_figures_table(figures: Iterable[Figure], name: str, title: Text, description: Text = NO_TEXT) -> StatTable:
    """Rows are made when walked, so that millions need not be held; an iterator, walked only once, is kept."""
    kept = tuple(figures) if isinstance(figures, Iterator) else figures
    return StatTable(name, title, NO_TEXT, _COLUMNS, FigureRows(kept), description)


@dataclass(frozen=True)
class FigureRows:
    """Rows of figures, made afresh at each walk."""

    figures: Iterable[Figure]

    def __iter__(self) -> Iterator[StatRow]:
        return map(_row, self.figures)


def _row(figure: Figure) -> StatRow:
    return tuple(_value(figure) if name == "value" else text_cell(getattr(figure, name)) for name in CONTRACT)


def _value(figure: Figure) -> StatCell:
    return StatCell(figure.value, plain_text(figure.value), figure.state)
