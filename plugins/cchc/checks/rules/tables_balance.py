"""For each unit, a column of one table is what columns of other tables leave over: some added, others taken off.

A remark about the column as a whole, with one answer for all of its rows: what is left over is worked out and printed
nowhere, so that no second figure contests the column, and the other tables may close on another day.
The total row is held against all units of the other tables. With `unlike` it is agreement that is odd: what a half-year
carries over from the time before it is not what its own first quarter left. Not applicable where no row has its numbers
in all of the tables.
"""

from collections.abc import Iterator
from decimal import Decimal

from ...words.text import message
from ..cell_ref import CellRef, unit_finder
from ..rule import Arithmetic, Results, RuleInput, table_rule
from ..sums import add_up, plain

NOTHING_TO_COMPARE = message("Không dòng nào có đủ số ở cả các bảng")


@table_rule(
    message("Cột của một bảng = phần còn lại theo các bảng khác"),
    "presence",
    field="field",
    plus="table_fields",
    minus="table_fields",
    unlike="yes?",
)
def check(rule_input: RuleInput) -> Results:
    field, unlike = rule_input.text("field"), rule_input.is_yes("unlike")
    compared = [pair for pair in _pairs(rule_input, field) if pair[0].number or not unlike]
    odd = [(ref, rest) for ref, rest in compared if (ref.number == rest) == unlike]
    refs, rests = zip(*(odd or compared), strict=True) if compared else ((), ())
    numbers = Arithmetic("; ".join(ref.printed for ref in refs), "; ".join(map(plain, rests)))
    answer = rule_input.writer.answer(not odd, field, refs, numbers)
    yield answer if compared else rule_input.writer.skip(field, [], NOTHING_TO_COMPARE)


def _pairs(rule_input: RuleInput, field: str) -> Iterator[tuple[CellRef, Decimal]]:
    """Each printed cell with what the other tables leave for it."""
    release, sides = rule_input.release, (rule_input.texts("plus"), rule_input.texts("minus"))
    plus, minus = ([unit_finder(release, word) for word in words] for words in sides)
    for row in rule_input.rows():
        added, taken = (add_up(ref for find in side for ref in find(row)) for side in (plus, minus))
        ref = rule_input.ref(row, field)
        if ref.number is not None and added.is_known and taken.is_known:
            yield ref, added.value - taken.value
