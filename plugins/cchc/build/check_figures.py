"""figures.csv holds every figure of the data: as many rows, and in each table the same sum."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from ..edition import Edition
from ..model.figures import COLUMNS
from ..pages.links import ALL_DATA

FIGURES = f"{ALL_DATA}figures.csv"
_Table = tuple[str, str]  # report, table


def check_figures(site: Path, edition: Edition) -> Iterator[str]:
    path = site / FIGURES
    if not path.is_file():
        yield f"{FIGURES}: thiếu tệp"
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            yield f"{FIGURES}: sai cột"
            return
        rows, published = _sum_rows(reader)
    if rows != len(edition.store):
        yield f"{FIGURES}: có {rows} dòng, dữ liệu có {len(edition.store)} số liệu"
    filed = _sum_cells(edition)
    for report, table in sorted(filed.keys() | published.keys()):
        here, there = published.get((report, table), Decimal(0)), filed.get((report, table), Decimal(0))
        if here != there:
            yield f"{FIGURES}: {report}, {table}: tổng {here}, trong dữ liệu là {there}"


def _sum_rows(reader: csv.DictReader[str]) -> tuple[int, dict[_Table, Decimal]]:
    sums: dict[_Table, Decimal] = defaultdict(Decimal)
    rows = 0
    for row in reader:
        rows += 1
        sums[row["report"], row["table"]] += Decimal(row["value"] or 0)
    return rows, sums


def _sum_cells(edition: Edition) -> dict[_Table, Decimal]:
    """From the cells as filed, not from the store: a second way to the same sum."""
    sums: dict[_Table, Decimal] = defaultdict(Decimal)
    for release in edition.releases.values():
        for table, _, _, cell in release.cells():
            if isinstance(cell.published, Decimal):
                sums[release.report, table.id] += cell.published
    return sums
