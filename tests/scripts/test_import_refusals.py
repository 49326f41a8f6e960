"""make import on files that cannot be read: each has its own sentence, the command fails, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.messages.commands import run_command
from scripts.import_report import main
from tests.fixtures.new_quarter import LONG_PHU, clean_print
from tests.fixtures.printing import write_docx, write_xlsx

ROOT = Path(__file__).resolve().parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length 14>>stream\n0 0 60 80 re f\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
)


def make_docx(rows: int = 4) -> bytes:
    """A Word file with a sentence and a table that is no form of ours; without rows no table."""
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph("Huyện có 11 xã.")
    table = document.add_table(rows=rows, cols=4)
    if not rows:
        table._tbl.getparent().remove(table._tbl)
    for at, row in enumerate(table.rows):
        texts = ("STT", "Mặt hàng", "Giá", "Số lượng") if at == 0 else (str(at), "Gạo", "5", "6")
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(stream)
    return stream.getvalue()


def make_xlsx(row: int = 0) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    if row:
        book.worksheets[0].cell(row, 1, "cuối")
    book.save(stream)
    return stream.getvalue()


def spoil(data: bytes) -> bytes:
    """The same parts, the text cut in the middle."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part[: len(part) // 2] if name == "word/document.xml" else part)
    return stream.getvalue()


def swell() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(200_000_001))
    return stream.getvalue()


Make = Callable[[], bytes]
FILES: dict[str, tuple[Make, str]] = {
    "khoa.docx": (
        lambda: OLE,
        "Tệp “khoa.docx” có mật khẩu, hoặc là tệp Word, Excel kiểu cũ (.doc, .xls) bị đổi đuôi. → ",
    ),
    "nua.docx": (
        lambda: make_docx()[:900],
        "Tệp “nua.docx” không phải tệp .docx thật, hoặc bị hỏng, chưa chép hết. → ",
    ),
    "hong.docx": (lambda: spoil(make_docx()), "Tệp “hong.docx” bị hỏng: không đọc được nội dung. → Mở tệp bằng"),
    "hong.pdf": (lambda: b"%PDF-1.7 hong", "Tệp “hong.pdf” bị hỏng: không đọc được nội dung. → "),
    "rong.docx": (lambda: b"", "Tệp “rong.docx” trống (0 byte). → Chép hoặc tải lại tệp"),
    "rong.xlsx": (make_xlsx, "Tệp “rong.xlsx” không có chữ nào. → "),
    "loi-van.docx": (lambda: make_docx(0), "Tệp “loi-van.docx” không có bảng nào. → Số liệu phải nằm trong bảng"),
    "chu.txt": (lambda: b"x", "Tệp “chu.txt” có bảng trong tệp, nhưng không bảng nào giống các biểu mẫu đã biết. → "),
    "excel.docx": (make_xlsx, "Tệp “excel.docx” thật ra là tệp .xlsx. → Đổi tên tệp thành excel.xlsx"),
    "word.xlsx": (make_docx, "Tệp “word.xlsx” thật ra là tệp .docx. → Đổi tên tệp thành word.docx"),
    "anh.png": (
        lambda: b"\x89PNG",
        "Không nhập được “anh.png”: chưa đọc được tệp loại .png. → Dùng một trong các dạng",
    ),
    "bao-cao": (lambda: b"x", "Không nhập được “bao-cao”: tên tệp không có đuôi. → Dùng một trong các dạng"),
    "quet.pdf": (lambda: SCAN, "Tệp “quet.pdf” là ảnh quét, không có chữ. → Xin bản Word hoặc Excel; hoặc"),
    "la.docx": (make_docx, "Tệp “la.docx” có bảng 1, nhưng không bảng nào giống các biểu mẫu đã biết. → Kiểm tra dòng"),
    "nang.xlsx": (lambda: bytes(30_000_001), "Tệp “nang.xlsx” nặng 30 MB, quá 30 MB. → Bỏ ảnh trong tệp"),
    "bung.docx": (swell, "Tệp “bung.docx” bung ra hơn 200 MB. → Bỏ ảnh trong tệp"),
    "dai.xlsx": (
        lambda: make_xlsx(5_001),
        "Tệp “dai.xlsx”, trang tính “Sheet” có số liệu quá 5000 dòng hoặc 60 cột. → ",
    ),
}


def refuse(path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said; the command must fail and leave the folder as it was."""
    before = sorted(folder.rglob("*"))
    assert run_command(lambda: main(["--root", str(ROOT), "--file", str(path), "--out", str(folder / "out")])) == 64
    assert sorted(folder.rglob("*")) == before
    told = capsys.readouterr()
    assert told.out == ""
    return told.err.splitlines()[-1]


@pytest.mark.parametrize("name", FILES)
def test_unreadable_file_has_its_own_sentence(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, words = FILES[name]
    (tmp_path / name).write_bytes(make())
    assert refuse(tmp_path / name, tmp_path, capsys).startswith(f"✗ {words}")


def test_folder_and_missing_file_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thu-muc.docx").mkdir()
    assert "“thu-muc.docx” là thư mục, không phải tệp" in refuse(tmp_path / "thu-muc.docx", tmp_path, capsys)
    missing = tmp_path / "khong-co.docx"
    assert f"Không có tệp “{missing}”. → Xem lại đường dẫn" in refuse(missing, tmp_path, capsys)


@pytest.mark.parametrize(
    ("write", "name", "where"),
    [
        (
            write_docx,
            "hai.docx",
            "Hàng 1 của bảng 2: lại là một bảng sn-534, mà bảng sn-534 đã đọc ở hàng 1 của bảng 1",
        ),
        (
            write_xlsx,
            "hai.xlsx",
            "Dòng 6 của trang tính “Bieu 2”: lại là một bảng sn-534, mà bảng sn-534 đã đọc ở dòng 6",
        ),
    ],
)
def test_second_table_of_a_form_is_asked_about(
    write: Callable[[Path, list[object]], Path],
    name: str,
    where: str,
    edition: Edition,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = clean_print(edition.collection, LONG_PHU)
    path = write(tmp_path / name, [one, one])
    assert run_command(lambda: main(["--root", str(ROOT), "--file", str(path)])) == 2
    said = capsys.readouterr().err
    assert where in said and "Nếu bảng này thừa thì ghi “bo-qua”" in said
