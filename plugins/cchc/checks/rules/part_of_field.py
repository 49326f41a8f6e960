"""In each row, columns that count a part of another column are together no more than that column.

The whole may be a column of another table (`whole_in`), in the row of the same unit. Not applicable in a row where the
whole is not printed, or where a part is missing and the printed parts do not exceed the whole by themselves.
"""

from ...words.text import message
from ..cell_ref import unit_finder
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_part


@table_rule(
    message("Cột thành phần không lớn hơn cột tổng"),
    "bound",
    parts="fields",
    whole="field?",
    whole_in="table_field?",
    kinds="kinds?",
)
def check(rule_input: RuleInput) -> Results:
    parts, whole, other = rule_input.texts("parts"), rule_input.texts("whole"), rule_input.text("whole_in")
    find = unit_finder(rule_input.release, other) if other else lambda row: rule_input.refs(row, whole)
    for row in rule_input.rows():
        yield answer_part(rule_input.writer, row.key, add_up(rule_input.refs(row, parts)), add_up(find(row)))
