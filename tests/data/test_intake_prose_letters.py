"""Figures in the running text of a letter, read beside the real lists of units and indicators."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.prose import GATE, ProseFound, ProseIndex, ask_prose, find_prose
from plugins.cchc.intake.prose_figures import FigureFinder
from plugins.cchc.intake.prose_text import NO_PLACE, read_paragraphs
from plugins.cchc.intake.questions import AnswerSheet, ImportQuestion
from plugins.cchc.intake.reading import ProseReading
from plugins.cchc.intake.source import Document, Pages, make_cell
from tests.fixtures.new_quarter import HOTLINE, LETTER, LONG_PHU


@pytest.fixture(scope="module")
def finder(edition: Edition) -> FigureFinder:
    return FigureFinder(edition.references.wording)


NO_FIGURES = [
    "ngày 13/8/2018, ngày 5 tháng 9 năm 2018, tháng 11/2018, quý II năm 2023, Quý I/2023, 06 tháng đầu năm 2019",
    "giai đoạn 2017 - 2020, năm 2023, từ ngày 15/12/2022-14/3/2023, 15-5-2016",
    "Công văn số 1699/SNV-CCHC, Quyết định 3648/QĐ-BQP, Kế hoạch 69/KH-UBND, số 16a/KH-STTTT, Số: 03 /BC-TTHC",
    "Nghị định số 68/2000/NĐ-CP, Nghị định 154/2020/NĐ-CP, Chỉ thị số 05-CT/TW, Quyết định số 15/2023/2023/QĐ-UBND",
    "Khoản 3 Điều 9, Phụ lục 2, Biểu mẫu số 10A, mẫu số 02, các biểu mẫu: 1B, 2B, 13B, 14.",
    "mức độ 3, 4; mức độ 3,4; mức độ 3 và 4 trong thực hiện; lần 2; đợt 1; loại 3",
    "TCVN ISO 9001:2015, cách mạng công nghiệp 4.0, https://vidu.vn/12/34, trực 24/7",
    "gọi 0912 345 678 hoặc 0299 3 821 234, thư so1@vidu.vn, mã 1.000798.000.00.00.H51, (1) một, (2) hai",
    "6 nhiệm vụ CCHC",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_digits_that_state_no_figure(text: str, finder: FigureFinder) -> None:
    assert [figure.print for figure in finder.find(text)[0]] == []


FIGURES = [
    ("tiếp nhận 25.031 hồ sơ, đạt 86,48 %", ["25.031", "86,48"]),
    ("với tổng số 12 cơ quan, trong số 15 hồ sơ", ["12", "15"]),
    ("đã kết nối 18/18 sở, 80/109 xã", ["18", "18", "80", "109"]),
    ("mức độ 3 là 331 dịch vụ, 17 TTHC mức độ 3 và 148 TTHC mức độ 4", ["331", "17", "148"]),
    ("định kỳ 04 chuyến/ngày; 01 máy vi tính/01 cán bộ", ["04", "01", "01"]),
    ("nộp 76.200.000 đồng, đạt từ 80 đến 100%", ["76.200.000", "80", "100"]),
    ("đạt mức 95%, dài 180km", ["95", "180"]),
]


@pytest.mark.parametrize(("text", "prints"), FIGURES)
def test_figures_are_seen(text: str, prints: list[str], finder: FigureFinder) -> None:
    assert [figure.print for figure in finder.find(text)[0]] == prints


@pytest.fixture(scope="module")
def index(edition: Edition) -> ProseIndex:
    return ProseIndex(ImportContext(edition.collection, AnswerSheet({})), LONG_PHU, ())


def find(index: ProseIndex, *lines: str) -> ProseFound:
    return find_prose(read_paragraphs(Document("a.docx", "", lines, ())), index)


def offer(index: ProseIndex, *lines: str) -> tuple[ProseReading, ...]:
    return find(index, *lines).figures


def test_made_up_letter_is_offered_as_this_and_no_more(index: ProseIndex) -> None:
    found = [(one.where, one.value, one.measure, one.label) for one in offer(index, *LETTER)]
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


def test_sentence_with_a_telephone_number_is_left_out_and_told(index: ProseIndex) -> None:
    prose = find(index, *LETTER)
    line = next(at for at, text in enumerate(LETTER, start=1) if HOTLINE in text)
    assert prose.secret_lines == (line,) and line not in [figure.line for figure in prose.figures]
    assert not any(HOTLINE in aside.text for aside in prose.asides)


def test_lines_broken_by_the_page_are_one_sentence(index: ProseIndex) -> None:
    lines = (
        "1.4.3. Tình hình quản lý, sử dụng biên chế của các cơ quan và đơn vị thuộc Sở",
        "- Hiện nay, Sở được Ủy ban nhân dân tỉnh phân bổ số lượng người làm việc là 28",
        "người làm việc và 02 hợp đồng theo Nghị định số 68/2000/NĐ-",
        "CP của Chính phủ, trong đó có mặt tại thời điểm báo cáo trong quý I năm",
        "2023 là 26 người.",
    )
    found = [(one.where, one.line, one.value, one.measure) for one in offer(index, *lines)]
    place = "Mục 1.4.3, gạch đầu dòng 1"
    assert found == [(place, 2, "28", "người"), (place, 3, "2", ""), (place, 5, "26", "người")]


def test_text_before_any_heading_has_a_place_too(index: ProseIndex) -> None:
    assert [one.where for one in offer(index, "Huyện có 11 xã.")] == [NO_PLACE]


def test_footnote_mark_is_not_read_into_the_figure(index: ProseIndex) -> None:
    (one,) = offer(index, "Sở đã ban hành 081 văn bản.")
    assert (one.value, one.measure) == ("", "văn bản")
    assert "chỉ số chú thích" in one.doubt


def ask(
    index: ProseIndex, answers: dict[str, str], text: str = "Huyện tiếp nhận 33 hồ sơ."
) -> tuple[ProseReading, AnswerSheet]:
    sheet = AnswerSheet({f"{GATE}/tat-ca-1": "xong", **answers})
    asked = replace(index, context=replace(index.context, sheet=sheet))
    (one,) = ask_prose(offer(index, text), asked)
    return one, sheet


def open_questions(sheet: AnswerSheet) -> list[ImportQuestion]:
    return [question for question in sheet.questions if question.is_open]


def test_nothing_is_taken_without_an_answer(index: ProseIndex) -> None:
    one, sheet = ask(index, {})
    assert not one.is_taken and not open_questions(sheet)
    assert sheet.questions[1].ask.startswith("Có đưa số này vào bảng lời văn không?")


def test_answer_takes_the_figure_and_leaves_indicator_and_unit_blank(index: ProseIndex) -> None:
    one, _ = ask(index, {f"{GATE}/d1-1": "dung"})
    assert (one.key, one.label, one.value, one.measure) == (
        "huyen-tiep-nhan-ho-so", "Huyện tiếp nhận hồ sơ", "33", "hồ sơ",
    )  # fmt: skip
    assert (one.indicator, one.unit) == ("", "")


def test_answer_may_say_everything(index: ProseIndex) -> None:
    said = "Hồ sơ mới | so=34,5 | dvt=phiếu | chi-tieu=III.7.2 | don-vi=so-tai-chinh"
    one, _ = ask(index, {f"{GATE}/d1-1": said})
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
def test_useless_answer_is_asked_again(answer: str, text: str, why: str, index: ProseIndex) -> None:
    one, sheet = ask(index, {f"{GATE}/d1-1": answer}, text)
    assert not one.is_taken
    assert [question.id for question in open_questions(sheet)] == [f"{GATE}/d1-1"]
    assert why in open_questions(sheet)[0].ask


@pytest.mark.parametrize("gate", ["bo-qua", "không"])
def test_gate_must_agree_with_the_answers(gate: str, index: ProseIndex) -> None:
    _, sheet = ask(index, {f"{GATE}/tat-ca-1": gate, f"{GATE}/d1-1": "dung"})
    assert [question.id for question in open_questions(sheet)] == [f"{GATE}/tat-ca-1"]


def test_line_of_a_letter_counts_rows_of_its_tables(index: ProseIndex) -> None:
    pages = Pages()
    pages.add_text("I. Kết quả")
    pages.add_grid([[make_cell("STT"), make_cell("A")], [make_cell("1"), make_cell("2")]], "bảng 1")
    pages.add_text("Huyện có 33 hồ sơ.")
    figures = find_prose(read_paragraphs(Document("a.docx", "", tuple(pages.lines), tuple(pages.grids))), index).figures
    assert [(figure.line, figure.value, figure.where) for figure in figures] == [(4, "33", "Phần I")]


def test_exact_title_of_an_indicator_is_only_offered(index: ProseIndex, edition: Edition) -> None:
    title = edition.references.indicators["III.7.2"].label.first
    _, sheet = ask(index, {}, f"{title}: 33.")
    assert any(choice.answer.endswith("chi-tieu=III.7.2") for choice in sheet.questions[1].choices)
