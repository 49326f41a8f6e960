"""One printed table into rows of its form: labels, units of measure, figures and notes, each cell with its doubts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model.findings import CellPlace
from .folding import allowed_signs, clean, fold, fold_case, safe_bullet, strip_bullet
from .import_context import ImportContext
from .notes import Note, read_note
from .questions import BLANK, SENTENCES, SKIP, Choice, DoubtKind, ImportQuestion, PrintedPlace, name_row, shorten, tell
from .reading import CellReading, RowReading, TableReading
from .row_matching import Match, match_rows
from .source import CellMark, PrintedCell
from .table_groups import PrintedRow, TableGroup
from .templates import Template
from .vi_numbers import ANY, WORDS, Expectation, PrintedFigure, expect, plain, read_answer, read_figure

SHOWN = 5  # rows that the notice about doubts names
_QUESTIONS, _DOUBTS = SENTENCES["marks"], SENTENCES["doubts"]  # by the cell's mark
GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+")
THOUSANDS = "nghin"
_ASK_NUMBER = "Ghi số (ví dụ 1234 hoặc 86,48), hoặc “trong” nếu ô để trống"


def read_table(group: TableGroup, template: Template, period: str, context: ImportContext) -> TableReading:
    """The table as far as it is clear; questions and annotations are laid on the answer sheet."""
    _ask_columns(group, template, context)
    started = len(context.sheet.annotations)
    matches, unread = match_rows(group.rows, template, context)
    rows = tuple(_read_row(match, template, context) for match in matches)
    annotations = tuple(context.sheet.annotations[started:])
    table = TableReading(template, period, group.segments[0].grid.name, rows, annotations, unread)
    tell_doubts(table, context)
    return table


def tell_doubts(table: TableReading, context: ImportContext) -> None:
    """One notice for all rows that were read with a doubt; the review sheet shows each."""
    at = context.sheet.at
    rows = [row for row in table.rows if row.all_doubts and not row.is_open]
    places = [
        f"{name_row(row.row.key, row.label)} ({at(row.line)}): {'; '.join(row.all_doubts)}" for row in rows[:SHOWN]
    ]
    if places:
        more = f"; và {len(rows) - SHOWN} dòng nữa" if len(rows) > SHOWN else ""
        context.sheet.notices.append(f"Bảng {table.id}, {len(rows)} dòng cần xem lại: {'; '.join(places)}{more}.")


def _ask_columns(group: TableGroup, template: Template, context: ImportContext) -> None:
    """Columns whose heading is not quite the form's: their place says what they are, a person must agree. And once for
    each, columns that the form does not have, such as the figures of a period before."""
    table, kind, at = template.table, DoubtKind.COLUMN, context.sheet.at
    parts = [(segment, layout) for segment, layout in group.parts(template.form.id) if layout]
    for segment, layout in parts:
        for name, column, printed in layout.unsure:
            line = segment.header.line if segment.header else segment.rows[0].line
            label = template.form.field(name).label.first
            id_, about = f"{table}/d{line}/cot-{column + 1}", f"Bảng {table}, tiêu đề ở {at(line)}, cột {column + 1}"
            question = ImportQuestion(id_, about, printed=printed, kind=kind, topic=table)
            words = {"printed": shorten(printed), "label": shorten(label), "whole_label": label}
            context.sheet.choose(question.put("column/unsure", **words))
    for column, printed in dict.fromkeys(pair for _, layout in parts for pair in layout.others):
        id_, about = f"{table}/cot-{column + 1}", f"Bảng {table}, cột {column + 1}"
        question = ImportQuestion(id_, about, printed=printed, kind=kind, topic="ngoài biểu mẫu")
        context.sheet.choose(question.put("column/beyond", printed=shorten(printed)))


def _read_row(match: Match, template: Template, context: ImportContext) -> RowReading:
    printed, row = match.printed, match.row
    at = context.sheet.at(printed.line)
    place = PrintedPlace(template.table, row.key, at, printed.line, printed.label, number=printed.number)
    label, doubts = _read_label(match, place, context)
    doubts += _row_doubts(match)
    measure = printed.measure if template.has_measure else ""
    cells = tuple(_read_cells(match, template, place, context))
    _ask_stray(printed, place, context)
    note = read_prose(printed.note, replace(place, field="note", column="Ghi chú", kind=DoubtKind.NOTE), context)
    if CellMark.MERGED in printed.note.marks and not printed.note.text:
        doubts.append("ô ghi chú gộp với dòng khác")
    doubts += [note.doubt] if note.doubt else []
    doubts += ["chưa trả lời"] if note.is_open else []
    return RowReading(
        row=row,
        label=label,
        printed_label=printed.label,
        measure=measure,
        cells=cells,
        note=note.value,
        printed_note=note.printed,
        line=printed.line,
        line_to=printed.line_to,
        doubts=tuple(doubts),
    )


def _read_cells(match: Match, template: Template, place: PrintedPlace, context: ImportContext) -> Iterator[CellReading]:
    row, printed = match.row, match.printed
    measure = (printed.measure if template.has_measure else "") or row.unit_of_measure
    for column in template.form.fields:
        expected = expect(column, row.kind, row.indicator, measure, context.references)
        cell = _judged(printed.cells[column.name], CellPlace(template.table, row.key, column.name), context)
        kind = DoubtKind.SCAN if CellMark.FAINT in cell.marks else DoubtKind.FIGURE
        here = replace(place, kind=kind, field=column.name, column=column.label.first, spot=cell.spot)
        yield read_cell(cell, expected, here, context)


def _judged(cell: PrintedCell, place: CellPlace, context: ImportContext) -> PrintedCell:
    """A number of a scan, more or less doubtful as the form's arithmetic has it."""
    if place in context.verdict.confirmed:
        return replace(cell, marks=tuple(mark for mark in cell.marks if mark != CellMark.FAINT))
    is_contradicted = place in context.verdict.contradicted and CellMark.SCANNED in cell.marks
    return replace(cell, marks=(*cell.marks, CellMark.FAINT)) if is_contradicted else cell


