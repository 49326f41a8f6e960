"""Real names of units and periods: a ward is sought in its own town, a misprint is only suggested, never taken."""

from __future__ import annotations

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.folding import fold
from plugins.cchc.intake.import_context import UnitBook, likeness, make_unit_book
from plugins.cchc.intake.notes import read_note
from plugins.cchc.intake.period_book import PeriodBook


@pytest.fixture(scope="module")
def book(edition: Edition) -> UnitBook:
    return make_unit_book(edition.collection)


@pytest.fixture(scope="module")
def periods(edition: Edition) -> PeriodBook:
    return PeriodBook(edition.references)


def exact(book: UnitBook, label: str, parent: str) -> tuple[str, ...]:
    """Units of this name below the parent; without one, bodies of the province and districts."""
    units = book.references.units.values()
    near = [unit for unit in units if (unit.parent == parent if parent else not book.is_lowest(unit))]
    return tuple(unit.id for unit in near if fold(label) in book.names[unit.id])


def test_ward_is_sought_in_its_own_town(book: UnitBook) -> None:
    towns = ("thanh-pho-soc-trang", "thi-xa-nga-nam", "thi-xa-vinh-chau")
    assert [exact(book, "PHƯỜNG 1", town) for town in towns] == [
        ("phuong-1-soc-trang",),
        ("phuong-1-nga-nam",),
        ("phuong-1-vinh-chau",),
    ]
    assert exact(book, "Phường 1", "") == ()


def test_township_and_commune_of_one_name_are_two(book: UnitBook) -> None:
    assert exact(book, "TT. Long Phú", "huyen-long-phu") == ("thi-tran-long-phu-long-phu",)
    assert exact(book, "Long Phú", "huyen-long-phu") == ("xa-long-phu-long-phu",)


def test_word_order_counts(book: UnitBook) -> None:
    assert exact(book, "Tân Thạnh", "huyen-thanh-tri") == ()
    assert exact(book, "Thạnh Tân", "huyen-thanh-tri") == ("xa-thanh-tan-thanh-tri",)
    assert likeness("tan thanh", book.names["xa-thanh-tan-thanh-tri"]) < 100


def test_misprinted_name_is_suggested_not_taken(book: UnitBook) -> None:
    assert exact(book, "Sở Thông tin Truyền thông", "") == ()
    assert book.suggest("Sở Thông tin Truyền thông")[0][0] == "so-thong-tin-va-truyen-thong"


def test_own_name_for_oneself_is_no_name_elsewhere(book: UnitBook) -> None:
    assert exact(book, "UBND huyện", "") == () and exact(book, "Trung tâm", "") == ()


def test_titles_name_bodies_before_the_province(book: UnitBook) -> None:
    line = "QUÍ I NĂM 2023 CỦA ỦY BAN NHÂN DÂN HUYỆN LONG PHÚ, TỈNH SÓC TRĂNG"
    assert book.named_in(line) == ("huyen-long-phu",)


PRINTED_PERIODS = [
    ("QUÍ I NĂM 2023 CỦA HUYỆN", ("2023-q1",)),
    ("kết quả quý 3 năm 2024", ("2024-q3",)),
    ("06 THÁNG ĐẦU NĂM 2019", ("2019-h1",)),
    ("6 tháng cuối năm 2019", ("2019-h2",)),
    ("9 tháng đầu năm 2019", ("2019-9m",)),
    ("NĂM 2018", ("2018",)),
    ("quý I năm 2023, quý II năm 2023", ("2023-q1", "2023-q2")),
    ("không có kỳ", ()),
]


@pytest.mark.parametrize(("line", "found"), PRINTED_PERIODS)
def test_period_is_read_from_a_title(line: str, found: tuple[str, ...], periods: PeriodBook) -> None:
    assert periods.named_in((line,)) == found


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023-q1", "2022-12-15", "2023-03-14"), ("2023-h1", "2022-12-15", "2023-06-14"),
        ("2023-q3", "2023-06-15", "2023-09-14"), ("2023", "2022-12-15", "2023-12-14"),
    ],
)  # fmt: skip
def test_days_counted_follow_the_rule(period: str, first: str, last: str, periods: PeriodBook) -> None:
    assert periods.window(period) == (first, last)


def test_new_periods_are_named_like_the_old(periods: PeriodBook) -> None:
    for period in periods.references.periods.values():
        assert periods.make(period.id) == period
    assert not any(map(periods.is_period, ("2023-h3", "2023-q5", "23-q1", "x2023", "2023-q1x", "")))
    assert all(map(periods.is_period, ("2023-q4", "2023-h2", "2023-9m", "2023")))


def test_table_keeps_its_quarter_in_the_next_half(periods: PeriodBook) -> None:
    assert periods.shift("2019-q1", "2019-h1", "2024-h1") == "2024-q1"
    assert periods.shift("2019-q2", "2019-h1", "2024-h2") == "2024-q4"
    assert periods.shift("2023-q1", "2023-q1", "2023-q2") == "2023-q2"
    assert periods.shift("2018-q4", "2019-q1", "2024-q1") == "2023-q4"  # the quarter before stays the one before
    assert periods.shift("2018", "2018", "2023-q2") == "2023-q2"
    assert periods.shift("", "", "2023-q2") == "2023-q2"


CARRIED = [
    "Kế hoạch bảo vệ bí mật nhà nước",
    "xã Hồ Đắc Kiện đạt",
    "Kế hoạch số 10/KH-UBND ngày 16/01/2023",
    "Đạt 32,14%",
]


@pytest.mark.parametrize("text", CARRIED)
def test_harmless_note_is_carried_over_with_a_dash_that_is_no_formula(text: str) -> None:
    assert read_note(text).text == text == read_note(f"+ {text}").text
    assert read_note(f"- {text}").text == f"– {text}" == read_note(f"–{text}").text


def test_strange_signs_are_asked_and_a_long_note_is_carried_over() -> None:
    long = "Thực hiện Kế hoạch " + " ".join(["và nhiều việc khác nữa"] * 12)
    assert read_note(long).text == long
    assert "U+2603" in read_note("Đạt ☃").unclear
