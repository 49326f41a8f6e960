"""Who may be compared with whom: one level, the types named, in its time; and what a definition may not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.checks import validate_definitions
from plugins.cchc.model.references import ComparisonSet
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.small_builders import make_period, make_unit
from tests.fixtures.small_edition import make_collection, make_edition
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_site import make_site

UNIT = make_unit("huyen-mau", "Huyện Mẫu", "district")
PERIOD = make_period("2032-q1", "quarter", "2032-01-01", "2032-03-31", "Quý I/2032")


def made(name: str = "nhom", since: str = "", until: str = "", **others: str | tuple[str, ...]) -> ComparisonSet:
    peers = ComparisonSet(name, "district", ("loai-district",), since, until, NO_TEXT, NO_TEXT)
    return replace(peers, **others)


@pytest.mark.parametrize(
    ("peers", "holds"),
    [
        (made(), True),
        (made(since="2032-01-01", until="2032-03-31"), True),
        (made(since="2032-01-02"), False),
        (made(until="2032-03-30"), False),
        (made(level="commune"), False),
        (made(types=("loai-khac",)), False),
    ],
)
def test_a_member_has_the_level_and_a_type_of_its_set_in_its_time(peers: ComparisonSet, holds: bool) -> None:
    assert peers.holds(UNIT, PERIOD) is holds


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (made(), True),
        (made(since="2033-01-01"), False),
        (made(since="2032-12-31"), True),
        (made(level="commune"), False),
        (made(types=("loai-khac",)), False),
    ],
)
def test_sets_overlap_where_a_body_could_be_in_both(other: ComparisonSet, overlaps: bool) -> None:
    first = made(until="2032-12-31")
    assert first.overlaps(other) is overlaps and other.overlaps(first) is overlaps


def codes(*sets: ComparisonSet) -> list[tuple[str, str, str]]:
    collection = make_collection()
    references = replace(collection.references, comparison_sets=sets)
    problems = validate_definitions(replace(collection, references=references))
    assert all(problem.message and problem.cure for problem in problems)
    return [(problem.code, problem.column, problem.value) for problem in problems]


def test_a_comparison_across_levels_or_in_two_sets_is_refused() -> None:
    assert codes(made()) == []
    across = made(types=("loai-district", "loai-commune"))
    assert codes(across) == [("comparison.type", "types", "loai-commune")]
    assert codes(made("mot"), made("hai")) == [("comparison.overlap", "set", "hai")]


def test_a_unit_in_no_set_is_compared_with_nobody() -> None:
    collection = make_collection()
    alone = make_site(make_edition(replace(collection, references=replace(collection.references, comparison_sets=()))))
    groups = [group for key, group in alone.rankings.groups.items() if key[0] == MEASURE_ON_TIME]
    assert groups and all(len(group.values) == 1 and group.peers is None for group in groups)
    assert not any(group.rank(group.values[0]) for group in groups)
