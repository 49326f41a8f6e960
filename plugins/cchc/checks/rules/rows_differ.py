"""Cells that count different things do not state the same number, pair by pair.

A remark: two things may happen to be equally many, but a number found twice is often one that was copied. The pairs are
those of `left` and `right`, or with `fields` each row and the one above it. One answer for all pairs in which a cell
states `least` or more; not applicable where there is none.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ...words.text import message
from ..cell_ref import CellRef
from ..rule import Arithmetic, Results, RuleInput, table_rule
from ..sums import reason_of


@table_rule(
    message("Hai ô về hai việc khác nhau ghi cùng một số"),
    "presence",
    left="terms?",
    right="terms?",
    fields="fields?",
    field="field?",
    least="number?",
)
def check(rule_input: RuleInput) -> Results:
    pairs, least = list(_pairs(rule_input)), Decimal(rule_input.text("least", "1"))
    asked = [(row, other) for row, other in pairs if row.number and other.number and row.number >= least]
    same = [row for row, other in asked if row.number == other.number]
    place = (*rule_input.texts("fields"), *(rule_input.place_of(row) for row, _ in pairs[:1]))[0]
    shown = same or [row for row, _ in asked]
    answer = rule_input.writer.answer(not same, place, shown, Arithmetic("; ".join(ref.printed for ref in shown), ""))
    yield (
        answer if asked else rule_input.writer.skip(place, [], reason_of(tuple(ref for pair in pairs for ref in pair)))
    )


def _pairs(rule_input: RuleInput) -> Iterator[tuple[CellRef, CellRef]]:
    yield from zip(rule_input.terms("left"), rule_input.terms("right"), strict=False)
    for field in rule_input.texts("fields"):
        for above, row in pairwise(row for row in rule_input.table.rows if row.kind == "item"):
            yield rule_input.ref(row, field), rule_input.ref(above, field)
