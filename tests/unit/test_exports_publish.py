"""Publishing: the files of a release, of everything and of one table; sums, descriptor, README, same bytes again."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from plugins.cchc.errors import CchcError
from plugins.cchc.formats import publish_files
from plugins.cchc.formats.file_facts import cite_text
from plugins.cchc.formats.file_format import PublishedFile, render_sums
from plugins.cchc.formats.publish_files import publish_all, publish_release, publish_table, sheet_years
from plugins.cchc.formats.zip_format import render_readme, write_archive
from plugins.cchc.model.figures import COLUMNS
from plugins.cchc.model.findings import STANDINGS
from plugins.cchc.model.releases import STATES
from plugins.cchc.tables.make_books import make_edition_book, make_release_book
from plugins.cchc.tables.stat_table import book_of
from plugins.cchc.words.text import NO_TEXT
from tests.unit.table_builders import (
    make_collection,
    make_figures,
    make_release,
    make_settlement,
    make_small_figures_table,
    plain_cells,
)

ROOT = Path(__file__).resolve().parents[2]
FRICTIONLESS = Path(sys.executable).with_name("frictionless")
RELEASE_FILES = [
    "2019-h1-so-noi-vu-1.0.0.xlsx", "2019-h1-so-noi-vu-1.0.0.zip", "SHA256SUMS", "annotations.csv", "bm-01b.csv",
    "csv-metadata.json", "datapackage.json", "fields.csv", "indicators.csv", "lines.csv", "prose.csv", "sn-534.csv",
    "tthc-pl-1.csv",
]  # fmt: skip
WHOLE_FILES = [
    "SHA256SUMS", "cchc.sqlite", "code_lists.csv", "csv-metadata.json", "datapackage.json", "documents.csv",
    "fields.csv", "figures.csv", "figures.parquet", "indicators.csv", "periods.csv", "reports.csv", "unit_names.csv",
    "unit_successions.csv", "units.csv",
]  # fmt: skip
ALL_FILES = sorted([*WHOLE_FILES, "cchc.xlsx", "cchc.zip"])


@pytest.fixture(scope="module")
def release_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("release") / "2019-h1-so-noi-vu" / "1.0.0"
    publish_release(make_release(), make_collection(), folder)
    return folder


@pytest.fixture(scope="module")
def all_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("all")
    publish_all(make_collection(), make_figures(), folder)
    return folder


def check(folder: Path) -> None:
    """sha256sum -c, in Python."""
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def validate(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(FRICTIONLESS), "validate", "datapackage.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_a_release_is_published_with_all_its_files(tmp_path):
    files = publish_release(make_release(), make_collection(), tmp_path)
    assert [one.name for one in files] == RELEASE_FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == RELEASE_FILES
    for one in files:
        data = (tmp_path / one.name).read_bytes()
        assert (one.sha256, one.bytes) == (hashlib.sha256(data).hexdigest(), len(data))


def test_everything_is_published_with_all_its_files(all_folder):
    assert sorted(path.name for path in all_folder.iterdir()) == ALL_FILES
    with (all_folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == plain_cells(make_small_figures_table())


def test_more_figures_than_a_sheet_holds_are_a_workbook_and_an_archive_a_year(all_folder, tmp_path, monkeypatch):
    """A collection of two years at the real bound, made small: what is not bounded by a sheet stays whole."""
    figures = make_figures()
    periods = sorted({figure.period for figure in figures})
    years = sorted({period[:4] for period in periods})
    monkeypatch.setattr(publish_files, "WHOLE_BOOK", len(figures))
    publish_all(make_collection(), figures, tmp_path / "whole")
    assert sorted(path.name for path in (tmp_path / "whole").iterdir()) == ALL_FILES, "the last row still fits"
    monkeypatch.setattr(publish_files, "WHOLE_BOOK", len(figures) - 1)
    publish_all(make_collection(), figures, tmp_path / "years")
    by_year = [f"cchc-{year}.{end}" for year in years for end in ("xlsx", "zip")]
    assert sorted(path.name for path in (tmp_path / "years").iterdir()) == sorted([*WHOLE_FILES, *by_year])
    check(tmp_path / "years")
    assert sheet_years(make_collection(), len(figures)) == tuple(years)
    whole, parts = (all_folder / "figures.csv").read_bytes().splitlines(), []
    for year in years:
        with zipfile.ZipFile(tmp_path / "years" / f"cchc-{year}.zip") as archive:
            archive.extractall(tmp_path / year)
        answer = validate(tmp_path / year)
        assert answer.returncode == 0, answer.stdout
        header, *lines = (tmp_path / year / "figures.csv").read_bytes().splitlines()
        assert header == whole[0] and all(b"," + year.encode() in line for line in lines)
        parts += lines
        rows = openpyxl.load_workbook(tmp_path / "years" / f"cchc-{year}.xlsx")["figures"].max_row
        assert rows == len(lines) + 1
    assert sorted(parts) == sorted(whole[1:])


@pytest.mark.parametrize("folder", ["release_folder", "all_folder"])
def test_sums_agree_beside_the_files_and_inside_the_archive(folder, request, tmp_path):
    path = request.getfixturevalue(folder)
    listed = [line.split("  ")[1] for line in (path / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert sorted([*listed, "SHA256SUMS"]) == sorted(one.name for one in path.iterdir())
    check(path)
    with zipfile.ZipFile(next(path.glob("*.zip"))) as archive:
        archive.extractall(tmp_path)
    check(tmp_path)


@pytest.mark.parametrize("folder", ["release_folder", "all_folder"])
def test_stock_frictionless_passes_in_the_folder_and_after_unzipping(folder, request, tmp_path):
    path = request.getfixturevalue(folder)
    with zipfile.ZipFile(next(path.glob("*.zip"))) as archive:
        archive.extractall(tmp_path)
    for place in (path, tmp_path):
        answer = validate(place)
        assert answer.returncode == 0, answer.stdout
        assert "INVALID" not in answer.stdout and "VALID" in answer.stdout


def test_stock_frictionless_notices_a_changed_byte(release_folder, tmp_path):
    for path in release_folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "tthc-pl-1.csv"
    table.write_bytes(table.read_bytes().replace(b"2940", b"2941"))
    answer = validate(tmp_path)
    assert answer.returncode != 0 and "hash" in answer.stdout


def test_frictionless_reads_every_cell_as_the_table_has_it(release_folder):
    script = (
        "import json, sys; from frictionless import Package; p = Package('datapackage.json'); "
        "json.dump({r.name: [list(map(str, row.to_list())) for row in r.read_rows()] for r in p.resources}, sys.stdout)"
    )
    command = [sys.executable, "-c", script]
    answer = subprocess.run(command, cwd=release_folder, capture_output=True, text=True, timeout=120, check=True)
    read = json.loads(answer.stdout)
    for table in make_release_book(make_release(), make_collection()).tables:
        expected = [[cell or "None" for cell in line] for line in plain_cells(table)[1:]]
        assert read[table.name] == expected


def test_the_descriptor_is_self_contained_and_says_sizes_sums_and_origin(release_folder):
    said = json.loads((release_folder / "datapackage.json").read_text("utf-8"))
    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (said["name"], said["version"], said["created"]) == ("2019-h1-so-noi-vu", "1.0.0", "2026-11-21T00:00:00Z")
    assert said["licenses"][0]["name"] == "CC-BY-4.0"
    assert (said["sources"][0]["number"], said["sources"][0]["sha256"]) == ("03/BC-TTHC", "ab" * 32)
    assert said["contributors"] == [{"title": "Sở Nội vụ", "roles": ["publisher"]}]
    for resource in said["resources"]:
        data = (release_folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert isinstance(resource["schema"], dict)
    assert [one["path"] for one in said["resources"]] == [
        "tthc-pl-1.csv", "bm-01b.csv", "sn-534.csv", "prose.csv", "annotations.csv", "lines.csv",
        "fields.csv", "indicators.csv",
    ]  # fmt: skip


# Data Package 2.0: what it knows of a package, a resource, a dialect, a schema and a field; besides them what is ours.
KNOWN = {
    "package": "$schema name title description homepage version created licenses sources contributors resources "
    "title_en description_en change_note change_note_en",
    "resource": "$schema name type path title description format mediatype encoding bytes hash dialect schema title_en "
    "description_en",
    "dialect": "$schema delimiter lineTerminator",
    "schema": "$schema fields missingValues primaryKey foreignKeys",
    "field": "name type title description constraints categories title_en description_en unit_of_measure "
    "printed_column formula refers_to",
}


@pytest.mark.parametrize("folder", ["release_folder", "all_folder"])
def test_the_descriptor_says_nothing_that_the_standard_does_not_know(folder, request):
    said = json.loads((request.getfixturevalue(folder) / "datapackage.json").read_text("utf-8"))
    tables = [one for one in said["resources"] if one.get("type") == "table"]
    parts = [
        ("package", said),
        *(("resource", one) for one in said["resources"]),
        *(("dialect", one["dialect"]) for one in tables),
        *(("schema", one["schema"]) for one in tables),
        *(("field", field) for one in tables for field in one["schema"]["fields"]),
    ]
    for kind, part in parts:
        assert set(part) <= set(KNOWN[kind].split()), (kind, part.get("name"))


def test_the_descriptor_types_days_truths_and_numbers_and_lists_the_words_of_few(all_folder):
    said = json.loads((all_folder / "datapackage.json").read_text("utf-8"))
    fields = {(one["name"], f["name"]): f for one in said["resources"] for f in one["schema"]["fields"]}
    types = {name: field["type"] for name, field in fields.items()}
    assert types["reports", "newest"] == "boolean" and types["figures", "value"] == "number"
    days = [("reports", "created"), ("reports", "document_date"), ("units", "valid_from"), ("periods", "end")]
    assert {types[name] for name in days} == {"date"}
    assert fields["figures", "standing"]["constraints"]["enum"] == list(STANDINGS)
    assert [one["value"] for one in fields["figures", "state"]["categories"]] == list(STATES)
    assert list(fields["figures", "standing"]) and list(types)[: len(COLUMNS)][-1] == ("figures", "standing")


def test_the_schema_types_columns_and_names_their_headings(release_folder):
    said = json.loads((release_folder / "datapackage.json").read_text("utf-8"))
    schema = said["resources"][0]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert schema["primaryKey"] == ["row"]
    assert said["resources"][0]["title"] == make_release().tables[0].title.first
    assert fields["row"]["constraints"] == {"required": True, "unique": True}
    assert fields["row_kind"]["constraints"]["enum"] == ["item", "section", "subtotal", "total", "percent"]
    assert fields["received_total"]["formula"] == "3=(4+5)"
    assert fields["resolved_late"]["title"] == "Kết quả giải quyết > Số hồ sơ đã giải quyết > Quá hạn"
    assert {name: field["type"] for name, field in fields.items()}["score"] == "number"


def test_the_package_of_everything_ties_figures_to_their_lists(all_folder):
    said = json.loads((all_folder / "datapackage.json").read_text("utf-8"))
    figures = said["resources"][0]["schema"]
    assert [(key["fields"], key["reference"]["resource"]) for key in figures["foreignKeys"]] == [
        (["unit"], "units"), (["period"], "periods"), (["indicator"], "indicators"),
    ]  # fmt: skip
    assert {field["name"]: field["type"] for field in figures["fields"]}["value"] == "number"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("book", ["release", "all"])
def test_the_readme_names_every_file_state_and_id(book, lang):
    made = (
        make_release_book(make_release(), make_collection())
        if book == "release"
        else make_edition_book(make_collection(), make_figures())
    )
    text = render_readme(made, [("tthc-pl-1.csv", made.title)])
    part = text.split("=" * 72)[0 if lang == "vi" else 1]
    assert made.title.in_(lang) in part and "tthc-pl-1.csv" in part
    for word in ("not_in_use", "CC BY 4.0", *(code for code, _ in made.codes)):
        assert word in part


def test_the_citation_names_issuer_year_version_and_path():
    book = make_release_book(make_release(), make_collection())
    cite = cite_text(book)
    assert cite.first == (
        "Sở Nội vụ (2026). Báo cáo 6 tháng đầu năm 2019. Phiên bản 1.0.0. Nhóm số liệu thử. "
        "du-lieu/2019-h1-so-noi-vu/1.0.0/. CC BY 4.0."
    )
    assert "Version 1.0.0" in cite.in_("en")
    assert cite_text(replace(book, path="", version="", issuer=NO_TEXT)).first == (
        "Nhóm số liệu thử (2026). Báo cáo 6 tháng đầu năm 2019. CC BY 4.0."
    )


def test_one_table_is_published_in_the_formats_of_its_place(tmp_path):
    book = book_of(replace(make_small_figures_table(), name="so-noi-vu"))
    for place, names in (("unit", ["so-noi-vu.xlsx"]), ("calendar", ["so-noi-vu.csv"])):
        files = publish_table(book, tmp_path / place, place)
        assert [file.name for file in files] == names == sorted(path.name for path in (tmp_path / place).iterdir())


def test_a_hostile_cell_stops_the_release(tmp_path):
    table = make_settlement()
    rows = (replace(table.rows[0], label="=1+1"), *table.rows[1:])
    release = make_release(tables=[replace(table, rows=rows)])
    with pytest.raises(CchcError, match="công thức"):
        publish_release(release, make_collection(), tmp_path)


def test_sums_are_sorted_and_read_like_sha256sum():
    files = [PublishedFile("b.csv", "2" * 64, 1), PublishedFile("a.csv", "1" * 64, 1)]
    assert render_sums(files) == f"{'1' * 64}  a.csv\n{'2' * 64}  b.csv\n"


def test_an_archive_does_not_tell_when_where_or_in_which_order_it_was_made(tmp_path):
    write_archive({"b": b"b", "a": b"a" * 1000}, tmp_path / "1.zip")
    write_archive({"a": b"a" * 1000, "b": b"b"}, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert [(one.filename, one.date_time[0], one.compress_type) for one in archive.infolist()] == [
            ("a", 2000, zipfile.ZIP_DEFLATED), ("b", 2000, zipfile.ZIP_DEFLATED),
        ]  # fmt: skip


BUILD = """
import sys
from pathlib import Path
from plugins.cchc.formats.publish_files import publish_all, publish_release, publish_table
from plugins.cchc.tables.stat_table import book_of
from tests.unit.table_builders import make_collection, make_figures, make_release, make_small_figures_table
folder = Path(sys.argv[1])
publish_release(make_release(), make_collection(), folder / "release")
publish_all(make_collection(), make_figures(), folder / "all")
publish_table(book_of(make_small_figures_table()), folder / "table", "unit")
"""


def test_two_builds_under_other_clocks_and_hash_seeds_give_the_same_bytes(tmp_path):
    built: list[dict[str, bytes]] = []
    for number, (zone, seed) in enumerate([("UTC", "0"), ("Asia/Ho_Chi_Minh", "4711")]):
        folder = tmp_path / str(number)
        settings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-W", "error", "-c", BUILD, str(folder)]
        subprocess.run(command, cwd=ROOT, env=settings, timeout=120, check=True)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        built.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
    assert len(built[0]) == len(RELEASE_FILES) + len(ALL_FILES) + 1
    assert [name for name in built[0] if built[0][name] != built[1].get(name)] == []
    assert built[0].keys() == built[1].keys()
