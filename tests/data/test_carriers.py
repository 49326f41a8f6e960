"""Every carrier of the figures tells the same of each cell: what is printed, and apart from it the state."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from plugins.cchc.catalogue.api.api_records import plain
from plugins.cchc.catalogue.api.unit_documents import FigureRecord
from plugins.cchc.edition import Edition
from plugins.cchc.formats.publish_files import publish_all, publish_release
from plugins.cchc.model.measures import measure_values
from plugins.cchc.model.releases import VALUELESS

Place = tuple[str, str, str, str]  # report, table, row, field
Told = dict[Place, tuple[Decimal | str | None, str]]  # value and state


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("all")
    publish_all(edition.collection, edition.store.all(), made)
    return made


@pytest.fixture(scope="module")
def filed(edition: Edition) -> Told:
    """From the cells as they are read, without the headings in which nothing is asked."""
    return {
        (release.report, table.id, row.key, name): (cell.value, cell.state)
        for release in edition.releases.values()
        for table, row, name, cell in release.cells()
        if row.kind != "section" or cell.printed
    }


def told(records: Iterable[Mapping[str, object]]) -> Told:
    return {
        (str(r["report"]), str(r["table"]), str(r["row"]), str(r["field"])): (worth(r), str(r["state"]))
        for r in records
    }


def worth(record: Mapping[str, object]) -> Decimal | str | None:
    """Numbers as numbers, whether the carrier has one column for them or a second one for words."""
    value = record["value"] if record["value"] not in (None, "") else record.get("value_text")
    if value in (None, ""):
        return None
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return str(value)


def from_csv(folder: Path) -> Iterator[Mapping[str, object]]:
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def from_parquet(folder: Path) -> Iterator[Mapping[str, object]]:
    yield from parquet.read_table(folder / "figures.parquet").to_pylist()


def from_sqlite(folder: Path) -> Iterator[Mapping[str, object]]:
    with closing(sqlite3.connect(folder / "cchc.sqlite")) as base:
        base.row_factory = sqlite3.Row
        yield from map(dict, base.execute("SELECT * FROM figures"))


def from_xlsx(folder: Path) -> Iterator[Mapping[str, object]]:
    book = load_workbook(folder / "cchc.xlsx", read_only=True)
    rows = book["figures"].iter_rows(values_only=True)
    names = [str(name) for name in next(rows)]
    yield from (dict(zip(names, row, strict=True)) for row in rows)
    book.close()


@pytest.mark.parametrize("read", [from_csv, from_parquet, from_sqlite, from_xlsx])
def test_each_carrier_tells_every_cell_as_filed(read, folder: Path, filed: Told) -> None:
    assert same(told(read(folder))) == same(filed)


def test_the_api_tells_every_cell_as_filed(edition: Edition, filed: Told) -> None:
    records = [plain(record, ("vi", "en")) for record in map(FigureRecord.of, edition.store.all())]
    assert same(told(records)) == same(filed)  # type: ignore[arg-type]


def same(cells: Told) -> Told:
    """100.00 and 100 are one number; a text that is all digits is what the paper prints."""
    return {place: (value if value is None else _number(value), state) for place, (value, state) in cells.items()}


def _number(value: Decimal | str) -> Decimal | str:
    try:
        return Decimal(str(value)).normalize()
    except ArithmeticError:
        return value


def test_a_printed_zero_of_a_system_not_in_use_is_a_zero_and_no_value(edition: Edition) -> None:
    zeros = [figure for figure in edition.store.all() if figure.state in VALUELESS and figure.value is not None]
    assert Counter((figure.state, figure.value) for figure in zeros) == {("not_in_use", Decimal(0)): 78}
    assert all(figure.counted is None for figure in zeros)
    places = {(figure.report, figure.table, figure.row, figure.field) for figure in zeros}
    values = (v for m in edition.collection.measures for v in measure_values(m, tuple(edition.releases.values())))
    assert not [v for v in values if places & {(v.report, v.table, row, field) for row, field, _ in v.parts}]


def test_the_tables_of_a_version_tell_the_zeros_too(edition: Edition, tmp_path: Path) -> None:
    release = next(one for one in edition.releases.values() if any(c.state == "not_in_use" for *_, c in one.cells()))
    publish_release(release, edition.collection, tmp_path)
    for table in release.tables:
        with (tmp_path / f"{table.id}.csv").open(encoding="utf-8", newline="") as file:
            shown = {record["row"]: record for record in csv.DictReader(file)}
        for row in table.rows:
            for name, cell in row.cells.items():
                assert shown[row.key][name] == cell.printed, (table.id, row.key, name)
