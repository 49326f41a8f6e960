"""One printed table into rows of its form: labels, units of measure, figures and notes, each with its doubts."""

from __future__ import annotations

import re

from ..model.collection import References
from .cell_reading import Place, read_cell, read_prose
from .desk import Desk, short
from .expectations import expect
from .folding import clean, fold, fold_case, strange_signs, strip_bullet
from .questions import SKIP, YES, Choice
from .reading import RowReading, TableReading
from .row_matching import Match, match_rows
from .segments import Group
from .source import Mark
from .templates import Template
from .unit_book import UnitBook


def read_table(
    group: Group, template: Template, period: str, book: UnitBook, references: References, desk: Desk
) -> TableReading:
    """The table as far as it is clear; questions and annotations are laid on the desk."""
    _ask_columns(group, template, desk)
    desk.notices.extend(group.notices)
    started = len(desk.annotations)
    matching = match_rows(group.rows, template, book, references, desk)
    rows = tuple(_read_row(match, template, references, desk) for match in matching.matches)
    return TableReading(
        template=template,
        period=period,
        place=group.name,
        rows=rows,
        annotations=tuple(desk.annotations[started:]),
        unread=matching.unread,
    )


def _ask_columns(group: Group, template: Template, desk: Desk) -> None:
    """Columns whose heading is not quite the form's: their place says what they are, a person must agree."""
    fields = {field.name: field for field in template.form.fields}
    for segment, layout in zip(group.segments, group.layouts[template.form.id], strict=True):
        for name, column, printed in layout.unsure if layout else ():
            line = segment.header.line if segment.header else segment.rows[0].line
            about = f"Bảng {template.table}, tiêu đề ở {desk.at(line)}, cột {column + 1}"
            expected = fields[name].label.first
            ask = f"in “{short(printed)}”, theo vị trí là cột “{short(expected)}”. Đúng thì ghi “{YES}”"
            answer = desk.ask(
                f"{template.table}/d{line}/cot-{column + 1}", about, ask, printed, [Choice(YES, expected)]
            )
            if answer not in ("", YES):
                desk.reopen(f"chỉ ghi được “{YES}”; nếu không đúng, sửa tiêu đề cột trong tệp rồi nhập lại")


def _read_row(match: Match, template: Template, references: References, desk: Desk) -> RowReading:
    printed, row = match.printed, match.row
    place = Place(template.table, row.key, desk.at(printed.line), printed.line, printed.label)
    label, doubts = _read_label(match, place, desk)
    doubts += _row_doubts(match)
    measure = printed.measure if template.has_measure else ""
    cells = tuple(
        read_cell(
            printed.cells[column.name],
            column,
            expect(column, row.kind, row.indicator, measure or _usual_measure(match), references),
            place,
            desk,
        )
        for column in template.form.fields
        if column.name in printed.cells
    )
    _ask_extra(match, place, desk)
    _ask_slipped(match, place, desk)
    note, shown, doubt, is_open = read_prose(printed.note, "note", "Ghi chú", place, desk)
    if Mark.MERGED in printed.note.marks and not printed.note.text:
        doubts.append("ô ghi chú gộp với dòng khác")
    doubts += [doubt] if doubt else []
    doubts += ["chưa trả lời"] if is_open else []
    return RowReading(
        row, label, printed.label, measure, cells, note, shown, printed.line, printed.line_to, tuple(doubts)
    )  # fmt: skip


def _usual_measure(match: Match) -> str:
    return match.row.unit_of_measure


def _read_label(match: Match, place: Place, desk: Desk) -> tuple[str, list[str]]:
    """The label as printed; one that only lacks or mistakes marks is put right, and its print recorded."""
    printed, known = strip_bullet(match.printed.label), match.row.label
    if not printed or match.is_new:
        return _allowed(printed) or known, ["dòng thêm, không có trong biểu mẫu"] if match.is_new else []
    if fold_case(printed) == fold_case(known) or fold_case(printed) in match.row.wordings:
        return _allowed(printed), []
    if fold(printed) == fold(known) or fold(printed) in match.row.misprints:
        desk.annotate(
            place.table, place.row, "label", "misprint", printed, "Nhãn ghi theo bảng đã công bố của biểu mẫu."
        )
        return known, [f"nhãn in sai chữ hoặc dấu, ghi theo bảng đã công bố: “{short(known)}”"]
    return _allowed(printed), [f"nhãn in khác bảng đã công bố: “{short(known)}”"]


def _allowed(text: str) -> str:
    return "".join(character for character in text if character not in strange_signs(text))


def _row_doubts(match: Match) -> list[str]:
    doubts = []
    marks = {
        *match.printed.marks,
        *match.printed.note.marks,
        *(m for piece in match.printed.cells.values() for m in piece.marks),
    }
    if Mark.NFD in marks:
        doubts.append("chữ ghi ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn")
    if Mark.LOOSE in match.printed.marks:
        doubts.append("nhãn hoặc đơn vị tính bị xé rời trong văn bản, ghi theo bảng đã công bố; so lại với bản in")
    if Mark.HIDDEN in marks:
        doubts.append("có ký tự ẩn, đã bỏ")
    usual, printed = match.row.unit_of_measure, match.printed.measure
    if printed and usual and fold(usual) != fold(printed) and sorted(fold(usual)) != sorted(fold(printed)):
        doubts.append(f"đơn vị tính in khác bảng đã công bố: “{short(clean(usual))}”")
    return doubts


def _ask_slipped(match: Match, place: Place, desk: Desk) -> None:
    """A figure beside its column, which itself is blank: the row has probably slipped by one."""
    row = match.printed
    if row.has_figures:
        return
    for what, column, text in (("don-vi-tinh", "Đơn vị tính", row.measure), ("lech", "Ghi chú", row.note.text)):
        if re.fullmatch(r"[\d.,]+ ?%?", text):
            ask = f"cột này chỉ in số “{short(text)}” mà các ô số để trống. Nếu đúng là như vậy thì ghi “{YES}”"
            answer = desk.ask(place.id(what), place.about(column), ask, text, [Choice(YES, "ô số để trống thật")])
            if answer not in ("", YES):
                desk.reopen(f"chỉ ghi được “{YES}”; nếu dòng bị lệch cột, sửa tệp rồi nhập lại")


def _ask_extra(match: Match, place: Place, desk: Desk) -> None:
    """Text beside the columns of the form: perhaps the whole row has slipped."""
    extra = match.printed.extra
    if not extra:
        return
    ask = f"có chữ ngoài các cột của biểu mẫu: “{short(extra)}”. Bỏ qua thì ghi “{SKIP}”"
    answer = desk.ask(place.id("thua"), place.about(), ask, extra, [Choice(SKIP, "không thuộc bảng")])
    if answer not in ("", SKIP):
        desk.reopen(f"chỉ ghi được “{SKIP}”; nếu dòng bị lệch cột, sửa tệp rồi nhập lại")
