"""Words made comparable, and notes that may not be published."""

from __future__ import annotations

import unicodedata

import pytest

from plugins.cchc.intake.folding import clean, fold, fold_case
from plugins.cchc.intake.notes import read_note
from plugins.cchc.intake.source import CellMark, PrintedCell, make_cell


def test_clean_leaves_words_and_drops_what_hides() -> None:
    assert clean(" Tổng\u00a0số  = (I)\u200b ") == "Tổng số = (I)"
    assert clean(unicodedata.normalize("NFD", "Tuyên truyền")) == "Tuyên truyền"


def test_what_clean_puts_right_in_silence_is_marked() -> None:
    assert make_cell(unicodedata.normalize("NFD", "Sở Y tế")) == PrintedCell("Sở Y tế", (CellMark.NFD,))
    assert make_cell("a\u200bb") == PrintedCell("ab", (CellMark.HIDDEN,))
    assert make_cell(" Sở Y tế  ") == PrintedCell("Sở Y tế")


def test_folding_forgives_marks_case_and_signs_only() -> None:
    assert fold("Sở Công Thương:") == fold("SO CONG THUONG") == "so cong thuong"
    assert fold("Đơn giản hoá") == fold("đơn giản hóa")
    assert fold_case("hoà") == fold_case("Hòa") != fold_case("hoa")
    assert fold("Thạnh Tân") != fold("Tân Thạnh")


WITHHELD = [
    ("Liên hệ 0912 345 678", "có số điện thoại"),
    ("Gửi bophan@vidu.vn", "có địa chỉ thư điện tử hoặc tài khoản trò chuyện"),
    ("Giao ông Nguyễn Văn Mẫu thực hiện", "có tên một cá nhân"),
    ("Do Nguyễn Văn Mẫu phụ trách", "có tên một cá nhân"),
    ("Quyết định mật", "thuộc diện mật"),
]


@pytest.mark.parametrize(("text", "why"), WITHHELD)
def test_note_is_withheld(text: str, why: str) -> None:
    note = read_note(text)
    assert (note.text, note.withheld) == ("", why)
