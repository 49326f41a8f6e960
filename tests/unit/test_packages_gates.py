"""Bytes, signs, tokens and figures: each gate by itself, away from files."""

from __future__ import annotations

import csv
import io
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.cchc.loading import cell_values
from plugins.cchc.loading.allowed_characters import ALLOWED, VIETNAMESE, check_characters
from plugins.cchc.loading.cell_values import (
    object_to_day,
    object_to_formula,
    object_to_number,
    parse_cell,
    read_sheet,
    split_line,
)
from plugins.cchc.loading.read_files import Faults, ReadFile, make_file, shortened
from plugins.cchc.loading.read_tables import _printed_line

PATH = "data/reports/r/1.0.0/t.csv"


def as_file(text: str) -> ReadFile:
    return ReadFile(PATH, text.encode())


# Signs


def test_the_alphabet_is_whole() -> None:
    letters = "aăâeêioôơuưy"
    marks = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
    composed = {unicodedata.normalize("NFC", letter + mark) for letter in letters for mark in marks} | {"đ"}
    assert composed <= ALLOWED and {letter.upper() for letter in composed} <= ALLOWED
    assert all(unicodedata.is_normalized("NFC", letter) for letter in VIETNAMESE)


@pytest.mark.parametrize("text", ["Tỷ lệ ≤ 5 %, ≥ 3; 2 × 3 ÷ 1 – “nháy” — ‘đơn’ … 1/2", "§ 3 • mục a · 20 °C ± 1 m²"])
def test_listed_punctuation_passes(text: str) -> None:
    assert check_characters(as_file(f"a,b\n{text.replace(',', '')},x\n"), Faults())


UNWELCOME = [
    0x00A0,
    0x00AD,
    0x061C,
    0x200B,
    0x200D,
    0x200E,
    0x202A,
    0x202E,
    0x2028,
    0x2060,
    0x2066,
    0x2069,
    0xFEFF,
    0xFFFE,
    0xFFFF,
    0x1FFFE,
    0xFDD0,
    0xE000,
    0xFFFC,
    0x7F,
    0x80,
    0x9F,
    0x08,
    0x0B,
    0x0C,
    0x1B,
    0x1F,
    0x0430,
    0x03B1,
    0x4E00,
    0xFF1D,
    0x1D400,
    0x1F600,
    0xFF10,
    0x0660,
    0xE0041,
]


@pytest.mark.parametrize("code", UNWELCOME, ids=hex)
def test_unwelcome_signs_are_named_with_code_point_row_and_column(code: int) -> None:
    faults = Faults()
    assert not check_characters(as_file(f"row,label\n1,an{chr(code)}toàn\n"), faults)
    (problem,) = faults.problems
    assert (problem.row, problem.column) == (2, "label") and f"U+{code:04X}" in problem.message


def test_a_value_is_shown_cut_and_without_hidden_signs() -> None:
    assert shortened("a\u202eb") == "a⟨U+202E⟩b"
    assert len(shortened("x" * 500)) == 60


# Bytes


def test_plain_bytes_make_a_file_with_its_checksum() -> None:
    file = make_file(PATH, "Sở".encode(), Faults())
    assert file is not None and file.text == "Sở" and len(file.sha256) == 64 and file.folder.endswith("1.0.0")


def test_a_byte_that_is_no_utf8_is_found_in_its_line() -> None:
    faults = Faults()
    assert make_file(PATH, b"a,b\n1,\xe9\n", faults) is None
    assert [(p.code, p.row) for p in faults.problems] == [("file.encoding", 2)]


# Tokens


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet=" ab\",;ộ'", max_size=8), min_size=1, max_size=6))
def test_a_line_is_split_as_the_csv_module_writes_it(cells: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    assert split_line(out.getvalue().removesuffix("\n")) == cells


def test_a_sheet_has_as_many_rows_as_are_allowed_and_none_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell_values, "MAX_ROWS", 2)
    faults = Faults()
    assert read_sheet(as_file("a\n1\n2\n"), faults) is not None and not faults.problems
    assert read_sheet(as_file("a\n1\n2\n3\n"), faults) is None
    assert [problem.code for problem in faults.problems] == ["csv.rows"]


