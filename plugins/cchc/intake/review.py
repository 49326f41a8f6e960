"""The review sheet: print and reading side by side, cell by cell, doubts on top; one HTML file by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.collection import References
from .questions import Question
from .reading import CellReading, ReportReading, RowReading, TableReading
from .review_parts import EMPTY, say, show_cell, show_columns, show_list, show_print
from .review_prose import show_prose
from .review_style import STYLE
from .source import Document

_COUNTS = {
    "cells": "Ô số liệu đã đọc",
    "same": "đọc đúng như bản in",
    "zero": "trong đó in số 0 (khác với để trống)",
    "rewritten": "chỉ đổi cách viết (1.234 thành 1234, 86,48 thành 86.48)",
    "blank": "để trống trong bản in",
    "text": "có chữ trong ô số, ghi thành chú giải",
    "open": "chờ trả lời",
    "rows": "Dòng đã nhận ra",
    "unread": "Dòng chờ trả lời",
    "doubts": "Dòng cần xem lại",
}


def count_reading(reading: ReportReading) -> dict[str, int]:
    """What the sheet and the terminal tell in figures."""
    rows = [row for table in reading.tables for row in table.rows]
    cells = [cell for row in rows for cell in row.cells]
    texts = sum(a.kind == "text_for_number" for table in reading.tables for a in table.annotations)
    blank = sum(not cell.printed and not cell.is_open for cell in cells)
    same = sum(bool(cell.printed) and cell.printed == cell.value and not cell.is_open for cell in cells)
    is_open = sum(cell.is_open for cell in cells)
    return {
        "cells": len(cells),
        "same": same,
        "zero": sum(cell.value == cell.printed == "0" for cell in cells),
        "rewritten": len(cells) - same - blank - is_open - texts,
        "blank": blank,
        "text": texts,
        "open": is_open,
        "rows": len(rows),
        "unread": sum(table.unread for table in reading.tables),
        "doubts": sum(row.is_doubtful for row in rows),
    }


def render_review(reading: ReportReading, references: References) -> str:
    """The whole sheet as HTML."""
    title = f"Bảng đối chiếu: {reading.report or reading.document.name}"
    parts = [
        f'<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{say(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{say(title)}</h1>",
        *_head(reading, references),
        *_questions(reading.open),
        *_doubts(reading.tables, reading.document),
        *show_list("Thông báo", reading.notices),
        *show_prose(reading),
        *(line for table in reading.tables for line in _table(table, reading.document)),
        *_counts(reading),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _head(reading: ReportReading, references: References) -> Iterator[str]:
    unit, period = references.units.get(reading.unit), references.periods.get(reading.period) or reading.new_period
    asked = len(reading.open)
    words = f"Còn {asked} câu hỏi chờ trả lời, chưa ghi gì vào data/." if asked else "Không còn câu hỏi nào."
    yield f'<p class="loi{"" if asked else " xong"}">{words}</p>'
    yield (
        "<p>Cột “Bản in” là chữ trong tệp gửi, cột “Đọc được” là số sẽ ghi vào dữ liệu. Hãy xem câu hỏi và các dòng "
        "cần xem lại trước, rồi so vài dòng bất kỳ với bản in.</p>\n<dl>"
    )
    for name, value in (
        ("Đơn vị", unit.name.first if unit else "chưa rõ"),
        ("Kỳ", period.name.first if period else reading.period or "chưa rõ"),
        ("Văn bản", f"{reading.number or 'không ghi số'}, ngày {reading.date or 'không ghi'}"),
        ("Tệp", reading.document.name),
    ):
        yield f"<dt>{say(name)}</dt><dd>{say(value)}</dd>"
    yield "</dl>"


def _counts(reading: ReportReading) -> Iterator[str]:
    yield '<h2>Số lượng</h2>\n<table class="hep">\n<tbody>'
    for name, count in count_reading(reading).items():
        yield f'<tr><th scope="row">{say(_COUNTS[name])}</th><td class="so">{count}</td></tr>'
    yield f"</tbody>\n</table>\n<p>SHA-256 của tệp: <code>{say(reading.document.sha256)}</code></p>"


def _questions(questions: Iterable[Question]) -> Iterator[str]:
    asked = list(questions)
    if not asked:
        return
    yield f"<h2>Câu hỏi chờ trả lời ({len(asked)})</h2>"
    yield f"<table>\n{show_columns('Ở đâu', 'Câu hỏi', 'Trả lời được')}\n<tbody>"
    for one in asked:
        offered = "<br>".join(f"<code>{say(c.answer)}</code>: {say(c.means)}" for c in one.choices)
        about = f'<th scope="row">{say(one.about)}<span class="nho"><code>{say(one.id)}</code></span></th>'
        cells = f"{show_cell('Câu hỏi', say(one.ask[:1].upper() + one.ask[1:]))}{show_cell('Trả lời được', offered)}"
        yield f'<tr class="hoi">{about}{cells}</tr>'
    yield "</tbody>\n</table>"


def _doubts(tables: Iterable[TableReading], document: Document) -> Iterator[str]:
    found = [(table, row) for table in tables for row in table.rows if row.is_doubtful]
    yield f"<h2>Cần xem lại ({len(found)} dòng)</h2>"
    if not found:
        yield "<p>Không có.</p>"
        return
    yield f"<table>\n{show_columns('Dòng', 'Bản in', 'Đọc được', 'Vì sao')}\n<tbody>"
    for table, row in found:
        cells = [cell for cell in row.cells if cell.doubt or cell.is_open] or list(row.cells)[:1]
        why = "; ".join((*row.doubts, *(cell.doubt for cell in row.cells if cell.doubt)))
        place = f"bảng {table.id}, {document.place(row.line)}"
        label = f'<a href="#{_anchor(table, row)}">{say(row.printed_label or row.label)}</a>'
        yield (
            f'<tr class="{_kind(row)}"><th scope="row">{label}<span class="nho">{say(place)}</span></th>'
            f"{show_cell('Bản in', '<br>'.join(show_print(cell.printed) for cell in cells), 'so')}"
            f"{show_cell('Đọc được', '<br>'.join(_value(cell) for cell in cells), 'so doc')}"
            f"{show_cell('Vì sao', say(why))}</tr>"
        )
    yield "</tbody>\n</table>"


def _anchor(table: TableReading, row: RowReading) -> str:
    return f"{table.id}-{row.row.key}"


def _table(table: TableReading, document: Document) -> Iterator[str]:
    titles = {field.name: field.label.first for field in table.template.form.fields}
    has_columns = len(titles) > 1
    yield f"<h2>Bảng {say(table.id)}: {say(table.template.form.title.first)}</h2>"
    yield f"<p>Kỳ {say(table.period or 'chưa rõ')}; {say(table.place)}.</p>"
    names = ("Dòng", *(("Cột",) if has_columns else ()), "Bản in", "Đọc được", "Ghi nhận")
    yield f"<table>\n{show_columns(*names)}\n<tbody>"
    for row in table.rows:
        yield from _row(table, row, titles if has_columns else {}, document)
    yield "</tbody>\n</table>"


def _row(table: TableReading, row: RowReading, titles: dict[str, str], document: Document) -> Iterator[str]:
    """One line for each cell, the row's label over all of them; its note comes last."""
    lines = [_cell(cell, titles) for cell in row.cells]
    if row.printed_note:
        lines.append(("", _note(row, bool(titles)), ""))
    span = f' rowspan="{len(lines)}"' if len(lines) > 1 else ""
    label = say(row.label)
    if row.printed_label != row.label:
        label = f"{show_print(row.printed_label)} → {label}"
    place = f"{document.place(row.line)} · {row.row.key}" + (f" · {row.measure}" if row.measure else "")
    head = f'<th scope="row" id="{_anchor(table, row)}"{span}>{label}<span class="nho">{say(place)}</span></th>'
    for at, (kind, cells, doubt) in enumerate(lines):
        why = "; ".join((*(row.doubts if at == 0 else ()), *([doubt] if doubt else [])))
        kind = kind or ("ngo" if why else "")
        start = f'<tr class="{kind}">' if kind else "<tr>"
        yield f"{start}{head if at == 0 else ''}{cells}{show_cell('Ghi nhận', say(why))}</tr>"


def _note(row: RowReading, has_columns: bool) -> str:
    read = say(row.note) if row.note else '<span class="trong">không lấy</span>'
    name = show_cell("Cột", "Ghi chú") if has_columns else ""
    printed = f"{'' if has_columns else '<span class=nho>Ghi chú</span>'}{show_print(row.printed_note)}"
    return f"{name}{show_cell('Bản in', printed)}{show_cell('Đọc được', read)}"


def _cell(cell: CellReading, titles: dict[str, str]) -> tuple[str, str, str]:
    """How the line is coloured, its cells, and the doubt."""
    name = show_cell("Cột", say(titles[cell.field])) if titles else ""
    cells = (
        f"{name}{show_cell('Bản in', show_print(cell.printed), 'so')}{show_cell('Đọc được', _value(cell), 'so doc')}"
    )
    return ("hoi" if cell.is_open else ""), cells, cell.doubt


def _kind(row: RowReading) -> str:
    return "hoi" if any(cell.is_open for cell in row.cells) else "ngo"


def _value(cell: CellReading) -> str:
    if cell.is_open:
        return '<span class="trong">chờ trả lời</span>'
    return say(cell.value) if cell.value else EMPTY
