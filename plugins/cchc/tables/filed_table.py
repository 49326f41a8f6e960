"""The table as filed: what the form prints, row for row, with the state of each cell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model.collection import References
from ..model.findings import CellPlace
from ..model.forms import Field
from ..model.releases import Release, Row, Table
from ..model.standing import NO_STANDING, NO_STANDINGS, UNCONFIRMED, CellStandings
from ..words.text import NO_TEXT, message
from .columns import COLUMNS, make_columns
from .stat_table import StatColumn, StatRow, StatTable
from .table_words import source_text, table_text

_OUR_WORDS = message("Lời của dự án, nói ngắn gọn điều được đếm")
_DIMENSIONS = ("unit", "indicator", "category")
# What needs no word: a printed value, a cell that is plainly empty, a figure that nothing states twice.
_SILENT = ("", "reported", "blank", UNCONFIRMED)


def make_filed_table(
    release: Release, table: Table, references: References, standings: CellStandings = NO_STANDINGS
) -> StatTable:
    """`standings`: what this version knows of its figures by itself."""
    columns = tuple(_columns(table))
    names = tuple(column.name for column in columns)
    return StatTable(
        name=table.id,
        title=table.title,
        source=source_text(release, references),
        columns=columns,
        rows=tuple(_row(names, table.id, row, standings) for row in table.rows),
        description=table_text(release, table, references),
        version=release.version,
    )


def value_columns(table: Table) -> tuple[StatColumn, ...]:
    """The form's own fields, for whoever prints their headings and makes no file."""
    return tuple(_value_column(table, field) for field in table.form.fields)


def _columns(table: Table) -> Iterator[StatColumn]:
    is_prose = table.form.rows == "prose"
    yield from make_columns("row", keys=("row",))
    if not is_prose:
        yield COLUMNS["row_kind"]
    label = replace(COLUMNS["label"], label=table.form.row_label)
    yield replace(label, description=_OUR_WORDS) if is_prose else label
    yield from (COLUMNS[name] for name in _dimensions(table))
    # Prose prints the measure behind the number, as a sentence does; the 534/535 forms before it.
    measure = [COLUMNS["unit_of_measure"]] if any(row.unit_of_measure for row in table.rows) or is_prose else []
    values = value_columns(table)
    yield from [*values, *measure, COLUMNS["where"]] if is_prose else [*measure, *values]
    yield from make_columns("states", "note", "standings")


def _dimensions(table: Table) -> tuple[str, ...]:
    """What rows are by their form, and whatever else some of them say (one form mixes bodies and levels)."""
    if table.form.rows == "prose":
        return ("unit", "indicator")
    return tuple(name for name in _DIMENSIONS if name == table.form.rows or any(getattr(r, name) for r in table.rows))


def _value_column(table: Table, field: Field) -> StatColumn:
    shared = COLUMNS.get(field.name)
    # A percent row restates a column of counts as shares: then the column as a whole holds numbers.
    prints_decimals = any(row.kind == "percent" or "." in row.cells[field.name].printed for row in table.rows)
    return StatColumn(
        name=field.name,
        label=field.label,
        headings=field.headings,
        column=field.column,
        formula=field.formula,
        type="number" if field.type == "integer" and prints_decimals else field.type,
        unit_of_measure=field.unit_of_measure,
        role="value",
        description=shared.description if shared else NO_TEXT,
    )


def _row(names: tuple[str, ...], table: str, row: Row, standings: CellStandings) -> StatRow:
    known = {name: standings.get(CellPlace(table, row.key, name), NO_STANDING).standing for name in row.cells}
    about = {
        "row": row.key,
        "row_kind": row.kind,
        "states": _told({name: cell.state for name, cell in row.cells.items()}),
        "standings": _told(known),
    }
    # A form's own field comes first: it may carry the name of a common column.
    return tuple(
        row.cells[name].published if name in row.cells else about[name] if name in about else getattr(row, name)
        for name in names
    )


def _told(words: Mapping[str, str]) -> str:
    """What is to be known of a row's cells by column, without what goes without saying: received:not_in_use; late:…"""
    return "; ".join(f"{name}:{word}" for name, word in words.items() if word not in _SILENT)
