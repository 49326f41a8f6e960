"""Every carrier of the figures tells the same of each cell: what is printed, and apart from it the state."""

from __future__ import annotations

import codecs
import csv
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from plugins.cchc.catalogue.api.api_contents import show_measure, show_unit
from plugins.cchc.catalogue.api.api_records import RecordMaker, plain_fields
from plugins.cchc.catalogue.publication import Publication
from plugins.cchc.edition import Edition
from plugins.cchc.formats.publish_files import publish_all, publish_release
from plugins.cchc.model.figures import COLUMNS
from plugins.cchc.model.findings import STANDINGS, CellPlace
from plugins.cchc.model.measures import measure_values
from plugins.cchc.model.releases import VALUELESS
from tests.fixtures.api_documents import listed_in, records

Place = tuple[str, str, str, str]  # report, table, row, field
Told = dict[Place, tuple[Decimal | str | None, ...]]  # value, value_text, state, standing


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("all")
    publish_all(edition.collection, edition.judged(edition.store.all()), made, history=edition.history)
    return made


@pytest.fixture(scope="module")
def filed(edition: Edition) -> Told:
    """From the cells as they are read, without the headings in which nothing is asked."""
    return {
        (release.report, table.id, row.key, name): (
            cell.number,
            None if cell.number is not None else cell.value,
            cell.state,
            edition.standing_at(release.report, CellPlace(table.id, row.key, name)).standing,
        )
        for release in edition.releases.values()
        for table, row, name, cell in release.cells()
        if row.kind != "section" or cell.printed
    }


def told(records: Iterable[Mapping[str, object]]) -> Told:
    return {
        (str(r["report"]), str(r["table"]), str(r["row"]), str(r["field"])): (
            None if r["value"] in (None, "") else Decimal(str(r["value"])),
            str(r["value_text"]) if r["value_text"] else None,
            str(r["state"]),
            str(r["standing"]),
        )
        for r in records
    }


