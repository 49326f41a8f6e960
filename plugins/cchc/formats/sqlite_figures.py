"""Figures in SQLite, kept as papers have them: tables, their rows, the rows' cells. What all cells of a row share is
kept once, and a view puts every figure together again, word for word.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile
from operator import itemgetter

from ..model.figures import COLUMNS

_SCHEMA = (
    'CREATE TABLE figure_tables (id INTEGER PRIMARY KEY, report TEXT, version TEXT, "table" TEXT, '
    "period TEXT REFERENCES periods (period), document TEXT)",
    "CREATE TABLE figure_rows (id INTEGER PRIMARY KEY, figure_table INTEGER REFERENCES figure_tables (id), row TEXT, "
    "unit TEXT REFERENCES units (unit), category TEXT, source_before TEXT, source_after TEXT, "
    "UNIQUE (figure_table, row))",
    "CREATE TABLE figure_cells (figure_row INTEGER REFERENCES figure_rows (id), field TEXT, "
    "indicator TEXT REFERENCES indicators (indicator), value NUMERIC, value_text TEXT, unit_of_measure TEXT, "
    "state TEXT, note TEXT, standing TEXT, source_column TEXT, PRIMARY KEY (figure_row, field)) WITHOUT ROWID",
    "CREATE INDEX figures_by_unit ON figure_rows (unit)",
    "CREATE INDEX figures_by_indicator ON figure_cells (indicator)",
)
QUERY = (
    'SELECT t.report, t.version, t."table", r.row, c.field, r.unit, t.period, c.indicator, r.category, c.value, '
    "c.value_text, c.unit_of_measure, c.state, c.note, t.document, "
    "r.source_before || c.source_column || r.source_after AS source, c.standing FROM figure_cells c "
    "JOIN figure_rows r ON r.id = c.figure_row JOIN figure_tables t ON t.id = r.figure_table"
)
_OF_TABLE, _OF_ROW, _OF_CELL = (
    itemgetter(*map(COLUMNS.index, names))
    for names in (
        ("report", "version", "table", "period", "document"),
        ("row", "unit", "category"),
        ("field", "indicator", "value", "value_text", "unit_of_measure", "state", "note", "standing"),
    )
)
_SOURCE, _BETWEEN = COLUMNS.index("source"), ", "  # what stands between the parts of a source


def write_figures(base: sqlite3.Connection, figures: Iterable[Sequence[str | int | float | None]]) -> None:
    """In the order of the papers, in which the cells of a row stand together."""
    for statement in _SCHEMA:
        base.execute(statement)
    row = 0
    for table, (place, in_table) in enumerate(groupby(figures, _OF_TABLE), start=1):
        base.execute("INSERT INTO figure_tables VALUES (?, ?, ?, ?, ?, ?)", (table, *place))
        for row_place, in_row in groupby(in_table, _OF_ROW):
            row, cells = row + 1, tuple(in_row)
            sources = [str(cell[_SOURCE]) for cell in cells]
            before, after = _shared(sources)
            base.execute(
                "INSERT INTO figure_rows VALUES (?, ?, ?, ?, ?, ?, ?)", (row, table, *row_place, before, after)
            )
            own = (source[len(before) : len(source) - len(after)] for source in sources)
            lines = ((row, *_OF_CELL(cell), column) for cell, column in zip(cells, own, strict=True))
            base.executemany(f"INSERT INTO figure_cells VALUES ({', '.join('?' * 10)})", lines)


def _shared(sources: Sequence[str]) -> tuple[str, str]:
    """The parts in front and behind in which the sources are the same; at least one stays between them."""
    parts = [source.split(_BETWEEN) for source in sources]
    front = _alike(each[:-1] for each in parts)
    back = _alike(each[:front:-1] for each in parts)
    first = parts[0]
    return "".join(f"{part}, " for part in first[:front]), "".join(f", {part}" for part in first[len(first) - back :])


def _alike(parts: Iterable[Sequence[str]]) -> int:
    """How many of the first are the same in all."""
    return sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, zip(*parts, strict=False)))
