"""Comparing: ready tables of peers, and data in which what may not stand side by side is in no common group."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from plugins.cchc.pages.models import Page
from plugins.cchc.pages.side_by_side import compare_data, compare_links, compare_page
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import link_words, make_site

SITE = make_site()


@cache
def page() -> Page:
    return compare_page(SITE)


@cache
def groups() -> list[dict]:
    return compare_data(SITE)["groups"]  # type: ignore[return-value]


def test_each_comparison_set_has_a_table_of_its_newest_period_with_enough_peers() -> None:
    titles = [section.title for section in page().sections]
    sets = [peers for peers, _ in SITE.rankings.newest.items()]
    assert [section.anchor for section in page().sections] == [peers.id for peers in sets] and len(titles) >= 2
    for section, peers in zip(page().sections, sets, strict=True):
        (table,) = section.tables
        units = [row.anchor for row in table.rows]
        assert len(units) >= 3 and table.folded and section.intro == SITE.text(peers.rule)
        period = SITE.edition.references.periods[SITE.rankings.newest[peers][0].values[0].period]
        assert all(peers.holds(SITE.unit(unit), period) for unit in units)


def test_a_unit_leads_to_its_row_among_its_peers() -> None:
    assert link_words(compare_links(SITE, "so-lua")) == [
        ("So sánh với đơn vị khác", "so-sanh/?don-vi=so-lua#so-lua", "")
    ]
    assert compare_links(SITE, "tinh-mau") == () and compare_links(SITE, "so-vang") == ()


def test_no_group_joins_two_kinds_two_ways_of_counting_or_two_periods() -> None:
    assert groups()
    for group in groups():
        for unit in group["rows"]:
            period = SITE.edition.references.periods[group["period"]]
            peers = SITE.edition.references.comparison_set(unit, group["period"])
            assert peers is not None and peers.id == group["set"] and peers.holds(SITE.unit(unit), period)
    keys = [(group["measure"], group["how"], group["period"], group["set"]) for group in groups()]
    assert len(set(keys)) == len(keys)
    assert set(compare_data(SITE)["sets"]) == {group["set"] for group in groups()}  # type: ignore[call-overload]


def test_a_row_says_the_figure_what_is_known_of_it_and_where_it_stands() -> None:
    (group,) = (
        g for g in groups() if (g["measure"], g["period"]) == (MEASURE_ON_TIME, "2032-q1") and "so-lua" in g["rows"]
    )
    figure, stated, standing, parts, bounds, _, path, is_sound = group["rows"]["so-lua"]
    assert (figure, stated, standing, parts) == ("90,00\u00a0%", [90.0], "", "90 trên 100")
    assert bounds == [82.56, 94.48] and path == "bao-cao/2032-q1-trung-tam-mau/mau-1/#r-1"
    assert is_sound
    figure, stated, standing, _, bounds, rank, _, is_sound = group["rows"]["so-nang"]
    assert (figure, stated, bounds) == ("không tính được", [], []) and standing == "không thể cùng đúng"
    assert rank.startswith("không xếp hạng") and not is_sound


def test_the_other_side_of_a_share_is_known_as_one() -> None:
    assert {group["mirrors"] for group in groups() if group["measure"] == MEASURE_LATE} == {True}
    assert {group["mirrors"] for group in groups() if group["measure"] == MEASURE_ON_TIME} == {False}


def test_without_peers_nothing_is_offered() -> None:
    references = replace(SITE.edition.references, comparison_sets=())
    site = make_site(replace(SITE.edition, collection=replace(SITE.edition.collection, references=references)))
    assert compare_page(site).sections == () and compare_data(site)["groups"] == []