def _read_label(match: Match, place: PrintedPlace, context: ImportContext) -> tuple[str, list[str]]:
    """The label as printed; one that only lacks or mistakes marks is put right, and its print recorded."""
    printed, known = strip_bullet(match.printed.label), match.row.label
    allowed = allowed_signs(printed)
    if match.is_new:
        return allowed or known, ["dòng thêm, không có trong biểu mẫu"]
    if not printed:
        return known, []
    if fold_case(printed) == fold_case(known) or fold_case(printed) in match.row.wordings:
        return allowed, []
    if fold(printed) == fold(known) or fold(printed) in match.row.misprints:
        note = "Nhãn ghi theo bảng đã công bố của biểu mẫu."
        context.sheet.annotate(replace(place, field="label").annotation("misprint", printed, note))
        return known, [f"nhãn in sai chữ hoặc dấu, ghi theo bảng đã công bố: “{shorten(known)}”"]
    return allowed, [f"nhãn in khác bảng đã công bố: “{shorten(known)}”"]


def _row_doubts(match: Match) -> list[str]:
    doubts, row = [], match.printed
    marks = {*row.marks, *row.note.marks, *(mark for cell in row.cells.values() for mark in cell.marks)}
    if CellMark.NFD in marks:
        doubts.append("chữ ghi ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn")
    if CellMark.HIDDEN in marks:
        doubts.append("có ký tự ẩn, đã bỏ")
    usual, printed = match.row.unit_of_measure, row.measure
    if printed and usual and sorted(fold(usual)) != sorted(fold(printed)):
        doubts.append(f"đơn vị tính in khác bảng đã công bố: “{shorten(clean(usual))}”")
    return doubts


def _ask_stray(row: PrintedRow, place: PrintedPlace, context: ImportContext) -> None:
    """Text beside the columns of the form, or a figure beside its column, which itself is blank: the row has perhaps
    slipped by one."""
    if row.extra:
        question = replace(place, field="thua", kind=DoubtKind.STRAY).question(row.extra)
        context.sheet.choose(question.put("stray/beside", text=shorten(row.extra)))
    for name, column, text in (("don-vi-tinh", "Đơn vị tính", row.measure), ("lech", "Ghi chú", row.note.text)):
        if not row.has_figures and re.fullmatch(r"[\d.,]+ ?%?", text):
            question = replace(place, field=name, column=column, kind=DoubtKind.STRAY).question(text)
            context.sheet.choose(question.put("stray/slipped", text=shorten(text)))


def read_cell(cell: PrintedCell, expected: Expectation, place: PrintedPlace, context: ImportContext) -> CellReading:
    """The cell of a value column, its questions and annotations laid on the answer sheet."""
    if expected.kind == WORDS:
        return read_prose(cell, place, context)
    figure = _read(cell, expected)
    if figure.value is None:
        return _ask(cell.text or cell.formula, figure, expected, place, context)
    doubts = [text for mark, text in _DOUBTS.items() if mark in cell.marks]
    if figure.is_text:
        context.sheet.annotate(place.annotation("text_for_number", cell.text))
        doubts.append(figure.why or f"in “{shorten(cell.text)}”, đọc là {figure.value}")
    if cell.formula:
        context.sheet.annotate(place.annotation("remark", cell.formula, "Ô là công thức trong tệp gửi."))
    return CellReading(place.field, cell.text or cell.formula, figure.value, "; ".join(doubts))


