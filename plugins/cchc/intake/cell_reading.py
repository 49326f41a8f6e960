"""One printed cell: its figure where it is clear, a question where it is not, and what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.forms import Field
from ..model.releases import Annotation
from .folding import strip_bullet
from .import_context import ImportContext
from .notes import LONG, Note, documents_in, read_note
from .questions import BLANK, DOCUMENTS, SKIP, Choice, ImportQuestion, shorten
from .reading import CellReading
from .source import CellMark, PrintedCell
from .vi_numbers import ANY, CODE, COUNT, WORDS, YES_NO, Expectation, PrintedFigure, plain, read_answer, read_figure

# Marks that leave the figure unknown, with the question each puts.
_QUESTIONS = {
    CellMark.UNCALCULATED: "ô là công thức và tệp không lưu kết quả; chương trình không tính thay. Ô này là số nào?",
    CellMark.TRACKED: "ô có chỗ sửa chưa được duyệt (Track Changes). Số đúng là số nào?",
    CellMark.DATE: "Excel đã đổi ô này thành ngày tháng. Số đúng là số nào?",
    CellMark.LOGICAL: "ô ghi TRUE/FALSE. Số đúng là số nào?",
    CellMark.BROKEN: "ô báo lỗi của Excel. Số đúng là số nào?",
    CellMark.MERGED: "ô gộp với ô của dòng trên. Dòng này để trống hay có số riêng?",
}
_DOUBTS = {
    CellMark.FORMULA: "ô là công thức, lấy số mà Excel đã lưu",
    CellMark.ROUNDED: "Excel hiển thị số đã làm tròn; lấy số hiển thị",
    CellMark.FORMAT: "ô có định dạng số lạ, lấy số đã lưu",
}
_ASK_NUMBER = "Ghi số (ví dụ 1234 hoặc 86,48), hoặc “trong” nếu ô để trống"


@dataclass(frozen=True)
class PrintedPlace:
    """Where a cell stands, for the ids and the words of its questions."""

    table: str
    row: str
    at: str  # in words
    line: int
    label: str
    field: str = ""
    column: str = ""  # its heading, in words

    @property
    def about(self) -> str:
        words = f"Bảng {self.table}, {self.at}, “{shorten(self.label)}”"
        return f"{words}, cột “{shorten(self.column)}”" if self.column else words

    @property
    def id(self) -> str:
        """By the row of the form where that is known: two rows may stand on one line of running text."""
        return f"{self.table}/{self.row or f'd{self.line}'}/{self.field}"

    def question(self, ask: str, printed: str, choices: tuple[Choice, ...]) -> ImportQuestion:
        return ImportQuestion(self.id, self.about, ask, printed, choices)

    def annotation(self, kind: str, printed: str, note: str = "") -> Annotation:
        return Annotation(self.table, self.row, self.field, kind, printed, note)


def read_cell(
    cell: PrintedCell, column: Field, expected: Expectation, place: PrintedPlace, context: ImportContext
) -> CellReading:
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
        return PrintedFigure(None, True, _QUESTIONS[mark])
    if CellMark.WIDE in cell.marks:
        return PrintedFigure("")
    return _read_number(cell.number, expected) if cell.number else read_figure(cell.text, expected)


def _read_number(number: str, expected: Expectation) -> PrintedFigure:
    """A figure that the file itself holds as a number; still 1.234 may be a mistyped 1234."""
    guesses = tuple(dict.fromkeys((plain(number.replace(".", "")), plain(number))))
    if "." in number and (expected.whole or expected.kind in (COUNT, YES_NO, CODE)):
        return PrintedFigure(None, False, "ô đếm số nguyên mà tệp lưu số có phần thập phân", guesses)
    if "." in number and expected.kind == ANY and len(number.rpartition(".")[2]) == 3:
        return PrintedFigure(None, False, "phần nghìn hay phần thập phân?", guesses)
    return PrintedFigure(plain(number))


def _ask(
    shown: str, figure: PrintedFigure, expected: Expectation, place: PrintedPlace, context: ImportContext
) -> CellReading:
    choices = (*(Choice(guess, "số này") for guess in figure.guesses), Choice(BLANK, "ô để trống"))
    why = figure.why if figure.why.endswith("?") else f"{figure.why}."
    ask = f"in “{shorten(shown)}”: {why} {_ASK_NUMBER}" if shown else f"{why} {_ASK_NUMBER}"
    answer = context.sheet.ask(place.question(ask, shown, choices))
    value = "" if answer in ("", BLANK) else read_answer(answer, expected.whole)
    if value is None:
        context.sheet.reject("phải là một số không có dấu ngăn phần nghìn, hoặc “trong”")
    if value is None or not answer:
        return CellReading(place.field, shown, "", figure.why, is_open=True)
    is_words = figure.is_text or any(character.isalpha() for character in shown)
    kind = "text_for_number" if is_words and shown and not shown.startswith("=") else "remark"
    context.sheet.annotate(place.annotation(kind, shown, "Người nhập xác nhận số này."))
    return CellReading(place.field, shown, value, f"người nhập trả lời: {figure.why}")


def read_prose(cell: PrintedCell, place: PrintedPlace, context: ImportContext) -> CellReading:
    """A cell of words: carried over, withheld, or asked about; its print only as far as it may be shown."""
    note = read_note(cell.text, context.no_persons)
    if note.withheld:
        return _withhold(note, place, context)
    if not note.unclear:
        return CellReading(place.field, cell.text, note.text)
    choices = [Choice(SKIP, "không ghi chú gì")]
    documents = documents_in(cell.text, context.wording)
    if documents and len(documents) <= LONG:
        choices.insert(0, Choice(DOCUMENTS, f"chỉ giữ: {documents}"))
    ask = f"ghi chú {note.unclear}. Viết lại ngắn gọn, hoặc chọn một câu trả lời"
    answer = context.sheet.ask(place.question(ask, cell.text, tuple(choices)))
    kept = {SKIP: "", DOCUMENTS: documents}.get(answer, answer)
    return CellReading(place.field, cell.text, strip_bullet(kept), f"ghi chú {note.unclear}", is_open=not answer)


def _withhold(note: Note, place: PrintedPlace, context: ImportContext) -> CellReading:
    context.sheet.annotate(place.annotation("withheld", "", f"Ghi chú không công bố: {note.withheld}."))
    cure = "Nếu cần giữ phần còn lại, viết lại ghi chú không có nội dung này vào tệp CSV sau khi nhập"
    context.sheet.notices.append(f"{place.about}: không lấy ghi chú vì {note.withheld}. → {cure}.")
    printed = f"(không hiện: {note.withheld})"
    return CellReading(place.field, printed, "", f"ghi chú bị giữ lại: {note.withheld}")
