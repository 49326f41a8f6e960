"""Sums and percentages for any numbers, against an obvious second computation."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.cchc.checks.sums import is_rounding_of, read_date, rounded_share, write_gap, write_sum
from tests.unit.check_builders import answers_of, make_definition, make_form, make_plain_table, make_release

# The same examples every time, however busy the machine is.
steady = settings(deadline=None, derandomize=True)

COUNTS = st.integers(min_value=0, max_value=10**7)
AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)


def ask_sum(total: object, parts: list[object]):
    names = [f"p{at}" for at in range(len(parts))]
    form = make_form(" ".join(["t", *names]), make_definition("sum_of_fields", total="t", parts=names))
    table = make_plain_table(form, {"1": "|".join(str(cell) for cell in [total, *parts])})
    return answers_of(make_release(table), "sum_of_fields")["1"]


@steady
@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_the_exact_sum_passes(parts):
    assert ask_sum(sum(parts), list(parts)).answer == "pass"


@steady
@given(st.lists(COUNTS, min_size=1, max_size=12), st.integers(min_value=-50, max_value=50).filter(bool))
def test_any_other_total_fails_by_its_gap(parts, error):
    total = sum(parts) + error
    result = ask_sum(total, list(parts))
    assert (result.answer, result.expected, result.gap) == ("fail", str(sum(parts)), f"{error:+d}")


@steady
@given(st.lists(COUNTS, min_size=1, max_size=12), COUNTS, st.data())
def test_with_blank_parts_only_too_large_a_sum_fails(parts, total, data):
    blanks = data.draw(st.integers(min_value=1, max_value=3))
    result = ask_sum(total, [*parts, *[""] * blanks])
    assert result.answer == ("fail" if sum(parts) > total else "not_applicable")


@steady
@given(st.lists(COUNTS, max_size=20), st.integers(min_value=0, max_value=5))
def test_arithmetic_needs_no_language(terms, blanks):
    told = write_sum([Decimal(term) for term in terms], blanks)
    assert set(told) <= set("0123456789 +×∅Σ")
    if not blanks and len(terms) <= 8 and terms:
        assert sum(int(term) for term in told.split(" + ")) == sum(terms)


@steady
@given(COUNTS, st.integers(min_value=1, max_value=10**7), st.integers(min_value=0, max_value=4))
def test_both_roundings_pass_and_the_next_ones_fail(part, whole, decimals):
    unit = Decimal(1).scaleb(-decimals)
    with localcontext(prec=60):
        exact = Decimal(part) * 100 / Decimal(whole)
        half_up = exact.quantize(unit, rounding=ROUND_HALF_UP)
        half_even = exact.quantize(unit, rounding=ROUND_HALF_EVEN)
    assert rounded_share(Decimal(part), Decimal(whole), decimals) == half_up
    for printed in (half_up, half_even):
        assert is_rounding_of(printed, Decimal(part), Decimal(whole), decimals)
    assert not is_rounding_of(half_up + unit, Decimal(part), Decimal(whole), decimals)
    assert not is_rounding_of(min(half_up, half_even) - unit, Decimal(part), Decimal(whole), decimals)


@steady
@given(COUNTS, st.integers(min_value=1, max_value=10**7), st.integers(min_value=0, max_value=3))
def test_the_expected_percentage_itself_passes(part, whole, decimals):
    form = make_form("p a w", make_definition("percent_of_fields", percent="p", part="a", whole="w"))
    printed = rounded_share(Decimal(part), Decimal(whole), decimals)
    table = make_plain_table(form, {"1": f"{printed:f} {part} {whole}"})
    result = answers_of(make_release(table), "percent_of_fields")["1"]
    assert (result.answer, result.expected, Decimal(result.gap)) == ("pass", f"{printed:f}", 0)


@steady
@given(AMOUNTS, AMOUNTS)
def test_a_gap_carries_its_sign(printed, expected):
    gap = write_gap(printed, expected)
    assert Decimal(gap) == printed - expected
    assert gap.startswith("+") == (printed > expected)


@steady
@given(st.dates())
def test_every_real_day_is_read_back(day):
    if day.year >= 1000:
        for printed in (
            f"{day.day}/{day.month}/{day.year}",
            f"{day.day:02}-{day.month:02}-{day.year}",
            day.isoformat(),
        ):
            assert (read_date(printed).reading, read_date(printed).iso) == ("date", day.isoformat())


@steady
@given(st.text(max_size=15))
def test_no_print_upsets_the_reader_of_dates(printed):
    assert read_date(printed).reading in ("date", "impossible", "incomplete")
