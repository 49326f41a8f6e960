"""For each unit, a column of one table is what columns of other tables leave over: some added, others taken off.

A remark about the column as a whole, with one answer for all of its rows: the other tables may close on another day.
The total row is held against all units of the other tables. With `unlike` it is agreement that is odd: what a half-year
carries over from the time before it is not what its own first quarter left. Not applicable where no row has its numbers
in all of the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...model.findings import CheckResult
from ...words.text import message
from ..amounts import plain
from ..cell_ref import CellRef
from ..counterparts import unit_finder
from ..result_writer import Arithmetic
from ..rule import Param, TableRule
from ..rule_input import RuleInput
from ..sums import add_up

_SIDES = ("plus", "minus")
NOTHING_TO_COMPARE = message("Không dòng nào có đủ số ở cả các bảng")


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    field, unlike = rule_input.text("field"), rule_input.is_yes("unlike")
    compared = [pair for pair in _pairs(rule_input, field) if pair[0].number or not unlike]
    if not compared:
        yield rule_input.writer.skip(field, [], NOTHING_TO_COMPARE)
        return
    odd = [(ref, rest) for ref, rest in compared if (ref.number == rest) == unlike]
    shown = odd or compared
    printed, expected = "; ".join(ref.printed for ref, _ in shown), "; ".join(plain(rest) for _, rest in shown)
    yield rule_input.writer.answer(not odd, field, [ref for ref, _ in shown], Arithmetic(printed, expected))


def _pairs(rule_input: RuleInput, field: str) -> Iterator[tuple[CellRef, Decimal]]:
    """Each printed cell with what the other tables leave for it."""
    plus, minus = ([unit_finder(rule_input.release, word) for word in rule_input.texts(side)] for side in _SIDES)
    for row in rule_input.rows():
        added, taken = (add_up(ref for find in side for ref in find(row)) for side in (plus, minus))
        ref = rule_input.ref(row, field)
        if ref.number is not None and added.is_known and (taken.is_known or not minus):
            yield ref, added.value - taken.value


RULE = TableRule(
    name="tables_balance",
    title=message("Cột của một bảng = phần còn lại theo các bảng khác"),
    doc=__doc__,
    nature="presence",
    params=(
        Param("field", "field"),
        Param("plus", "table_fields"),
        Param("minus", "table_fields", required=False),
        Param("unlike", "yes", required=False),
    ),
    check=check,
)