def test_a_row_of_the_source_text_is_told_by_its_number() -> None:
    source = ReadFile("source.txt", "một\nhai  lần\nba\n".encode())
    assert [_printed_line(source, line) for line in ("2", "3", "0", "9", "x")] == ["hai lần", "ba", "", "", ""]


@pytest.mark.parametrize("line", ['a"b', '"a', '"a"b', '"a""', 'x,"y', '"', '""",'])
def test_quotes_astray_are_refused(line: str) -> None:
    assert split_line(line) is None


@pytest.mark.parametrize("line", ["," * 1_000_000, '"",' * 500_000, '"' * 1_000_001, "x" * 4_000_000])
def test_long_lines_cost_little(line: str) -> None:
    began, faults = time.process_time(), Faults()
    assert read_sheet(as_file(f"a,b\n1,2\n{line}\n"), faults) is None
    assert time.process_time() - began < 2 and len(faults.problems) == 1


def test_rows_know_their_place() -> None:
    sheet = read_sheet(as_file('row,label\n1,"a, b"\n2,""\n'), Faults())
    assert sheet is not None
    assert sheet.records() == [(2, {"row": "1", "label": "a, b"}), (3, {"row": "2", "label": ""})]


def test_a_missing_last_line_end_is_no_fault() -> None:
    sheet = read_sheet(as_file("a,b\n1,2"), Faults())
    assert sheet is not None and sheet.rows == (("1", "2"),)


# Figures

GOOD = {
    "integer": ["0", "-5", "2844", "100"],
    "number": ["0", "0.5", "-0.25", "86.48", "100.00", "1234", "0.125", "2.0"],
}
WRITE = {
    ("1.234", "integer"): "viết 1234",
    ("25.031", "number"): "viết 25031; nếu đúng là số thập phân thì viết 25.0310",
    ("1.234.567", "number"): "viết 1234567",
    ("1,234,567", "integer"): "viết 1234567",
    ("1 234", "integer"): "viết 1234",
    ("12,5", "number"): "dùng dấu chấm: viết 12.5",
    ("1.234,5", "number"): "dùng dấu chấm: viết 1234.5",
    ("06", "integer"): "viết 6",
    ("-06", "integer"): "viết -6",
    ("5%", "number"): "viết 5 và ghi bản in vào annotations.csv",
    ("99,5 %", "number"): "viết 99.5 và ghi bản in vào annotations.csv",
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in GOOD.items() for text in texts])
def test_plain_figures_pass_and_keep_their_decimals(kind: str, text: str) -> None:
    assert object_to_number(text, kind) is None
    assert str(parse_cell(text, kind)) == text


@pytest.mark.parametrize(("text", "kind"), WRITE)
def test_a_figure_written_otherwise_is_told_how_to_write_it(text: str, kind: str) -> None:
    objection = object_to_number(text, kind)
    assert objection is not None and objection.cure == WRITE[text, kind]


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "INF",
        "-inf",
        "1E400",
        "1e5",
        "+5",
        "--5",
        "-",
        ".5",
        "5.",
        "٣",
        "１",
        "²",
        "1_000",
        "0x1F",
        "Có",
        "6/8",
        "9" * 16,
        "1." + "0" * 7,
        "0912345678901234567",
    ],
)
def test_what_is_no_figure_is_refused(text: str) -> None:
    for kind in ("integer", "number"):
        assert object_to_number(text, kind) is not None


def test_blank_is_no_value_and_text_stays_text() -> None:
    assert parse_cell("", "integer") is None and parse_cell("", "text") is None and parse_cell("007", "text") == "007"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("2019-06-15", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("20190615", False),
        ("2019-W01-1", False),
        ("15/6/2019", False),
    ],
)
def test_only_days_that_exist_in_one_spelling(text: str, expected: bool) -> None:
    assert (object_to_day(text) is None) is expected


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "- ý", "@SUM(A1)", "\t=1", " =1", "＝1", "＋1", "－1", "＠a"])
def test_formula_starts_are_refused(text: str) -> None:
    objection = object_to_formula(text)
    assert objection is not None and objection.code == "cell.formula"


@pytest.mark.parametrize("text", ["", "3=(4+5)", "a-b", "Có", "27/27", "(-5)"])
def test_other_texts_are_no_formulas(text: str) -> None:
    assert object_to_formula(text) is None