def _read(cell: PrintedCell, expected: Expectation) -> PrintedFigure:
    mark = next((mark for mark in _QUESTIONS if mark in cell.marks), None)
    if mark is not None and (mark != CellMark.MERGED or not cell.text):
        guess = read_figure(cell.text, expected).value if mark == CellMark.FAINT else ""
        return PrintedFigure(None, True, _QUESTIONS[mark], (guess,) if guess else ())
    if CellMark.WIDE in cell.marks:
        return PrintedFigure("")
    if CellMark.RAISED in cell.marks and (match := re.fullmatch(r"([^^]*[^^\s]) (\^\S{1,3})", cell.text)):
        figure = read_figure(match[1], expected)
        return replace(figure, is_text=True, why=figure.why or f"bỏ dấu chú thích “{match[2]}”")
    if CellMark.SCANNED in cell.marks:
        return _read_scanned(read_figure(cell.text, expected))
    return _read_number(cell.number, expected) if cell.number else read_figure(cell.text, expected)


def _read_scanned(figure: PrintedFigure) -> PrintedFigure:
    """Words in a picture where a number belongs may be a number badly read."""
    if figure.value is None or not figure.is_text:
        return figure
    return PrintedFigure(None, True, _QUESTIONS[CellMark.FAINT], (figure.value,) if figure.value else ())


def _read_number(number: str, expected: Expectation) -> PrintedFigure:
    """A figure that the file itself holds as a number; still 1.234 may be a mistyped 1234."""
    guesses = tuple(dict.fromkeys((plain(number.replace(".", "")), plain(number))))
    if "." in number and expected.is_whole:
        return PrintedFigure(None, False, "ô đếm số nguyên mà tệp lưu số có phần thập phân", guesses)
    if "." in number and expected.kind == ANY and len(number.rpartition(".")[2]) == 3:
        return PrintedFigure(None, False, "phần nghìn hay phần thập phân?", guesses)
    return PrintedFigure(plain(number))


def _ask(
    shown: str, figure: PrintedFigure, expected: Expectation, place: PrintedPlace, context: ImportContext
) -> CellReading:
    choices = (*(Choice(guess, "số này") for guess in figure.guesses), Choice(BLANK, "ô để trống"))
    thousands = re.sub(r"[.,]", "", shown) if GROUPED.fullmatch(shown) else ""
    if thousands:
        choices = (*choices, Choice(THOUSANDS, f"dấu ngăn phần nghìn, {thousands}"))
    why = figure.why if figure.why.endswith("?") else f"{figure.why}."
    ask = f"in “{shorten(shown)}”: {why} {_ASK_NUMBER}" if shown else f"{why} {_ASK_NUMBER}"
    answer = context.sheet.ask(place.question(shown, choices, ask, topic=figure.why))
    value = thousands if answer == THOUSANDS else answer
    value = "" if value in ("", BLANK) else read_answer(value, expected.whole)
    if value is None:
        context.sheet.reject("phải là một số không có dấu ngăn phần nghìn (1234, không phải 1.234), hoặc “trong”")
    if value is None or not answer:
        guess = figure.guesses[0] if figure.guesses and place.kind == DoubtKind.SCAN else ""
        return CellReading(place.field, shown, "", figure.why, is_open=True, guess=guess)
    is_words = figure.is_text or any(character.isalpha() for character in shown)
    kind = "text_for_number" if is_words and shown and not shown.startswith("=") else "remark"
    context.sheet.annotate(place.annotation(kind, shown, "Người nhập xác nhận số này."))
    return CellReading(place.field, shown, value, f"người nhập trả lời: {figure.why}")


def read_prose(cell: PrintedCell, place: PrintedPlace, context: ImportContext) -> CellReading:
    """A cell of words: carried over, withheld, or asked about; its print only as far as it may be shown."""
    note = read_note(cell.text)
    if note.withheld:
        return _withhold(note, place, context)
    if not note.unclear:
        return CellReading(place.field, cell.text, note.text)
    answer = context.sheet.ask(place.question(cell.text).put("note", unclear=note.unclear))
    kept = "" if answer == SKIP else safe_bullet(answer)
    return CellReading(place.field, cell.text, kept, f"ghi chú {note.unclear}", is_open=not answer)


def _withhold(note: Note, place: PrintedPlace, context: ImportContext) -> CellReading:
    context.sheet.annotate(place.annotation("withheld", "", f"Ghi chú không công bố: {note.withheld}."))
    context.sheet.notices.append(tell("withheld", place=place.about, why=note.withheld))
    printed = f"(không hiện: {note.withheld})"
    return CellReading(place.field, printed, "", f"ghi chú bị giữ lại: {note.withheld}")
