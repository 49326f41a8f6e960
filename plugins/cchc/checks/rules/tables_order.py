"""For each unit, a column of one table is no more than a column of another table of the report.

Not applicable to a unit that the other table lacks, or where one of the two cells gives no number.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_part
from ..counterparts import counterpart_finder
from ..rule import Param, TableRule
from ..rule_input import RuleInput
from ..sums import add_up


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    here = rule_input.text("field")
    table, _, there = rule_input.text("not_above").rpartition(".")
    find = counterpart_finder(rule_input.release, table)
    for row in rule_input.rows():
        yield answer_part(rule_input.writer, row.key, add_up([rule_input.ref(row, here)]), add_up([find(row, there)]))


RULE = TableRule(
    name="tables_order",
    title=message("Số của một bảng không lớn hơn số của bảng khác"),
    doc=__doc__,
    nature="bound",
    params=(Param("field", "field"), Param("not_above", "table_field")),
    check=check,
)
