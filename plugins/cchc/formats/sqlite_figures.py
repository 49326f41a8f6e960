"""Figures in SQLite, kept as papers have them: tables, their columns and rows, the cells. What cells share is kept
once, and a view puts every figure together again, word for word.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from ..model.figures import COLUMNS, SourceParts, shared_place, split_source
from ..words.own_files import own_sections

Line = Sequence[str | int | float | None]
SQL = own_sections(__file__, "sqlite.ini")
_OF_TABLE, _OF_ROW, _OF_CELL = (
    itemgetter(*map(COLUMNS.index, names))
    for names in (
        ("report", "version", "table", "period", "document"),
        ("row", "unit", "category"),
        ("indicator", "value", "value_text", "unit_of_measure", "state", "note", "standing"),
    )
)
_FIELD, _SOURCE = COLUMNS.index("field"), COLUMNS.index("source")


def write_figures(base: sqlite3.Connection, figures: Iterable[Line]) -> None:
    """In the order of the papers, in which the cells of a row stand together."""
    for statement in SQL["schema"].values():
        base.execute(in_one_line(statement))
    columns: dict[tuple[str, str], int] = {}  # ids by field and by what the paper calls it
    row = 0
    for table, (about, in_table) in enumerate(groupby(figures, _OF_TABLE), start=1):
        cells = [(cell, split_source(str(cell[_SOURCE]))) for cell in in_table]
        shared = shared_place(source.place for _, source in cells)
        insert(base, "figure_tables", [(table, *about, shared)])
        for (of_row, place, label, lines), in_row in groupby(cells, _row_of):
            row += 1
            insert(base, "figure_rows", [(row, table, *of_row, place.removeprefix(shared) + label, lines)])
            for cell, source in in_row:
                column = columns.setdefault((str(cell[_FIELD]), source.column), len(columns) + 1)
                insert(base, "figure_cells", [(row, column, *_OF_CELL(cell))])
    insert(base, "figure_columns", ((column, *key) for key, column in columns.items()))


def _row_of(cell: tuple[Line, SourceParts]) -> tuple[Line, str, str, str]:
    line, source = cell
    return _OF_ROW(line), source.place, source.row, source.lines


def in_one_line(sql: str) -> str:
    """The file keeps how it was made, word for word."""
    return " ".join(sql.split())


def insert(base: sqlite3.Connection, table: str, lines: Iterable[Line]) -> None:
    for line in lines:
        base.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(line))})", line)
