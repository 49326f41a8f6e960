"""Observations: every printed number that says of which unit, period, indicator and category it is."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from ..model.releases import Release, Row, Table
from .cell_ref import CellRef, cell_ref_of


@dataclass(frozen=True)
class Observation:
    unit: str
    period: str
    indicator: str
    category: str
    report: str
    ref: CellRef

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.unit, self.period, self.indicator, self.category)

    def without_rows(self) -> Observation:
        """The same for a reader who wants its number and its place, and no table behind it in memory."""
        return replace(self, ref=CellRef(self.ref.place, None, None, self.ref.cell))


def observations_of(release: Release, indicators: Container[str] | None = None) -> Iterator[Observation]:
    """The tables of a report, not its prose, in printed order; of the indicators named, or of all."""
    for table in release.tables:
        if table.form.rows == "prose":
            continue
        for row in table.rows:
            if not _is_about_a_part(row):
                yield from _observations_in(release, table, row, indicators)


def _observations_in(
    release: Release, table: Table, row: Row, indicators: Container[str] | None
) -> Iterator[Observation]:
    for field in table.form.fields:
        indicator = row.indicator or field.indicator
        if not indicator or (indicators is not None and indicator not in indicators):
            continue
        ref = cell_ref_of(table, row, field.name)
        if ref.number is not None:
            unit = row.unit or table.unit
            yield Observation(unit, table.period, indicator, row.category, release.report, ref)


def _is_about_a_part(row: Row) -> bool:
    """A percent row restates; a group's row without a dimension of its own is not the whole unit."""
    if row.kind in ("section", "subtotal"):
        return not (row.unit or row.indicator or row.category)
    return row.kind == "percent"
