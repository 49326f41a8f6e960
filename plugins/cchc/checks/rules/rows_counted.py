"""A figure that counts bodies is the number of rows in which another table has a figure for them, or has none.

The other table's column is `column`, its rows are `of`; counted are the rows that print a number above 0, or with
`state` those in that state. Not applicable where the figure gives no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...model.findings import CheckResult
from ...words.text import message
from ..cell_ref import cell_ref_in
from ..result_writer import Arithmetic
from ..rule import table_rule
from ..rule_input import RuleInput, rows_named
from ..sums import write_gap


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    figure, state = rule_input.term(rule_input.text("figure")), rule_input.text("state")
    name, _, field = rule_input.text("column").rpartition(".")
    table, place = rule_input.release.table(name), rule_input.place_of(figure)
    if table is None or figure.number is None:
        yield rule_input.writer.skip(place, [figure], figure.reason)
        return
    refs = [cell_ref_in(table, key, field) for key in rows_named(table, rule_input.texts("of"))]
    count = Decimal(sum(bool(ref.cell and ref.cell.state == state) if state else bool(ref.number) for ref in refs))
    numbers = Arithmetic(figure.printed, str(count), gap=write_gap(figure.number, count))
    yield rule_input.writer.answer(figure.number == count, place, [figure], numbers)


RULE = table_rule(
    check,
    message("Số đơn vị nêu ra bằng số dòng có số trong bảng"),
    "same",
    figure="term",
    column="table_field",
    of="words",
    state="words?",
)
