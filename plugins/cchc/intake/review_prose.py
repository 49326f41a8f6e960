"""The part of the review sheet about figures in the letter's text: each in its sentence, and digits that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .prose import REPEATED
from .prose_asking import ABOUT
from .prose_figures import DATE, DOCUMENT, REFERENCE
from .reading import ProseAside, ProseReading, ReportReading
from .review_parts import EMPTY, say, show_cell, show_columns

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
        yield from _table(reading)
    yield from _asides(reading.asides)


def _table(reading: ReportReading) -> Iterator[str]:
    answers = {one.id: one.answer for one in reading.questions}
    yield f"<table>\n{show_columns('Câu in', 'Đọc được', 'Nhãn', 'Trả lời')}\n<tbody>"
    for one in reading.prose:
        kind = "lay" if one.is_taken else "ngo" if one.doubt else ""
        start = f'<tr class="{kind}">' if kind else "<tr>"
        cells = (
            show_cell(
                "Câu in",
                f'<span class="nho">{say(one.where)}, {say(reading.document.place(one.line))}</span>{_sentence(one)}',
            ),
            show_cell("Đọc được", _value(one), "doc"),
            show_cell("Nhãn", _label(one)),
            show_cell("Trả lời", _answer(one, answers.get(one.id, ""))),
        )
        yield f"{start}{''.join(cells)}</tr>"
    yield "</tbody>\n</table>"


def _sentence(one: ProseReading) -> str:
    before, figure, after = one.sentence
    ahead = before if len(before) <= NEAR else f"…{before[-NEAR:]}"
    behind = after if len(after) <= NEAR else f"{after[:NEAR]}…"
    return f"{say(ahead)}<mark>{say(figure)}</mark>{say(behind)}"


def _value(one: ProseReading) -> str:
    if not one.value:
        return f'<span class="trong">chưa rõ: {say(one.doubt)}</span>'
    return f"{say(one.value)} {say(one.measure)}".strip()


def _label(one: ProseReading) -> str:
    more = [("chỉ tiêu", one.indicator), ("đơn vị", one.unit), ("ghi chú", one.note)]
    said = "".join(f'<span class="nho">{name}: {say(text)}</span>' for name, text in more if text)
    return (say(one.label) if one.label else EMPTY) + said


def _answer(one: ProseReading, answer: str) -> str:
    state = "lấy" if one.is_taken else "đã trả lời, chờ câu loi-van" if answer not in ("", "bo-qua") else "không lấy"
    return f'{state}<span class="nho"><code>{say(one.id)}</code></span>'


def _asides(asides: Sequence[ProseAside]) -> Iterator[str]:
    """Folded: nobody has to read them, but whoever misses a figure finds it."""
    for kind, title in _KINDS.items():
        texts = list(dict.fromkeys(one.text for one in asides if one.kind == kind))
        if texts:
            yield f"<details><summary>Không đưa ra: {say(title)} ({len(texts)})</summary>"
            yield f"<p>{'; '.join(map(say, texts))}</p></details>"
