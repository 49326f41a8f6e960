"""In each row, columns that count a part of another column are together no more than that column.

The whole may be a column of another table (`whole_in`), in the row of the same unit. Not applicable in a row where the
whole is not printed, or where a part is missing and the printed parts do not exceed the whole by themselves.
"""

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_part
from ..counterparts import unit_finder
from ..rule import table_rule
from ..rule_input import RuleInput
from ..sums import add_up


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    parts, whole, other = rule_input.texts("parts"), rule_input.texts("whole"), rule_input.text("whole_in")
    find = unit_finder(rule_input.release, other) if other else lambda row: rule_input.refs(row, whole)
    for row in rule_input.rows():
        yield answer_part(rule_input.writer, row.key, add_up(rule_input.refs(row, parts)), add_up(find(row)))


RULE = table_rule(
    check,
    message("Cột thành phần không lớn hơn cột tổng"),
    "bound",
    parts="fields",
    whole="field?",
    whole_in="table_field?",
    kinds="kinds?",
)
