"""Limits of a funnel against a library's winsorising and the formula written out; what is outside; the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

import numpy as np
import pytest
from scipy.stats import norm
from scipy.stats.mstats import winsorize

from plugins.cchc.charts.chart import make_chart
from plugins.cchc.model.measures import LEVELS, Funnel, MeasureValue, Share, make_funnel
from plugins.cchc.pages.peer_rankings import PeerGroup
from plugins.cchc.pages.pictures.measured import funnel_chart
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_site import make_site, table_words, value_of

SITE = make_site()


def drawn(random: Random, bodies: int) -> list[Share]:
    wholes = [random.randint(1, 3000) for _ in range(bodies)]
    return [Share(Decimal(random.randint(0, whole)), Decimal(whole)) for whole in wholes]


@pytest.mark.parametrize("bodies", [2, 9, 10, 11, 40])
def test_limits_are_those_of_the_formula_with_a_librarys_winsorising(bodies: int) -> None:
    shares = drawn(Random(bodies), bodies)
    part, whole = (np.array([float(share[at]) for share in shares]) for at in (0, 1))
    centre = part.sum() / whole.sum()
    distances = (part / whole - centre) / np.sqrt(centre * (1 - centre) / whole)
    dispersion = max(1.0, float(np.mean(np.asarray(winsorize(distances, limits=(0.1, 0.1))) ** 2)))
    funnel = make_funnel(shares)
    assert (funnel.centre, funnel.dispersion) == pytest.approx((centre, dispersion))
    for level in LEVELS:
        half = norm.ppf(0.5 + level / 2) * np.sqrt(dispersion * centre * (1 - centre) / 100)
        wanted = (max(0, centre - half), min(1, centre + half))
        assert tuple(funnel.limits(100, level)) == pytest.approx(wanted)


def test_what_differs_no_more_than_chance_is_not_widened() -> None:
    alike = [Share(Decimal(90), Decimal(100))] * 12
    assert make_funnel(alike) == Funnel(0.9, 1.0)


def test_where_all_have_all_or_none_there_is_no_spread() -> None:
    assert make_funnel([Share(Decimal(7), Decimal(7))] * 3) == Funnel(1.0, 1.0)
    assert make_funnel([Share(Decimal(0), Decimal(7))] * 3) == Funnel(0.0, 1.0)


def test_one_extreme_body_does_not_widen_the_limits_that_it_is_held_against() -> None:
    usual = [Share(Decimal(900 + step), Decimal(1000)) for step in range(-10, 11)]
    extreme = Share(Decimal(300), Decimal(1000))
    funnel = make_funnel([*usual, extreme])
    assert all(funnel.is_outside(extreme, level) for level in LEVELS)
    assert make_funnel(usual).dispersion == 1.0 and funnel.dispersion < 15  # 49 if the extreme one counted in full


def share_of(unit: str, part: int, whole: int) -> MeasureValue:
    number, cases = Decimal(part), Decimal(whole)
    return replace(
        value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"),
        unit=unit,
        numerator=number,
        denominator=cases,
        value=number * 100 / cases,
    )


def group_of(*values: MeasureValue, doubted: Sequence[MeasureValue] = ()) -> PeerGroup:
    return PeerGroup(SITE.edition.measures[MEASURE_ON_TIME], values, frozenset(doubted))


UNITS = tuple(SITE.edition.references.units)
USUAL = tuple(share_of(unit, 95 + at % 3, 100) for at, unit in enumerate(UNITS[1:15]))
OUT = share_of(UNITS[15], 100, 400)


def test_a_funnel_shows_who_lies_outside_and_says_so_in_its_table() -> None:
    chart = funnel_chart(SITE, group_of(*USUAL, OUT))
    assert chart is not None
    assert [mark.row for mark in chart.series.marks if mark.group == "out"] == [OUT.unit]
    assert make_chart(chart.series).narrow["datasets"]["figure_middle"]
    words = {line[0]: line[-1] for line in table_words(chart.table)}
    assert words.pop(SITE.unit_name(OUT.unit)) == "ngoài giới hạn 99,8\u00a0%"
    assert set(words.values()) == {"trong giới hạn 95\u00a0%"}
    assert chart.title.endswith("1 trong 15 đơn vị nằm ngoài giới hạn 95 %") and "đã nới" in chart.caveats[1]


def test_limits_that_no_share_can_reach_are_not_drawn() -> None:
    chart = funnel_chart(SITE, group_of(*USUAL, OUT))
    assert chart is not None
    assert all(0 < limit < 100 for curve in chart.series.curves for _, limit in curve)
    assert any(curve for curve in chart.series.curves)
    most = max(mark.cases for mark in chart.series.marks if mark.cases)
    assert max(cases for curve in chart.series.curves for cases, _ in curve) == most


def test_what_contradicts_itself_is_not_drawn_and_that_is_said() -> None:
    contradicted = share_of(UNITS[16], 1, 400)
    chart = funnel_chart(SITE, group_of(*USUAL, OUT, contradicted, doubted=[contradicted]))
    assert chart is not None and "Không vẽ 1 đơn vị có số mâu thuẫn." in chart.caveats
    assert contradicted.unit not in {row.id for row in chart.series.rows}


def test_what_stands_on_too_few_cases_to_be_ranked_is_not_drawn_and_accused_of_nothing() -> None:
    small = share_of(UNITS[16], 0, 29)
    chart = funnel_chart(SITE, group_of(*USUAL, OUT, small))
    assert chart is not None and "Không vẽ 1 đơn vị có mẫu số nhỏ hơn 30." in chart.caveats
    assert small.unit not in {row.id for row in chart.series.rows}
    assert "1 trong 15 đơn vị" in chart.title
    assert funnel_chart(SITE, group_of(*USUAL, small)) is None, "nor does it make enough bodies"


def test_where_nothing_was_drawn_by_chance_there_is_no_funnel() -> None:
    counted = group_of(*USUAL, OUT)
    assert funnel_chart(SITE, counted) is not None
    assert funnel_chart(SITE, replace(counted, measure=replace(counted.measure, chance="none"))) is None


def test_few_bodies_the_other_side_of_a_measure_and_equal_shares_have_no_funnel() -> None:
    assert funnel_chart(SITE, group_of(*USUAL[1:])) is None
    mirrored = group_of(*USUAL, OUT)
    assert funnel_chart(SITE, replace(mirrored, measure=replace(mirrored.measure, mirror_of="khac"))) is None
    full = [share_of(unit, 100, 100) for unit in UNITS[1:16]]
    assert funnel_chart(SITE, group_of(*full)) is None
