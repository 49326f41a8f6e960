"""Cells of tables: the small makers that all tables share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from ..model.releases import Annotation, Cell, Value
from ..model.standing import UNCONFIRMED
from .stat_table import StatCell
from .table_words import annotation_words

EMPTY = StatCell(None)
# What needs no word: a printed value, a cell that is plainly empty, a figure that nothing states twice.
_SILENT = ("", "reported", "blank", UNCONFIRMED)


@lru_cache(maxsize=1 << 14)  # ids and labels recur in every row of a long table
def text_cell(text: str) -> StatCell:
    return StatCell(text, text) if text else EMPTY


def noted_cell(text: str, annotations: Iterable[Annotation]) -> StatCell:
    """A label or note with the remarks about it."""
    notes = tuple(map(annotation_words, annotations))
    return StatCell(text or None, text, "", notes) if notes else text_cell(text)


def whole_cell(number: int) -> StatCell:
    """A truth is no number, though Python takes it for one."""
    return text_cell(str(number).lower()) if isinstance(number, bool) else StatCell(Decimal(number), str(number))


def value_cell(cell: Cell) -> StatCell:
    """A filed cell: what is printed, and beside it the state that may say that it is no value."""
    return StatCell(cell.published, cell.printed, cell.state, tuple(map(annotation_words, cell.annotations)))


def plain_text(value: Value) -> str:
    """A value in plain characters: 2844, 86.48, 100.00; empty where there is none."""
    if value is None:
        return ""
    return value if isinstance(value, str) else format(value, "f")


def words_cell(words: Mapping[str, str]) -> StatCell:
    """What is to be known of a row's cells by column, without what goes without saying: received:not_in_use; late:…"""
    return text_cell("; ".join(f"{name}:{word}" for name, word in words.items() if word not in _SILENT))
