"""Figures in sentences: what each is proposed as, what is no figure, and what becomes of a person's answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.prose import ProseFound, ProseIndex, ask_prose, find_prose
from plugins.cchc.intake.prose_text import Paragraph
from plugins.cchc.intake.questions import AnswerSheet
from tests.unit.test_intake_readings import OTHER, collection_of

REPORTER = "so-cho-va-ben-bai"
LONG = (
    "Nhận giấy của các nơi gửi về qua bưu điện rồi nhập vào máy và chuyển về cho những nơi khác nhau trong toàn tỉnh "
)


def index_of(answers: dict[str, str]) -> ProseIndex:
    return ProseIndex(ImportContext(collection_of(OTHER), AnswerSheet(answers)), REPORTER, [])


def found_in(sentence: str, index: ProseIndex) -> ProseFound:
    return find_prose([Paragraph(sentence, "Mục 1", ((0, 5),))], index)


# A sentence, what its figures are proposed as (label, figure, unit of measure, note, doubt), and what is no figure.
ODD = "số 0 đứng đầu số có ba chữ số: có thể lẫn chỉ số chú thích"
UNCLEAR = "dấu phẩy ở đây là phần nghìn hay phần thập phân?"
SENTENCES = [
    ("Nhận 12 (bộ) giấy.", ["Nhận|12"], []),
    ("Tiếp nhận mới: 25 bộ.", ["Tiếp nhận mới bộ|25|bộ"], []),
    (
        "Đã trả 18/20 bộ đúng hẹn.",
        [
            "Đã trả bộ đúng hẹn|18|bộ|Bản in ghi 18/20",
            "Đã trả bộ đúng hẹn (tổng số)|20|bộ|Bản in ghi 18/20",
        ],
        [],
    ),
    (
        "Nhận hơn 20 bộ, trả khoảng gần 30 bộ.",
        ["Nhận bộ|20|bộ|Bản in ghi hơn 20", "Trả bộ|30|bộ|Bản in ghi khoảng gần 30"],
        [],
    ),
    (
        "Tỷ lệ trả đúng hẹn từ 80 đến 100%.",
        ["Tỷ lệ trả đúng hẹn|80|%|Bản in ghi từ 80", "Tỷ lệ trả đúng hẹn|100|%|Bản in ghi đến 100"],
        [],
    ),
    (
        "Giấy đã nhận 120 bộ (trong đó trực tuyến 80 bộ, trực tiếp 40 bộ), tăng 3 bộ.",
        [
            "Giấy đã nhận bộ|120|bộ",
            "Giấy đã nhận bộ: trực tuyến|80|bộ",
            "Giấy đã nhận bộ: trực tiếp|40|bộ",
            "Tăng bộ|3|bộ",
        ],
        [],
    ),
    ("Đã nhận 120 bộ, đạt 95%; còn giữ 7 bộ.", ["Đã nhận bộ|120|bộ", "Đã nhận bộ|95|%", "Giữ bộ|7|bộ"], []),
    (
        "Nhận 120 bộ. Trả 95 bộ với 5 bộ trễ và 3 bộ mất.",
        ["Nhận bộ|120|bộ", "Trả bộ|95|bộ", "Bộ trễ|5|bộ", "Bộ mất|3|bộ"],
        [],
    ),
    ("Ông Nguyễn Văn Mẫu nhận giấy. Đã trả 95 bộ; ở xã 5 bộ.", ["Đã trả bộ|95|bộ", "Ở xã bộ|5|bộ"], []),
    ("Có 081 bộ và 08 bộ.", [f"Bộ||bộ||{ODD}", "Bộ|8|bộ"], []),
    ("Nhận 1.234 bộ; trả 12,5 bộ; mất 1,234 bộ.", ["Nhận bộ|1234|bộ", "Trả bộ|12.5|bộ", f"Mất bộ||bộ||{UNCLEAR}"], []),
    ("41 người đang làm.", ["Người đang làm|41|người"], []),
    ("Chỉ số đạt 96,9%, điểm 8,5 điểm.", ["Chỉ số|96.9|%", "Điểm|8.5|điểm"], []),
    ("Trong đó 12.", ["|12"], []),
    ("Bộ nhận ở các nơi là 12 bộ.", ["Bộ nhận ở các nơi|12|bộ"], []),
    (f"{LONG * 2}là 12 bộ.", [f"{(LONG * 2)[:160].strip()}|12|bộ"], []),
    (
        "Theo Quyết định số 12/QĐ-UBND ngày 01/02/2026 có 4 bộ, mức độ 3, 4 là 5 bộ.",
        ["Theo Quyết định số 12/QĐ-UBND ngày 01/02/2026 bộ|4|bộ", "Mức độ 3, 4 bộ|5|bộ"],
        ["document: 12/QĐ-UBND", "date: 01/02/2026", "reference: mức độ 3, 4"],
    ),
    ("Ông Nguyễn Văn Mẫu nhận 12 bộ.", [], []),
    ("Gọi số 0912345678 để nhận 3 bộ.", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "figures", "asides"), SENTENCES)
def test_a_figure_is_proposed_with_the_words_that_are_its_own(
    sentence: str, figures: list[str], asides: list[str]
) -> None:
    prose = found_in(sentence, index_of({}))
    told = ["|".join((f.label, f.value, f.measure, f.note, f.doubt)).rstrip("|") for f in prose.figures]
    assert told == figures
    assert [f"{aside.kind}: {aside.text}" for aside in prose.asides] == asides
    assert prose.secret_lines == (() if figures else (5,)), "a sentence about a person is left out and told"


ONE, UNKNOWN, BODY = "Giấy đã nhận: 640 bộ.", "Mất 1,234 bộ.", "Sở Nước và Đê điều nhận 90 giấy."
# A sentence, what is answered, and the row it becomes (key, label, figure, measure, indicator, unit), or why it cannot.
ANSWERS = [
    (ONE, "", None),
    (ONE, "bo-qua", None),
    (ONE, "dung", "giay-da-nhan-bo|Giấy đã nhận bộ|640|bộ"),
    (ONE, "dung | chi-tieu=A.1", "giay-da-nhan-bo|Giấy đã nhận bộ|640|bộ|A.1"),
    (ONE, "Giấy nhận | so=641,50|dvt = tờ", "giay-nhan|Giấy nhận|641.50|tờ"),
    (ONE, "dung | nhan=Giấy mới | don-vi=so-nuoc-va-de-dieu", "giay-moi|Giấy mới|640|bộ||so-nuoc-va-de-dieu"),
    (ONE, "Một hai ba bốn năm sáu bảy tám 9", "mot-hai-ba-bon-nam-sau-bay-tam|Một hai ba bốn năm sáu bảy tám 9|640|bộ"),
    (ONE, "% %", "so|% %|640|bộ"),
    (ONE, "dung | so=1.234", "“1.234” không phải một số không có dấu ngăn phần nghìn"),
    (ONE, "dung | chi-tieu=Z.9", "không có chỉ tiêu “Z.9” trong data/reference/indicators.csv"),
    (ONE, "dung | don-vi=so-nao", "không có đơn vị “so-nao” trong data/reference/units.csv"),
    (ONE, "dung | nhan=Ông Nguyễn Văn Mẫu", "nhãn có tên một cá nhân"),
    (ONE, "dung | dvt=0912 345 678", "đơn vị tính có số điện thoại"),
    (ONE, "dung | so=", "không hiểu “so=”; sau dấu | chỉ ghi nhan=, so=, dvt=, chi-tieu=, don-vi="),
    (ONE, "dung | gia=7", "không hiểu “gia=7”"),
    (UNKNOWN, "dung", "chưa rõ là số nào; thêm “| so=…”"),
    (UNKNOWN, "dung | so=1234", "mat-bo|Mất bộ|1234|bộ"),
    ("Trong đó 12.", "dung", "chưa có nhãn; viết nhãn thay cho “dung”"),
    ("Trong đó 12.", "Giấy mất", "giay-mat|Giấy mất|12"),
    (BODY, "dung", "thêm “| don-vi=…”, ví dụ “| don-vi=so-nuoc-va-de-dieu”"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "answer", "becomes"), ANSWERS)
def test_an_answer_takes_a_figure_or_is_asked_again_with_the_reason(
    sentence: str, answer: str, becomes: str | None
) -> None:
    index = index_of({"loi-van/tat-ca-1": "xong", "loi-van/d5-1": answer})
    (figure,) = ask_prose(found_in(sentence, index).figures, index)
    row = "|".join((figure.key, figure.label, figure.value, figure.measure, figure.indicator, figure.unit)).rstrip("|")
    question = index.context.sheet.questions[-1]
    if figure.is_taken:
        assert row == becomes
    elif becomes is None:
        assert not question.is_open
    else:
        assert question.is_open and becomes in question.ask and answer in question.ask


WATER = "dung | don-vi=so-nuoc-va-de-dieu"


@pytest.mark.parametrize(
    ("sentence", "offered", "sure"),
    [
        (ONE, ["dung", "dung | chi-tieu=A.1", "bo-qua"], 90),
        ("Người đang làm là 12 người.", ["dung", "dung | chi-tieu=B.2", "bo-qua"], 100),
        ("Nơi chưa báo cáo là 12 bộ.", ["dung", "bo-qua"], 70),
        ("Nơi chưa báo cáo là 12.", ["dung", "bo-qua"], 50),
        (UNKNOWN, ["dung | so=<số>", "bo-qua"], 0),
        ("Trong đó 12.", ["<nhãn>", "bo-qua"], 50),
        (BODY, [WATER, f"dung | don-vi={REPORTER}", "bo-qua"], 50),
        (f"Sở Nước và Đê điều: {ONE}", [WATER, f"dung | don-vi={REPORTER}", f"{WATER} | chi-tieu=A.1", "bo-qua"], 60),
    ],
)
def test_answers_are_offered_by_what_is_known_of_a_figure(sentence: str, offered: list[str], sure: int) -> None:
    index = index_of({})
    ask_prose(found_in(sentence, index).figures, index)
    question = index.context.sheet.questions[-1]
    assert ([choice.answer for choice in question.choices], question.sure) == (offered, sure)


def test_what_was_answered_surely_is_taken_with_its_indicator_and_keys_are_told_apart() -> None:
    index = index_of({"loi-van/tat-ca-2": "chac"})
    figures = ask_prose(found_in(f"{ONE} {ONE}", index).figures, index)
    assert [(figure.key, figure.indicator) for figure in figures] == [
        ("giay-da-nhan-bo", "A.1"), ("giay-da-nhan-bo-2", "A.1"),
    ]  # fmt: skip


def test_indicators_of_one_title_are_offered_in_their_order_and_none_is_sure() -> None:
    index = index_of({})
    collection = index.context.collection
    (first,) = (each for each in collection.references.indicators.values() if each.id == "A.1")
    twins = {id_: replace(first, id=id_) for id_ in ("A.7", "A.10", "A.8", "A.9")}
    references = replace(collection.references, indicators=collection.references.indicators | twins)
    index = replace(index, context=replace(index.context, collection=replace(collection, references=references)))
    assert index.likely_indicators("Giấy đã nhận") == ["A.1", "A.10", "A.7", "A.8", "A.9"]
    assert index.likely_indicators("Giấy đã nhậm") == ["A.1", "A.10", "A.7", "A.8", "A.9"], "the nearest title"
    assert index.likely_indicators("Giấy gì") == [] == index.likely_indicators("")
    ask_prose(found_in(ONE, index).figures, index)
    assert index.context.sheet.questions[-1].sure == 70
