"""The review sheet: print and reading side by side, cell by cell, doubts on top; one HTML file by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model.collection import References
from .questions import ImportQuestion
from .reading import CellReading, ReportReading, RowReading, TableReading
from .review_parts import say, show_cell, show_list, show_print, show_row, show_table, small
from .review_prose import show_prose
from .source import Document

_STYLE = Path(__file__).with_name("review_sheet.css")
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
    texts = sum(note.kind == "text_for_number" for table in reading.tables for note in table.annotations)
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
        f"<style>\n{_STYLE.read_text('utf-8')}</style>\n</head>\n<body>\n<h1>{say(title)}</h1>",
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
    facts = {
        "Đơn vị": unit.name.first if unit else "chưa rõ",
        "Kỳ": period.name.first if period else reading.period or "chưa rõ",
        "Văn bản": f"{reading.number or 'không ghi số'}, ngày {reading.date or 'không ghi'}",
        "Tệp": reading.document.name,
    }
    yield from (f"<dt>{say(name)}</dt><dd>{say(value)}</dd>" for name, value in facts.items())
    yield "</dl>"


def _counts(reading: ReportReading) -> Iterator[str]:
    yield '<h2>Số lượng</h2>\n<table class="hep">\n<tbody>'
    for name, count in count_reading(reading).items():
        yield f'<tr><th scope="row">{say(_COUNTS[name])}</th><td class="so">{count}</td></tr>'
    yield f"</tbody>\n</table>\n<p>SHA-256 của tệp: <code>{say(reading.document.sha256)}</code></p>"


def _questions(questions: tuple[ImportQuestion, ...]) -> Iterator[str]:
    if questions:
        yield f"<h2>Câu hỏi chờ trả lời ({len(questions)})</h2>"
        yield from show_table(("Ở đâu", "Câu hỏi", "Trả lời được"), map(_question, questions))


def _question(question: ImportQuestion) -> str:
    offered = "<br>".join(f"<code>{say(choice.answer)}</code>: {say(choice.means)}" for choice in question.choices)
    about = f'<th scope="row">{say(question.about)}{small(f"<code>{say(question.id)}</code>")}</th>'
    ask = say(question.ask[:1].upper() + question.ask[1:])
    return show_row("hoi", f"{about}{show_cell('Câu hỏi', ask)}{show_cell('Trả lời được', offered)}")


def _doubts(tables: Iterable[TableReading], document: Document) -> Iterator[str]:
    rows = [_doubt(table, row, document) for table in tables for row in table.rows if row.is_doubtful]
    yield f"<h2>Cần xem lại ({len(rows)} dòng)</h2>"
    if rows:
        yield from show_table(("Dòng", "Bản in", "Đọc được", "Vì sao"), rows)
    else:
        yield "<p>Không có.</p>"


def _doubt(table: TableReading, row: RowReading, document: Document) -> str:
    cells = [cell for cell in row.cells if cell.doubt or cell.is_open] or list(row.cells)[:1]
    why = "; ".join((*row.doubts, *(cell.doubt for cell in row.cells if cell.doubt)))
    label = f'<a href="#{_anchor(table, row)}">{say(row.printed_label or row.label)}</a>'
    place = small(say(f"bảng {table.id}, {document.place(row.line)}"))
    columns = (
        f'<th scope="row">{label}{place}</th>',
        show_cell("Bản in", "<br>".join(show_print(cell.printed) for cell in cells), "so"),
        show_cell("Đọc được", "<br>".join(map(_value, cells)), "so doc"),
        show_cell("Vì sao", say(why)),
    )
    return show_row("hoi" if any(cell.is_open for cell in row.cells) else "ngo", "".join(columns))


def _anchor(table: TableReading, row: RowReading) -> str:
    return f"{table.id}-{row.row.key}"


def _table(table: TableReading, document: Document) -> Iterator[str]:
    titles = {field.name: field.label.first for field in table.template.form.fields}
    names = ("Dòng", *(("Cột",) if len(titles) > 1 else ()), "Bản in", "Đọc được", "Ghi nhận")
    yield f"<h2>Bảng {say(table.id)}: {say(table.template.form.title.first)}</h2>"
    yield f"<p>Kỳ {say(table.period or 'chưa rõ')}; {say(table.place)}.</p>"
    rows = (line for row in table.rows for line in _row(table, row, titles if len(titles) > 1 else {}, document))
    yield from show_table(names, rows)


def _row(table: TableReading, row: RowReading, titles: dict[str, str], document: Document) -> Iterator[str]:
    """One line for each cell, the row's label over all of them; its note comes last."""
    lines = [("hoi" if cell.is_open else "", _cell(cell, titles), cell.doubt) for cell in row.cells]
    if row.printed_note:
        lines.append(("", _note(row, bool(titles)), ""))
    span = f' rowspan="{len(lines)}"' if len(lines) > 1 else ""
    label = say(row.label)
    if row.printed_label != row.label:
        label = f"{show_print(row.printed_label)} → {label}"
    place = f"{document.place(row.line)} · {row.row.key}" + (f" · {row.measure}" if row.measure else "")
    head = f'<th scope="row" id="{_anchor(table, row)}"{span}>{label}{small(say(place))}</th>'
    doubts = row.doubts  # beside the first line alone, as the label is
    for kind, cells, doubt in lines:
        why = "; ".join((*doubts, *([doubt] if doubt else [])))
        yield show_row(kind or ("ngo" if why else ""), f"{head}{cells}{show_cell('Ghi nhận', say(why))}")
        head, doubts = "", ()


def _note(row: RowReading, has_columns: bool) -> str:
    read = say(row.note) if row.note else '<span class="trong">không lấy</span>'
    name = show_cell("Cột", "Ghi chú") if has_columns else ""
    printed = f"{'' if has_columns else '<span class=nho>Ghi chú</span>'}{show_print(row.printed_note)}"
    return f"{name}{show_cell('Bản in', printed)}{show_cell('Đọc được', read)}"


def _cell(cell: CellReading, titles: dict[str, str]) -> str:
    name = show_cell("Cột", say(titles[cell.field])) if titles else ""
    printed, read = show_cell("Bản in", show_print(cell.printed), "so"), show_cell("Đọc được", _value(cell), "so doc")
    return f"{name}{printed}{read}"


def _value(cell: CellReading) -> str:
    return '<span class="trong">chờ trả lời</span>' if cell.is_open else show_print(cell.value)
