"""Counterparts: the row of another table that is about the same unit, or else has the same key."""

from collections.abc import Callable

from ..model.findings import CellPlace
from ..model.releases import Release, Row
from .cell_ref import CellRef, cell_ref_of


def unit_finder(release: Release, table_field: str) -> Callable[[Row], tuple[CellRef, ...]]:
    """Cells of a “table.column”: a unit's row finds its own, the total row of all units finds those of every unit.

    Rows are listed by unit and category once, before any row asks.
    """
    table_id, _, field = table_field.rpartition(".")
    table = release.table(table_id)
    if table is None:
        return lambda row: (CellRef(CellPlace(table_id, row.key, field), None, None, None),)
    # The first row of a unit is the one that counts, so the last to be listed.
    by_unit = {(row.unit, row.category): row for row in tuple(table.rows)[::-1] if row.unit and row.kind != "percent"}
    of_all = tuple(cell_ref_of(table, row, field) for row in table.rows if row.kind == "item")

    def find(row: Row) -> tuple[CellRef, ...]:
        if row.kind == "total" and not row.unit and of_all:
            return of_all
        other = by_unit.get((row.unit, row.category)) if row.unit else table.row(row.key)
        if other is None:
            return (CellRef(CellPlace(table.id, row.unit or row.key, field), table, None, None),)
        return (cell_ref_of(table, other, field),)

    return find
