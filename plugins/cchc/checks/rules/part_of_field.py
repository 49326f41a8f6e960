"""In each row, columns that count a part of another column are together no more than that column.

Not applicable in a row where the whole is not printed, or where a part is missing and the printed parts do not exceed
the whole by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_part
from ..rule import Param, TableRule
from ..rule_input import RuleInput
from ..sums import add_up


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    parts, whole = rule_input.texts("parts"), rule_input.texts("whole")
    for row in rule_input.rows():
        sums = add_up(rule_input.refs(row, parts)), add_up(rule_input.refs(row, whole))
        yield answer_part(rule_input.writer, row.key, *sums)


RULE = TableRule(
    name="part_of_field",
    title=message("Cột thành phần không lớn hơn cột tổng"),
    doc=__doc__,
    nature="bound",
    params=(Param("parts", "fields"), Param("whole", "field"), Param("kinds", "kinds", required=False)),
    check=check,
)
