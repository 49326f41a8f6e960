"""In each column, a printed total row equals the sum of the rows it is the total of.

Not applicable to a column whose total is not printed, or where a row is missing and the printed rows do not exceed the
total by themselves; where the form says that a blank cell there means nothing, blank cells are left out of the sum.
"""

from ...words.text import message
from ..cell_ref import cell_ref_in
from ..rule import Results, RuleInput, rows_named, table_rule
from ..sums import add_up, answer_sum


@table_rule(
    message("Dòng tổng = tổng các dòng thành phần"),
    "sum",
    row="row",
    of="row_set",
    fields="fields",
    blank_is_nothing="yes?",
)
def check(rule_input: RuleInput) -> Results:
    table, total, blank_is_nothing = rule_input.table, rule_input.text("row"), rule_input.is_yes("blank_is_nothing")
    rows = rows_named(table, rule_input.texts("of"), total)
    for field in rule_input.texts("fields"):
        parts = add_up((cell_ref_in(table, row, field) for row in rows), blank_is_nothing)
        yield answer_sum(rule_input.writer, field, cell_ref_in(table, total, field), parts)
