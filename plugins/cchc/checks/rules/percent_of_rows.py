"""A printed percentage equals one row / another row × 100 at the precision it is printed with.

The part and the whole may each be several rows added up. Not applicable where one of them gives no number or the whole
is zero.
"""

from ...words.text import message
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_percent


@table_rule(
    message("Tỷ lệ % tính lại từ các chỉ tiêu"), "sum", percent="term", part="terms", whole="terms", field="field?"
)
def check(rule_input: RuleInput) -> Results:
    percent = rule_input.term(rule_input.text("percent"))
    part, whole = add_up(rule_input.terms("part")), add_up(rule_input.terms("whole"))
    yield answer_percent(rule_input.writer, rule_input.place_of(percent), percent, part, whole)
