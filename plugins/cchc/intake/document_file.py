"""Open a staff member's file: which kind it is, whether it is safe and small enough to read, and who reads it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from ..errors import CchcError, UseError
from .excel_file import read_xlsx
from .pdf_file import read_pdf
from .source import Document, Pages
from .text_file import read_text
from .word_file import read_docx

MAX_BYTES = 30_000_000
MAX_UNPACKED = 200_000_000
READERS = {".docx": read_docx, ".xlsx": read_xlsx, ".pdf": read_pdf, ".txt": read_text, ".md": read_text}
OLE = "ole"  # old Office files, and new ones behind a password
_OFFICE = {".docx": "word/", ".xlsx": "xl/"}
_OLD = {
    ".doc": "mở bằng Word hoặc LibreOffice rồi lưu lại dạng .docx",
    ".xls": "mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx",
    ".docm": "lưu lại dạng .docx (không có macro)",
    ".xlsm": "lưu lại dạng .xlsx (không có macro)",
    ".xlsb": "lưu lại dạng .xlsx",
    ".ods": "lưu lại dạng .xlsx",
    ".odt": "lưu lại dạng .docx",
    ".rtf": "lưu lại dạng .docx",
    ".csv": "mở bằng Excel rồi lưu lại dạng .xlsx, hoặc dán bảng vào một tệp .txt",
}  # fmt: skip


def open_document(path: Path) -> Document:
    """The file as text and grids. Says in one sentence what to do where it cannot be read."""
    kind = path.suffix.lower()
    _check_there(path)
    if kind not in READERS:
        cure = _OLD.get(kind, f"dùng một trong các dạng {', '.join(READERS)}")
        why = f"chưa đọc được tệp loại {kind}" if kind else "tên tệp không có đuôi"
        raise UseError(f"Không nhập được “{path.name}”: {why}. → {cure[0].upper()}{cure[1:]}.")
    data = _read_bytes(path)
    _check_kind(path, data, kind)
    if kind in (".docx", ".xlsx"):
        _check_packing(path)
    pages = Pages()
    try:
        notices = READERS[kind](path, data, pages)
    except CchcError:
        raise
    except Exception as error:  # libraries for office files raise whatever they stumble over
        cure = "Mở tệp bằng chương trình của nó, lưu lại với tên khác rồi nhập tệp mới; không mở được thì xin gửi lại"
        raise UseError(f"Tệp “{path.name}” bị hỏng: không đọc được nội dung. → {cure}.") from error
    return Document(
        name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(pages.lines),
        grids=tuple(pages.grids),
        notices=notices,
    )


def _check_there(path: Path) -> None:
    if path.is_dir():
        raise UseError(f"“{path.name}” là thư mục, không phải tệp. → Ghi đường dẫn của từng tệp sau FILE=.")
    if not path.is_file():
        raise UseError(f"Không có tệp “{path}”. → Xem lại đường dẫn sau FILE=.")


def _read_bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        said = f"Tệp “{path.name}” nặng {size // 1_000_000} MB, quá {MAX_BYTES // 1_000_000} MB"
        raise UseError(f"{said}. → Bỏ ảnh trong tệp, hoặc tách riêng phần phụ lục có bảng, rồi lưu lại.")
    data = path.read_bytes()
    if not data:
        raise UseError(f"Tệp “{path.name}” trống (0 byte). → Chép hoặc tải lại tệp.")
    return data


def _check_kind(path: Path, data: bytes, kind: str) -> None:
    """A name may say one kind and the bytes another: told apart, because the cures differ."""
    found = _sniff(data)
    if found == kind or (not found and kind not in (".docx", ".xlsx", ".pdf")):
        return
    if found == OLE:
        kind = kind if kind in _OFFICE else ".docx"
        cure = f"Mở bằng Word hoặc Excel, bỏ mật khẩu nếu có, rồi chọn Lưu thành… dạng {kind}"
        said = f"Tệp “{path.name}” có mật khẩu, hoặc là tệp Word, Excel kiểu cũ (.doc, .xls) bị đổi đuôi"
        raise UseError(f"{said}. → {cure}.")
    if found in READERS:
        said = f"Tệp “{path.name}” thật ra là tệp {found}"
        raise UseError(f"{said}. → Đổi tên tệp thành {path.stem}{found} rồi nhập lại.")
    said = f"Tệp “{path.name}” không phải tệp {kind} thật, hoặc bị hỏng, chưa chép hết"
    raise UseError(f"{said}. → Chép hoặc tải lại tệp; mở thử bằng chương trình của nó rồi lưu lại dạng {kind}.")


def _sniff(data: bytes) -> str:
    """The kind that the first bytes show; empty where they show none."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return OLE
    if data[:1024].lstrip().startswith(b"%PDF"):
        return ".pdf"
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return ""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    return next((kind for kind, part in _OFFICE.items() if any(name.startswith(part) for name in names)), "")


def _check_packing(path: Path) -> None:
    """A small file may unpack into gigabytes, and its XML may name other files: neither is read."""
    with zipfile.ZipFile(path) as archive:
        if sum(one.file_size for one in archive.infolist()) > MAX_UNPACKED:
            said = f"Tệp “{path.name}” bung ra hơn {MAX_UNPACKED // 1_000_000} MB"
            raise UseError(f"{said}. → Bỏ ảnh trong tệp, hoặc tách riêng phần phụ lục có bảng, rồi lưu lại.")
        for one in archive.infolist():
            if one.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(one)[:4096]:
                raise UseError(f"Tệp “{path.name}” có khai báo lạ (DOCTYPE). → Mở tệp và lưu lại bằng Word hoặc Excel.")
