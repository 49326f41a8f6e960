"""Rows that count a part of other rows are together no more than those rows.

Not applicable where a row of the whole gives no number, or where a part is missing and the printed parts do not exceed
the whole by themselves.
"""

from ...words.text import message
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_part


@table_rule(
    message("Chỉ tiêu thành phần không lớn hơn chỉ tiêu tổng"), "bound", parts="terms", whole="terms", field="field?"
)
def check(rule_input: RuleInput) -> Results:
    parts, whole = rule_input.terms("parts"), rule_input.terms("whole")
    yield answer_part(rule_input.writer, rule_input.place_of(parts[0]), add_up(parts), add_up(whole))
