"""A row's value equals the sum of the values of the rows it is made of, in this table or in others of the report.

Not applicable where the total or a row gives no number or is not in the report; but where the printed rows alone exceed
the total the rule fails. Where the form says that a blank cell there means nothing, blank cells are left out; where it
asks only what would be if blank meant nothing (`where_blank`), it is silent when no cell is blank.
"""

from ...words.text import message
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_sum

NOTHING_BLANK = message("Không ô nào để trống")


@table_rule(
    message("Chỉ tiêu tổng = tổng các chỉ tiêu thành phần"),
    "sum",
    total="term",
    parts="terms",
    field="field?",
    blank_is_nothing="yes?",
    where_blank="yes?",
)
def check(rule_input: RuleInput) -> Results:
    total = rule_input.term(rule_input.text("total"))
    parts = add_up(rule_input.terms("parts"), rule_input.is_yes("blank_is_nothing"))
    if rule_input.is_yes("where_blank") and parts.is_known and not parts.blanks:
        yield rule_input.writer.skip(rule_input.place_of(total), (total, *parts.refs), NOTHING_BLANK)
        return
    yield answer_sum(rule_input.writer, rule_input.place_of(total), total, parts)
