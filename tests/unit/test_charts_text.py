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
    ("number", "ticks"), [("40", "38 39 40 41 42"), ("0", "-1 -0.5 0 0.5 1"), ("-4", "-4.2 -4.1 -4 -3.9 -3.8")]
)
def test_a_number_alone_stands_in_the_middle_of_its_axis(number: str, ticks: str) -> None:
    assert " ".join(map(str, make_ticks(Decimal(number), Decimal(number), 5))) == ticks


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


@pytest.mark.parametrize("bold", [False, True])
def test_a_line_takes_words_up_to_its_whole_width_and_breaks_only_a_word_that_is_wider(bold: bool) -> None:
    width = text_width("Nghĩa", 13, bold)
    assert wrap("Nghĩa Nghĩa", width, 13, bold) == ("Nghĩa", "Nghĩa")
    assert wrap("Nghĩa" * 3, width, 13, bold) == ("Nghĩa",) * 3
    assert wrap("Nghĩa", width - 0.1, 13, bold) == ("Nghĩ", "a")
    both = text_width("Sở Nội", 13, bold)
    assert [len(wrap("Sở Nội", room, 13, bold)) for room in (both, both - 0.1)] == [1, 2]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    ("words", "last"),
    [("một hai ba vụ", "ba vụ"), ("hai ba vụ", "vụ"), ("một hai ba nghiêng", "nghiêng"), ("i i nghiêng vụ", "vụ")],
)
def test_a_word_goes_down_to_a_short_last_one_where_it_leaves_two_and_has_room(
    words: str, last: str, bold: bool
) -> None:
    first = words.rpartition(" ")[0]
    width = text_width(first, 13, bold) + 1
    lines = wrap(words, width, 13, bold)
    assert " ".join(lines) == words and lines[-1] == last


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


PLACES = [(100, 91), (100, 119), (73, 95), (127, 95), (73, 115), (127, 115), (71, 104.5), (129, 104.5)]


@pytest.mark.parametrize(("place", "at"), [(place, at) for at, place in enumerate(PLACES)])
def test_a_number_has_eight_places_about_its_point(place: tuple[float, float], at: int) -> None:
    """In each of the others lies so much that this one is best, which nothing lies in."""
    other = [Box(x - 21, y - 10, x + 21, y + 3) for n, (x, y) in enumerate(PLACES) if n != at]
    x, y = place
    free = Box(x - 21, y - 10, x + 21, y + 3)
    taken = [Box(spot - 0.1, y - 0.1, spot + 0.1, y + 0.1) for spot, y in _spots(other, free)]
    middle, baseline, box = place_number(100, 100, 40, [], taken, Box(0, 0, 200, 200))
    assert (middle, baseline, box) == (x, y, free)


def _spots(boxes: list[Box], free: Box) -> list[tuple[float, float]]:
    """A spot in each box outside the free one: one of its corners."""
    spots = []
    for box in boxes:
        corners = [(x, y) for x in (box.left + 0.2, box.right - 0.2) for y in (box.top + 0.2, box.bottom - 0.2)]
        outside = [
            (x, y)
            for x, y in corners
            if not (free.left - 0.2 < x < free.right + 0.2 and free.top - 0.2 < y < free.bottom + 0.2)
        ]
        spots.append(outside[0])
    return spots


def test_boxes_that_only_touch_do_not_overlap() -> None:
    box = Box(10, 10, 20, 20)
    beside = (Box(20, 10, 30, 20), Box(0, 10, 10, 20), Box(10, 20, 20, 30), Box(10, 0, 20, 10))
    assert not any(box.overlaps(other) for other in beside)
    assert all(
        box.overlaps(Box(o.left + dx, o.top + dy, o.right + dx, o.bottom + dy))
        for o, dx, dy in zip(beside, (-1, 1, 0, 0), (0, 0, -1, 1), strict=True)
    )


@pytest.mark.parametrize(
    ("bounds", "baseline"), [(Box(0, 81, 200, 200), 91), (Box(0, 82, 200, 122), 119), (Box(0, 82, 200, 121.9), 95)]
)
def test_a_number_keeps_within_the_plot_to_its_very_edge(bounds: Box, baseline: float) -> None:
    assert place_number(100, 100, 40, [], [], bounds)[1] == baseline


@pytest.mark.parametrize("y", [80.5, 94.5])
def test_a_line_half_a_pixel_away_is_not_in_the_way(y: float) -> None:
    assert place_number(100, 100, 40, [(0.0, y, 200.0, y)], [], Box(0, 0, 200, 200))[1] == 91


@pytest.mark.parametrize(
    "level",
    [(0.0, 88.0, 200.0, 88.0), (100.0, 0.0, 100.0, 95.0), (0.0, 81.0, 200.0, 81.0), (0.0, 94.0, 200.0, 94.0)],
)
def test_a_level_or_upright_line_is_in_the_way_only_where_it_is(level: tuple[float, float, float, float]) -> None:
    _, _, box = place_number(100, 100, 50, [level], [], Box(0, 0, 200, 200))
    assert box.top > 100
