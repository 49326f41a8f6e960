"""Two cells of one report that state the same thing state the same number.

Not applicable where one of the two gives no number or is not in the report.
"""

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_equal
from ..rule import table_rule
from ..rule_input import RuleInput


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    left, right = rule_input.term(rule_input.text("left")), rule_input.term(rule_input.text("right"))
    yield answer_equal(rule_input.writer, rule_input.place_of(left), left, right)


RULE = table_rule(
    check, message("Hai ô cùng nội dung ghi cùng một số"), "same", left="term", right="term", field="field?"
)
