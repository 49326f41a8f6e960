"""Numbers and dates as printed: what a date says and whether such a day exists; sums of cells, those that give no
number kept beside them; and how four kinds of comparison are answered.

Numbers and arithmetic are written plainly: no language, no thousands separator, no exponent.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from ..model.findings import CheckResult
from ..words.text import Text, message
from .cells import CellRef
from .rule import ResultWriter

Reading = Literal["date", "impossible", "incomplete"]


@dataclass(frozen=True)
class PrintedDate:
    printed: str
    reading: Reading
    iso: str = ""  # only where the reading is a date


def read_date(printed: str) -> PrintedDate:
    """29/12/2017, 29-12-2017, “ngày 29 tháng 12 năm 2017”, 12/2017; anything else is incomplete."""
    words = re.sub(r"tháng|năm", "/", printed.lower()).replace("ngày", "")
    parts = [part.strip() for part in re.split(r"[/.\-]", words)]
    if len(parts) not in (2, 3) or not all(re.fullmatch(r"\d{1,4}", part) for part in parts):
        return PrintedDate(printed, "incomplete")
    numbers = [int(part) for part in parts]
    if len(parts) == 3:
        return _read_day(printed, numbers if len(parts[0]) < 4 else numbers[::-1])
    return PrintedDate(printed, "incomplete" if _is_partly_possible(parts, numbers) else "impossible")


def plain_date(iso: str) -> str:
    """2030-06-15 as letters print it: 15/6/2030."""
    day = date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"


def year_in(number: str) -> str:
    """Of 9/2031/AB-CD the 2031; empty where a number states no year."""
    year = re.search(r"/((?:19|20)\d\d)/", number)
    return year[1] if year else ""


def _read_day(printed: str, numbers: list[int]) -> PrintedDate:
    day, month, year = numbers
    try:
        day_printed = date(year if year >= 100 else 2000 + year, month, day)
    except ValueError:
        return PrintedDate(printed, "impossible")
    return PrintedDate(printed, "date", day_printed.isoformat())


def _is_partly_possible(parts: list[str], numbers: list[int]) -> bool:
    """Month and year where the second part is a year, else day and month of some year."""
    if len(parts[1]) == 4:
        return 1 <= numbers[0] <= 12
    return _read_day("", [*numbers, 2000]).reading == "date"


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


NO_TERMS = message("Bảng không có dòng nào để cộng")


class Sum(NamedTuple):
    refs: tuple[CellRef, ...]
    terms: tuple[Decimal, ...]  # the printed numbers among them
    missing: tuple[CellRef, ...]  # cells without which the sum is not known
    blanks: int  # blank cells, missing or treated as nothing

    @property
    def value(self) -> Decimal:
        return sum(self.terms, Decimal(0))

    @property
    def arithmetic(self) -> str:
        return write_sum(self.terms, self.blanks)

    @property
    def is_least(self) -> bool:
        """Whether the printed terms are a lower bound: cells are missing, but blank ones cannot lower a sum."""
        rows_known = not any(ref.is_absent for ref in self.missing)
        return bool(self.terms) and rows_known and all(term >= 0 for term in self.terms)

    @property
    def reason(self) -> Text:
        """Why the sum is not known; names the first cell without a number and counts the others."""
        return reason_of(self.missing or self.refs)

    @property
    def is_known(self) -> bool:
        return not self.missing and bool(self.terms or self.blanks)


def add_up(refs: Iterable[CellRef], blank_is_nothing: bool = False) -> Sum:
    """Cells where nothing was to be counted are left out; blank ones only where the form says so."""
    refs = tuple(refs)
    terms = tuple([number for ref in refs if (number := ref.number) is not None])
    if len(terms) == len(refs):
        return Sum(refs, terms, (), 0)
    without = [ref for ref in refs if ref.number is None and not ref.is_nothing]
    return Sum(
        refs=refs,
        terms=terms,
        missing=tuple(ref for ref in without if not (blank_is_nothing and ref.is_blank)),
        blanks=sum(1 for ref in without if ref.is_blank),
    )


def reason_of(refs: tuple[CellRef, ...]) -> Text:
    """The reason of the first of several cells that give no number."""
    if not refs:
        return NO_TERMS
    first, others = refs[0].reason, len(refs) - 1
    if not others:
        return first
    return message("{first} (và {others} ô khác)", first=first, others=others)


EXACT = 2  # decimals at least of a share that fails: of 354 / 355 nobody says 100
ZERO_WHOLE = message("Mẫu số bằng 0")


def answer_sum(writer: ResultWriter, place: str, total: CellRef, parts: Sum) -> CheckResult:
    """Total = sum of the parts; with parts missing only a sum that is already too large can fail."""
    refs = (total, *parts.refs)
    if total.number is None:
        return writer.skip(place, refs, total.reason)
    too_large = bool(parts.missing) and parts.is_least and parts.value > total.number
    if not (parts.is_known or too_large):
        return writer.skip(place, refs, parts.reason)
    expected, gap = (">= " if too_large else "") + plain(parts.value), write_gap(total.number, parts.value)
    numbers = {"expected": expected, "arithmetic": parts.arithmetic, "gap": gap}
    return writer.answer(not too_large and parts.value == total.number, place, refs, total.printed, **numbers)


def answer_part(writer: ResultWriter, place: str, parts: Sum, whole: Sum) -> CheckResult:
    """Sum of the parts <= the whole; a missing part cannot save parts that are already too large."""
    refs = (*parts.refs, *whole.refs)
    if not whole.is_known:
        return writer.skip(place, refs, whole.reason)
    too_large = parts.value > whole.value
    if not (parts.is_known or (too_large and parts.is_least)):
        return writer.skip(place, refs, parts.reason)
    numbers = {
        "expected": f"<= {plain(whole.value)}",
        "arithmetic": whole.arithmetic if len(whole.refs) > 1 else "",
        "gap": write_gap(parts.value, whole.value) if too_large else "",
    }
    return writer.answer(not too_large, place, refs, parts.arithmetic, **numbers)


def answer_percent(writer: ResultWriter, place: str, percent: CellRef, part: Sum, whole: Sum) -> CheckResult:
    """Printed % = part / whole × 100, at the precision of the print."""
    refs = (percent, *part.refs, *whole.refs)
    if percent.number is None:
        return writer.skip(place, refs, percent.reason)
    if not (part.is_known and whole.is_known):
        return writer.skip(place, refs, (whole if part.is_known else part).reason)
    if whole.value == 0:
        return writer.skip(place, refs, ZERO_WHOLE)
    decimals = len(percent.printed.partition(".")[2])
    passes = is_rounding_of(percent.number, part.value, whole.value, decimals)
    # The comparison rounds as the paper does; a share that fails is told more exactly than that.
    expected = percent.number if passes else rounded_share(part.value, whole.value, max(decimals, EXACT)).normalize()
    numbers = {"arithmetic": f"{_group(part)} / {_group(whole)} × 100", "gap": write_gap(percent.number, expected)}
    return writer.answer(passes, place, refs, percent.printed, expected=plain(expected), **numbers)


def answer_equal(writer: ResultWriter, place: str, left: CellRef, right: CellRef) -> CheckResult:
    """Two cells that state the same thing state the same number."""
    refs = (left, right)
    if left.number is None or right.number is None:
        return writer.skip(place, refs, (right if left.number is not None else left).reason)
    numbers = {"expected": right.printed, "gap": write_gap(left.number, right.number)}
    return writer.answer(left.number == right.number, place, refs, left.printed, **numbers)


def _group(amount: Sum) -> str:
    return f"({amount.arithmetic})" if len(amount.terms) + amount.blanks > 1 else amount.arithmetic
