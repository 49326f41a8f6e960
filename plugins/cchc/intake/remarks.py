"""What was put right in silence, told once for the whole file: blanks, composed letters, two ways of thousands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from .questions import shorten
from .reading import TableReading
from .source import CellMark, PrintedCell
from .table_groups import PrintedRow, TableGroup

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LONG = re.compile(r"\d{4,}")
SHOWN = 3  # places that a remark names; the review sheet has all
At = Callable[[int], str]
_SIGNS = {
    CellMark.BLANKS: "có dấu cách thừa, đã bỏ",
    CellMark.NFD: "ghi chữ có dấu ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn",
}


def remark(tables: Sequence[TableReading], groups: Sequence[TableGroup], at: At) -> Iterator[str]:
    """`at`: where a line stands in the file, in words."""
    for group in groups:
        yield from _merged_header(group, at)
    for mark in _SIGNS:
        yield from _signs(mark, [row for group in groups for row in group.rows], at)
    for table in tables:
        yield from _thousands(table, at)
    for table in tables:
        yield from _texts(table, at)


def _merged_header(group: TableGroup, at: At) -> Iterator[str]:
    """Merged cells of a header have no text of their own: told, because a wrong column is the worst mistake."""
    for segment in group.segments if group.form else ():
        header = segment.header
        rows = segment.grid.rows[header.at : header.end] if header else ()
        if header and any({CellMark.MERGED, CellMark.WIDE} & set(cell.marks) for row in rows for cell in row.cells):
            words = "có ô gộp; các cột được nhận theo hàng tiêu đề dưới cùng"
            cure = "Đối chiếu vài dòng xem số có đúng cột không"
            yield f"Bảng {group.form}, tiêu đề ở {at(header.line)}, {words}. → {cure}."
            return


def _signs(mark: CellMark, rows: Sequence[PrintedRow], at: At) -> Iterator[str]:
    places = [
        f"{what} ở {at(row.line)} (“{shorten(row.label)}”)"
        for row in rows
        for what, cell in _cells(row)
        if mark in cell.marks
    ]
    if places:
        yield f"{len(places)} ô {_SIGNS[mark]}: {_first(places)}."


def _cells(row: PrintedRow) -> Iterator[tuple[str, PrintedCell]]:
    yield "nhãn", PrintedCell(row.label, row.marks)
    yield from (("ô số", cell) for cell in row.cells.values())
    yield "ghi chú", row.note


def _thousands(table: TableReading, at: At) -> Iterator[str]:
    cells = [(row, cell.printed) for row in table.rows for cell in row.cells if not cell.is_open]
    firsts = (next((it for it in cells if way.fullmatch(it[1])), None) for way in (_GROUPED, _LONG))
    examples = [f"“{it[1]}” ở {at(it[0].line)} (“{shorten(it[0].label)}”)" for it in firsts if it]
    if len(examples) == 2:
        words = "viết số hai kiểu (1.234 và 1234): đều đọc là số nguyên"
        yield f"Bảng {table.id} {words}. Ví dụ {', '.join(examples)}."


def _texts(table: TableReading, at: At) -> Iterator[str]:
    """Cells where words or signs stand for a figure: what they print and what was read."""
    noted = {(note.row, note.field) for note in table.annotations if note.kind == "text_for_number"}
    places = []
    for row in table.rows:
        for cell in row.cells:
            if (row.row.key, cell.field) in noted:
                read = f"đọc là {cell.value}" if cell.value else "để trống (không phải số 0)"
                column = shorten(table.template.form.field(cell.field).label.first)
                place = f"{at(row.line)}, “{shorten(row.label)}”, cột “{column}”"
                places.append(f"{place} in “{shorten(cell.printed)}”: {read}")
    if places:
        cure = "Nếu đọc sai thì sửa ô đó trong tệp CSV sau khi nhập"
        what = f"{len(places)} ô in chữ trong ô số, ghi vào annotations.csv"
        yield f"Bảng {table.id}, {what}: {_first(places)}. → {cure}."


def _first(places: Sequence[str]) -> str:
    more = f"; và {len(places) - SHOWN} ô nữa" if len(places) > SHOWN else ""
    return "; ".join(places[:SHOWN]) + more
