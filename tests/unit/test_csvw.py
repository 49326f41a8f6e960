"""CSVW metadata: the W3C's own kind of reader accepts each CSV file with it, and notices what does not fit."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from plugins.cchc.formats.publish_files import publish_all, publish_release
from plugins.cchc.tables.make_books import make_release_book
from tests.unit.table_builders import make_collection, make_figures, make_release

METADATA = "csv-metadata.json"
CSVWVALIDATE = Path(sys.executable).with_name("csvwvalidate")


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("published")
    publish_release(make_release(), make_collection(), folder / "release")
    publish_all(make_collection(), make_figures(), folder / "all")
    return {"release": folder / "release", "all": folder / "all"}


def validate(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(CSVWVALIDATE), "-v", str(path)], capture_output=True, text=True, timeout=60, check=False)


def described(folder: Path) -> dict[str, dict]:
    """Each table of the folder's metadata, by its file."""
    tables = json.loads((folder / METADATA).read_text("utf-8"))["tables"]
    return {table["url"]: table for table in tables}


@pytest.mark.parametrize("which", ["release", "all"])
def test_each_csv_file_is_described_and_a_csvw_reader_accepts_it(published, which):
    folder = published[which]
    answer = validate(folder / METADATA)
    assert answer.returncode == 0, answer.stdout
    assert sorted(described(folder)) == sorted(path.name for path in folder.glob("*.csv"))


def test_the_stock_command_refuses_a_broken_file(published, tmp_path):
    for path in published["release"].glob("*.csv*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for path in published["release"].glob(METADATA):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "tthc-pl-1.csv"
    table.write_bytes(table.read_bytes().replace(b"2940", b"much"))
    answer = validate(tmp_path / METADATA)
    assert answer.returncode != 0 and "much" in answer.stdout


def test_the_metadata_describe_every_column_of_the_file(published):
    for table in make_release_book(make_release(), make_collection()).tables:
        said = described(published["release"])[f"{table.name}.csv"]
        assert [one["titles"] for one in said["tableSchema"]["columns"]] == [one.name for one in table.columns]
        assert said["tableSchema"].get("primaryKey", []) == list(table.keys)


def test_the_metadata_say_what_they_check_and_leave_the_meanings_to_the_descriptor(published):
    said = json.loads((published["release"] / METADATA).read_text("utf-8"))
    table = described(published["release"])["tthc-pl-1.csv"]
    assert said["rdfs:seeAlso"] == {"@id": "datapackage.json"} and set(table) == {"url", "tableSchema"}
    assert said["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert said["dc:issued"] == {"@value": "2026-11-21", "@type": "xsd:date"}
    assert said["schema:version"] == "1.0.0" and said["dc:source"]
    assert {title["@language"] for title in said["dc:title"]} == {"vi", "en"}
    columns = {one["titles"]: one for one in table["tableSchema"]["columns"]}
    assert {name: one.get("datatype") for name, one in columns.items()} == {
        "row": None,
        "row_kind": {"base": "string", "format": "item|section|subtotal|total|percent"},
        "label": None,
        "unit": None,
        "received_total": "decimal",  # a percent row below the counts
        "resolved_total": "decimal",
        "resolved_late": "decimal",
        "score": "decimal",
        "states": None,
        "note": None,
        "standings": None,
    }
    assert columns["row"]["required"] and "required" not in columns["score"]


def test_the_metadata_travel_with_the_archive_and_stand_in_the_sums(published):
    for folder in published.values():
        names = {METADATA}
        sums = (folder / "SHA256SUMS").read_text("utf-8")
        with zipfile.ZipFile(next(folder.glob("*.zip"))) as archive:
            assert names <= set(archive.namelist())
        assert names <= {line.split("  ")[1] for line in sums.splitlines()}
