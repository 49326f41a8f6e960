"""Figures in SQLite, kept as papers have them: tables, their columns and rows, the cells. What cells share is kept
once, and a view puts every figure together again, word for word.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from ..model.figures import COLUMNS, SourceParts, shared_place, split_source

Line = Sequence[str | int | float | None]
_SCHEMA = (
    'CREATE TABLE figure_tables (id INTEGER PRIMARY KEY, report TEXT, version TEXT, "table" TEXT, '
    "period TEXT REFERENCES periods (period), document TEXT, source_place TEXT)",
    "CREATE TABLE figure_columns (id INTEGER PRIMARY KEY, field TEXT, source_column TEXT)",
    "CREATE TABLE figure_rows (id INTEGER PRIMARY KEY, figure_table INTEGER REFERENCES figure_tables (id), row TEXT, "
    "unit TEXT REFERENCES units (unit), category TEXT, source_row TEXT, source_lines TEXT, UNIQUE (figure_table, row))",
    "CREATE TABLE figure_cells (figure_row INTEGER REFERENCES figure_rows (id), "
    "figure_column INTEGER REFERENCES figure_columns (id), indicator TEXT REFERENCES indicators (indicator), "
    "value NUMERIC, value_text TEXT, unit_of_measure TEXT, state TEXT, note TEXT, standing TEXT, "
    "PRIMARY KEY (figure_row, figure_column)) WITHOUT ROWID",
    "CREATE INDEX figures_by_unit ON figure_rows (unit)",
    "CREATE INDEX figures_by_indicator ON figure_cells (indicator)",
)
QUERY = (
    'SELECT t.report, t.version, t."table", r.row, l.field, r.unit, t.period, c.indicator, r.category, c.value, '
    "c.value_text, c.unit_of_measure, c.state, c.note, t.document, "
    "t.source_place || r.source_row || l.source_column || r.source_lines AS source, c.standing FROM figure_cells c "
    "JOIN figure_rows r ON r.id = c.figure_row JOIN figure_tables t ON t.id = r.figure_table "
    "JOIN figure_columns l ON l.id = c.figure_column"
)
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
    for statement in _SCHEMA:
        base.execute(statement)
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


def insert(base: sqlite3.Connection, table: str, lines: Iterable[Line]) -> None:
    for line in lines:
        base.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(line))})", line)
