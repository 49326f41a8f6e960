"""Word files: paragraphs and tables in their order; merged, tracked and raised text is marked, not mixed in."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .legacy_fonts import legacy_font
from .source import EMPTY, CellMark, Pages, PrintedCell, make_cell

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = (f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText")


def read_docx(path: Path, data: bytes, pages: Pages) -> None:
    import docx

    body = docx.Document(io.BytesIO(data)).element.body
    words = [node for node in body.iter(f"{_W}t") if node.text]
    if font := legacy_font(node.text for node in words):
        pages.notices.append(font[0])
        for node in words:
            node.text = font[1](node.text)
    _read_blocks(body, pages)
    for node in words:
        is_shown = _table_of(node) is not None and next(node.iterancestors(*_SKIPPED), None) is None
        if is_shown and not any(map(_is_struck, node.iterancestors(f"{_W}r"))):
            pages.words.append(node.text)


def _read_blocks(parent: Any, pages: Pages) -> None:
    """Paragraphs and tables in their order; a table that only lays out others is unfolded."""
    for block in parent:
        if block.tag == f"{_W}tbl" and not _is_layout(block):
            # A row of a table inside a cell is text of that cell, not a row of ours.
            rows = [_read_row(row) for row in block.iter(f"{_W}tr") if _table_of(row) is block]
            pages.add_grid(rows, f"bảng {len(pages.grids) + 1}")
        elif block.tag == f"{_W}p":
            pages.add_text("".join(text for text, _ in _runs(block)))
        elif block.tag not in _SKIPPED:
            _read_blocks(block, pages)


def _is_layout(table: Any) -> bool:
    """Most of its text stands in tables of its cells."""
    inner = [node for node in table.iter(f"{_W}tbl") if node is not table and _table_of(node.getparent()) is table]
    return sum(map(_length, inner)) * 2 > _length(table)


def _length(node: Any) -> int:
    return sum(len(words.text or "") for words in node.iter(f"{_W}t"))


def _table_of(node: Any) -> Any:
    return next(node.iterancestors(f"{_W}tbl"), None)


def _read_row(row: Any) -> list[PrintedCell]:
    """On the table's grid: a cell over several columns stands in the first, the others are blank."""
    cells: list[PrintedCell] = [EMPTY] * row.grid_before
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is row:
            cells += [_read_cell(cell), *[PrintedCell("", (CellMark.WIDE,))] * (cell.grid_span - 1)]
    return cells


def _read_cell(cell: Any) -> PrintedCell:
    if cell.vMerge == "continue":
        return PrintedCell("", (CellMark.MERGED,))
    runs = list(_runs(cell))
    marks = [mark for _, run_marks in runs for mark in run_marks]
    if cell.find(f".//{_W}ins") is not None or cell.find(f".//{_W}del") is not None:
        marks.append(CellMark.TRACKED)
    # Each paragraph ends with a blank of ours; the last one's is nobody's.
    return make_cell("".join(text for text, _ in runs).removesuffix(" "), *dict.fromkeys(marks))


def _runs(block: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Text in reading order; deleted text is left out, a new paragraph or line is a blank."""
    for node in block:
        if node.tag in _SKIPPED:
            continue
        if node.tag == f"{_W}t":
            yield node.text or "", ()
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " ", ()
        elif node.tag == f"{_W}r" and _is_struck(node):
            if any((words.text or "").strip() for words in node.iter(f"{_W}t")):
                yield " ", (CellMark.STRUCK,)
        elif node.tag == f"{_W}r" and _is_raised(node):
            text = "".join(part for part, _ in _runs(node))
            if text.strip():
                yield f" ^{text}", (CellMark.RAISED,)
        else:
            yield from _runs(node)
            if node.tag == f"{_W}p":
                yield " ", ()


def _is_raised(run: Any) -> bool:
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    return raised is not None and raised.get(f"{_W}val") in ("superscript", "subscript")


def _is_struck(run: Any) -> bool:
    struck = [mark for tag in ("strike", "dstrike") if (mark := run.find(f"{_W}rPr/{_W}{tag}")) is not None]
    return any(mark.get(f"{_W}val") not in ("0", "false") for mark in struck)
