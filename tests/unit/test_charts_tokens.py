"""Colours: seen on both papers, told apart by readers without red or green receptors, and the same in the rules."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import pytest

from plugins.cchc.charts.chart import BAND
from plugins.cchc.charts.style import BY_LIGHT, BY_NAME, HIGH, ROLES, SCALE, TOKENS
from tests.unit.charts_colours import contrast, difference

SCHEMES = ("light", "dark")
BARS = ("early", "ontime", "late", "waiting", "overdue")
LINES = ("this", "other", "second", "third")
PAPERS = ("paper", "sheet")
SIGHTS = ("normal", "protanopia", "deuteranopia", "tritanopia")


def colour(name: str, scheme: str) -> str:
    """`band` is what the filter of a marked row makes of the paper."""
    if name == "band":
        below, above = (bytes.fromhex(colour(each, scheme)[1:]) for each in ("sheet", "this"))
        mixed = (round(under * (1 - BAND) + over * BAND) for under, over in zip(below, above, strict=True))
        return f"#{bytes(mixed).hex()}"
    return getattr(BY_NAME[name], scheme)


@pytest.mark.parametrize(("scheme", "mark", "paper"), list(product(SCHEMES, (*BARS, *LINES), PAPERS)))
def test_marks_stand_out_from_the_paper(scheme: str, mark: str, paper: str) -> None:
    assert contrast(colour(mark, scheme), colour(paper, scheme)) >= 3


@pytest.mark.parametrize(("scheme", "ink", "paper"), list(product(SCHEMES, ("ink", "ink-2"), (*PAPERS, "band"))))
def test_texts_are_read_on_the_paper_and_on_the_tint(scheme: str, ink: str, paper: str) -> None:
    assert contrast(colour(ink, scheme), colour(paper, scheme)) >= 4.5


@pytest.mark.parametrize(("scheme", "step"), list(product(SCHEMES, SCALE)))
def test_numbers_are_read_in_the_cells_of_a_heat_table(scheme: str, step: str) -> None:
    assert contrast(colour("on-high" if step in HIGH else "ink", scheme), colour(step, scheme)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_name_of_a_marked_row_is_read_on_its_band(scheme: str) -> None:
    assert contrast(colour("this", scheme), colour("band", scheme)) >= 4.5


@pytest.mark.parametrize(("scheme", "sight"), list(product(SCHEMES, SIGHTS)))
def test_parts_of_a_bar_are_told_apart(scheme: str, sight: str) -> None:
    for one, other in combinations(BARS, 2):
        assert difference(colour(one, scheme), colour(other, scheme), sight) >= 15.5, (one, other)


@pytest.mark.parametrize(("scheme", "sight"), list(product(SCHEMES, SIGHTS)))
def test_lines_are_told_apart(scheme: str, sight: str) -> None:
    for one, other in combinations(LINES, 2):
        assert difference(colour(one, scheme), colour(other, scheme), sight) >= 13, (one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_step_of_the_scale_is_told_from_the_next(scheme: str) -> None:
    for one, other in pairwise(SCALE):
        assert difference(colour(one, scheme), colour(other, scheme), "normal") >= 5, (one, other)


def test_a_light_colour_names_its_token() -> None:
    assert len(BY_LIGHT) == len(TOKENS)
    assert set(ROLES.values()) <= set(BY_NAME)
