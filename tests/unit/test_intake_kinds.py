"""Sheets, texts and converted files before anything is understood: titles, places, signs between cells, old letters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.errors import UseError
from plugins.cchc.intake import document_file
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.legacy_fonts import legacy_font
from plugins.cchc.intake.notes import redact, redact_lines
from plugins.cchc.intake.other_programs import convert_office
from plugins.cchc.intake.source import Pages, make_cell
from tests.fixtures.legacy_letters import to_tcvn3
from tests.fixtures.printing import make_document

SHEETS = {
    "one table": (["STT|Số", "1|7"], ["1: STT|Số / 1|7"]),
    "a title above": (["Biểu 1|", "STT|Số", "1|7"], ["1: Biểu 1| / STT|Số / 1|7"]),
    "a second table below its title": (
        ["STT|Số", "1|7", "|", "Biểu 2|", "Sở|", "STT|Số", "1|8"],
        ["1: STT|Số / 1|7 / |", "6: STT|Số / 1|8 below Biểu 2, Sở"],
    ),
    "rows of two cells below a blank one go on": (["STT|Số", "1|7", "|", "2|8"], ["1: STT|Số / 1|7 / | / 2|8"]),
    "a row of one cell without a blank one above": (["STT|Số", "Mục I|", "1|7"], ["1: STT|Số / Mục I| / 1|7"]),
    "titles with nothing below": (["STT|Số", "|", "Ký tên|"], ["1: STT|Số / |"]),
    "nothing": (["|", "|"], []),
}


@pytest.mark.parametrize("name", SHEETS)
def test_tables_of_one_sheet_are_parted_by_blank_rows_and_titles(name: str) -> None:
    rows, told = SHEETS[name]
    pages = Pages()
    pages.add_sheet([[make_cell(text) for text in row.split("|")] for row in rows], "trang tính “a”")
    made = []
    for grid in pages.grids:
        texts = " / ".join("|".join(cell.text for cell in row.cells) for row in grid.rows)
        made.append(f"{grid.first}: {texts}" + (f" below {', '.join(grid.title)}" if grid.title else ""))
        assert [pages.lines[row.line - 1].replace("\t", "|") for row in grid.rows] == texts.split(" / ")
    assert made == told


def test_a_place_is_named_as_its_program_counts_it() -> None:
    document = make_document(["Biểu 1"], [["a", "b"], ["c", "d"]], [["e"], ["f"]])
    sheet = replace(document.grids[0], name="trang tính “PL”", first=7)
    document = replace(document, grids=(sheet, document.grids[1]))
    assert [document.place(line) for line in (1, 2, 3, 5, 6)] == [
        "dòng 1 của tệp", "dòng 7 của trang tính “PL”", "dòng 8 của trang tính “PL”",
        "hàng 2 của bảng 2", "dòng 6 của tệp",
    ]  # fmt: skip
    row = sheet.rows[0]
    assert [row.text(column) for column in (0, 1, 2, -1, None)] == ["a", "b", "", "", ""]
    assert (sheet.width, replace(sheet, rows=()).width) == (2, 0)


def test_a_title_is_what_stands_last_above_a_table_and_no_table_s_twice() -> None:
    pages = Pages()
    for number in range(14):
        pages.add_text(f"dòng {number}")
    pages.add_text(" ")
    pages.add_grid([[make_cell("a")]], "bảng 1")
    pages.add_grid([[make_cell("b")]], "bảng 2")
    assert [grid.title for grid in pages.grids] == [tuple(f"dòng {number}" for number in range(2, 14)), ()]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"a;b\n1,5;2\n", ["a|b", "1,5|2"]),
        (b"a,b\n1,2\n", ["a|b", "1|2"]),
        ("a\tb\nx;y\tc,d\n".encode("utf-16"), ["a|b", "x;y|c,d"]),
        ("a;b\n".encode("utf-16-be"), None),
        ("a;b\nsố;2\n".encode("utf-8-sig"), ["a|b", "số|2"]),
        (b"\xfe\xff" + "a;số\n".encode("utf-16-be"), ["a|số"]),
        (b'"a;b";c\n', ["a;b|c"]),
    ],
)
def test_a_text_is_parted_by_its_most_common_sign_in_any_unicode(
    data: bytes, rows: list[str] | None, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    if rows is None:  # without its mark nobody can know
        assert open_document(tmp_path / "a.csv").lines != ("a\tb",)
        return
    document = open_document(tmp_path / "a.csv")
    assert [line.replace("\t", "|") for line in document.lines] == rows
    assert (document.grids[0].name, len(document.words)) == ("bảng trong tệp", 1)


FIVE = to_tcvn3("quả báo cáo bản hạn")  # five signs of such a font


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        ([FIVE], "TCVN3"),
        ([FIVE[:-4]], ""),  # four
        ([FIVE, "ăăăă"], "TCVN3"),
        ([FIVE, "ăăăăă"], ""),  # as many letters of Unicode
        (["Soá lieäu caùc hoà sô ñaõ ñöa"], "VNI"),
        (["số liệu các hồ sơ"], ""),
        ([], ""),
    ],
)
def test_letters_of_an_old_font_are_believed_where_they_are_most(texts: list[str], name: str) -> None:
    font = legacy_font(texts)
    assert (font is not None and name in font[0]) if name else font is None
    if name == "VNI":
        assert font is not None and font[1]("Soá lieäu CAÙC hoà sô, ñaõ öu") == "Số liệu CÁC hồ sơ, đã ưu"
        assert font[1]("đã öu") == "đã öu", "what is Unicode stays"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Đã nhận 12 hồ sơ", "Đã nhận 12 hồ sơ"),
        ("Gọi 0912 345 678 để nhận", "Gọi [đã che] để nhận"),
        ("Quyết định mật số 3", "[đã che]"),
        ("Tài liệu (mật)", "[đã che]"),
        ("bảo mật thông tin", "bảo mật thông tin"),
        ("Nguyễn Mẫu", "[đã che]"),  # below a signature
        ("  Nguyễn Mẫu ", "[đã che]"),
        ("hồ sơ", "hồ sơ"),
    ],
)
def test_the_text_that_is_published_has_no_person_and_no_secret(text: str, published: str) -> None:
    assert redact(text) == published
    assert redact_lines([f"a\t{text}", "b"]) == f"a\t{published}\nb\n"


OFFICE = """#!/bin/sh
while [ "$1" != "--convert-to" ]; do shift; done
mkdir -p "$4"; [ "$2" = docx ] && cp "$5" "$4/tep.$2"
"""


def test_an_office_program_converts_in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "soffice").write_text(OFFICE)
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert convert_office(b"abc", ".doc", ".docx") == b"abc"
    assert convert_office(b"abc", ".ods", ".xlsx") is None, "it made nothing"


def test_an_old_file_is_read_as_what_an_office_program_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "new.xlsx")
    asked = list[tuple[str, str]]()

    def convert(data: bytes, kind: str, wanted: str) -> bytes | None:
        asked.append((kind, wanted))
        return (tmp_path / "new.xlsx").read_bytes() if wanted == ".xlsx" else None

    monkeypatch.setattr(document_file, "has_office", lambda: True)
    monkeypatch.setattr(document_file, "convert_office", convert)
    for name in ("a.ods", "b.doc"):
        (tmp_path / name).write_bytes(b"x")
    assert open_document(tmp_path / "a.ods").name == "a.ods"
    with pytest.raises(UseError, match="Word"):
        open_document(tmp_path / "b.doc")
    assert asked == [(".ods", ".xlsx"), (".doc", ".docx")]
