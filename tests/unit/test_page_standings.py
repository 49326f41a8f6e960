"""Ranks: places that chance leaves open, ties said, and silence where a rank would mislead."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.pages.evidence import rule_sections
from plugins.cchc.pages.peer_rankings import PeerGroup, may_rank
from plugins.cchc.pages.tiles import interval_of, rank_words
from tests.fixtures.small_edition import MEASURES, make_edition
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import make_site, make_standings, value_of

SITE = make_site()
STANDINGS = make_standings(SITE)
(ON_TIME,) = (measure for measure in MEASURES if measure.id == MEASURE_ON_TIME)
SOUND = value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q2")


def words_of(measure: str, unit: str, period: str = "2032-q1", category: str = "") -> str:
    value = value_of(SITE, measure, unit, period, category)
    return rank_words(SITE, STANDINGS.group(value), value)


def made(part: int, whole: int | None) -> MeasureValue:
    number = Decimal(part) if whole is None else Decimal(part) / Decimal(whole)
    return replace(SOUND, numerator=Decimal(part), denominator=None if whole is None else Decimal(whole), value=number)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("so-mua", "không phân biệt được với 3 đơn vị cùng cấp"),
        ("so-lua", "không phân biệt được với 3 đơn vị cùng cấp"),
        ("so-may", "không xếp hạng: mẫu số nhỏ (20)"),
        ("so-nang", "không xếp hạng: các số không thể cùng đúng"),
        ("huyen-giua", "từ thứ 1 đến thứ 2 trong 5 đơn vị"),
        ("huyen-tay", "từ thứ 1 đến thứ 2 trong 5 đơn vị"),
        ("huyen-dong", "từ thứ 3 đến thứ 4 trong 5 đơn vị"),
        ("huyen-xa", "từ thứ 3 đến thứ 5 trong 5 đơn vị"),
    ],
)
def test_departments_are_ranked_among_departments_and_districts_among_districts(unit: str, words: str) -> None:
    assert words_of(MEASURE_ON_TIME, unit) == words


def test_no_place_is_certain_beside_a_remark_which_chance_does_not_allow_for() -> None:
    values = made(900, 1000), made(500, 1000), made(100, 1000)
    first, last = values[0], values[2]
    assert rank_words(SITE, PeerGroup(ON_TIME, values), last) == "chắc thứ 3 trong 3 đơn vị"
    noted = PeerGroup(ON_TIME, values, noted=frozenset({first}))
    assert rank_words(SITE, noted, last) == "chắc thứ 3 trong 3 đơn vị nếu các số có lưu ý là đúng"
    close = made(900, 1000), made(895, 1000), made(100, 1000)
    assert rank_words(SITE, PeerGroup(ON_TIME, close), close[0]) == "từ thứ 1 đến thứ 2 trong 3 đơn vị"
    noted = PeerGroup(ON_TIME, close, noted=frozenset({close[0]}))
    assert rank_words(SITE, noted, close[0]) == "từ thứ 1 đến thứ 2 trong 3 đơn vị, theo số có lưu ý"
    assert rank_words(SITE, noted, close[1]) == "từ thứ 1 đến thứ 2 trong 3 đơn vị"


def test_fewer_late_ones_rank_higher() -> None:
    assert words_of(MEASURE_LATE, "huyen-giua") == "từ thứ 1 đến thứ 2 trong 5 đơn vị"
    assert words_of(MEASURE_LATE, "huyen-xa") == "từ thứ 3 đến thứ 5 trong 5 đơn vị"


def test_a_part_above_its_whole_is_not_ranked() -> None:
    assert words_of(MEASURE_ON_TIME, "so-lua", "2031") == "không xếp hạng: các số không thể cùng đúng"


def test_where_nothing_was_drawn_by_chance_only_equals_are_told_and_no_interval() -> None:
    counted = replace(ON_TIME, chance="none")
    group = PeerGroup(counted, (made(90, 100), made(45, 50), made(40, 50)))
    assert group.shares == {} and group.rank(group.values[0]) is None and not may_rank(counted, SOUND)
    assert rank_words(SITE, group, group.values[0]) == "bằng 1 đơn vị khác"
    assert rank_words(SITE, group, group.values[2]) == ""
    collection = SITE.edition.collection
    measures = tuple(counted if each.id == counted.id else each for each in collection.measures)
    site = make_site(make_edition(replace(collection, measures=measures)))
    assert interval_of(SITE, SOUND) is not None and interval_of(site, SOUND) is None
    facts = {fact.term: fact.text for section in rule_sections(site, counted) for fact in section.facts}
    assert facts["May rủi"].startswith("Không có")
    assert "May rủi" not in {fact.term for section in rule_sections(SITE, ON_TIME) for fact in section.facts}


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
    values = (made(4000, 4000), made(2000, 4000), made(10, 4000))
    two, three = PeerGroup(ON_TIME, values[:2]), PeerGroup(ON_TIME, values)
    assert two.rank(values[0]) is None
    assert [three.rank(value) for value in values] == [(1, 1), (2, 2), (3, 3)]


def test_only_ranked_peers_count_towards_three() -> None:
    values = (made(40, 40), made(39, 40), made(28, 29))
    group = PeerGroup(ON_TIME, values)
    assert group.ranked_count == 2 and group.rank(values[0]) is None


def test_the_least_denominator_itself_is_ranked_and_what_is_no_share_never() -> None:
    assert ON_TIME.minimum_denominator == 30
    assert may_rank(ON_TIME, made(30, 30)) and not may_rank(ON_TIME, made(29, 29))
    assert not may_rank(ON_TIME, made(5, None))


def test_of_what_is_no_share_only_equals_are_counted() -> None:
    values = (made(100, None), made(100, None), made(100, None), made(97, None))
    group = PeerGroup(ON_TIME, values)
    assert [group.equals(value) for value in values] == [3, 3, 3, 1] and group.rank(values[0]) is None


def test_places_of_a_doubted_value_are_taken_from_nobody() -> None:
    values = (made(4000, 4000), made(3000, 4000), made(2000, 4000), made(10, 4000))
    group = PeerGroup(ON_TIME, values, doubted=frozenset(values[1:2]))
    assert group.ranked_count == 3 and group.rank(values[1]) is None and group.rank(values[2]) == (2, 2)
