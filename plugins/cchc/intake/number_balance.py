"""The balance of a file: each number within its tables was read, is asked, or is left out for a reason that is told.

It counts the words of the file and the lines they became, and goes by no table reader: a number that the reader loses
is missing here, and asked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .import_context import ImportContext
from .questions import SKIP, DoubtKind, ImportQuestion
from .reading import NumberBalance, RowReading, TableReading
from .source import Document
from .table_groups import PrintedRow, TableGroup

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
ALONE = re.compile(r"[\d.,%\s()+-]*\d[\d.,%\s()+-]*")
ASKED, USED = "hỏi", "vào ô"
HEADER, BESIDE, EXTRA = "ở tiêu đề bảng", "ở số thứ tự, nhãn, đơn vị tính, ghi chú", "ở cột ngoài biểu mẫu"
OTHER, DROPPED, DISMISSED = "ở bảng khác", "ở dòng bỏ qua", "người nhập bỏ qua"
SHOWN = 12


def weigh_numbers(
    document: Document, groups: Sequence[TableGroup], tables: Sequence[TableReading], context: ImportContext
) -> NumberBalance:
    """The balance. Numbers that came into no line, or stand alone between the rows of a table, are asked here."""
    counts = Counter[str]()
    read = {row.line: row for table in tables for row in table.rows}
    owned = set[int]()
    for row in (row for group in groups for row in group.rows):
        lines = range(row.line, row.line_to + 1)
        owned.update(lines)
        total = sum(_count(document.lines[line - 1]) for line in lines)
        counts.update(_weigh_row(row, read.get(row.line), total, context))
    ours = {id(part.grid) for group in groups if group.rows for part in group.segments if part not in group.lost}
    asked = {id(part.grid) for group in groups if _is_asked([group.line], context) for part in group.segments}
    for grid in document.grids:
        lines = [row.line for row in grid.rows]
        is_asked = id(grid) in asked or _is_asked(lines, context)
        kind = HEADER if id(grid) in ours else ASKED if is_asked else OTHER
        counts[kind] += sum(_count(document.lines[line - 1]) for line in lines if line not in owned)
    ends = [grid.rows[at].line for grid in document.grids if id(grid) in ours for at in (0, -1)]
    stray = [*_lost(document), *_between(document, ends)]
    if stray:
        counts[DISMISSED if _ask_stray(stray, context) == SKIP else ASKED] += len(stray)
    used, waiting = counts.pop(USED, 0), counts.pop(ASKED, 0)
    return NumberBalance(used, waiting, {reason: count for reason, count in counts.items() if count})


def _count(text: str) -> int:
    return len(NUMBER.findall(text))


def _weigh_row(row: PrintedRow, reading: RowReading | None, total: int, context: ImportContext) -> dict[str, int]:
    if reading is None:
        return {ASKED if _is_asked([row.line], context) else DROPPED: total}
    is_open = {cell.field: cell.is_open for cell in reading.cells}
    used = sum(_count(cell.text) > 0 for name, cell in row.cells.items() if not is_open.get(name))
    asked = sum(_count(cell.text) for name, cell in row.cells.items() if is_open.get(name))
    extra = _count(row.extra)
    return {USED: used, ASKED: asked, EXTRA: extra, BESIDE: max(0, total - used - asked - extra)}


def _is_asked(lines: Sequence[int], context: ImportContext) -> bool:
    ids = [question.id.split("/") for question in context.sheet.questions if question.is_open]
    open_lines = {int(part[1:]) for parts in ids for part in parts if re.fullmatch(r"d\d+", part)}
    return not open_lines.isdisjoint(lines)


def _lost(document: Document) -> list[str]:
    """Numbers of the file's words that are in no line: counted by digits, for programs break numbers into pieces."""
    digits = Counter(sign for text in document.words for sign in text if sign.isdigit())
    digits.subtract(sign for line in document.lines for sign in line if sign.isdigit())
    if max(digits.values(), default=0) <= 0:
        return []
    words = Counter(number for text in document.words for number in NUMBER.findall(text))
    words.subtract(number for line in document.lines for number in NUMBER.findall(line))
    lost = [*(+words).elements()]
    return lost or ["".join((+digits).elements())]


def _between(document: Document, ends: Sequence[int]) -> Iterator[str]:
    """Lines of nothing but numbers, among the tables and in none of them."""
    in_grids = {row.line for grid in document.grids for row in grid.rows}
    for line in range(min(ends, default=0), max(ends, default=0)):
        if line not in in_grids and ALONE.fullmatch(document.lines[line - 1]):
            yield from NUMBER.findall(document.lines[line - 1])


def _ask_stray(stray: list[str], context: ImportContext) -> str:
    shown = ", ".join(stray[:SHOWN]) + (", …" if len(stray) > SHOWN else "")
    id_ = f"bang/ngoai-o-{len(stray)}"
    question = ImportQuestion(id_, "Cả tệp", printed=shown, kind=DoubtKind.STRAY, topic="cả tệp")
    return context.sheet.choose(question.put("stray/file", count=len(stray), shown=shown))
