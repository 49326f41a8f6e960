"""How the four kinds of comparison are answered: a sum, a part of a whole, a percentage, two equal cells."""

from ..model.findings import CheckResult
from ..words.text import message
from .cell_ref import CellRef
from .result_writer import Arithmetic, ResultWriter
from .sums import Sum, decimals_of, is_rounding_of, plain, rounded_share, write_gap

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
    expected = (">= " if too_large else "") + plain(parts.value)
    gap = write_gap(total.number, parts.value)
    numbers = Arithmetic(total.printed, expected, parts.arithmetic, gap)
    return writer.answer(not too_large and parts.value == total.number, place, refs, numbers)


def answer_part(writer: ResultWriter, place: str, parts: Sum, whole: Sum) -> CheckResult:
    """Sum of the parts <= the whole; a missing part cannot save parts that are already too large."""
    refs = (*parts.refs, *whole.refs)
    if not whole.is_known:
        return writer.skip(place, refs, whole.reason)
    too_large = parts.value > whole.value
    if not (parts.is_known or (too_large and parts.is_least)):
        return writer.skip(place, refs, parts.reason)
    numbers = Arithmetic(
        printed=parts.arithmetic,
        expected=f"<= {plain(whole.value)}",
        arithmetic=whole.arithmetic if len(whole.refs) > 1 else "",
        gap=write_gap(parts.value, whole.value) if too_large else "",
    )
    return writer.answer(not too_large, place, refs, numbers)


def answer_percent(writer: ResultWriter, place: str, percent: CellRef, part: Sum, whole: Sum) -> CheckResult:
    """Printed % = part / whole × 100, at the precision of the print."""
    refs = (percent, *part.refs, *whole.refs)
    if percent.number is None:
        return writer.skip(place, refs, percent.reason)
    if not (part.is_known and whole.is_known):
        return writer.skip(place, refs, (whole if part.is_known else part).reason)
    if whole.value == 0:
        return writer.skip(place, refs, ZERO_WHOLE)
    decimals = decimals_of(percent.printed)
    passes = is_rounding_of(percent.number, part.value, whole.value, decimals)
    # The comparison rounds as the paper does; a share that fails is told more exactly than that.
    expected = percent.number if passes else rounded_share(part.value, whole.value, max(decimals, EXACT)).normalize()
    arithmetic = f"{_group(part)} / {_group(whole)} × 100"
    numbers = Arithmetic(percent.printed, plain(expected), arithmetic, write_gap(percent.number, expected))
    return writer.answer(passes, place, refs, numbers)


def answer_equal(writer: ResultWriter, place: str, left: CellRef, right: CellRef) -> CheckResult:
    """Two cells that state the same thing state the same number."""
    refs = (left, right)
    if left.number is None or right.number is None:
        return writer.skip(place, refs, (right if left.number is not None else left).reason)
    numbers = Arithmetic(left.printed, right.printed, gap=write_gap(left.number, right.number))
    return writer.answer(left.number == right.number, place, refs, numbers)


def _group(amount: Sum) -> str:
    return f"({amount.arithmetic})" if len(amount.terms) + amount.blanks > 1 else amount.arithmetic
