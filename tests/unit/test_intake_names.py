"""Words made comparable, units within their district, periods, and notes that may not be published."""

from __future__ import annotations

import unicodedata

import pytest

from plugins.cchc.intake.folding import clean, fold, fold_case, oddities
from plugins.cchc.intake.notes import documents_in, read_note
from plugins.cchc.intake.period_names import periods_in, shift


def test_clean_leaves_words_and_drops_what_hides() -> None:
    assert clean(" <b>Tổng\u00a0số</b>  **=** (I)\u200b ") == "Tổng số = (I)"
    assert clean("12<sup>1</sup>") == "12^1"  # a footnote's mark does not become 121
    assert clean(unicodedata.normalize("NFD", "Tuyên truyền")) == "Tuyên truyền"


def test_oddities_are_named() -> None:
    assert oddities(unicodedata.normalize("NFD", "Sở Y tế")) == ("nfd",)
    assert oddities("12  ") == ("blanks",)
    assert oddities("a\u200bb") == ("hidden",)
    assert oddities("Sở Y tế") == ()


def test_folding_forgives_marks_case_and_signs_only() -> None:
    assert fold("Sở Công Thương:") == fold("SO CONG THUONG") == "so cong thuong"
    assert fold("Đơn giản hoá") == fold("đơn giản hóa")
    assert fold_case("hoà") == fold_case("Hòa") != fold_case("hoa")
    assert fold("Thạnh Tân") != fold("Tân Thạnh")


PRINTED_PERIODS = [
    ("QUÍ I NĂM 2023 CỦA HUYỆN", ("2023-q1",)),
    ("kết quả quý 3 năm 2024", ("2024-q3",)),
    ("06 THÁNG ĐẦU NĂM 2019", ("2019-h1",)),
    ("6 tháng cuối năm 2019", ("2019-h2",)),
    ("NĂM 2018", ("2018",)),
    ("quý I năm 2023, quý II năm 2023", ("2023-q1", "2023-q2")),
    ("không có kỳ", ()),
]


@pytest.mark.parametrize(("line", "found"), PRINTED_PERIODS)
def test_period_is_read_from_a_title(line: str, found: tuple[str, ...]) -> None:
    assert periods_in((line,)) == found


def test_table_keeps_its_quarter_in_the_next_half() -> None:
    assert shift("2019-q1", "2019-h1", "2024-h1") == "2024-q1"
    assert shift("2019-q2", "2019-h1", "2024-h2") == "2024-q4"
    assert shift("2023-q1", "2023-q1", "2023-q2") == "2023-q2"


WITHHELD = [
    ("Liên hệ 0912 345 678", "có số điện thoại"),
    ("Gửi bophan@vidu.vn", "có địa chỉ thư điện tử"),
    ("Giao ông Nguyễn Văn Mẫu thực hiện", "có tên một cá nhân"),
    ("Do Nguyễn Văn Mẫu phụ trách", "có cụm từ giống họ tên một cá nhân"),
    ("Quyết định mật", "thuộc diện mật"),
    ("[note withheld]", "thuộc diện mật"),
]


@pytest.mark.parametrize(("text", "why"), WITHHELD)
def test_note_is_withheld(text: str, why: str) -> None:
    note = read_note(text)
    assert (note.text, note.withheld) == ("", why)


def test_prose_is_asked_and_its_documents_offered() -> None:
    text = "Thực hiện Kế hoạch số 10/KH-UBND ngày 16/01/2023 " + "và nhiều việc khác nữa " * 12
    assert read_note(text).unclear.startswith("dài ")
    assert documents_in(text) == "Kế hoạch số 10/KH-UBND ngày 16/01/2023"
    assert "U+2603" in read_note("Đạt ☃").unclear
