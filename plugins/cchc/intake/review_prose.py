"""The part of the review sheet about figures in the letter's text: each in its sentence, and digits that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .prose import REPEATED
from .prose_asking import ABOUT
from .prose_figures import DATE, DOCUMENT, REFERENCE
from .questions import SKIP
from .reading import ProseAside, ProseReading, ReportReading
from .review_parts import say, show_cell, show_print, show_row, show_table, small

_KINDS = {
    DATE: "Ngày, tháng, quý, năm",
    DOCUMENT: "Số văn bản",
    REFERENCE: "Điều khoản, phụ lục, mức độ, lần, tiêu chuẩn, địa chỉ",
    REPEATED: "Nhắc lại ô của bảng, cùng nhãn và cùng số",
}
NEAR = 220  # signs of the sentence on either side of the figure


def show_prose(reading: ReportReading) -> Iterator[str]:
    if not (reading.prose or reading.asides):
        return
    yield f'<h2 id="loi-van">{ABOUT} ({len(reading.prose)})</h2>'
    if reading.prose:
        yield (
            "<p>Mỗi dòng là một con số nêu trong lời văn hoặc trong cột ghi chú. Chỉ số nào được trả lời là lấy mới "
            "vào bảng lời văn (prose.csv). Nhãn chỉ là gợi ý từ chữ quanh con số; chỉ tiêu và đơn vị không tự điền.</p>"
        )
        yield from show_table(("Câu in", "Đọc được", "Nhãn", "Trả lời"), _rows(reading))
    yield from _asides(reading.asides)


def _rows(reading: ReportReading) -> Iterator[str]:
    answers = {question.id: question.answer for question in reading.questions}
    for figure in reading.prose:
        place = small(f"{say(figure.where)}, {say(reading.document.place(figure.line))}")
        cells = (
            show_cell("Câu in", f"{place}{_sentence(figure)}"),
            show_cell("Đọc được", _value(figure), "doc"),
            show_cell("Nhãn", _label(figure)),
            show_cell("Trả lời", _answer(figure, answers.get(figure.id, ""))),
        )
        yield show_row("lay" if figure.is_taken else "ngo" if figure.doubt else "", "".join(cells))


def _sentence(figure: ProseReading) -> str:
    before, printed, after = figure.sentence
    ahead = before if len(before) <= NEAR else f"…{before[-NEAR:]}"
    behind = after if len(after) <= NEAR else f"{after[:NEAR]}…"
    return f"{say(ahead)}<mark>{say(printed)}</mark>{say(behind)}"


def _value(figure: ProseReading) -> str:
    if not figure.value:
        return f'<span class="trong">chưa rõ: {say(figure.doubt)}</span>'
    return f"{say(figure.value)} {say(figure.measure)}".strip()


def _label(figure: ProseReading) -> str:
    more = {"chỉ tiêu": figure.indicator, "đơn vị": figure.unit, "ghi chú": figure.note}
    return show_print(figure.label) + "".join(small(f"{name}: {say(text)}") for name, text in more.items() if text)


def _answer(figure: ProseReading, answer: str) -> str:
    state = "đã trả lời, chờ câu loi-van" if answer not in ("", SKIP) else "không lấy"
    return ("lấy" if figure.is_taken else state) + small(f"<code>{say(figure.id)}</code>")


def _asides(asides: Sequence[ProseAside]) -> Iterator[str]:
    """Folded: nobody has to read them, but whoever misses a figure finds it."""
    for kind, title in _KINDS.items():
        texts = list(dict.fromkeys(aside.text for aside in asides if aside.kind == kind))
        if texts:
            yield f"<details><summary>Không đưa ra: {say(title)} ({len(texts)})</summary>"
            yield f"<p>{'; '.join(map(say, texts))}</p></details>"
