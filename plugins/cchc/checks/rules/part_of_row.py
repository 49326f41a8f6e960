"""Rows that count a part of other rows are together no more than those rows.

Not applicable where a row of the whole gives no number, or where a part is missing and the printed parts do not exceed
the whole by themselves.
"""

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_part
from ..rule import table_rule
from ..rule_input import RuleInput
from ..sums import add_up


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    parts, whole = rule_input.terms("parts"), rule_input.terms("whole")
    yield answer_part(rule_input.writer, rule_input.place_of(parts[0]), add_up(parts), add_up(whole))


RULE = table_rule(
    check,
    message("Chỉ tiêu thành phần không lớn hơn chỉ tiêu tổng"),
    "bound",
    parts="terms",
    whole="terms",
    field="field?",
)
