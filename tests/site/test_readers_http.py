"""Each file of the catalogue, fetched over HTTP, opened by the reader that its users have: one for each format."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import pyarrow.parquet
import pytest

from tests.site.web import Web

ALL = "du-lieu/tat-ca/"
# Each stock library in a process of its own: it may warn of itself, and is asked once for everything.
FRICTIONLESS = """
import json, sys
from frictionless import system, validate
answers = {}
for address in sys.stdin.read().split():
    with system.use_context(trusted=True):
        report = validate(address)
    answers[address] = [report.valid, len(report.tasks), report.flatten(["title", "note"])]
json.dump(answers, sys.stdout)
"""
CSVW = """
import json, sys
from csvw import CSVW
answers = {}
for path in sys.argv[1:]:
    read = CSVW(path, validate=True)
    answers[path] = [read.is_valid, [str(one.message) for one in read.warnings]]
json.dump(answers, sys.stdout)
"""

CSVW_ALONE = """
import json, sys
from csvw import CSVW
json.dump({"tables": [str(table.url) for table in CSVW(sys.argv[1]).tables]}, sys.stdout)
"""


def ask(script: str, *words: str, told: str = "") -> dict[str, Any]:
    command = [sys.executable, "-c", script, *words]
    said = subprocess.run(command, input=told, capture_output=True, text=True, timeout=300, check=True).stdout
    return json.loads(said)


def read_csv(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8"), newline=""), strict=True))


def tables(web: Web, packages: list[str]) -> Iterator[tuple[str, dict[str, Any], list[list[str]]]]:
    """(address, resource of the descriptor, lines as Python's own reader has them) of each CSV file."""
    for folder in packages:
        for one in web.json(f"{folder}datapackage.json")["resources"]:
            if one["format"] != "csv":
                continue  # the text of the paper
            yield f"{folder}{one['path']}", one, read_csv(web.get(f"{folder}{one['path']}"))


def test_pandas_reads_each_csv_as_its_descriptor_has_it(web: Web, packages: list[str]) -> None:
    kinds = {"integer": "i", "number": "if", "string": "O"}
    for address, resource, lines in tables(web, packages):
        as_text = pandas.read_csv(io.BytesIO(web.get(address)), dtype=str, keep_default_na=False)
        assert [list(as_text.columns), *as_text.to_numpy().tolist()] == lines, address
        fields = resource["schema"]["fields"]
        assert list(as_text.columns) == [field["name"] for field in fields], address
        for field in fields:
            # What the descriptor calls a number pandas takes for one by itself, once the empty cells are out.
            if field["type"] in ("integer", "number"):
                said = as_text[field["name"]]
                numbers = pandas.Series(pandas.to_numeric(said[said != ""]))
                assert len(numbers) == 0 or numbers.dtype.kind in kinds[field["type"]], (address, field["name"])


def test_frictionless_finds_each_package_sound_where_it_stands(web: Web, packages: list[str]) -> None:
    """Fetched by the library itself: descriptor, every file, its size and sum, every cell, every reference."""
    wanted = {
        f"{folder}datapackage.json": len(web.json(f"{folder}datapackage.json")["resources"]) for folder in packages
    }
    answers = ask(FRICTIONLESS, told="\n".join(wanted))
    assert {address: (valid, tasks) for address, (valid, tasks, _) in answers.items()} == {
        address: (True, tasks) for address, tasks in wanted.items()
    }, [errors for _, _, errors in answers.values() if errors]


def test_frictionless_finds_each_archive_sound_after_unzipping(saved: dict[str, Path], tmp_path: Path) -> None:
    packed = [archive for place in saved.values() for archive in place.glob("*.zip")]
    assert len(packed) == len(saved)
    places = []
    for number, path in enumerate(packed):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert all("/" not in name and not name.startswith(".") for name in archive.namelist())
            archive.extractall(tmp_path / str(number))
        # The archive holds the same tables as the folder, byte for byte.
        for unpacked in (tmp_path / str(number)).glob("*.csv*"):
            assert unpacked.read_bytes() == (path.parent / unpacked.name).read_bytes()
        places.append(str(tmp_path / str(number) / "datapackage.json"))
    answers = ask(FRICTIONLESS, told="\n".join(places))
    assert [(place, errors) for place, (valid, _, errors) in answers.items() if not valid] == []


def test_csvw_accepts_each_table_with_its_metadata(saved: dict[str, Path]) -> None:
    answers = ask(CSVW, *(f"{place}/csv-metadata.json" for place in saved.values()))
    assert {path: said for path, (valid, said) in answers.items() if not valid or said} == {}
    assert sorted(answers) == sorted(str(place / "csv-metadata.json") for place in saved.values())
    for place in saved.values():
        described = json.loads((place / "csv-metadata.json").read_text("utf-8"))["tables"]
        assert sorted(table["url"] for table in described) == sorted(path.name for path in place.glob("*.csv"))


def test_csvw_accepts_each_table_where_it_stands(packages: list[str]) -> None:
    answers = ask(CSVW, *(f"{folder}csv-metadata.json" for folder in packages))
    assert len(answers) == len(packages)
    assert {path: said for path, (valid, said) in answers.items() if not valid or said} == {}


def test_csvw_finds_by_itself_what_describes_a_table(web: Web, packages: list[str]) -> None:
    """Given the address of a CSV file alone: one description beside all tables is one of the places it looks at."""
    for folder in packages[:2]:
        described = web.json(f"{folder}datapackage.json")["resources"]
        told = ask(CSVW_ALONE, f"{folder}{described[0]['path']}")
        assert told["tables"] == [table["path"] for table in described]


@pytest.fixture(scope="module")
def figures(web: Web) -> list[dict[str, str]]:
    header, *lines = read_csv(web.get(f"{ALL}figures.csv"))
    return [dict(zip(header, line, strict=True)) for line in lines]


@pytest.fixture(scope="module")
def worth(web: Web, figures: list[dict[str, str]]) -> list[tuple[Decimal | None, str | None]]:
    """Each figure's number, and what stands in a text column of a form, where alone words may stand."""
    header, *lines = read_csv(web.get(f"{ALL}fields.csv"))
    fields = [dict(zip(header, line, strict=True)) for line in lines]
    texts = {(one["report"], one["table"], one["field"]) for one in fields if one["type"] == "text"}
    assert {(row["report"], row["table"], row["field"]) for row in figures if row["value_text"]} <= texts
    return [(Decimal(row["value"]) if row["value"] else None, row["value_text"] or None) for row in figures]


def test_pyarrow_reads_every_figure(
    web: Web, figures: list[dict[str, str]], worth: list[tuple[Decimal | None, str | None]]
) -> None:
    table = pyarrow.parquet.read_table(pyarrow.BufferReader(web.get(f"{ALL}figures.parquet")))
    table.validate(full=True)
    assert table.num_rows == len(figures)
    for read, row, (number, text) in zip(table.to_pylist(), figures, worth, strict=True):
        assert (read.pop("value"), read.pop("value_text")) == (None if number is None else float(number), text)
        assert read == {name: cell or None for name, cell in row.items() if name not in ("value", "value_text")}


@pytest.fixture(scope="module")
def base(web: Web, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("sqlite") / "cchc.sqlite"
    path.write_bytes(web.get(f"{ALL}cchc.sqlite"))
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def test_sqlite_finds_the_file_whole_and_its_views_answer(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    views = [view for (view,) in base.execute('SELECT "view" FROM views')]
    assert views and all(base.execute(f'SELECT count(*) FROM "{view}"').fetchone()[0] for view in views)


def test_sqlite_reads_every_table(web: Web, base: sqlite3.Connection) -> None:
    for resource in web.json(f"{ALL}datapackage.json")["resources"]:
        header, *lines = read_csv(web.get(ALL + resource["path"]))
        truths = {field["name"] for field in resource["schema"]["fields"] if field["type"] == "boolean"}
        names = [name for name in header if name != "value"]
        columns = (f"iif({quoted(name)}, 'true', 'false')" if name in truths else quoted(name) for name in names)
        held = base.execute(f"SELECT {', '.join(columns)} FROM {quoted(resource['name'])}")
        wanted = [[cell or None for name, cell in zip(header, line, strict=True) if name != "value"] for line in lines]
        told = [[None if cell is None else str(cell) for cell in row] for row in held]
        assert sorted(told, key=str) == sorted(wanted, key=str), resource["name"]


def test_sqlite_declares_the_references_of_the_package(web: Web, base: sqlite3.Connection) -> None:
    held = set()
    for resource in web.json(f"{ALL}datapackage.json")["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            to = key["reference"]["resource"] or resource["name"]
            held.add((resource["name"], key["fields"][0], to, key["reference"]["fields"][0]))
    tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = dict.fromkeys(("figure_tables", "figure_columns", "figure_rows", "figure_cells"), "figures")
    declared = {
        (kept.get(table, table), key[3], key[2], key[4])
        for table in tables
        for key in base.execute(f"PRAGMA foreign_key_list({quoted(table)})")
        if key[2] not in kept
    }
    assert declared == held and len(held) >= 11


def test_sqlite_reads_every_figure(base: sqlite3.Connection, worth: list[tuple[Decimal | None, str | None]]) -> None:
    held = base.execute("SELECT value, value_text, typeof(value) FROM figures").fetchall()
    assert {kind for _, _, kind in held} == {"integer", "real", "null"}
    told = Counter((None if value is None else Decimal(str(value)), text) for value, text, _ in held)
    assert told == Counter(worth)


def quoted(name: str) -> str:
    return f'"{name}"'
