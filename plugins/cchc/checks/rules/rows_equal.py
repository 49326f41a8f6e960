"""Two cells of one report that state the same thing state the same number.

Not applicable where one of the two gives no number or is not in the report.
"""

from ...words.text import message
from ..rule import Results, RuleInput, table_rule
from ..sums import answer_equal


@table_rule(message("Hai ô cùng nội dung ghi cùng một số"), "same", left="term", right="term", field="field?")
def check(rule_input: RuleInput) -> Results:
    left, right = rule_input.term(rule_input.text("left")), rule_input.term(rule_input.text("right"))
    yield answer_equal(rule_input.writer, rule_input.place_of(left), left, right)
