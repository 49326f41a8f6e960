"""Ranks: best first, ties said, and silence where a rank would mislead."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.pages.contradictions import contradiction_of
from plugins.cchc.pages.peer_rankings import PeerGroup, may_rank
from plugins.cchc.pages.rank_words import rank_words
from tests.fixtures.small_edition import MEASURES, small_edition
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1
from tests.fixtures.small_site import make_site, make_standings, result_of, value_of

SITE = make_site()
STANDINGS = make_standings(SITE)
(ON_TIME,) = (measure for measure in MEASURES if measure.id == MEASURE_ON_TIME)


def words_of(measure: str, unit: str, period: str = "2032-q1", category: str = "") -> str:
    value = value_of(SITE, measure, unit, period, category)
    return rank_words(SITE, STANDINGS.group(value), value)


def made(part: int, whole: int | None, unit: str = "so-lua") -> MeasureValue:
    value = value_of(SITE, MEASURE_ON_TIME, unit, "2032-q1")
    return replace(value, numerator=Decimal(part), denominator=None if whole is None else Decimal(whole))


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("so-mua", "thứ 1 trong 4 đơn vị"),
        ("so-muoi", "thứ 2 trong 4 đơn vị"),
        ("so-lua", "thứ 3 trong 4 đơn vị, cùng hạng với 1 nơi khác"),
        ("so-gio", "thứ 3 trong 4 đơn vị, cùng hạng với 1 nơi khác"),
        ("so-may", "không xếp hạng: mẫu số nhỏ (20)"),
        ("so-nang", "không xếp hạng: các số của dòng này mâu thuẫn nhau"),
        ("huyen-giua", "thứ 1 trong 5 đơn vị"),
        ("huyen-xa", "thứ 5 trong 5 đơn vị"),
    ],
)
def test_departments_are_ranked_among_departments_and_districts_among_districts(unit: str, said: str) -> None:
    assert words_of(MEASURE_ON_TIME, unit) == said


def test_fewer_late_ones_rank_higher() -> None:
    assert words_of(MEASURE_LATE, "so-mua") == "thứ 1 trong 4 đơn vị"
    assert words_of(MEASURE_LATE, "huyen-xa") == "thứ 5 trong 5 đơn vị"


def test_a_part_above_its_whole_is_not_ranked() -> None:
    assert words_of(MEASURE_ON_TIME, "so-lua", "2031") == "không xếp hạng: phần lớn hơn toàn thể"


def test_neutral_counts_have_no_rank() -> None:
    assert words_of("nhan", "so-lua") == ""


def test_periods_and_ways_of_counting_are_never_ranked_together() -> None:
    groups = {(key[0], key[1], key[2], key[3]): len(group.values) for key, group in STANDINGS.groups.items()}
    assert groups[MEASURE_ON_TIME, "trung-tam-dem", "2032-q1", "department"] == 6
    assert groups[MEASURE_ON_TIME, "trung-tam-dem", "2032-q2", "department"] == 3
    assert groups[MEASURE_ON_TIME, "trung-tam-dem", "2032-q2", "district"] == 1
    assert groups[MEASURE_ON_TIME, "tu-neu", "2031", "department"] == 2


def test_a_group_stands_best_first_and_ties_in_the_order_of_the_list_of_units() -> None:
    group = STANDINGS.group(value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"))
    assert [value.unit for value in group.values] == ["so-may", "so-mua", "so-muoi", "so-nang", "so-lua", "so-gio"]
    late = STANDINGS.group(value_of(SITE, MEASURE_LATE, "so-lua", "2032-q1"))
    assert [value.unit for value in late.values] == ["so-may", "so-mua", "so-muoi", "so-nang", "so-lua", "so-gio"]


def test_a_total_row_is_nobodys_peer() -> None:
    total = value_of(SITE, MEASURE_ON_TIME, "trung-tam-mau", "2032-q1")
    assert STANDINGS.group(total).values == (total,) and rank_words(SITE, STANDINGS.group(total), total) == ""


def test_two_peers_are_too_few_to_rank_and_three_are_enough() -> None:
    values = (made(40, 40), made(39, 40), made(38, 40))
    two, three = PeerGroup(ON_TIME, values[:2]), PeerGroup(ON_TIME, values)
    assert two.rank(values[0]) is None and rank_words(SITE, two, values[0]) == ""
    assert [three.rank(value) for value in values] == [(1, 1), (2, 1), (3, 1)]


def test_only_ranked_peers_count_towards_three() -> None:
    values = (made(40, 40), made(39, 40), made(28, 29))
    group = PeerGroup(ON_TIME, values)
    assert group.ranked_count == 2 and group.rank(values[0]) is None


def test_the_least_denominator_itself_is_ranked() -> None:
    assert ON_TIME.minimum_denominator == 30
    assert may_rank(ON_TIME, made(30, 30)) and not may_rank(ON_TIME, made(29, 29))
    assert not may_rank(ON_TIME, made(31, 30)) and may_rank(ON_TIME, made(5, None))


def test_a_small_denominator_is_named_only_among_enough_peers() -> None:
    small, other, third = made(9, 10), made(39, 40), made(38, 40)
    assert rank_words(SITE, PeerGroup(ON_TIME, (small, other, third)), small) == "không xếp hạng: mẫu số nhỏ (10)"
    assert rank_words(SITE, PeerGroup(ON_TIME, (small, other)), small) == ""


def test_a_denominator_that_is_no_reason_is_not_named() -> None:
    values = (made(30, 30), made(9, 10), made(8, 10))
    assert rank_words(SITE, PeerGroup(ON_TIME, values), values[0]) == ""


def test_all_alike_is_said_as_such() -> None:
    values = (made(40, 40), made(50, 50), made(60, 60))
    assert rank_words(SITE, PeerGroup(ON_TIME, values), values[0]) == "3 đơn vị bằng nhau"


def test_a_tie_is_a_tie_of_the_exact_shares_not_of_the_printed_ones() -> None:
    values = (made(99_999, 100_000), made(99_998, 100_000), made(1, 100))
    assert [PeerGroup(ON_TIME, values).rank(value) for value in values] == [(1, 1), (2, 1), (3, 1)]


def test_doubt_needs_every_cell_of_the_value_in_one_failed_bound() -> None:
    edition = small_edition()
    doubted = value_of(SITE, MEASURE_ON_TIME, "so-nang", "2032-q1")
    contradiction = contradiction_of(edition, doubted)
    assert contradiction is not None and contradiction.check == "mau-1/khong-qua"
    sound = value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1")
    assert contradiction_of(edition, sound) is None


def test_a_sum_that_is_off_is_no_doubt_about_a_part() -> None:
    """Column 1 of Sở Nắng is in a failed sum too; its received dossiers alone are in no failed bound of their own."""
    edition = small_edition()
    doubted = value_of(SITE, MEASURE_ON_TIME, "so-nang", "2032-q1")
    sums = result_of(CENTRE_Q1, "mau-1/bang-tong", "4")
    only_sums = replace(edition, results=(sums,), findings=())
    assert sums.answer == "fail" and contradiction_of(only_sums, doubted) is None


@pytest.mark.parametrize(("level", "answer"), [("remark", "fail"), ("error", "pass"), ("error", "not_applicable")])
def test_a_remark_and_a_check_that_agrees_are_no_doubt(level, answer) -> None:
    edition = small_edition()
    doubted = value_of(SITE, MEASURE_ON_TIME, "so-nang", "2032-q1")
    bound = result_of(CENTRE_Q1, "mau-1/khong-qua", "4")
    changed = bound._replace(level=level, answer=answer)
    assert contradiction_of(replace(edition, results=(changed,)), doubted) is None
    assert contradiction_of(replace(edition, results=(bound,)), doubted) == bound


def test_a_bound_on_other_cells_is_no_doubt() -> None:
    edition = small_edition()
    doubted = value_of(SITE, MEASURE_ON_TIME, "so-nang", "2032-q1")
    bound = result_of(CENTRE_Q1, "mau-1/khong-qua", "4")
    fewer = bound._replace(cells=bound.cells[:1])
    assert contradiction_of(replace(edition, results=(fewer,)), doubted) is None
