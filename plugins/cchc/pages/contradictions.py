"""Doubts: values made of figures that cannot all be true, as when more dossiers were settled than received."""

from __future__ import annotations

from ..edition import Edition
from ..model.findings import CheckResult
from ..model.measures import MeasureValue


def contradiction_of(edition: Edition, value: MeasureValue) -> CheckResult | None:
    """A failed bound on the very cells the value is made of; sums that are off by one elsewhere are no reason."""
    cells = {(value.table, row, field) for row, field, _ in value.parts}
    row, field, _ = value.parts[0]
    for result in edition.failures_by_cell.get((value.report, value.table, row, field), ()):
        if result.level != "error" or not result.expected.startswith("<="):
            continue
        if cells <= {(place.table, place.row, place.field) for place in result.cells}:
            return result
    return None
