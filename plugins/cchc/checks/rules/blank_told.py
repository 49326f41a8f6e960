"""A blank cell is no riddle: another place of the report says what it holds.

Each of the cells is printed blank while the text, a note or another table tells its value (`value`), or at least that
it is not nothing. One answer for a group of like cells. Where none is blank, they are held against that value; without
one the rule is not applicable.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...model.findings import CheckResult
from ...words.text import message
from ..result_writer import Arithmetic
from ..rule import Param, TableRule
from ..rule_input import RuleInput
from ..sums import write_sum

NOTHING_BLANK = message("Không ô nào để trống")


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    refs, value = rule_input.terms("cells"), rule_input.text("value")
    place, blank = rule_input.place_of(refs[0]), [ref for ref in refs if not ref.printed]
    if absent := [ref for ref in refs if ref.is_absent]:
        yield rule_input.writer.skip(place, refs, absent[0].reason)
    elif blank:
        yield rule_input.writer.answer(False, place, blank, Arithmetic(write_sum((), len(blank)), value))
    elif value:
        other = [ref for ref in refs if ref.number != Decimal(value)]
        printed = "; ".join(ref.printed for ref in other or refs[:1])
        yield rule_input.writer.answer(not other, place, other or refs, Arithmetic(printed, value))
    else:
        yield rule_input.writer.skip(place, refs, NOTHING_BLANK)


RULE = TableRule(
    name="blank_told",
    title=message("Ô để trống mà nơi khác của báo cáo cho biết"),
    doc=__doc__,
    nature="presence",
    params=(Param("cells", "terms"), Param("field", "field", required=False), Param("value", "number", required=False)),
    check=check,
)
