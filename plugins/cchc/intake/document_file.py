"""Open a staff member's file: which kind it is, whether it is safe and small enough to read, and who reads it."""

import hashlib
import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

from ..errors import CchcError, UseError
from .bounded_reading import read_bounded
from .excel_file import read_csv, read_xlsx
from .other_programs import convert_office, has_office
from .pdf_file import read_pdf
from .questions import tell
from .source import Document, Pages
from .word_file import read_docx

READER_LIBRARIES = ("openpyxl", "docx", "pdfplumber")
LIKENESS = "rapidfuzz"
MAX_BYTES = 30_000_000
MAX_UNPACKED = 200_000_000
MAX_CELLS = 300_000  # of a sheet; more would only use up the time that a reading has
READERS = {".docx": read_docx, ".xlsx": read_xlsx, ".pdf": read_pdf, ".csv": read_csv, ".txt": read_csv}
OLE = "ole"  # old Office files, and new ones behind a password
_OFFICE = {".docx": "word/", ".xlsx": "xl/"}
_SNIFFED = (*_OFFICE, ".pdf")
_SMALLER = "Bỏ ảnh trong tệp, hoặc tách riêng phần phụ lục có bảng, rồi lưu lại"
# Kinds that LibreOffice opens, and what it saves them as.
CONVERTED = {
    **dict.fromkeys((".doc", ".docm", ".odt", ".rtf"), ".docx"),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".ods"), ".xlsx"),
}


def require_libraries(*names: str) -> None:
    """Tells in one sentence what is missing, before any work is done."""
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise UseError(tell("no library", names=", ".join(missing)))


def open_document(path: Path) -> Document:
    """The file as text and grids. Says in one sentence what to do where it cannot be read."""
    kind = path.suffix.lower()
    if path.is_dir():
        raise UseError(f"“{path.name}” là thư mục, không phải tệp. → Ghi đường dẫn của từng tệp sau FILE=.")
    if not path.is_file():
        raise UseError(f"Không có tệp “{path}”. → Xem lại đường dẫn sau FILE=.")
    if kind not in READERS and kind not in CONVERTED:
        why = f"chưa đọc được tệp loại {kind}" if kind else "tên tệp không có đuôi"
        raise UseError(tell("unknown kind", file=path.name, why=why, kinds=", ".join([*READERS, *CONVERTED])))
    data = original = _read_bytes(path)
    if kind in CONVERTED:
        data, kind = _convert(path, data, kind), CONVERTED[kind]
    pages = read_bounded(lambda: _read(path, data, kind), f"Tệp “{path.name}” quá nặng để đọc. → {_SMALLER}.")
    sha256 = hashlib.sha256(original).hexdigest()
    notices, words = tuple(pages.notices), tuple(pages.words)
    return Document(path.name, sha256, tuple(pages.lines), tuple(pages.grids), notices, words)


def _read(path: Path, data: bytes, kind: str) -> Pages:
    pages = Pages()
    try:
        _check_kind(path, data, kind)
        if kind in _OFFICE:
            _check_packing(path, data)
        READERS[kind](path, data, pages)
    except (CchcError, MemoryError):
        raise
    except Exception as error:  # libraries for office files raise whatever they stumble over
        raise UseError(tell("broken", file=path.name)) from error
    return pages


def _convert(path: Path, data: bytes, kind: str) -> bytes:
    program = "Word" if CONVERTED[kind] == ".docx" else "Excel"
    words = {"file": path.name, "kind": kind, "program": program, "new": CONVERTED[kind]}
    if not has_office():
        raise UseError(tell("no office", **words))
    converted = convert_office(data, kind, CONVERTED[kind])
    if converted is None:
        raise UseError(tell("office refuses", **words))
    return converted


def _read_bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        weight = f"nặng {size // 1_000_000} MB, quá {MAX_BYTES // 1_000_000} MB"
        raise UseError(f"Tệp “{path.name}” {weight}. → {_SMALLER}.")
    if not size:
        raise UseError(f"Tệp “{path.name}” trống (0 byte). → Chép hoặc tải lại tệp.")
    return path.read_bytes()


def _check_kind(path: Path, data: bytes, kind: str) -> None:
    """A name may say one kind and the bytes another: told apart, because the cures differ."""
    shown = _sniff(data)
    if shown == kind or (kind not in _SNIFFED and not shown):
        return
    if shown == OLE:
        raise UseError(tell("closed", file=path.name, new=kind if kind in _OFFICE else ".docx"))
    if shown in READERS:
        raise UseError(tell("other kind", file=path.name, kind=shown, stem=path.stem))
    raise UseError(tell("not its kind", file=path.name, kind=kind))


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


def _check_packing(path: Path, data: bytes) -> None:
    """A small file may unpack into gigabytes, and its XML may name other files: neither is read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise UseError(f"Tệp “{path.name}” bung ra hơn {MAX_UNPACKED // 1_000_000} MB. → {_SMALLER}.")
        for part in parts:
            content = archive.read(part).replace(b"\0", b"")  # in UTF-16 a zero byte stands beside each letter
            if content.count(b"<c ") > MAX_CELLS:
                raise UseError(f"Tệp “{path.name}” có trang tính quá {MAX_CELLS // 1000} nghìn ô. → {_SMALLER}.")
            if b"<!DOCTYPE" in content:
                raise UseError(f"Tệp “{path.name}” có khai báo lạ (DOCTYPE). → Mở tệp và lưu lại bằng Word hoặc Excel.")
