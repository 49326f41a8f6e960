"""A figure that counts bodies is the number of rows in which another table has a figure for them, or has none.

The other table's column is `column`, its rows are `of`; counted are the rows that print a number above 0, or with
`state` those in that state. Not applicable where the figure gives no number.
"""

from decimal import Decimal

from ...words.text import message
from ..cell_ref import cell_ref_in
from ..rule import Arithmetic, Results, RuleInput, rows_named, table_rule
from ..sums import write_gap


@table_rule(
    message("Số đơn vị nêu ra bằng số dòng có số trong bảng"),
    "same",
    figure="term",
    column="table_field",
    of="words",
    state="words?",
)
def check(rule_input: RuleInput) -> Results:
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
