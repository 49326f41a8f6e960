"""PDF files: tables with ruled lines become grids; a page without them is read as text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ..errors import UseError
from .source import MERGED, Pages, Piece, make_piece

MAX_PAGES = 300


def read_pdf(path: Path, data: bytes, pages: Pages) -> tuple[str, ...]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise UseError(f"Tệp “{path.name}” có hơn {MAX_PAGES} trang. → Tách riêng phần phụ lục rồi thử lại.")
        for number, page in enumerate(pdf.pages, start=1):
            _read_page(page, number, pages)
            page.close()
    if not any(pages.lines):
        cure = "xin bản Word hoặc Excel, hoặc cho tệp qua phần mềm nhận dạng chữ (OCR) rồi kiểm tra lại từng số"
        raise UseError(f"Tệp “{path.name}” là ảnh quét, không có chữ. → {cure[0].upper()}{cure[1:]}.")
    return ()


def _read_page(page: Any, number: int, pages: Pages) -> None:
    """Text above a table is read before it, so that titles stay with their tables."""
    top = 0.0
    for table in sorted(page.find_tables(), key=lambda one: one.bbox[1]):
        _read_lines(page, top, table.bbox[1], pages)
        pages.add_grid(_read_rows(table), f"bảng trên trang {number}")
        top = table.bbox[3]
    _read_lines(page, top, page.height, pages)


def _read_rows(table: Any) -> list[list[Piece]]:
    # None is a place that a merged cell covers; an empty text is an empty cell.
    return [[Piece("", (MERGED,)) if cell is None else make_piece(cell) for cell in row] for row in table.extract()]


def _read_lines(page: Any, top: float, bottom: float, pages: Pages) -> None:
    if bottom - top < 1:
        return
    text = page.crop((page.bbox[0], max(top, page.bbox[1]), page.bbox[2], min(bottom, page.bbox[3]))).extract_text()
    for line in text.split("\n") if text else []:
        pages.add_text(line)
