"""Each format read back with a reader of its own: every cell equals the table's."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cchc.errors import CchcError
from plugins.cchc.formats import file_format, xlsx_tables
from plugins.cchc.formats.csv_format import CSV
from plugins.cchc.formats.parquet_format import PARQUET
from plugins.cchc.formats.publish_files import FORMATS
from plugins.cchc.formats.sqlite_format import SQLITE
from plugins.cchc.formats.xlsx_format import XLSX, make_sheet_names
from plugins.cchc.formats.xlsx_tables import make_table_name
from plugins.cchc.tables.make_books import make_edition_book, make_release_book
from plugins.cchc.tables.stat_table import StatColumn, StatTable, book_of
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import (
    PORTAL,
    make_collection,
    make_figures,
    make_plain_table,
    make_release,
    plain_cells,
)

BOOK = make_release_book(make_release(), make_collection())
EDITION = make_edition_book(make_collection(), make_figures())
TABLES = [pytest.param(table, id=table.name) for table in (*BOOK.tables, *EDITION.tables)]


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def cells_of(table: StatTable) -> list[list[object]]:
    return [[None if cell == "" else cell for cell in row] for row in table.rows]


def values_of(table: StatTable, line: Iterable[object]) -> list[object]:
    """What a reader got, as cells hold it: numbers by worth, so that 2 meets 2.0, days as their texts."""
    return [_value_of(column.type, value) for column, value in zip(table.columns, line, strict=True)]


def _value_of(kind: str, value: object) -> object:
    if kind == "boolean":
        return bool(value)
    if kind == "date" and isinstance(value, date):
        return value.isoformat()[:10]
    return Decimal(str(value)) if isinstance(value, (int, float)) else value


# CSV


@pytest.mark.parametrize("table", TABLES)
def test_csv_gives_back_every_cell(table, tmp_path):
    CSV.write(book_of(table, PORTAL), tmp_path / "t.csv")
    assert read_csv(tmp_path / "t.csv") == plain_cells(table)


def test_csv_has_no_byte_order_mark_line_feeds_only_and_an_end(tmp_path):
    CSV.write(book_of(BOOK.tables[0], PORTAL), tmp_path / "t.csv")
    data = (tmp_path / "t.csv").read_bytes()
    assert data.startswith(b"row,row_kind,label,unit,")
    assert b"\r" not in data
    assert data.endswith(b"\n") and not data.endswith(b"\n\n")
    assert '"Ghi chú ""có"" dấu, phẩy"'.encode() in data


def test_csv_of_an_empty_table_is_its_header(tmp_path):
    CSV.write(book_of(replace(BOOK.tables[0], rows=())), tmp_path / "t.csv")
    assert len(read_csv(tmp_path / "t.csv")) == 1


@given(st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \",;'"), min_size=1))
def test_any_text_is_given_back_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    table = make_plain_table(text)
    try:
        CSV.write(book_of(table, PORTAL), path)
    except CchcError:
        assert text.strip()[0] in "=+-@＝＋－＠" or ";" in text
    else:
        assert read_csv(path) == plain_cells(table)


# XLSX


def sheets_of(book):
    """All tables but the lines of the source text, which the package alone has."""
    return [table for table in book.tables if table.name != "lines"]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("xlsx") / "book.xlsx"
    XLSX.write(BOOK, path)
    return openpyxl.load_workbook(path)


@pytest.mark.parametrize("book", [BOOK, EDITION], ids=["release", "edition"])
def test_xlsx_gives_back_every_cell_typed(book, tmp_path):
    XLSX.write(book, tmp_path / "t.xlsx")
    read = openpyxl.load_workbook(tmp_path / "t.xlsx")
    for table in sheets_of(book):
        lines = list(read[table.name].iter_rows(values_only=True))
        assert list(lines[0]) == [column.name for column in table.columns]
        assert [values_of(table, line) for line in lines[1:]] == cells_of(table)
    assert "lines" not in read.sheetnames


def test_each_sheet_is_one_excel_table_with_frozen_header_and_nothing_merged(workbook):
    for table in sheets_of(BOOK):
        sheet = workbook[table.name]
        (made,) = sheet.tables.values()
        assert made.name == make_table_name(table.name)
        assert made.ref.startswith("A1:") and made.ref.endswith(str(len(list(table.rows)) + 1))
        assert sheet.freeze_panes is not None and sheet.freeze_panes.endswith("2")
    assert [str(sheet.merged_cells) for sheet in workbook.worksheets[1:]] == [""] * (len(workbook.sheetnames) - 1)


def test_the_cover_lists_every_sheet_with_its_rows_and_the_licence(workbook):
    cover = workbook["Mục lục"]
    texts = {str(cell.value) for row in cover.iter_rows() for cell in row if cell.value is not None}
    assert {"Báo cáo 6 tháng đầu năm 2019", "1.0.0", *(table.name for table in sheets_of(BOOK))} <= texts
    assert any("CC BY 4.0" in text for text in texts)
    rows = {row[0]: row[3] for row in cover.iter_rows(values_only=True)}
    assert {table.name: rows[table.name] for table in sheets_of(BOOK)} == {
        table.name: len(list(table.rows)) for table in sheets_of(BOOK)
    }


def test_the_dictionary_names_every_column_with_its_heading(workbook):
    lines = list(workbook["Cột"].iter_rows(values_only=True))[1:]
    assert [(line[0], line[1]) for line in lines] == [(t.name, c.name) for t in sheets_of(BOOK) for c in t.columns]
    late = next(line for line in lines if line[1] == "resolved_late")
    assert late[2] == "Kết quả giải quyết > Số hồ sơ đã giải quyết > Quá hạn"


def test_numbers_show_the_printed_decimals(workbook):
    sheet = workbook["tthc-pl-1"]
    formats = {cell.value: cell.number_format for cell in sheet["H"] if cell.value is not None}
    assert (formats[86.48], formats[2], formats[100]) == ("#,##0.00", "#,##0.0", "#,##0.00")
    assert {cell.data_type for cell in sheet["C"]} == {"s"}
    assert {cell.number_format for cell in sheet["C"][1:]} == {"@"}


def test_days_and_truths_are_of_their_own_type_in_a_workbook(tmp_path):
    XLSX.write(EDITION, tmp_path / "t.xlsx")
    header, line, *_ = openpyxl.load_workbook(tmp_path / "t.xlsx")["reports"].iter_rows()
    cells = {str(name.value): cell for name, cell in zip(header, line, strict=True)}
    assert cells["created"].is_date and cells["created"].number_format == "yyyy-mm-dd"
    assert (cells["newest"].data_type, cells["newest"].value) == ("b", False)


def test_a_sheet_prints_one_page_wide_under_its_heading(workbook):
    for sheet in workbook.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (
            "landscape", 1, 0,
        )  # fmt: skip
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [sheet.print_title_rows for sheet in workbook.worksheets[1:4]] == [None, "$1:$1", "$1:$1"]


def test_the_first_sheet_is_for_people(workbook):
    """Rates with their parts, then each table as its form prints it; a book without it begins with its contents."""
    sheet = workbook.worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    first = [row[0] for row in rows]
    assert sheet.title == "Bảng để đọc" and first[0] == BOOK.title.first
    for block in BOOK.readable:
        at = first.index(block.title.first)
        heading = [cell.partition("\n")[0] for row in rows[at + 1 : at + 1 + len(block.heads)] for cell in row if cell]
        assert heading == [cell.text.first for line in block.heads for cell in line]
        assert sheet.row_dimensions[at + 1 + len(block.heads)].height == (None if len(block.heads) > 1 else 3 * 15)
        body = rows[at + 1 + len(block.heads) : at + 1 + len(block.heads) + len(block.rows)]
        assert [row[: len(line)] for row, line in zip(body, block.rows, strict=True)] == [
            tuple(float(cell) if isinstance(cell, Decimal) else (cell.first or None) if cell else None for cell in line)
            for line in block.rows
        ]
    numbers = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None]
    assert numbers and all(cell.number_format.startswith("[$-42A]#,##0") for cell in numbers)
    assert str(sheet.merged_cells)
    assert sheet.column_dimensions["B"].max == 1 + max(len(line) for block in BOOK.readable for line in block.rows)


def test_an_empty_table_makes_a_readable_sheet(tmp_path):
    XLSX.write(book_of(replace(BOOK.tables[0], rows=())), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["tthc-pl-1"]
    assert [cell.value for cell in sheet[2]] == [None] * len(BOOK.tables[0].columns)


def test_a_text_longer_than_a_cell_is_an_error_and_not_dropped(tmp_path):
    with pytest.raises(CchcError, match="ô dài quá 32767"):
        XLSX.write(book_of(make_plain_table("a" * 32_768)), tmp_path / "t.xlsx")


def test_more_rows_than_a_sheet_are_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_tables, "MOST_ROWS", 2)
    with pytest.raises(CchcError, match="hơn 2 dòng"):
        XLSX.write(book_of(BOOK.tables[0], PORTAL), tmp_path / "t.xlsx")


def test_sheet_names_are_short_clean_and_unique():
    long = "so-lieu-ve-thu-tuc-hanh-chinh-cap-huyen"
    names = make_sheet_names([long, long + "-2", "A", "a", "a/b:c", "Cột", "a"])
    assert names[:3] == ("Bảng để đọc", "Mục lục", "Cột")
    assert all(len(name) <= 31 for name in names)
    assert len({name.lower() for name in names}) == len(names)
    assert names[5:] == ("A", "a-2", "a-b-c", "Cột-2", "a-3")
    assert make_table_name("bm-14") == "tbl_bm_14"


# Parquet


@pytest.mark.parametrize("table", TABLES)
def test_parquet_gives_back_every_cell_typed(table, tmp_path):
    PARQUET.write(book_of(table, PORTAL), tmp_path / "t.parquet")
    read = pyarrow.parquet.read_table(tmp_path / "t.parquet")
    assert read.column_names == [column.name for column in table.columns]
    assert [values_of(table, record.values()) for record in read.to_pylist()] == cells_of(table)


def test_parquet_figures_have_numbers_and_texts_apart(tmp_path):
    PARQUET.write(book_of(EDITION.tables[0]), tmp_path / "t.parquet")
    read = pyarrow.parquet.read_table(tmp_path / "t.parquet")
    assert read.schema.field("value").type == pyarrow.float64()
    texts = [text for text in read.column("value_text").to_pylist() if text is not None]
    assert texts == ["Đã khắc phục; biểu mẫu, quy trình"]
    both = zip(read.column("value").to_pylist(), read.column("value_text").to_pylist(), strict=True)
    assert not any(number is not None and text is not None for number, text in both)
    assert read.schema.field("unit").metadata[b"title"].decode() == "Mã đơn vị"
    compression = pyarrow.parquet.ParquetFile(tmp_path / "t.parquet").metadata.row_group(0).column(0).compression
    assert compression == "ZSTD"


def test_parquet_is_written_in_batches_and_empty_tables_too(tmp_path, monkeypatch):
    monkeypatch.setattr(file_format, "_BATCH", 3)
    table = EDITION.tables[0]
    PARQUET.write(book_of(table, PORTAL), tmp_path / "t.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "t.parquet").num_rows == len(list(table.rows))
    PARQUET.write(book_of(replace(BOOK.tables[0], rows=())), tmp_path / "e.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "e.parquet").num_rows == 0


# SQLite


@pytest.fixture
def base(tmp_path):
    SQLITE.write(EDITION, tmp_path / "t.sqlite")
    with closing(sqlite3.connect(tmp_path / "t.sqlite")) as connection:
        yield connection


def test_sqlite_gives_back_every_cell_typed(base):
    for table in EDITION.tables:
        cursor = base.execute(f'SELECT * FROM "{table.name}"')
        assert [one[0] for one in cursor.description] == [column.name for column in table.columns]
        held = [values_of(table, line) for line in cursor]
        assert sorted(held, key=str) == sorted(cells_of(table), key=str), "a view has no order of its own"


def test_sqlite_keeps_whole_numbers_whole_and_texts_out_of_numbers(base):
    types = {one for (one,) in base.execute("SELECT DISTINCT typeof(value) FROM figures")}
    assert types == {"integer", "real", "null"}


def test_sqlite_refuses_an_id_that_no_list_has(tmp_path):
    figures = [replace(figure, unit="so-khong-co") for figure in make_figures()[:1]]
    with pytest.raises(CchcError, match="bảng figure_rows có mã không có trong bảng units"):
        SQLITE.write(make_edition_book(make_collection(), figures), tmp_path / "t.sqlite")


def test_sqlite_declares_days_truths_and_references(base):
    said = {name: kind for _, name, kind, *_ in base.execute("PRAGMA table_info(reports)")}
    assert (said["newest"], said["created"], said["document_date"]) == ("BOOLEAN", "DATE", "DATE")
    kept = ("figure_tables", "figure_columns", "figure_rows", "figure_cells")
    listed = [key for name in kept for key in base.execute(f"PRAGMA foreign_key_list({name})")]
    keys = {key[3]: (key[2], key[4]) for key in listed if key[2] not in kept}
    assert keys == {
        "unit": ("units", "unit"), "period": ("periods", "period"), "indicator": ("indicators", "indicator"),
    }  # fmt: skip


def test_sqlite_tells_about_columns_and_about_itself(base):
    told = base.execute('SELECT "table", "column" FROM columns ORDER BY rowid').fetchall()
    assert told == [(table.name, one.name) for table in EDITION.tables for one in table.columns]
    about = dict(base.execute("SELECT name, value FROM about"))
    assert "CC BY 4.0" in about["licence"] and about["title_en"].startswith("All data")


def test_sqlite_finds_by_index(base):
    """Tables are few and walked; rows and cells are looked up."""
    for column in ("report", "period", "unit", "indicator"):
        plan = str(base.execute(f"EXPLAIN QUERY PLAN SELECT * FROM figures WHERE {column} = 'x'").fetchall())
        assert "SCAN c" not in plan and "SCAN r" not in plan
        assert (f"figures_by_{column}" in plan) == (column in ("unit", "indicator"))


def test_every_view_of_sqlite_answers(base):
    views = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY rowid")]
    assert views == [name for (name,) in base.execute('SELECT "view" FROM views ORDER BY rowid')]
    assert views == ["figures", "newest_figures", "named_figures", "unstated_figures", "counts_by_report"]
    # The figures are those of 1.0.0, and 1.0.1 is the newest.
    assert base.execute("SELECT count(*) FROM newest_figures").fetchone() == (0,)
    assert base.execute("SELECT cells FROM counts_by_report").fetchone() == (len(make_figures()),)


def test_views_name_bodies_periods_and_indicators(tmp_path):
    release = make_release()
    book = make_edition_book(make_collection(release), make_figures(release))
    SQLITE.write(book, tmp_path / "t.sqlite")
    with closing(sqlite3.connect(tmp_path / "t.sqlite")) as connection:
        line = connection.execute(
            "SELECT unit_name_vi, period_end, indicator_label_en, value FROM named_figures "
            "WHERE field = 'received_total' AND unit = 'so-tu-phap'"
        ).fetchone()
        unstated = connection.execute(
            "SELECT state, sum(cells) FROM unstated_figures GROUP BY state ORDER BY 1"
        ).fetchall()
    assert line == ("Sở Tư pháp", "2019-06-30", "Dossiers received", 2940)
    figures = make_figures(release)
    assert unstated == [(s, sum(f.state == s for f in figures)) for s in ("blank", "illegible", "not_in_use")]


def test_sqlite_is_written_anew_over_an_old_file(tmp_path):
    path = tmp_path / "t.sqlite"
    path.write_bytes(b"old")
    SQLITE.write(BOOK, path)
    first = path.read_bytes()
    SQLITE.write(BOOK, path)
    assert path.read_bytes() == first and first.startswith(b"SQLite format 3")


# All formats


WRITERS = [pytest.param(format, id=format.suffix) for format in FORMATS if format.content in ("table", "book")]


@pytest.mark.parametrize("format", WRITERS)
def test_each_format_takes_a_book_of_one_table(format, tmp_path):
    format.write(book_of(BOOK.tables[0], PORTAL), tmp_path / "t")
    assert (tmp_path / "t").stat().st_size > 100


@pytest.mark.parametrize("format", WRITERS)
def test_a_format_of_one_table_refuses_a_book_of_many(format, tmp_path):
    if format.content == "book":
        format.write(BOOK, tmp_path / "t")
    else:
        with pytest.raises(ValueError, match="too many values"):
            format.write(BOOK, tmp_path / "t")


def table_of(column: StatColumn, value) -> StatTable:
    return StatTable("t", NO_TEXT, NO_TEXT, (column,), ((value,),))


WRONG = [
    ("integer", Decimal("1.5"), "không phải là số nguyên"),
    ("integer", Decimal("98.0"), "không phải là số nguyên"),
    ("integer", Decimal("NaN"), "không phải là số nguyên"),
    ("number", Decimal("Infinity"), "không phải là số"),
    ("number", "chữ", "không phải là số"),
    ("date", "30/6/2019", "không phải là ngày"),
    ("text", "a\rb", r"U\+000D"),
    ("text", "a\x00b", r"U\+0000"),
]


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("type, value, message", WRONG)
def test_a_value_that_its_column_does_not_declare_is_an_error_in_every_format(format, type, value, message, tmp_path):
    table = table_of(StatColumn("x", bilingual("X", "X"), type=type), value)
    with pytest.raises(CchcError, match=message):
        format.write(book_of(table, PORTAL), tmp_path / "t")
