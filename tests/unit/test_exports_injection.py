"""Formula injection: no published file holds a cell that a spreadsheet program would run."""

from __future__ import annotations

import csv
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from plugins.cchc.errors import CchcError
from plugins.cchc.formats.csv_format import CSV
from plugins.cchc.formats.sqlite_format import SQLITE
from plugins.cchc.formats.xlsx_format import XLSX
from plugins.cchc.tables.stat_table import StatTable, book_of
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import make_plain_table

BODIES = (
    "1+1",
    'HYPERLINK("http://x.invalid","a")',
    "cmd|' /C calc'!A0",
    "SUM(A1:A9)",
    'WEBSERVICE("http://x.invalid")',
)
TRIGGERS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BLANKS = (" =1+1", "  +1", "\u00a0=1+1", "\u3000@A1", " -2+3", "  ＝1")
CUTS = ("Kế hoạch;=1+1", "a; =cmd", "x;@SUM(A1)", "b;＝1", "c; ＠A1")
CONTROLS = ("\t=1+1", "\r=1+1", "\n=1+1", "a\n=1+1", "a\r=1+1", "a\tb", "=1\x0b", "\ufeff=1+1", "a\x1fb")

HARMFUL = [trigger + body for trigger in TRIGGERS for body in BODIES] + list(BLANKS) + list(CUTS)
PAYLOADS = [*HARMFUL, *CONTROLS]
HARMLESS = ("3=(4+5)", "Tổng số = (I) + (II)", "Quý I - Quý II", "a@b", "5+3", "’=x", "Phần I; mục 2", "(=1)")


def test_there_are_sixty_payloads():
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 60


@pytest.mark.parametrize("payload", PAYLOADS)
def test_csv_refuses_the_payload_in_a_text_column(payload, tmp_path):
    with pytest.raises(CchcError, match="Bảng plain, cột “label”"):
        CSV.write(book_of(make_plain_table(payload)), tmp_path / "t.csv")


@pytest.mark.parametrize("payload", HARMLESS)
def test_csv_lets_harmless_text_pass(payload, tmp_path):
    CSV.write(book_of(make_plain_table(payload)), tmp_path / "t.csv")
    assert payload in (tmp_path / "t.csv").read_text("utf-8")


def test_control_characters_are_refused_by_every_format(tmp_path):
    for payload in CONTROLS:
        for write in (XLSX.write, SQLITE.write):
            with pytest.raises(CchcError, match="ký tự điều khiển"):
                write(book_of(make_plain_table(payload)), tmp_path / "t")


@pytest.fixture(scope="module")
def hostile() -> StatTable:
    """All payloads in one table, in its title and in its columns' labels."""
    table = make_plain_table("x")
    label = replace(table.columns[1], label=bilingual("=1+1", "@A1"), formula="=A1", description=bilingual("+1", "-1"))
    rows = tuple((str(n), payload, Decimal(-n)) for n, payload in enumerate(HARMFUL))
    title = bilingual('=HYPERLINK("http://x.invalid")', "+cmd|' /C calc'!A0")
    columns = (table.columns[0], label, table.columns[2])
    return replace(table, title=title, source=title, description=title, columns=columns, rows=rows)


def test_xlsx_has_no_formula_cell_and_no_outside_link(hostile, tmp_path):
    XLSX.write(book_of(hostile), tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert [row[1].value for row in book["plain"].iter_rows(min_row=2)] == HARMFUL
    assert {row[1].data_type for row in book["plain"].iter_rows(min_row=2)} == {"s"}
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any("<f>" in part or "<f " in part or "calculatedColumnFormula" in part for part in parts.values())
    assert not any('TargetMode="External"' in part for part in parts.values())


def test_sqlite_holds_the_payloads_as_plain_text(hostile, tmp_path):
    SQLITE.write(book_of(hostile), tmp_path / "t.sqlite")
    with closing(sqlite3.connect(tmp_path / "t.sqlite")) as base:
        read = base.execute("SELECT label, typeof(label) FROM plain ORDER BY rowid").fetchall()
    assert read == [(payload, "text") for payload in HARMFUL]


def test_ten_thousand_negative_numbers_stay_as_they_are(tmp_path):
    numbers = [Decimal(-n) / 4 for n in range(1, 10_001)]
    cells = [(f"n{n}", "x", n) for n in numbers]
    table = replace(make_plain_table("x"), rows=tuple(cells))
    CSV.write(book_of(table), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        assert [Decimal(line["value"]) for line in csv.DictReader(file)] == numbers
    XLSX.write(book_of(table), tmp_path / "t.xlsx")
    with closing(openpyxl.load_workbook(tmp_path / "t.xlsx", read_only=True)) as book:
        read = [row[2] for row in book["plain"].iter_rows(min_row=2, values_only=True)]
    assert [Decimal(str(number)) for number in read] == numbers
