"""What was put right in silence, told once for the whole file: blanks, composed letters, two ways of thousands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from .desk import short
from .reading import RowReading, TableReading
from .segments import Group, PrintedRow
from .source import Mark, Piece

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LONG = re.compile(r"\d{4,}")
SHOWN = 3  # places that a remark names; the review sheet has all
At = Callable[[int], str]


def remark(tables: Sequence[TableReading], groups: Sequence[Group], at: At) -> list[str]:
    """`at`: where a line stands in the file, in words."""
    found = [_header_words(group, at) for group in groups]
    for mark, words in (
        (Mark.BLANKS, "có dấu cách thừa, đã bỏ"),
        (Mark.NFD, "ghi chữ có dấu ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn"),
    ):
        told = [
            f"{what} ở {at(row.line)} (“{short(row.label)}”)"
            for group in groups
            for row in group.rows
            for what, piece in _pieces(row)
            if mark in piece.marks
        ]
        found.append(f"{len(told)} ô {words}: {_first(told)}." if told else "")
    found += [_thousands(table, at) for table in tables]
    found += [text for table in tables for text in _texts(table, at)]
    return [one for one in found if one]


def _first(told: Sequence[str]) -> str:
    more = f"; và {len(told) - SHOWN} ô nữa" if len(told) > SHOWN else ""
    return "; ".join(told[:SHOWN]) + more


def _pieces(row: PrintedRow) -> Iterator[tuple[str, Piece]]:
    yield "nhãn", Piece(row.label, row.marks)
    yield from (("ô số", piece) for piece in row.cells.values())
    yield "ghi chú", row.note


def _header_words(group: Group, at: At) -> str:
    """Merged cells of a header have no text of their own: said, because a wrong column is the worst mistake."""
    for segment in group.segments if group.form else ():
        header = segment.header
        rows = segment.grid.rows[header.at : header.end] if header else ()
        if any(mark in cell.marks for row in rows for cell in row.cells for mark in (Mark.MERGED, Mark.WIDE)):
            place = at(header.line if header else 0)
            words = "có ô gộp; các cột được nhận theo hàng tiêu đề dưới cùng"
            return f"Bảng {group.form}, tiêu đề ở {place}, {words}. → Đối chiếu vài dòng xem số có đúng cột không."
    return ""


def _texts(table: TableReading, at: At) -> list[str]:
    """Cells where words or signs stand for a figure: what they print and what was read."""
    noted = {(note.row, note.field): note for note in table.annotations if note.kind == "text_for_number"}
    titles = {field.name: field.label.first for field in table.template.form.fields}
    told = []
    for row in table.rows:
        for cell in row.cells:
            if (row.row.key, cell.field) in noted:
                read = f"đọc là {cell.value}" if cell.value else "để trống (không phải số 0)"
                place = f"{at(row.line)}, “{short(row.label)}”, cột “{short(titles[cell.field])}”"
                told.append(f"{place} in “{short(cell.printed)}”: {read}")
    if not told:
        return []
    cure = "Nếu đọc sai thì sửa ô đó trong tệp CSV sau khi nhập"
    return [f"Bảng {table.id}, {len(told)} ô in chữ trong ô số, ghi vào annotations.csv: {_first(told)}. → {cure}."]


def _thousands(table: TableReading, at: At) -> str:
    prints = [(row, cell.printed) for row in table.rows for cell in row.cells if not cell.is_open]
    grouped = next((one for one in prints if _GROUPED.fullmatch(one[1])), None)
    long = next((one for one in prints if _LONG.fullmatch(one[1])), None)
    if grouped is None or long is None:
        return ""
    examples = f"{_example(*grouped, at)}, {_example(*long, at)}"
    return f"Bảng {table.id} viết số hai kiểu (1.234 và 1234): đều đọc là số nguyên. Ví dụ {examples}."


def _example(row: RowReading, printed: str, at: At) -> str:
    return f"“{printed}” ở {at(row.line)} (“{short(row.label)}”)"
