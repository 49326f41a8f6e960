"""One printed table into rows of its form: labels, units of measure, figures and notes, each with its doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .cell_reading import PrintedPlace, read_cell, read_prose
from .folding import allowed_signs, clean, fold, fold_case, strip_bullet
from .import_context import ImportContext
from .questions import SKIP, YES, Choice, ImportQuestion, shorten
from .reading import CellReading, RowReading, TableReading
from .row_matching import Match, match_rows
from .source import CellMark
from .table_groups import TableGroup
from .templates import Template
from .vi_numbers import expect

SHOWN = 5  # rows that the notice about doubts names


def read_table(group: TableGroup, template: Template, period: str, context: ImportContext) -> TableReading:
    """The table as far as it is clear; questions and annotations are laid on the answer sheet."""
    _ask_columns(group, template, context)
    started = len(context.sheet.annotations)
    matching = match_rows(group.rows, template, context)
    rows = tuple(_read_row(match, template, context) for match in matching.matches)
    annotations = tuple(context.sheet.annotations[started:])
    table = TableReading(template, period, group.segments[0].grid.name, rows, annotations, matching.unread)
    tell_doubts(table, context)
    return table


def tell_doubts(table: TableReading, context: ImportContext) -> None:
    """One notice for all rows that were read with a doubt; the review sheet shows each."""
    at = context.sheet.at
    rows = [row for row in table.rows if row.all_doubts and not row.is_open]
    places = [f"{at(row.line)} (“{shorten(row.label)}”): {'; '.join(row.all_doubts)}" for row in rows[:SHOWN]]
    if places:
        more = f"; và {len(rows) - SHOWN} dòng nữa" if len(rows) > SHOWN else ""
        context.sheet.notices.append(f"Bảng {table.id}, {len(rows)} dòng cần xem lại: {'; '.join(places)}{more}.")


def _ask_columns(group: TableGroup, template: Template, context: ImportContext) -> None:
    """Columns whose heading is not quite the form's: their place says what they are, a person must agree."""
    for segment, layout in group.parts(template.form.id):
        for name, column, printed in layout.unsure if layout else ():
            line = segment.header.line if segment.header else segment.rows[0].line
            label = template.form.field(name).label.first
            question = ImportQuestion(
                id=f"{template.table}/d{line}/cot-{column + 1}",
                about=f"Bảng {template.table}, tiêu đề ở {context.sheet.at(line)}, cột {column + 1}",
                ask=f"in “{shorten(printed)}”, theo vị trí là cột “{shorten(label)}”. Đúng thì ghi “{YES}”",
                printed=printed,
                choices=(Choice(YES, label),),
            )
            context.sheet.confirm(question, "nếu không đúng, sửa tiêu đề cột trong tệp rồi nhập lại")


def _read_row(match: Match, template: Template, context: ImportContext) -> RowReading:
    printed, row = match.printed, match.row
    place = PrintedPlace(template.table, row.key, context.sheet.at(printed.line), printed.line, printed.label)
    label, doubts = _read_label(match, place, context)
    doubts += _row_doubts(match)
    measure = printed.measure if template.has_measure else ""
    cells = tuple(_read_cells(match, template, place, context))
    _ask_extra(match, place, context)
    _ask_slipped(match, place, context)
    note = read_prose(printed.note, replace(place, field="note", column="Ghi chú"), context)
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
        if column.name in printed.cells:
            expected = expect(column, row.kind, row.indicator, measure, context.references)
            here = replace(place, field=column.name, column=column.label.first)
            yield read_cell(printed.cells[column.name], column, expected, here, context)


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


def _ask_slipped(match: Match, place: PrintedPlace, context: ImportContext) -> None:
    """A figure beside its column, which itself is blank: the row has probably slipped by one."""
    row = match.printed
    for name, column, text in (("don-vi-tinh", "Đơn vị tính", row.measure), ("lech", "Ghi chú", row.note.text)):
        if not row.has_figures and re.fullmatch(r"[\d.,]+ ?%?", text):
            ask = f"cột này chỉ in số “{shorten(text)}” mà các ô số để trống. Nếu đúng là như vậy thì ghi “{YES}”"
            here = replace(place, field=name, column=column)
            question = here.question(ask, text, (Choice(YES, "ô số để trống thật"),))
            context.sheet.confirm(question, "nếu dòng bị lệch cột, sửa tệp rồi nhập lại")


def _ask_extra(match: Match, place: PrintedPlace, context: ImportContext) -> None:
    """Text beside the columns of the form: perhaps the whole row has slipped."""
    extra = match.printed.extra
    if extra:
        ask = f"có chữ ngoài các cột của biểu mẫu: “{shorten(extra)}”. Bỏ qua thì ghi “{SKIP}”"
        question = replace(place, field="thua").question(ask, extra, (Choice(SKIP, "không thuộc bảng"),))
        context.sheet.confirm(question, "nếu dòng bị lệch cột, sửa tệp rồi nhập lại")
