"""Figures in the running text of a letter, read beside the real lists of units and indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.desk import Desk
from plugins.cchc.intake.prose import GATE, Known, find_prose, make_known
from plugins.cchc.intake.prose_asking import ask_prose
from plugins.cchc.intake.prose_text import NO_PLACE, read_paragraphs
from plugins.cchc.intake.reading import ProseReading
from plugins.cchc.intake.source import Document, Pages
from plugins.cchc.intake.text_file import read_text
from plugins.cchc.intake.unit_book import make_unit_book
from plugins.cchc.model.collection import Collection
from tests.fixtures.new_quarter import HOTLINE, LETTER, LONG_PHU


@pytest.fixture(scope="module")
def known(edition: Edition) -> Known:
    return make_known(edition.collection, make_unit_book(edition.collection), LONG_PHU, ())


def offer(known: Known, *lines: str) -> list[ProseReading]:
    return find_prose(read_paragraphs(Document("a.docx", "", lines, ())), known, ())[0]


def test_made_up_letter_is_offered_as_this_and_no_more(known: Known) -> None:
    found = [(one.where, one.value, one.measure, one.label) for one in offer(known, *LETTER)]
    plus = "Phần I, mục 2, gạch đầu dòng 1, dấu cộng"
    assert found == [
        ("Phần I, mục 1", "5", "văn bản", "Huyện đã ban hành văn bản chỉ đạo"),
        (f"{plus} 1", "2311", "hồ sơ", "Cấp huyện tiếp nhận hồ sơ"),
        (f"{plus} 1", "2204", "hồ sơ", "Cấp huyện tiếp nhận hồ sơ: trực tuyến"),
        (f"{plus} 1", "107", "hồ sơ", "Cấp huyện tiếp nhận hồ sơ: trực tiếp"),
        (f"{plus} 1", "1998", "hồ sơ", "Đã giải quyết hồ sơ"),
        (f"{plus} 1", "86.46", "%", "Đã giải quyết hồ sơ"),
        (f"{plus} 2", "11", "xã, thị trấn", "Xã, thị trấn niêm yết công khai"),
        (f"{plus} 2", "11", "xã, thị trấn", "Xã, thị trấn niêm yết công khai (tổng số)"),
        (f"{plus} 2", "1200", "lượt", "Dịch vụ công trực tuyến mức độ 3, 4 lượt truy cập"),
        ("Phần I, mục 2, gạch đầu dòng 2", "24", "người", "Sở Tài chính phối hợp tập huấn người"),
        ("Phần I, mục 2, gạch đầu dòng 2", "", "ngày", "Thời gian giải quyết bình quân ngày"),
        ("Phần II", "1", "", "Đề nghị cấp trên mở lớp tập huấn trước ngày 30/9/2023"),
    ]


def test_sentence_with_a_telephone_number_is_left_out_and_told(known: Known) -> None:
    found, asides, secret = find_prose(read_paragraphs(Document("a.docx", "", LETTER, ())), known, ())
    line = next(at for at, text in enumerate(LETTER, start=1) if HOTLINE in text)
    assert secret == [line] and line not in [one.line for one in found]
    assert not any(HOTLINE in one.text for one in asides)


def test_lines_broken_by_the_page_are_one_sentence(known: Known) -> None:
    lines = (
        "1.4.3. Tình hình quản lý, sử dụng biên chế của các cơ quan và đơn vị thuộc Sở",
        "- Hiện nay, Sở được Ủy ban nhân dân tỉnh phân bổ số lượng người làm việc là 28",
        "người làm việc và 02 hợp đồng theo Nghị định số 68/2000/NĐ-",
        "CP của Chính phủ, trong đó có mặt tại thời điểm báo cáo trong quý I năm",
        "2023 là 26 người.",
    )
    found = [(one.where, one.line, one.value, one.measure) for one in offer(known, *lines)]
    place = "Mục 1.4.3, gạch đầu dòng 1"
    assert found == [(place, 2, "28", "người"), (place, 3, "2", ""), (place, 5, "26", "người")]


def test_text_before_any_heading_has_a_place_too(known: Known) -> None:
    assert [one.where for one in offer(known, "Huyện có 11 xã.")] == [NO_PLACE]


def test_footnote_mark_is_not_read_into_the_figure(known: Known) -> None:
    (one,) = offer(known, "Sở đã ban hành 081 văn bản.")
    assert (one.value, one.measure) == ("", "văn bản")
    assert "chỉ số chú thích" in one.doubt


def ask(known: Known, answers: dict[str, str], text: str = "Huyện tiếp nhận 33 hồ sơ.") -> tuple[ProseReading, Desk]:
    desk = Desk({f"{GATE}/tat-ca-1": "xong", **answers})
    (one,) = ask_prose(offer(known, text), known, desk)
    return one, desk


def test_nothing_is_taken_without_an_answer(known: Known) -> None:
    one, desk = ask(known, {})
    assert not one.is_taken and desk.open == ()
    assert desk.questions[1].ask.startswith("Có đưa số này vào bảng lời văn không?")


def test_answer_takes_the_figure_and_leaves_indicator_and_unit_blank(known: Known) -> None:
    one, _ = ask(known, {f"{GATE}/d1-1": "dung"})
    assert (one.key, one.label, one.value, one.measure) == (
        "huyen-tiep-nhan-ho-so", "Huyện tiếp nhận hồ sơ", "33", "hồ sơ",
    )  # fmt: skip
    assert (one.indicator, one.unit) == ("", "")


def test_answer_may_say_everything(known: Known) -> None:
    said = "Hồ sơ mới | so=34,5 | dvt=phiếu | chi-tieu=III.7.2 | don-vi=so-tai-chinh"
    one, _ = ask(known, {f"{GATE}/d1-1": said})
    assert (one.label, one.value, one.measure, one.indicator, one.unit) == (
        "Hồ sơ mới", "34.5", "phiếu", "III.7.2", "so-tai-chinh",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "text", "why"),
    [
        ("dung | chi-tieu=X.1", "Huyện có 33 hồ sơ.", "không có chỉ tiêu “X.1”"),
        ("dung | don-vi=so-la", "Huyện có 33 hồ sơ.", "không có đơn vị “so-la”"),
        ("dung | so=1.234,5", "Huyện có 33 hồ sơ.", "không phải một số"),
        ("dung | gi=1", "Huyện có 33 hồ sơ.", "không hiểu “gi=1”"),
        ("dung", "Sở Tài chính nhận 33 hồ sơ.", "thêm “| don-vi=…”, ví dụ “| don-vi=so-tai-chinh”"),
        ("dung", "Bình quân 1.5 ngày.", "thêm “| so=…”"),
        ("Gọi 0912 345 678", "Huyện có 33 hồ sơ.", "có số điện thoại"),
    ],
)
def test_useless_answer_is_asked_again(answer: str, text: str, why: str, known: Known) -> None:
    one, desk = ask(known, {f"{GATE}/d1-1": answer}, text)
    assert not one.is_taken
    assert [question.id for question in desk.open] == [f"{GATE}/d1-1"]
    assert why in desk.open[0].ask


@pytest.mark.parametrize("gate", ["bo-qua", "không"])
def test_gate_must_agree_with_the_answers(gate: str, known: Known) -> None:
    _, desk = ask(known, {f"{GATE}/tat-ca-1": gate, f"{GATE}/d1-1": "dung"})
    assert [question.id for question in desk.open] == [f"{GATE}/tat-ca-1"]


def test_line_of_a_pasted_letter_is_the_line_of_the_file(known: Known, tmp_path: Path) -> None:
    text, pages = "I. Kết quả\n\nSTT\tA\tB\n1\t2\t3\n\nHuyện có 33 hồ sơ.\n", Pages()
    read_text(tmp_path / "a.txt", text.encode(), pages)
    document = Document("a.txt", "", tuple(pages.lines), tuple(pages.grids))
    found, _, _ = find_prose(read_paragraphs(document), known, ())
    assert [(one.line, one.value, one.where) for one in found] == [(6, "33", "Phần I")]


def test_exact_title_of_an_indicator_is_only_offered(known: Known, edition: Edition) -> None:
    collection: Collection = edition.collection
    title = collection.references.indicators["III.7.2"].label.first
    _, desk = ask(known, {}, f"{title}: 33.")
    assert any(choice.answer.endswith("chi-tieu=III.7.2") for choice in desk.questions[1].choices)
