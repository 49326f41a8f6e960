"""Cells that count different things do not state the same number, pair by pair.

A remark: two things may happen to be equally many, but a number found twice is often one that was copied. One answer
for all pairs; not applicable where in every pair a cell gives no number or 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..result_writer import Arithmetic
from ..rule import Param, TableRule
from ..rule_input import RuleInput
from ..sums import reason_of


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    left, right = rule_input.terms("left"), rule_input.terms("right")
    asked = [(one, other) for one, other in zip(left, right, strict=False) if one.number and other.number]
    same, place = [one for one, other in asked if one.number == other.number], rule_input.place_of(left[0])
    shown = same or [one for one, _ in asked]
    answer = rule_input.writer.answer(not same, place, shown, Arithmetic("; ".join(ref.printed for ref in shown), ""))
    yield answer if asked else rule_input.writer.skip(place, left, reason_of((*left, *right)))


RULE = TableRule(
    name="rows_differ",
    title=message("Hai ô về hai việc khác nhau ghi cùng một số"),
    doc=__doc__,
    nature="presence",
    params=(Param("left", "terms"), Param("right", "terms"), Param("field", "field", required=False)),
    check=check,
)
