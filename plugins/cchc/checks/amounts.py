"""Plain numbers and plain arithmetic as text: no language, no thousands separator, no exponent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

MOST_TERMS = 8  # of a longer sum only the number of terms is written
BLANK_SIGN = "∅"


def plain(number: Decimal) -> str:
    """With the decimals it has: 10.0 stays 10.0."""
    return f"{number:f}"


def write_gap(printed: Decimal, expected: Decimal) -> str:
    """Printed − expected, with its sign."""
    gap = printed - expected
    return f"+{gap:f}" if gap > 0 else plain(gap)


def write_sum(terms: Sequence[Decimal], blanks: int = 0) -> str:
    """“2880 + 5 + 56”, “Σ 16”, and “7 + 2 × ∅” where two cells were blank."""
    written = " + ".join(plain(term) for term in terms) if len(terms) <= MOST_TERMS else f"Σ {len(terms)}"
    blank = (f"{blanks} × " if blanks > 1 else "") + BLANK_SIGN if blanks else ""
    return " + ".join(part for part in (written, blank) if part)


def decimals_of(printed: str) -> int:
    """How many decimals are printed."""
    return len(printed.partition(".")[2])


def rounded_share(part: Decimal, whole: Decimal, decimals: int) -> Decimal:
    """The exact percentage, half up at the printed precision; computed exactly, never in binary."""
    scale = 10**decimals
    share = Fraction(part) * 100 / Fraction(whole) * scale
    units = (share + Fraction(1, 2)).__floor__()
    return Decimal(units).scaleb(-decimals)


def is_rounding_of(printed: Decimal, part: Decimal, whole: Decimal, decimals: int) -> bool:
    """Within half a unit of the last printed decimal: half up and half even are both right."""
    exact = Fraction(part) * 100 / Fraction(whole)
    return abs(Fraction(printed) - exact) <= Fraction(1, 2 * 10**decimals)
