"""The data dictionary in every package says of fields and indicators what forms and lists in data/ say."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
NAMES = sorted(one.relative_to(DATA / "reports").as_posix() for one in (DATA / "reports").glob("*/*/"))
Row = dict[str, str]


class Package:
    """What a reader finds in the archive of one version, beside what was filed."""

    def __init__(self, site: Path, name: str) -> None:
        report, version = name.split("/")
        self.folder = site / "du-lieu" / report / version
        with zipfile.ZipFile(self.folder / f"{report}-{version}.zip") as archive:
            self.files = {one: archive.read(one).decode("utf-8") for one in archive.namelist()}
        descriptor = yaml.load((DATA / "reports" / name / "datapackage.yaml").read_text("utf-8"), yaml.CSafeLoader)
        filed = {one["name"]: one["form"] for one in descriptor["resources"] if "form" in one}
        # Table -> its form; that of the figures in running text is the same everywhere and no file.
        self.forms = {table: form_of(form) for table, form in filed.items() if form != "prose"}

    def rows(self, name: str) -> list[Row]:
        return list(csv.DictReader(io.StringIO(self.files[name], newline="")))

    @property
    def fields(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        """Each column of each form, as the form itself says it."""
        return {(table, one["name"]): one for table, form in self.forms.items() for one in form["fields"]}


@cache
def form_of(name: str) -> dict[str, Any]:
    return yaml.load((DATA / "forms" / f"{name}.yaml").read_text("utf-8"), yaml.CSafeLoader)


def heading(field: Mapping[str, Any], lang: str) -> str:
    return " > ".join(part[lang] for part in (*field.get("headings", ()), field["label"]))


def indicators() -> dict[str, Row]:
    with (DATA / "reference" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # Role and page tell the program what an indicator plays and where it is shown; readers are told by its label.
    own = ("role", "page", "own_page")
    return {row["indicator"]: {name: value for name, value in row.items() if name not in own} for row in rows}


@pytest.fixture(scope="module", params=NAMES)
def package(site: Path, request: pytest.FixtureRequest) -> Package:
    return Package(site, request.param)


def test_each_column_of_each_form_is_in_fields_csv(package: Package) -> None:
    told = {(row["table"], row["field"]): row for row in package.rows("fields.csv")}
    assert set(told) == set(package.fields) | {("prose", "value")}
    for key, field in package.fields.items():
        assert told[key] == {
            "table": key[0],
            "field": key[1],
            "form": package.forms[key[0]]["form"],
            "label_vi": heading(field, "vi"),
            "label_en": heading(field, "en"),
            "type": field["type"],
            "unit_of_measure": field.get("unit_of_measure", ""),
            "indicator": field.get("indicator", ""),
            "printed_column": field.get("column", ""),
            "formula": field.get("formula", ""),
        }, key


def test_each_indicator_that_is_used_is_there_with_what_its_figures_need(package: Package) -> None:
    tables = [one for one in package.files if one.endswith(".csv") and one not in ("indicators.csv", "lines.csv")]
    used = {row["indicator"] for table in tables for row in package.rows(table) if row.get("indicator")}
    held, wanted = package.rows("indicators.csv"), indicators()
    assert {row["indicator"] for row in held} == used and used
    for row in held:
        assert row == {name: wanted[row["indicator"]][name] for name in row}
        assert row.keys() >= {"label_vi", "label_en", "unit_of_measure", "value_type", "code_list"}


def test_the_readme_names_each_unit_and_category_and_leads_to_the_dictionary(package: Package) -> None:
    parts = [part for part in package.files["README.txt"].split("=" * 72) if "SHA256SUMS" in part]
    assert len(parts) == 2, "one in each language, each below its title"
    for part in parts:
        assert {"datapackage.json", "fields.csv", "indicators.csv"} <= set(re.findall(r"[a-z]+\.(?:json|csv)", part))
        told = {line.partition(": ")[0] for line in part.splitlines()}
        rows = [row for table in (*package.forms, "prose") for row in package.rows(f"{table}.csv")]
        assert {row[name] for row in rows for name in ("unit", "category") if row.get(name)} <= told
        assert any(package.folder.parent.name.endswith(f"-{unit}") for unit in told if unit), "who reports"


def test_the_descriptor_says_the_same(package: Package) -> None:
    resources = {one["name"]: one for one in json.loads(package.files["datapackage.json"])["resources"]}
    for (table, name), field in package.fields.items():
        (told,) = [one for one in resources[table]["schema"]["fields"] if one["name"] == name]
        assert (told["title"], told["title_en"]) == (heading(field, "vi"), heading(field, "en"))
        for here, there in (
            ("unit_of_measure", "unit_of_measure"),
            ("printed_column", "column"),
            ("formula", "formula"),
        ):
            assert told.get(here, "") == field.get(there, ""), (table, name, here)


def test_the_workbook_says_the_same(package: Package) -> None:
    book = openpyxl.load_workbook(next(package.folder.glob("*.xlsx")), read_only=True)
    header, *lines = (tuple(one or "" for one in row) for row in book["Cột"].iter_rows(values_only=True))
    told = {(row["table"], row["column"]): row for row in (dict(zip(header, line, strict=True)) for line in lines)}
    book.close()
    for key, field in package.fields.items():
        assert (told[key]["label_vi"], told[key]["label_en"]) == (heading(field, "vi"), heading(field, "en"))
        assert told[key]["unit_of_measure"] == field.get("unit_of_measure", "")
        assert (told[key]["printed_column"], told[key]["formula"]) == (
            field.get("column", ""),
            field.get("formula", ""),
        )


def test_all_data_have_the_fields_of_every_report_and_every_indicator(site: Path) -> None:
    with zipfile.ZipFile(site / "du-lieu" / "tat-ca" / "cchc.zip") as archive:
        held = {name: archive.read(name).decode("utf-8") for name in ("fields.csv", "indicators.csv", "figures.csv")}
    rows = {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in held.items()}
    assert {row["indicator"]: row for row in rows["indicators.csv"]} == indicators()
    described = {(row["report"], row["table"], row["field"]) for row in rows["fields.csv"]}
    assert described == {(row["report"], row["table"], row["field"]) for row in rows["figures.csv"]}
