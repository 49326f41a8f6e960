"""Numbers of an axis and lines of a label."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cchc.charts.chart_layout import (
    LEAST,
    Box,
    make_ticks,
    place_number,
    print_number,
    share_ticks,
    stack_parts,
)
from plugins.cchc.charts.style import text_width, wrap
from plugins.cchc.words.language import Language

AMOUNTS = st.decimals(min_value=-(10**6), max_value=10**6, places=2)


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        ("25031", "25.031", "25,031"),
        ("86.48", "86,48", "86.48"),
        ("1E+3", "1.000", "1,000"),
        ("-2.50", "−2,5", "−2.5"),
        ("0", "0", "0"),
    ],
)
def test_numbers_are_written_the_way_of_the_language(number: str, vi: str, en: str) -> None:
    assert print_number(Decimal(number), Language("vi")) == vi
    assert print_number(Decimal(number), Language("en")) == en


@given(AMOUNTS, AMOUNTS, st.integers(min_value=3, max_value=8))
def test_ticks_hold_the_numbers_and_are_few(one: Decimal, other: Decimal, most: int) -> None:
    low, high = sorted((one, other))
    ticks = make_ticks(low, high, most)
    assert ticks[0] <= low and high <= ticks[-1]
    assert 2 <= len(ticks) <= most
    steps = {right - left for left, right in pairwise(ticks)}
    assert len(steps) == 1


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["87.5", "100"], "85 90 95 100"),
        (["99.9", "100"], "94 96 98 100"),  # a tenth of a point must not look like a gulf
        (["100"], "94 96 98 100"),
        (["50", "51"], "48 50 52 54"),
        (["3", "104"], "0 50 100 150"),
        ([], "0 100"),
    ],
)
def test_shares_have_honest_ends(values: list[str], ticks: str) -> None:
    found = share_ticks([Decimal(value) for value in values], 5)
    assert " ".join(str(tick) for tick in found) == ticks


@given(st.text(alphabet="aăâbcdđeêoôơuưệỗ -", min_size=1, max_size=80), st.integers(min_value=20, max_value=300))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width, 13)
    assert all(text_width(line, 13) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_are_measured_as_light_as_they_are_set() -> None:
    words = "Sở Nội vụ"
    assert wrap(words, text_width(words, 13), 13) == (words,)
    assert len(wrap(words, text_width(words, 13), 13, bold=True)) == 2


def test_a_short_last_word_is_not_left_alone() -> None:
    assert wrap("Sở Lao động - Thương binh và Xã hội", 215, 13) == ("Sở Lao động - Thương binh và", "Xã hội")


@given(
    st.lists(st.integers(min_value=0, max_value=20000), min_size=1, max_size=6),
    st.integers(min_value=150, max_value=800),
)
def test_parts_fill_the_bar_in_order(values: list[int], length: int) -> None:
    parts = stack_parts([Decimal(value) for value in values], length)
    drawn = [part for part in parts if part is not None]
    assert [part is None for part in parts] == [value == 0 for value in values]
    if drawn:
        assert drawn[0][0] == 0 and abs(drawn[-1][1] - length) < 0.01
        assert all(end - start >= LEAST - 0.01 for start, end in drawn)
        assert all(left[1] < right[0] for left, right in pairwise(drawn))


def test_a_number_goes_where_no_line_crosses_it() -> None:
    bounds = Box(0, 0, 200, 200)
    rising = [(100.0, 100.0, 160.0, 20.0)]
    assert place_number(100, 100, 50, [], [], bounds)[:2] == (100, 91)
    _, _, box = place_number(100, 100, 50, rising, [], bounds)
    assert box.top > 100 or box.right < 110


@pytest.mark.parametrize("level", [(0.0, 88.0, 200.0, 88.0), (100.0, 0.0, 100.0, 95.0)])
def test_a_level_or_upright_line_is_in_the_way_only_where_it_is(level: tuple[float, float, float, float]) -> None:
    _, _, box = place_number(100, 100, 50, [level], [], Box(0, 0, 200, 200))
    assert box.top > 100
