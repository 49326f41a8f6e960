"""Formats that hold one table take a book only when it has one."""

from __future__ import annotations

from ..tables.stat_book import StatBook
from ..tables.stat_table import StatTable


def only_table(what: StatTable | StatBook) -> StatTable:
    if isinstance(what, StatTable):
        return what
    (table,) = what.tables
    return table
