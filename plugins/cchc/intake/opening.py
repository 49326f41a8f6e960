"""Open a staff member's file: which kind it is, whether it is safe and small enough to read, and who reads it."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from ..errors import CchcError, UseError
from .docx_file import read_docx
from .pdf_file import read_pdf
from .source import Document, Pages
from .text_file import read_text
from .xlsx_file import read_xlsx

MAX_BYTES = 30_000_000
MAX_UNPACKED = 200_000_000
READERS = {".docx": read_docx, ".xlsx": read_xlsx, ".pdf": read_pdf, ".txt": read_text, ".md": read_text}
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
    if not path.is_file():
        raise UseError(f"Không có tệp “{path.name}”. → Xem lại đường dẫn sau FILE=.")
    if kind not in READERS:
        cure = _OLD.get(kind, f"dùng một trong các dạng {', '.join(READERS)}")
        raise UseError(f"Không đọc được tệp loại “{kind or path.name}”. → {cure[0].upper()}{cure[1:]}.")
    data = _read_bytes(path)
    if kind in (".docx", ".xlsx"):
        _check_packing(path, kind)
    pages = Pages()
    try:
        notices = READERS[kind](path, data, pages)
    except CchcError:
        raise
    except Exception as error:  # libraries for office files raise whatever they stumble over
        message = f"Không đọc được “{path.name}” ({type(error).__name__}): tệp hỏng, hoặc không đúng loại {kind}."
        raise UseError(f"{message} → Mở tệp bằng chương trình của nó, lưu lại rồi thử lần nữa.") from error
    return Document(
        name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(pages.lines),
        grids=tuple(pages.grids),
        notices=notices,
    )


def _read_bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise UseError(f"Tệp “{path.name}” lớn hơn {MAX_BYTES // 1_000_000} MB. → Bỏ ảnh trong tệp rồi lưu lại.")
    data = path.read_bytes()
    if not data:
        raise UseError(f"Tệp “{path.name}” trống. → Xem lại tệp.")
    return data


def _check_packing(path: Path, kind: str) -> None:
    """A small file may unpack into gigabytes, and its XML may name other files: neither is read."""
    if not zipfile.is_zipfile(path):
        cure = f"mở tệp bằng Word hoặc Excel rồi lưu lại dạng {kind}; nếu tệp có mật khẩu thì bỏ mật khẩu"
        raise UseError(f"Tệp “{path.name}” không phải {kind} thật. → {cure[0].upper()}{cure[1:]}.")
    with zipfile.ZipFile(path) as archive:
        if sum(one.file_size for one in archive.infolist()) > MAX_UNPACKED:
            raise UseError(f"Tệp “{path.name}” bung ra quá lớn. → Bỏ ảnh trong tệp rồi lưu lại.")
        for one in archive.infolist():
            if one.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(one)[:4096]:
                raise UseError(f"Tệp “{path.name}” có khai báo lạ (DOCTYPE). → Mở tệp và lưu lại bằng Word hoặc Excel.")
