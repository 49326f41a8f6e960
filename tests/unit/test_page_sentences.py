"""The sentence at the top of a page: who recorded what, of how many, and what cannot be true."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.pages.sentences import lead_of
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import make_site, value_of

SITE = make_site()


def said(*values) -> str:
    """With stars round what is emphasised."""
    return "".join(f"*{words}*" if strong else words for words, strong in lead_of(SITE, values))


def pair(unit: str, period: str = "2032-q1"):
    return value_of(SITE, MEASURE_ON_TIME, unit, period), value_of(SITE, MEASURE_LATE, unit, period)


def with_parts(part: int, whole: int):
    return replace(
        value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"), numerator=Decimal(part), denominator=Decimal(whole)
    )


def test_from_a_hundred_on_it_is_said_of_a_hundred() -> None:
    assert said(*pair("so-lua")) == (
        "Tính đến 25/3/2032, Trung tâm Mẫu ghi nhận *100 hồ sơ đã giải quyết*. Trong 100 hồ sơ đã giải quyết, *90 "
        "đúng hạn hoặc sớm hơn*; tổng cộng 10 hồ sơ quá hạn."
    )


def test_below_a_hundred_the_count_itself_is_said() -> None:
    assert said(*pair("so-lua", "2032-q2")) == (
        "Từ 1/4/2032 đến 15/6/2032, Trung tâm Mẫu ghi nhận *80 hồ sơ đã giải quyết*. Trong đó, *75 hồ sơ đúng hạn "
        "hoặc sớm hơn*; 5 hồ sơ quá hạn."
    )


def test_numbers_are_what_is_emphasised() -> None:
    runs = lead_of(SITE, pair("so-lua"))
    assert [words for words, strong in runs if strong] == ["100 hồ sơ đã giải quyết", "90 đúng hạn hoặc sớm hơn"]


def test_nothing_late_is_said_in_words() -> None:
    assert said(*pair("so-mua")).endswith("*; không hồ sơ nào quá hạn. Có lưu ý của người chép.")


def test_the_reporting_body_is_not_named_as_somebody_else() -> None:
    assert said(*pair("trung-tam-mau")).startswith("Tính đến 25/3/2032, đơn vị báo cáo *2.705 hồ sơ đã giải quyết*.")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (999, 1000, "*gần như tất cả đúng hạn hoặc sớm hơn*."),
        (1000, 1000, "*tất cả đúng hạn hoặc sớm hơn*."),
        (995, 1000, "*gần như tất cả đúng hạn hoặc sớm hơn*."),
        (994, 1000, "*99 đúng hạn hoặc sớm hơn*."),
        (985, 1000, "*99 đúng hạn hoặc sớm hơn*."),
        (99, 99, "*99 hồ sơ đúng hạn hoặc sớm hơn*."),
        (100, 100, "*tất cả đúng hạn hoặc sớm hơn*."),
    ],
)
def test_all_and_almost_all_are_told_apart(part: int, whole: int, words: str) -> None:
    assert said(with_parts(part, whole)).split(", ", 2)[-1] == words


def test_late_ones_of_another_row_are_not_said_beside() -> None:
    on_time, late = pair("so-lua")
    for other in (replace(late, row="2"), replace(late, table="x"), replace(late, report="x")):
        assert said(on_time, other).endswith("*90 đúng hạn hoặc sớm hơn*.")


def test_a_row_that_contradicts_itself_says_so_and_no_share() -> None:
    assert said(*pair("so-nang")) == (
        "Tính đến 25/3/2032, các số của dòng này mâu thuẫn nhau: báo cáo ghi 40 + 10 + 5, phải ≤ 50 (lệch 5). Tỷ lệ "
        "tính từ đó không xếp hạng được."
    )


def test_a_part_above_the_whole_is_told_and_the_next_honest_measure_follows() -> None:
    values = [value_of(SITE, measure, "so-lua", "2031") for measure in (MEASURE_ON_TIME, "in-san")]
    assert said(*values) == (
        "Báo cáo ghi 390 hồ sơ giải quyết đúng hạn trên 380 hồ sơ đã giải quyết: phần lớn hơn toàn thể, nên không tính "
        "được tỷ lệ đúng hạn. Năm 2031, báo cáo ký ngày 20/12/2031, tỷ lệ in sẵn: *97,50\u00a0%*."
    )


def test_without_the_split_the_first_honest_measure_is_said_with_its_parts() -> None:
    total, part = (value_of(SITE, "viec-lam", "trung-tam-mau", "2032-q1", category) for category in ("", "dat"))
    assert said(total) == "Quý I/2032, tỷ lệ việc đã làm: *87,50\u00a0% (35 trên 40)*."
    assert said(part) == "", "a part of the body's work does not speak for the body"
    assert said() == ""


def test_a_share_that_is_only_printed_leads_like_any_other_measure() -> None:
    printed = replace(value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"), denominator=None, numerator=Decimal("0.9"))
    assert said(printed) == "Tính đến 25/3/2032, tỷ lệ đúng hạn: *90,0\u00a0%*."


def test_the_other_side_of_a_measure_never_leads() -> None:
    late = value_of(SITE, MEASURE_LATE, "so-lua", "2032-q1")
    assert said(late) == ""
    assert said(late, value_of(SITE, "nhan", "so-lua", "2032-q1")) == "Tính đến 25/3/2032, số hồ sơ nhận: *120*."