def from_csv(folder: Path, table: str = "figures") -> Iterator[Mapping[str, object]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def from_parquet(folder: Path) -> Iterator[Mapping[str, object]]:
    yield from parquet.read_table(folder / "figures.parquet").to_pylist()


def from_sqlite(folder: Path, table: str = "figures") -> Iterator[Mapping[str, object]]:
    with closing(sqlite3.connect(folder / "cchc.sqlite")) as base:
        base.row_factory = sqlite3.Row
        yield from map(dict, base.execute(f"SELECT * FROM {table}"))


def from_xlsx(folder: Path, table: str = "figures") -> Iterator[Mapping[str, object]]:
    book = load_workbook(folder / "cchc.xlsx", read_only=True)
    rows = book[table].iter_rows(values_only=True)
    names = [str(name) for name in next(rows)]
    yield from (dict(zip(names, row, strict=True)) for row in rows)
    book.close()


@pytest.mark.parametrize("read", [from_csv, from_parquet, from_sqlite, from_xlsx])
def test_each_carrier_tells_every_cell_as_filed(read, folder: Path, filed: Told) -> None:
    records = list(read(folder))
    assert {tuple(record) for record in records} == {COLUMNS}, "the same columns in the same order"
    assert same(told(records)) == same(filed)


def test_the_api_tells_every_cell_as_filed(edition: Edition, filed: Told) -> None:
    publication = Publication(edition)
    documents: list[Any] = [
        plain_fields(show_unit(RecordMaker(publication), unit), ("vi", "en")) for unit in edition.store.units()
    ]
    figures = [
        {"unit": document["unit"]["id"]} | {name: table[name] for name in table if name != "figures"} | figure
        for document in documents
        for table in document["tables"]
        for figure in records(table["figures"])
    ]
    assert {frozenset(figure) for figure in figures} == {frozenset(COLUMNS)}
    assert same(told(figures)) == same(filed) and len(figures) == len(filed)


def test_values_of_measures_carry_their_standing_and_why(edition: Edition) -> None:
    told = Counter[str]()
    for measure in edition.measures:
        for record in records(show_measure(RecordMaker(Publication(edition)), measure)["values"]):
            told[record["standing"]] += 1
            assert record["basis"] or record["standing"] in ("unconfirmed", "impossible"), (measure, record["unit"])
    assert set(told) == set(STANDINGS)


def test_a_version_tells_what_it_knows_of_its_figures_by_itself(edition: Edition, tmp_path: Path) -> None:
    """What its own forms and remarks say, and nothing that was written about it later."""
    for release in edition.collection.releases:
        folder, standings = tmp_path / release.report / release.version, edition.standings_alone(release)
        publish_release(release, edition.collection, folder, standings)
        # What is kept of answers was given with the notes.
        without = replace(edition.collection, notes={})
        bare = replace(edition, collection=without, findings=(), judge=None)
        assert bare.standings_alone(release) == standings
        for table in release.tables:
            with (folder / f"{table.id}.csv").open(encoding="utf-8", newline="") as file:
                shown = {record["row"]: record["standings"] for record in csv.DictReader(file)}
            for row in table.rows:
                known = {name: standings.get(CellPlace(table.id, row.key, name)) for name in row.cells}
                wanted = [f"{name}:{one.standing}" for name, one in known.items() if one]
                assert shown[row.key] == "; ".join(wanted), (table.id, row.key)
        assert {known.standing for known in standings.values()} <= set(STANDINGS)


def test_programs_take_numbers_for_numbers_and_days_for_days(folder: Path) -> None:
    """By themselves, from CSV alone."""
    figures, reports, units = (str(folder / f"{name}.csv") for name in ("figures", "reports", "units"))
    assert pandas.read_csv(figures)["value"].dtype == "float64"
    assert pandas.read_csv(reports)["newest"].dtype == "bool"
    with duckdb.connect() as base:
        kinds = base.execute(
            "SELECT (SELECT any_value(typeof(value)) FROM read_csv($1)), (SELECT any_value(typeof(newest)) FROM "
            "read_csv($2)), (SELECT any_value(typeof(valid_from)) FROM read_csv($3))",
            [figures, reports, units],
        ).fetchone()
    assert kinds == ("DOUBLE", "BOOLEAN", "DATE")


def test_no_published_table_begins_with_a_byte_order_mark(edition: Edition, folder: Path) -> None:
    assert not [path.name for path in folder.glob("*.csv") if path.read_bytes()[:3] == codecs.BOM_UTF8]
    with zipfile.ZipFile(folder / "cchc.zip") as archive:
        files = [name for name in archive.namelist() if name.endswith(".csv")]
        assert files and not [name for name in files if archive.read(name)[:3] == codecs.BOM_UTF8]


def same(cells: Told) -> Told:
    """100.00 and 100 are one number."""
    return {place: (value and value.normalize(), *others) for place, (value, *others) in cells.items()}  # type: ignore[union-attr]


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


LISTS = pytest.mark.parametrize("read", [from_csv, from_sqlite, from_xlsx])


@LISTS
def test_the_agencies_identifier_has_a_column_and_nobody_has_read_one_yet(read, folder: Path, edition: Edition) -> None:
    """A column that is empty says that the identifiers are not known here, not that there are none."""
    records = list(read(folder, "units"))
    assert len(records) == len(edition.references.units)
    assert {record["agency_id"] or "" for record in records} == {""}
    assert {record["agency_id"] or "" for record in listed_in(Publication(edition), "units")} == {""}


CODE = re.compile(r"\d\.\d{6}\.\d{3}\.\d\d\.\d\d\.H\d\d")


@LISTS
def test_national_codes_of_procedures_stand_in_a_column_of_their_own(read, folder: Path, edition: Edition) -> None:
    """All that the papers print; the note of the row has them besides, as printed."""
    printed = {(r.report, code) for r in edition.releases.values() for code in CODE.findall(r.source_text)}
    assert len(printed) == 2
    assert {(r["report"], r["code"]) for r in read(folder, "narrative") if r["code"]} == printed
    passages = listed_in(Publication(edition), "narrative")
    told = zip(passages["report"], passages["code"], strict=True)
    assert {(report, code) for report, code in told if code} == printed
