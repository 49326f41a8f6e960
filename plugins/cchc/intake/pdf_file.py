"""PDF files: tables with ruled lines become grids; a page without them is read as text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ..errors import UseError
from .source import CellMark, Pages, PrintedCell, make_cell

MAX_PAGES = 300


def read_pdf(path: Path, data: bytes, pages: Pages) -> tuple[str, ...]:
    import pdfplumber

    try:
        pdf = pdfplumber.open(io.BytesIO(data))
    except Exception:  # whatever the library raises for a password it does not have
        if b"/Encrypt" not in data:
            raise
        raise UseError(f"Tệp “{path.name}” có mật khẩu. → Bỏ mật khẩu, lưu lại rồi nhập tệp mới.") from None
    with pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise UseError(f"Tệp “{path.name}” có hơn {MAX_PAGES} trang. → Tách riêng phần phụ lục rồi thử lại.")
        for number, page in enumerate(pdf.pages, start=1):
            _read_page(page, number, pages)
            page.close()
    if not any(pages.lines):
        cure = "Xin bản Word hoặc Excel, hoặc cho tệp qua phần mềm nhận dạng chữ (OCR) rồi kiểm tra lại từng số"
        raise UseError(f"Tệp “{path.name}” là ảnh quét, không có chữ. → {cure}.")
    return ()


def _read_page(page: Any, number: int, pages: Pages) -> None:
    """Text above a table is read before it, so that titles stay with their tables."""
    top = 0.0
    for table in sorted(page.find_tables(), key=lambda table: table.bbox[1]):
        _read_lines(page, top, table.bbox[1], pages)
        pages.add_grid(_read_rows(table), f"bảng trên trang {number}")
        top = table.bbox[3]
    _read_lines(page, top, page.height, pages)


def _read_rows(table: Any) -> list[list[PrintedCell]]:
    """None is a place that a merged cell covers; an empty text is an empty cell."""
    boxes = [row.cells for row in table.rows]
    width = max(map(len, boxes), default=0)
    lefts = [min((row[c][0] for row in boxes if c < len(row) and row[c]), default=0.0) for c in range(width)]
    return [
        [make_cell(text) if text is not None else _covered(cells, at, lefts[at]) for at, text in enumerate(row)]
        for row, cells in zip(table.extract(), boxes, strict=True)
    ]


def _covered(cells: Any, at: int, left: float) -> PrintedCell:
    before = next((cells[c] for c in range(at - 1, -1, -1) if cells[c]), None)
    return PrintedCell("", (CellMark.WIDE if before and before[2] > left + 1 else CellMark.MERGED,))


def _read_lines(page: Any, top: float, bottom: float, pages: Pages) -> None:
    if bottom - top < 1:
        return
    text = page.crop((page.bbox[0], max(top, page.bbox[1]), page.bbox[2], min(bottom, page.bbox[3]))).extract_text()
    for line in text.split("\n") if text else []:
        pages.add_text(line)
