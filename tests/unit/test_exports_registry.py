"""The registry of formats: what each is, where it is offered, and which file is of which."""

from __future__ import annotations

import pytest

from plugins.cchc.formats.all_formats import FORMATS, files_at, format_of, formats_at
from plugins.cchc.formats.csv_format import CSV
from plugins.cchc.formats.csvw_metadata import CSVW
from plugins.cchc.formats.json_format import JSON
from plugins.cchc.formats.parquet_format import PARQUET
from plugins.cchc.formats.xlsx_format import XLSX
from plugins.cchc.formats.zip_format import ZIP


def test_no_two_formats_share_an_end_or_a_media_type():
    assert len({format.suffix for format in FORMATS}) == len({format.media_type for format in FORMATS}) == len(FORMATS)
    assert all("/" in format.media_type and format.title and format.about and format.label for format in FORMATS)


@pytest.mark.parametrize(
    "name, format", [("figures.csv", CSV), ("figures.csv-metadata.json", CSVW), ("datapackage.json", JSON)]
)
def test_a_file_has_the_format_of_the_longest_end_that_fits(name, format):
    assert format_of(name) is format


def test_a_file_that_tells_about_others_has_no_format():
    assert format_of("README.txt") is None and format_of("SHA256SUMS") is None and format_of("csv") is None


def test_formats_of_a_place_come_as_offered_or_by_what_they_hold():
    assert formats_at("unit") == (CSV, XLSX, JSON)
    assert formats_at("all_data", "package", "table") == (ZIP, CSV, PARQUET)
    assert formats_at("calendar", "book") == ()


def test_files_of_a_folder_are_one_a_table_or_one_for_all():
    files = [(format.suffix, name) for format, name in files_at("version", ("a", "b"), "r-1.0.0")]
    assert files == [
        ("csv", "a.csv"), ("csv", "b.csv"), ("json", "a.json"), ("json", "b.json"), ("xlsx", "r-1.0.0.xlsx"),
        ("zip", "r-1.0.0.zip"),
    ]  # fmt: skip
