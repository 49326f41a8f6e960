"""The real reports as published: every cell of data/ stands in the published files, or its state says why not."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from plugins.cchc.formats.publish_files import publish_all, publish_release
from plugins.cchc.loading import load
from plugins.cchc.model.figures import figures_of
from plugins.cchc.tables.filed_table import make_filed_table
from plugins.cchc.tables.stat_table import header_rows

ROOT = Path(__file__).resolve().parents[2]
FRICTIONLESS = Path(sys.executable).with_name("frictionless")
FOLDERS = sorted(path.parent for path in (ROOT / "data" / "reports").glob("*/*/annotations.csv"))
NAMES = [f"{folder.parent.name}/{folder.name}" for folder in FOLDERS]


@pytest.fixture(scope="module")
def collection():
    return load(ROOT)


@pytest.fixture(scope="module")
def published(collection, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    for release in collection.releases:
        publish_release(release, collection, folder / release.report / release.version)
    figures = (figure for release in collection.newest() for figure in figures_of(release))
    publish_all(collection, figures, folder / "all")
    return folder


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs(name: str, published: Path) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """Each row of data/ beside the row that was published."""
    for source in sorted((ROOT / "data" / "reports" / name).glob("*.csv")):
        if source.stem != "annotations":
            for filed, shown in zip(read(source), read(published / name / source.name), strict=True):
                yield source.stem, filed, shown


def states_of(row: dict[str, str]) -> dict[str, str]:
    return dict(part.split(":") for part in row.get("states", "").split("; ") if part)  # type: ignore[misc]


@pytest.mark.parametrize("name", NAMES)
def test_every_filed_cell_is_published_or_its_state_says_why_not(name, published):
    cells = 0
    for table, filed, shown in pairs(name, published):
        states = states_of(shown)
        for column, text in filed.items():
            cells += 1
            hidden = states.get(column) in ("illegible", "withheld")
            assert shown[column] == ("" if hidden else text), (table, filed["row"], column)
    assert cells > 1000


@pytest.mark.parametrize("name", NAMES)
def test_every_remark_is_published(name, published):
    filed, shown = (read(folder / name / "annotations.csv") for folder in (ROOT / "data" / "reports", published))
    assert sorted(map(str, filed)) == sorted(map(str, shown))


@pytest.mark.parametrize("name", NAMES)
def test_csv_json_and_xlsx_of_a_report_say_the_same(name, published):
    folder = published / name
    described = ("datapackage.json", "-metadata.json")
    tables = [path for path in sorted(folder.glob("*.json")) if not path.name.endswith(described)]
    with closing(openpyxl.load_workbook(folder / f"{name.replace('/', '-')}.xlsx", read_only=True)) as book:
        sheets = {path.stem: list(book[path.stem].iter_rows(min_row=2, values_only=True)) for path in tables}
    for path in tables:
        records = json.loads(path.read_text("utf-8"), parse_float=str, parse_int=str)["records"]
        for record, row, line in zip(records, read(path.with_suffix(".csv")), sheets[path.stem], strict=True):
            assert record["states"] == states_of(row)
            assert [record[key] or "" for key in row if key != "states"] == [
                text for key, text in row.items() if key != "states"
            ]
            assert [same(value) for value in line] == [same(value) for value in row.values()]


def same(value: object) -> object:
    """Numbers by worth; a text that looks like a number is compared as one too."""
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return value or None


def unpack(folder: Path, place: Path) -> Path:
    with zipfile.ZipFile(next(folder.glob("*.zip"))) as archive:
        archive.extractall(place)
    return place / "datapackage.json"


def test_stock_frictionless_passes_on_the_archive_of_all_data(published, tmp_path):
    unpack(published / "all", tmp_path)
    command = [str(FRICTIONLESS), "validate", "datapackage.json"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert answer.returncode == 0, answer.stdout


# The library as it comes, in a process of its own; the command would be started for each archive.
STOCK = """
import sys
from frictionless import Package
reports = {path: Package(path).validate() for path in sys.argv[1:]}
wrong = {path: report.flatten(["type", "message"]) for path, report in reports.items() if not report.valid}
sys.exit(str(wrong) if wrong or not all(report.tasks for report in reports.values()) else 0)
"""


def test_stock_frictionless_passes_on_the_archive_of_each_version(published, tmp_path):
    files = [str(unpack(published / name, tmp_path / name)) for name in NAMES]
    answer = subprocess.run([sys.executable, "-c", STOCK, *files], capture_output=True, text=True, timeout=300)
    assert answer.returncode == 0, answer.stderr


def test_all_data_hold_each_figure_once(collection, published):
    rows = read(published / "all" / "figures.csv")
    figures = [figure for release in collection.newest() for figure in figures_of(release)]
    assert len({tuple(row[key] for key in ("report", "version", "table", "row", "field")) for row in rows}) == len(rows)
    assert len(rows) == len(figures)


def test_every_form_has_a_header_that_covers_its_columns(collection):
    for release in collection.newest():
        for table in release.tables:
            columns = make_filed_table(release, table, collection.references).columns
            area = sum(cell.colspan * cell.rowspan for row in header_rows(columns) for cell in row)
            assert area == len(columns) * len(header_rows(columns))
