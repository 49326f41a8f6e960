"""Cells of tables: the small makers that all tables share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from ..model.releases import Annotation, Cell, Value
from .stat_table import StatCell
from .table_words import annotation_words

EMPTY = StatCell(None)
# States that need no word: a printed value, and a cell that is plainly empty.
_SILENT = ("", "reported", "blank")


@lru_cache(maxsize=1 << 14)  # ids and labels recur in every row of a long table
def text_cell(text: str) -> StatCell:
    return StatCell(text, text) if text else EMPTY


def noted_cell(text: str, annotations: Iterable[Annotation]) -> StatCell:
    """A label or note with the remarks about it."""
    notes = tuple(map(annotation_words, annotations))
    return StatCell(text or None, text, "", notes) if notes else text_cell(text)


def whole_cell(number: int) -> StatCell:
    return StatCell(Decimal(number), str(number))


def value_cell(cell: Cell) -> StatCell:
    """A filed cell: what is printed, and beside it the state that may say that it is no value."""
    return StatCell(cell.published, cell.printed, cell.state, tuple(map(annotation_words, cell.annotations)))


def plain_text(value: Value) -> str:
    """A value in plain characters: 2844, 86.48, 100.00; empty where there is none."""
    if value is None:
        return ""
    return value if isinstance(value, str) else format(value, "f")


def speaking_states(names: Iterable[str], cells: Iterable[StatCell]) -> dict[str, str]:
    """The states that a reader must know of: those of cells neither reported nor blank, by column."""
    return {name: cell.state for name, cell in zip(names, cells, strict=True) if cell.state not in _SILENT}


def states_cell(names: Iterable[str], cells: Iterable[StatCell]) -> StatCell:
    """received:not_in_use; late:not_in_use."""
    return text_cell("; ".join(f"{name}:{state}" for name, state in speaking_states(names, cells).items()))
