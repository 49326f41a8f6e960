"""Real names of units and periods: a ward is sought in its own town, a misprint is only suggested, never taken."""

from __future__ import annotations

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.notes import read_note
from plugins.cchc.intake.period_names import is_period, likely_spans, make_period
from plugins.cchc.intake.unit_book import UnitBook, make_unit_book
from plugins.cchc.words.text import LANGS


@pytest.fixture(scope="module")
def book(edition: Edition) -> UnitBook:
    return make_unit_book(edition.collection)


def test_ward_is_sought_in_its_own_town(book: UnitBook) -> None:
    towns = ("thanh-pho-soc-trang", "thi-xa-nga-nam", "thi-xa-vinh-chau")
    assert [book.exact("PHƯỜNG 1", town) for town in towns] == [
        ("phuong-1-soc-trang",),
        ("phuong-1-nga-nam",),
        ("phuong-1-vinh-chau",),
    ]
    assert book.exact("Phường 1", "") == ()


def test_township_and_commune_of_one_name_are_two(book: UnitBook) -> None:
    assert book.exact("TT. Long Phú", "huyen-long-phu") == ("thi-tran-long-phu-long-phu",)
    assert book.exact("Long Phú", "huyen-long-phu") == ("xa-long-phu-long-phu",)


def test_word_order_counts(book: UnitBook) -> None:
    assert book.exact("Tân Thạnh", "huyen-thanh-tri") == ()
    assert book.exact("Thạnh Tân", "huyen-thanh-tri") == ("xa-thanh-tan-thanh-tri",)
    likeness = dict(book.suggest("Tân Thạnh", "huyen-thanh-tri"))
    assert likeness.get("xa-thanh-tan-thanh-tri", 0) < 100


def test_misprinted_name_is_suggested_not_taken(book: UnitBook) -> None:
    assert book.exact("Sở Thông tin Truyền thông", "") == ()
    assert book.suggest("Sở Thông tin Truyền thông")[0][0] == "so-thong-tin-va-truyen-thong"


def test_own_name_for_oneself_is_no_name_elsewhere(book: UnitBook) -> None:
    assert book.exact("UBND huyện", "") == () and book.exact("Trung tâm", "") == ()


def test_titles_name_bodies_before_the_province(book: UnitBook) -> None:
    line = "QUÍ I NĂM 2023 CỦA ỦY BAN NHÂN DÂN HUYỆN LONG PHÚ, TỈNH SÓC TRĂNG"
    assert book.named_in(line) == ("huyen-long-phu",)


def test_periods_go_on_from_the_one_before(edition: Edition) -> None:
    spans = likely_spans("2023-q2", edition.references.periods)
    assert spans == [("2023-03-15", "2023-06-14"), ("2023-04-01", "2023-06-30")]
    assert likely_spans("2031-q4", {}) == [("2031-10-01", "2031-12-31")]
    assert likely_spans("2031", {}) == [("2031-01-01", "2031-12-31")]


def test_new_periods_are_named_like_the_old(edition: Edition) -> None:
    for period in edition.references.periods.values():
        made = make_period(period.id, period.start, period.end)
        assert (made.kind, made.start, made.end) == (period.kind, period.start, period.end)
        for lang in LANGS:
            assert [text.in_(lang) for text in (made.name, made.short)] == [
                text.in_(lang) for text in (period.name, period.short)
            ]
    assert not is_period("2023-h3") and not is_period("2023-q5") and is_period("2023-q4")


CARRIED = [
    "Kế hoạch bảo vệ bí mật nhà nước",
    "xã Hồ Đắc Kiện đạt",
    "Kế hoạch số 10/KH-UBND ngày 16/01/2023",
    "Đạt 32,14%",
]


@pytest.mark.parametrize("text", CARRIED)
def test_harmless_note_is_carried_over(text: str, book: UnitBook) -> None:
    places = {name for names in book.names.values() for name in names}
    assert read_note(f"- {text}", places).text == text
