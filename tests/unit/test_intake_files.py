"""Staff's files: what each kind hides, and what is refused before it is read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plugins.cchc.errors import UseError
from plugins.cchc.intake import excel_file
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.excel_file import _read_value
from plugins.cchc.intake.source import CellMark, PrintedCell
from tests.fixtures.legacy_letters import to_tcvn3
from tests.fixtures.tiny_pdf import write_pdf


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a", "“a” là thư mục, không phải tệp"),
        ("b.docx", "Không có tệp “.*b.docx”"),
        ("c.png", "“c.png”: chưa đọc được tệp loại .png"),
        ("c", "“c”: tên tệp không có đuôi"),
    ],
)
def test_why_a_path_is_not_read_is_told_by_what_is_there(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for file in ("c.png", "c"):
        (tmp_path / file).write_text("x")
    with pytest.raises(UseError, match=told):
        open_document(tmp_path / name)


def sheet_cell(path: Path, write: Callable[[Any], object]) -> PrintedCell:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["C2"] = "STT", "x"
    write(sheet)
    book.save(path)
    return open_document(path).grids[0].rows[1].cells[1]


def put(value: object, number_format: str = "General") -> Callable[[Any], object]:
    def write(sheet: Any) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = number_format

    return write


NUMBERS = [
    (2844, "General", "2844", "2844", ()),
    (2844, "#,##0", "2.844", "2844", ()),
    (2844, "_(* #,##0_);_(* \\(#,##0\\)", "2.844", "2844", ()),
    (2, "0.0", "2,0", "2.0", ()),
    (86.48, "General", "86,48", "86.48", ()),
    (0.1 + 0.2, "General", "0,3", "0.3", ()),
    (86.4789, "0.00", "86,48", "86.48", (CellMark.ROUNDED,)),
    (0.8648, "0.00%", "86,48%", "", ()),
    (7, '0 "hồ sơ"', "7", "7", (CellMark.FORMAT,)),
    (7.25, '0.0" bộ"', "7,25", "7.25", (CellMark.FORMAT,)),
    (1234.5, "#,##0.0", "1.234,5", "1234.5", ()),
    (-1234, "#,##0", "-1.234", "-1234", ()),
    (2844, "#,##0_-", "2.844", "2844", ()),
    (2844, "#,##0\\ ", "2.844", "2844", ()),
    (7, "0.00;[Red]-0.00", "7,00", "7.00", ()),
    (86.5, "(0.0)", "86,5", "86.5", ()),
    (0.5, "0%", "50%", "", ()),
    (5, "0.0%", "500,0%", "", ()),
    (2.5, "0", "3", "3", (CellMark.ROUNDED,)),  # as Excel rounds
    (0.845, "0%", "85%", "", (CellMark.ROUNDED,)),
    (12, "@", "12", "12", ()),
    (100, "General", "100", "100", ()),
    (1234567.0, "General", "1234567", "1234567", ()),
    (0.1234567, "General", "0,123457", "0.123457", ()),
]


@pytest.mark.parametrize(("value", "number_format", "text", "number", "marks"), NUMBERS)
def test_excel_number_is_read_as_shown(
    value: float, number_format: str, text: str, number: str, marks: tuple[str, ...], tmp_path: Path
) -> None:
    piece = sheet_cell(tmp_path / "a.xlsx", put(value, number_format))
    assert (piece.text, piece.number, piece.marks) == (text, number, marks)


def test_excel_formula_without_kept_value_is_not_calculated(tmp_path: Path) -> None:
    piece = sheet_cell(tmp_path / "a.xlsx", put("=1+1"))
    assert (piece.text, piece.number, piece.formula) == ("", "", "=1+1")
    assert piece.marks == (CellMark.FORMULA, CellMark.UNCALCULATED)


@pytest.mark.parametrize(("kept", "text"), [(12, "12"), (0, "")])
def test_excel_formula_gives_what_excel_kept_but_no_kept_zero(kept: int, text: str, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "STT")
        sheet.write_formula("B2", "=SUM(C2:C3)", None, kept)
    piece = open_document(tmp_path / "a.xlsx").grids[0].rows[1].cells[1]
    assert (piece.text, CellMark.UNCALCULATED in piece.marks) == (text, kept == 0)


def test_excel_dates_booleans_and_errors_are_marked(tmp_path: Path) -> None:
    from datetime import date

    assert sheet_cell(tmp_path / "a.xlsx", put(date(2023, 5, 1), "d/m")).marks == (CellMark.DATE,)
    assert sheet_cell(tmp_path / "b.xlsx", put(True)).marks == (CellMark.LOGICAL,)
    for text, is_broken in (("#REF!", True), ("#N/A", True), ("#DIV/0!", True), ("#5", False), ("x#REF!", False)):
        assert (CellMark.BROKEN in _read_value(text, "General").marks) is is_broken
    assert sheet_cell(tmp_path / "c.xlsx", put("#REF!")).marks == (CellMark.BROKEN,)


def test_excel_merged_cells_are_told_apart_by_where_they_began(tmp_path: Path) -> None:
    assert sheet_cell(tmp_path / "a.xlsx", lambda sheet: sheet.merge_cells("B1:B2")).marks == (CellMark.MERGED,)
    assert sheet_cell(tmp_path / "b.xlsx", lambda sheet: sheet.merge_cells("A2:B2")).marks == (CellMark.WIDE,)


def test_hidden_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "STT"
    book.create_sheet("Nháp").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    document = open_document(tmp_path / "a.xlsx")
    assert document.notices == ("Trang tính “Nháp” đang ẩn: không đọc.",)


def test_excel_in_letters_of_an_old_font_becomes_unicode_and_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["STT", to_tcvn3("Kết quả báo cáo các bản trước hạn"), 7])
    book.save(tmp_path / "a.xlsx")
    document = open_document(tmp_path / "a.xlsx")
    assert document.lines == ("STT\tKết quả báo cáo các bản trước hạn\t7",)
    assert document.words == ("STT", "Kết quả báo cáo các bản trước hạn", "7")
    assert len(document.notices) == 1 and document.notices[0].startswith("Tệp dùng phông chữ cũ TCVN3 (ABC)")


@pytest.mark.parametrize(("at", "is_read"), [("F20", True), ("G1", False), ("A21", False)])
def test_excel_sheets_are_read_up_to_their_limits(
    at: str, is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_file, "MAX_ROWS", 20)
    monkeypatch.setattr(excel_file, "MAX_COLUMNS", 6)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A20"], sheet[at] = "STT", 1, 7
    sheet["H9"].number_format = "0"  # a format beyond them is no content
    book.save(tmp_path / "a.xlsx")
    if is_read:
        (grid,) = open_document(tmp_path / "a.xlsx").grids
        assert (len(grid.rows), grid.width) == (20, 6)
    else:
        with pytest.raises(UseError, match="20 dòng"):
            open_document(tmp_path / "a.xlsx")


def test_excel_tells_hidden_rows_of_a_sheet_that_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number in range(4):
        sheet.append([f"dòng {number}"])
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    document = open_document(tmp_path / "a.xlsx")
    assert document.notices == ("Trang tính “Sheet” có 2 dòng ẩn: vẫn đọc, hãy xem lại.",)
    assert len(document.grids[0].rows) == 4


def word_cell(path: Path, write: Callable[[Any], object]) -> PrintedCell:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    write(table)
    document.save(str(path))
    return open_document(path).grids[0].rows[1].cells[1]


def test_word_footnote_figure_is_kept_apart(tmp_path: Path) -> None:
    def write(table: Any) -> None:
        paragraph = table.cell(1, 1).paragraphs[0]
        paragraph.add_run("12")
        paragraph.add_run("1").font.superscript = True

    piece = word_cell(tmp_path / "a.docx", write)
    assert (piece.text, piece.marks) == ("12 ^1", (CellMark.RAISED,))


@pytest.mark.parametrize(
    ("value", "text", "marks"), [(None, "7", (CellMark.STRUCK,)), ("false", "12 7", ()), ("0", "12 7", ())]
)
def test_word_text_that_is_struck_is_left_out_and_marked(
    value: str | None, text: str, marks: tuple[str, ...], tmp_path: Path
) -> None:
    def write(table: Any) -> None:
        paragraph = table.cell(1, 1).paragraphs[0]
        run = paragraph.add_run("12 ")
        run.font.strike = True
        if value is not None:
            run._r.find(f".//{qn('w:strike')}").set(qn("w:val"), value)
        paragraph.add_run("7")

    piece = word_cell(tmp_path / "a.docx", write)
    assert (piece.text, piece.marks) == (text, marks)


def test_word_tracked_change_is_marked_and_deleted_text_left_out(tmp_path: Path) -> None:
    def write(table: Any) -> None:
        paragraph = table.cell(1, 1).paragraphs[0]
        paragraph.add_run("15")
        for tag, text_tag, text in (("w:del", "w:delText", "51"), ("w:ins", "w:t", "0")):
            change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
            change.set(qn("w:id"), "1")
            words.text = text
            run.append(words)
            change.append(run)
            paragraph._p.append(change)

    piece = word_cell(tmp_path / "a.docx", write)
    assert (piece.text, piece.marks) == ("150", (CellMark.TRACKED,))


def test_word_merged_cells_and_paragraphs(tmp_path: Path) -> None:
    def merge(table: Any) -> None:
        table.cell(0, 1).merge(table.cell(1, 1))

    def wide(table: Any) -> None:
        table.cell(1, 0).merge(table.cell(1, 1))

    def lines(table: Any) -> None:
        table.cell(1, 1).text = "một\nhai"

    assert word_cell(tmp_path / "a.docx", merge).marks == (CellMark.MERGED,)
    assert word_cell(tmp_path / "b.docx", wide).marks == (CellMark.WIDE,)
    assert word_cell(tmp_path / "c.docx", lines) == PrintedCell("một hai")


def test_lines_count_paragraphs_and_rows_of_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Phụ lục")
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 0).text = "I"
    document.save(str(tmp_path / "a.docx"))
    read = open_document(tmp_path / "a.docx")
    assert [row.line for row in read.grids[0].rows] == [2, 3]
    assert read.lines[2] == "I\t" and read.grids[0].title == ("Phụ lục",)


def test_pdf_without_text_is_a_picture(tmp_path: Path) -> None:
    class Spot:
        row, column, text, down, across = 0, 0, "", 1, 1

    path = write_pdf(tmp_path / "a.pdf", [((), 1, [Spot()])])
    with pytest.raises(UseError, match="là ảnh quét, không có chữ"):
        open_document(path)


def write_zip(path: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)


REFUSED = [
    ("a.png", b"x", "Dùng một trong các dạng"),
    ("a.docx", b"x", "không phải tệp .docx thật"),
    ("a.csv", "số".encode("cp1258", "replace") + b"\xff", "không ghi theo Unicode"),
    ("a.xlsx", b"", "trống"),
    ("a.pdf", b"%PDF-1.4 broken", "bị hỏng: không đọc được nội dung"),
]


@pytest.mark.parametrize(("name", "cure"), [("a.doc", "Mở bằng Word"), ("a.xls", "lưu lại dạng .xlsx")])
def test_old_file_says_how_to_save_it_where_no_libreoffice_is(
    name: str, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(b"x")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UseError) as raised:
        open_document(tmp_path / name)
    assert f"chưa đọc được tệp loại .{name[-3:]}" in str(raised.value) and cure in str(raised.value)
    assert "apt-get install" in str(raised.value)


@pytest.mark.parametrize(("name", "data", "words"), REFUSED)
def test_file_that_cannot_be_read_says_what_to_do(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UseError) as raised:
        open_document(tmp_path / name)
    assert words in str(raised.value) and "→" in str(raised.value)


def test_missing_file_and_bombs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="Không có tệp"):
        open_document(tmp_path / "none.docx")
    write_zip(tmp_path / "big.xlsx", "xl/a.xml", b"0" * 210_000_000)
    with pytest.raises(UseError, match="bung ra hơn 200 MB"):
        open_document(tmp_path / "big.xlsx")
    write_zip(tmp_path / "odd.docx", "word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    with pytest.raises(UseError, match="khai báo lạ"):
        open_document(tmp_path / "odd.docx")
