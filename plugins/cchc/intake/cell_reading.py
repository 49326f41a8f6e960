"""One printed cell: its figure where it is clear, a question where it is not, and what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.forms import Field
from .desk import Desk, short
from .expectations import ANY, CODE, COUNT, WORDS, YES_NO, Expectation
from .folding import strip_bullet
from .notes import LONG, Note, documents_in, read_note
from .questions import BLANK, DOCUMENTS, SKIP, Choice
from .reading import CellReading
from .source import Mark, Piece
from .vi_numbers import Figure, figures_in, plain, read_answer, read_figure

# Marks that leave the figure unknown, with the question each puts.
_QUESTIONS = {
    Mark.UNCALCULATED: "ô là công thức và tệp không lưu kết quả; chương trình không tính thay. Ô này là số nào?",
    Mark.TRACKED: "ô có chỗ sửa chưa được duyệt (Track Changes). Số đúng là số nào?",
    Mark.DATE: "Excel đã đổi ô này thành ngày tháng. Số đúng là số nào?",
    Mark.LOGICAL: "ô ghi TRUE/FALSE. Số đúng là số nào?",
    Mark.BROKEN: "ô báo lỗi của Excel. Số đúng là số nào?",
    Mark.LOOSE: "văn bản không có khung bảng, không chắc số nào thuộc dòng này",
    Mark.MERGED: "ô gộp với ô của dòng trên. Dòng này để trống hay có số riêng?",
}
_DOUBTS = {
    Mark.FORMULA: "ô là công thức, lấy số mà Excel đã lưu",
    Mark.ROUNDED: "Excel hiển thị số đã làm tròn; lấy số hiển thị",
    Mark.FORMAT: "ô có định dạng số lạ, lấy số đã lưu",
}
_ASK_NUMBER = "Ghi số (ví dụ 1234 hoặc 86,48), hoặc “trong” nếu ô để trống"


@dataclass(frozen=True)
class Place:
    """Where a cell stands, for the ids and the words of its questions."""

    table: str
    row: str
    at: str  # in words
    line: int
    label: str

    def id(self, what: str) -> str:
        """By row of the form where that is known: two rows may stand on one line of running text."""
        return f"{self.table}/{self.row or f'd{self.line}'}/{what}"

    def about(self, column: str = "") -> str:
        words = f"Bảng {self.table}, {self.at}, “{short(self.label)}”"
        return f"{words}, cột “{short(column)}”" if column else words


def read_cell(piece: Piece, column: Field, expected: Expectation, place: Place, desk: Desk) -> CellReading:
    """The cell of a value column, with its annotation laid on the desk."""
    if expected.kind == WORDS:
        return _read_words(piece, column, place, desk)
    shown = piece.text or piece.formula
    mark = next((mark for mark in _QUESTIONS if mark in piece.marks), None)
    if mark is not None and (mark != Mark.MERGED or not piece.text):
        figure = Figure(None, True, _QUESTIONS[mark], figures_in(piece.text) if mark == Mark.LOOSE else ())
    elif Mark.WIDE in piece.marks:
        figure = Figure("")
    else:
        figure = _read_number(piece.number, expected) if piece.number else read_figure(piece.text, expected)
    if figure.value is None:
        return _ask(shown, figure, column, expected, place, desk)
    doubts = [text for mark, text in _DOUBTS.items() if mark in piece.marks]
    if figure.is_text:
        desk.annotate(place.table, place.row, column.name, "text_for_number", piece.text)
        doubts.append(figure.why or "in chữ trong ô số")
    if piece.formula:
        desk.annotate(place.table, place.row, column.name, "remark", piece.formula, "Ô là công thức trong tệp gửi.")
    return CellReading(column.name, shown, figure.value, "; ".join(doubts))


def _read_number(number: str, expected: Expectation) -> Figure:
    """A figure that the file itself holds as a number; still 1.234 may be a mistyped 1234."""
    if "." not in number:
        return Figure(plain(number))
    if expected.whole or expected.kind in (COUNT, YES_NO, CODE):
        guesses = tuple(dict.fromkeys((plain(number.replace(".", "")), plain(number))))
        return Figure(None, False, "ô đếm số nguyên mà tệp lưu số có phần thập phân", guesses)
    if expected.kind == ANY and len(number.rpartition(".")[2]) == 3:
        return Figure(None, False, "phần nghìn hay phần thập phân?", (plain(number.replace(".", "")), plain(number)))
    return Figure(plain(number))


def _ask(shown: str, figure: Figure, column: Field, expected: Expectation, place: Place, desk: Desk) -> CellReading:
    choices = [*(Choice(guess, "số này") for guess in figure.guesses), Choice(BLANK, "ô để trống")]
    why = figure.why if figure.why.endswith("?") else f"{figure.why}."
    ask = f"in “{short(shown)}”: {why} {_ASK_NUMBER}" if shown else f"{why} {_ASK_NUMBER}"
    answer = desk.ask(place.id(column.name), place.about(column.label.first), ask, shown, choices)
    if not answer:
        return CellReading(column.name, shown, "", figure.why, is_open=True)
    value = "" if answer == BLANK else read_answer(answer, expected.whole)
    if value is None:
        desk.reopen("phải là một số không có dấu ngăn phần nghìn, hoặc “trong”")
        return CellReading(column.name, shown, "", figure.why, is_open=True)
    has_letters = any(character.isalpha() for character in shown) and not shown.startswith("=")
    kind = "text_for_number" if has_letters or (figure.is_text and shown and not shown.startswith("=")) else "remark"
    desk.annotate(place.table, place.row, column.name, kind, shown, "Người nhập xác nhận số này.")
    return CellReading(column.name, shown, value, f"người nhập trả lời: {figure.why}")


def _read_words(piece: Piece, column: Field, place: Place, desk: Desk) -> CellReading:
    value, shown, doubt, is_open = read_prose(piece, column.name, column.label.first, place, desk)
    return CellReading(column.name, shown, value, doubt, is_open)


def read_prose(piece: Piece, name: str, column: str, place: Place, desk: Desk) -> tuple[str, str, str, bool]:
    """Value, print as it may be shown, doubt, and whether a question about it is open."""
    text = piece.text
    note = read_note(text, desk.places)
    if Mark.LOOSE in piece.marks and text and not note.withheld:
        note = Note("", unclear="đọc từ văn bản không có khung bảng, có thể lẫn chữ của dòng khác")
    if note.withheld:
        return _withhold(note, name, column, place, desk)
    if not note.unclear:
        return note.text, text, "", False
    choices = [Choice(SKIP, "không ghi chú gì")]
    documents = documents_in(text)
    if documents and len(documents) <= LONG:
        choices.insert(0, Choice(DOCUMENTS, f"chỉ giữ: {documents}"))
    ask = f"ghi chú {note.unclear}. Viết lại ngắn gọn, hoặc chọn một câu trả lời"
    answer = desk.ask(place.id(name), place.about(column), ask, text, choices)
    kept = {SKIP: "", DOCUMENTS: documents}.get(answer, answer)
    return strip_bullet(kept), text, f"ghi chú {note.unclear}", not answer


def _withhold(note: Note, name: str, column: str, place: Place, desk: Desk) -> tuple[str, str, str, bool]:
    why = f"Ghi chú không công bố: {note.withheld}."
    desk.annotate(place.table, place.row, name, "withheld", "", why)
    cure = "nếu cần giữ phần còn lại, viết lại ghi chú không có nội dung này vào tệp CSV sau khi nhập"
    desk.notices.append(f"{place.about(column)}: không lấy ghi chú vì {note.withheld}. → {cure[0].upper()}{cure[1:]}.")
    return "", f"(không hiện: {note.withheld})", f"ghi chú bị giữ lại: {note.withheld}", False
