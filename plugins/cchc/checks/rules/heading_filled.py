"""A heading that answers “was it done, how many” is not empty or zero while a row below it has a value above zero.

Not applicable where no row below the heading has a number, or the heading is illegible, withheld or does not apply.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..result_writer import Arithmetic
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput
from ..sums import reason_of


def check(case: RuleInput) -> Iterator[CheckResult]:
    heading, rows = case.term(case.text("heading")), case.terms("rows")
    place, spots = case.place_of(heading), (heading, *rows)
    filled = [spot.number for spot in rows if spot.number is not None and spot.number > 0]
    absent = next((spot for spot in rows if spot.is_absent), None)
    if heading.number is None and not heading.is_blank:
        yield case.question.skip(place, spots, heading.reason)
    elif absent is not None and not filled:
        yield case.question.skip(place, spots, absent.reason)
    elif all(spot.number is None for spot in rows):
        yield case.question.skip(place, spots, reason_of(rows))
    else:
        said = Arithmetic(heading.printed, ">= 1" if filled else ">= 0")
        yield case.question.answer(bool(heading.number) or not filled, place, spots, said)


RULE = IdentityRule(
    name="heading_filled",
    title=message("Đề mục có số khi dòng con có số"),
    doc=__doc__,
    params=(Param("heading", "term"), Param("rows", "terms"), Param("field", "field", required=False)),
    check=check,
)
