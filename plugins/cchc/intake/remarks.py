"""What was put right in silence, told once for the whole file: blanks, composed letters, two ways of thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .reading import TableReading
from .segments import Group, PrintedRow
from .source import Mark, Piece

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LONG = re.compile(r"\d{4,}")


def remark(tables: Sequence[TableReading], groups: Sequence[Group]) -> list[str]:
    found = [_header_words(group) for group in groups]
    pieces = [piece for group in groups for row in group.rows for piece in _pieces(row)]
    for mark, words in (
        (Mark.BLANKS, "có dấu cách thừa, đã bỏ"),
        (Mark.NFD, "ghi chữ có dấu ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn"),
    ):
        count = sum(mark in piece.marks for piece in pieces)
        found.append(f"{count} ô {words}." if count else "")
    found += [_thousands(table) for table in tables]
    found += [_texts(table) for table in tables]
    return [one for one in found if one]


def _pieces(row: PrintedRow) -> Iterator[Piece]:
    yield Piece(row.label, row.marks)
    yield from row.cells.values()
    yield row.note


def _header_words(group: Group) -> str:
    """Merged cells of a header have no text of their own: said, because a wrong column is the worst mistake."""
    for segment in group.segments:
        header = segment.header
        rows = segment.grid.rows[header.at : header.end] if header else ()
        if any(mark in cell.marks for row in rows for cell in row.cells for mark in (Mark.MERGED, Mark.WIDE)):
            line = header.line if header else 0
            return f"Tiêu đề ở dòng {line} có ô gộp; các cột được nhận theo hàng tiêu đề dưới cùng, hãy đối chiếu lại."
    return ""


def _texts(table: TableReading) -> str:
    rows = {note.row for note in table.annotations if note.kind == "text_for_number"}
    lines = [str(row.line) for row in table.rows if row.row.key in rows]
    if not lines:
        return ""
    return f"Bảng {table.id}, dòng {', '.join(lines)} của tệp: in chữ trong ô số, ghi vào annotations.csv, hãy xem lại."


def _thousands(table: TableReading) -> str:
    prints = [cell.printed for row in table.rows for cell in row.cells if not cell.is_open]
    if any(map(_GROUPED.fullmatch, prints)) and any(map(_LONG.fullmatch, prints)):
        return f"Bảng {table.id} viết số hai kiểu (1.234 và 1234): đều đọc là số nguyên."
    return ""
