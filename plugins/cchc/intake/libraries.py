"""Libraries that only reading staff's files needs: whoever builds the site does not install them."""

from __future__ import annotations

from importlib.util import find_spec

from ..errors import UseError

READERS = ("openpyxl", "docx", "pdfplumber")
LIKENESS = "rapidfuzz"


def require_libraries(*names: str) -> None:
    """Tells in one sentence what is missing, before any work is done."""
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        cure = "Chạy bằng make import hoặc make new-report, hoặc cài requirements-intake.txt"
        raise UseError(f"Thiếu thư viện đọc tệp: {', '.join(missing)}. → {cure}.")
