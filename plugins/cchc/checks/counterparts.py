"""Counterparts: the row of another table that is about the same unit, or else has the same key."""

from __future__ import annotations

from collections.abc import Callable

from ..model.findings import CellPlace
from ..model.releases import Release, Row, Table
from .cell_ref import CellRef, cell_ref_of


def counterpart_finder(release: Release, table_id: str) -> Callable[[Row, str], CellRef]:
    """Looks rows up by unit and category, which are listed once, before any row asks."""
    table = release.table(table_id)
    if table is None:
        return lambda row, field: CellRef(CellPlace(table_id, row.key, field), None, None, None)
    by_unit = _by_unit(table)

    def find(row: Row, field: str) -> CellRef:
        other = by_unit.get((row.unit, row.category)) if row.unit else table.row(row.key)
        if other is None:
            return CellRef(CellPlace(table.id, row.unit or row.key, field), table, None, None)
        return cell_ref_of(table, other, field)

    return find


def unit_finder(release: Release, table_field: str) -> Callable[[Row], tuple[CellRef, ...]]:
    """Cells of a “table.column”: a unit's row finds its own, the total row of all units finds those of every unit."""
    table_id, _, field = table_field.rpartition(".")
    find, table = counterpart_finder(release, table_id), release.table(table_id)
    of_all = tuple(cell_ref_of(table, row, field) for row in table.rows if row.kind == "item") if table else ()

    def find_all(row: Row) -> tuple[CellRef, ...]:
        return of_all if row.kind == "total" and not row.unit and of_all else (find(row, field),)

    return find_all


def _by_unit(table: Table) -> dict[tuple[str, str], Row]:
    rows: dict[tuple[str, str], Row] = {}
    for row in table.rows:
        if row.unit and row.kind != "percent":
            rows.setdefault((row.unit, row.category), row)
    return rows
