"""The registry of formats: what each is, where it is offered, and which file is of which."""

from __future__ import annotations

from plugins.cchc.formats.csv_format import CSV
from plugins.cchc.formats.parquet_format import PARQUET
from plugins.cchc.formats.publish_files import FORMATS, all_data_files, files_at, format_of, formats_at
from plugins.cchc.formats.xlsx_format import XLSX
from plugins.cchc.formats.zip_format import ZIP


def test_no_two_formats_share_an_end_or_a_media_type():
    assert len({format.suffix for format in FORMATS}) == len({format.media_type for format in FORMATS}) == len(FORMATS)
    assert all("/" in format.media_type and format.title and format.label for format in FORMATS)


def test_a_file_has_the_format_of_its_end():
    assert format_of("figures.csv") is CSV and format_of("cchc-2018.xlsx") is XLSX


def test_a_file_that_tells_about_others_has_no_format():
    names = ("datapackage.json", "csv-metadata.json", "SHA256SUMS", "csv")
    assert [format_of(name) for name in names] == [None] * 4


def test_formats_of_a_place_come_as_offered_or_by_what_they_hold():
    assert formats_at("unit") == (XLSX,)
    assert formats_at("all_data", "package", "table") == (ZIP, CSV, PARQUET)
    assert formats_at("calendar", "book") == ()


def test_files_of_a_folder_are_one_a_table_or_one_for_all():
    files = [(format.suffix, name) for format, name in files_at("version", ("a", "b"), "r-1.0.0")]
    assert files == [
        ("csv", "a.csv"), ("csv", "b.csv"), ("xlsx", "r-1.0.0.xlsx"), ("zip", "r-1.0.0.zip"),
    ]  # fmt: skip


def test_what_a_sheet_bounds_stands_once_for_each_year():
    assert [name for _, name in all_data_files()] == [
        "figures.csv", "figures.parquet", "cchc.sqlite", "cchc.xlsx", "cchc.zip",
    ]  # fmt: skip
    assert [name for _, name in all_data_files(("2018", "2019"))] == [
        "figures.csv", "figures.parquet", "cchc.sqlite", "cchc-2018.xlsx", "cchc-2019.xlsx", "cchc-2018.zip",
        "cchc-2019.zip",
    ]  # fmt: skip
