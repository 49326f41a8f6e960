"""The review sheet: print and reading side by side, cell by cell, doubts on top; one HTML file by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ..core.collection import References
from .questions import Question, showable
from .reading import CellReading, ReportReading, RowReading, TableReading

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.45 system-ui, sans-serif; margin: 1.5rem auto; max-width: 75rem; padding: 0 1rem; color: #1b1b1b; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th, td { overflow-wrap: anywhere; }
thead th { background: #eee; overflow-wrap: normal; } td.ma { white-space: nowrap; }
td.so { text-align: right; font-variant-numeric: tabular-nums; }
tr.ngo td, tr.ngo th { background: #fff4d6; } tr.hoi td, tr.hoi th { background: #ffe1dc; }
.trong { color: #666; font-style: italic; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; }
@media print { body { font-size: 11px; margin: 0; max-width: none; } thead { display: table-header-group; }
 tr { break-inside: avoid; } h2 { break-after: avoid; } }
"""
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
        f'<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{_text(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{_text(title)}</h1>",
        "<p>Bên trái là chữ in trong tệp gửi, bên phải là số đã đọc. Hãy xem các mục trên cùng trước.</p>",
        *_head(reading, references),
        *_questions(reading.open),
        *_doubts(reading.tables),
        *_list("Thông báo", reading.notices),
        *(line for table in reading.tables for line in _table(table)),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _text(text: str) -> str:
    return escape(showable(text))


def _head(reading: ReportReading, references: References) -> Iterator[str]:
    unit, period = references.units.get(reading.unit), references.periods.get(reading.period) or reading.new_period
    yield "<dl>"
    for name, value in (
        ("Đơn vị", unit.name.vi if unit else "chưa rõ"),
        ("Kỳ", period.name.vi if period else reading.period or "chưa rõ"),
        ("Văn bản", f"{reading.number or 'không ghi số'}, ngày {reading.date or 'không ghi'}"),
        ("Tệp", reading.document.name),
        ("SHA-256", reading.document.sha256),
    ):
        yield f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>"
    yield "</dl>\n<table>\n<caption>Số lượng</caption>\n<tbody>"
    for name, count in count_reading(reading).items():
        yield f'<tr><th scope="row">{_text(_COUNTS[name])}</th><td class="so">{count}</td></tr>'
    yield "</tbody>\n</table>"


def _questions(questions: Iterable[Question]) -> Iterator[str]:
    asked = list(questions)
    yield f"<h2>Câu hỏi chờ trả lời ({len(asked)})</h2>"
    if not asked:
        yield "<p>Không còn câu hỏi.</p>"
        return
    yield f"<table>\n{_columns('Ở đâu', 'Câu hỏi', 'Gợi ý')}\n<tbody>"
    for one in asked:
        offered = "<br>".join(f"{_text(c.answer)}: {_text(c.means)}" for c in one.choices)
        yield f'<tr class="hoi"><td>{_text(one.about)}</td><td>{_text(one.ask)}</td><td>{offered}</td></tr>'
    yield "</tbody>\n</table>"


def _doubts(tables: Iterable[TableReading]) -> Iterator[str]:
    found = [(table, row) for table in tables for row in table.rows if row.is_doubtful]
    yield f"<h2>Cần xem lại ({len(found)} dòng)</h2>"
    if not found:
        yield "<p>Không có.</p>"
        return
    yield f"<table>\n{_columns('Bảng', 'Dòng tệp', 'Mã dòng', 'Nhãn in', 'In → đọc', 'Vì sao')}\n<tbody>"
    for table, row in found:
        shown = "<br>".join(f"{_print(c.printed)} → {_value(c)}" for c in row.cells if c.doubt or c.is_open)
        why = "; ".join((*row.doubts, *(c.doubt for c in row.cells if c.doubt)))
        yield (
            f'<tr class="{_kind(row)}"><td class="ma">{_text(table.id)}</td><td class="so">{row.line}</td>'
            f'<td class="ma">{_text(row.row.key)}</td>'
            f"<td>{_text(row.printed_label)}</td><td>{shown}</td><td>{_text(why)}</td></tr>"
        )
    yield "</tbody>\n</table>"


def _columns(*names: str) -> str:
    return "<thead><tr>" + "".join(f'<th scope="col">{_text(name)}</th>' for name in names) + "</tr></thead>"


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield f"<h2>{_text(title)} ({len(found)})</h2>"
    if found:
        yield "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in found) + "</ul>"


def _table(table: TableReading) -> Iterator[str]:
    titles = {field.name: field.label.vi for field in table.template.form.fields}
    yield f"<h2>Bảng {_text(table.id)}: {_text(table.template.form.title.vi)}</h2>"
    yield f"<p>Kỳ {_text(table.period or 'chưa rõ')}; {_text(table.place)}.</p>"
    yield f"<table>\n{_columns('Dòng tệp', 'Mã dòng', 'Nhãn', 'Cột', 'Bản in', 'Đọc được', 'Ghi nhận')}\n<tbody>"
    for row in table.rows:
        yield from _row(row, titles)
    yield "</tbody>\n</table>"


def _row(row: RowReading, titles: dict[str, str]) -> Iterator[str]:
    """One line for each cell, the row's own cells over all of them."""
    lines = [_cell(cell, titles[cell.field]) for cell in row.cells]
    if row.printed_note:
        note = _text(row.note) if row.note else '<span class="trong">không lấy</span>'
        lines.append(("", f"<td>Ghi chú</td><td>{_print(row.printed_note)}</td><td>{note}</td>", ""))
    span = f' rowspan="{len(lines)}"' if len(lines) > 1 else ""
    head = f'<td class="so"{span}>{row.line}</td><td class="ma"{span}>{_text(row.row.key)}</td>'
    label = _text(row.label)
    if row.printed_label != row.label:
        label = f"{_text(row.printed_label)} → {label}"
    head += f'<th scope="row"{span}>{label}</th>'
    for at, (kind, cells, doubt) in enumerate(lines):
        why = "; ".join((*(row.doubts if at == 0 else ()), *([doubt] if doubt else [])))
        kind = kind or ("ngo" if why else "")
        start = f'<tr class="{kind}">' if kind else "<tr>"
        yield f"{start}{head if at == 0 else ''}{cells}<td>{_text(why)}</td></tr>"


def _cell(cell: CellReading, title: str) -> tuple[str, str, str]:
    """How the line is coloured, its cells, and the doubt."""
    cells = f'<td>{_text(title)}</td><td class="so">{_print(cell.printed)}</td><td class="so">{_value(cell)}</td>'
    return ("hoi" if cell.is_open else ""), cells, cell.doubt


def _kind(row: RowReading) -> str:
    return "hoi" if any(cell.is_open for cell in row.cells) else "ngo"


def _print(text: str) -> str:
    return _text(text) if text else '<span class="trong">(trống)</span>'


def _value(cell: CellReading) -> str:
    if cell.is_open:
        return '<span class="trong">chờ trả lời</span>'
    return _text(cell.value) if cell.value else '<span class="trong">(trống)</span>'
