"""Words made comparable, and notes that may not be published."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from plugins.cchc.intake.folding import clean, fold, fold_case
from plugins.cchc.intake.import_context import make_unit_book
from plugins.cchc.intake.notes import read_note
from plugins.cchc.intake.source import CellMark, PrintedCell, make_cell
from plugins.cchc.intake.templates import tables_of
from plugins.cchc.model.references import UnitName
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import small_edition


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


def test_spellings_of_tables_of_units_are_names_but_not_words_for_whoever_writes() -> None:
    collection = small_edition().collection
    printed = (("S. Lua", "mau-1"), ("S. Lúa cũ", "mau-1b"), ("Lúa", "mau-2"), ("Lúa ơi", "khong-co"), ("Sở", "mau-1"))
    names = tuple(UnitName(name, "so-lua", "", table, "") for name, table in printed)
    book = make_unit_book(replace(collection, references=replace(collection.references, unit_names=names)))
    assert book.names["so-lua"] == {"so lua", "s lua", "s lua cu"}
    assert book.names["huyen-dong"] == {"huyen dong", "h dong"}, "the full and the short name"


def test_units_are_suggested_by_likeness_best_first_and_no_strangers() -> None:
    book = make_unit_book(small_edition().collection)
    suggested = book.suggest("Sở Luá")
    assert suggested[0] == ("so-lua", 100) and all(share >= 50 for _, share in suggested) and len(suggested) <= 5
    assert [share for _, share in suggested] == sorted((share for _, share in suggested), reverse=True)
    assert {unit for unit, _ in book.suggest("Sở Luá", ["so-gio", "so-lua"])} <= {"so-lua", "so-gio"}
    assert book.suggest("qqqqqqq") == []


def test_bodies_named_in_a_text_are_found_by_their_longest_name_and_the_province_last() -> None:
    book = make_unit_book(small_edition().collection)
    assert book.named_in("Báo cáo của Sở Lúa, tỉnh Mẫu") == ("so-lua",)
    assert book.named_in("Tỉnh Mẫu báo cáo") == ("tinh-mau",) and book.named_in("Phường 10 và Sở") == ()
    assert book.named_in("Sở Gió gửi Huyện Đông") == ("so-gio", "huyen-dong")


def test_a_name_within_a_longer_one_names_nobody_else() -> None:
    references = small_edition().references
    longer = replace(references.units["so-gio"], name=text("Sở Lúa và Gió"))
    units = references.units | {"so-gio": longer}
    collection = replace(small_edition().collection, references=replace(references, units=units))
    book = make_unit_book(collection)
    assert set(book.named_in("Sở Lúa và Gió gửi Huyện Đông")) == {"so-gio", "huyen-dong"}
    assert book.named_in("Sở Lúa và Gió") == ("so-gio",)


def test_tables_of_a_form_are_told_in_the_order_of_their_letters() -> None:
    collection = small_edition().collection
    release = next(release for release in collection.releases if release.table("mau-1"))
    table = release.table("mau-1")
    assert table is not None
    both = replace(release, report="khac", tables=(replace(table, id="mau-1b"), replace(table, id="mau-1a")))
    assert tables_of(replace(collection, releases=(both,)), "mau-1") == ("mau-1a", "mau-1b")
    assert tables_of(collection, "khong-co") == ("khong-co",)
