"""For each unit, a column of one table equals the sum of columns of other tables of the report.

Not applicable to a unit that another table lacks, or where a cell gives no number and the printed parts do not exceed
the total by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_sum
from ..counterparts import counterpart_finder
from ..rule import Param, TableRule
from ..rule_input import RuleInput
from ..sums import add_up


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    total, finders = rule_input.text("field"), []
    for part in rule_input.texts("parts"):
        table, _, field = part.rpartition(".")
        finders.append((counterpart_finder(rule_input.release, table), field))
    for row in rule_input.rows():
        parts = add_up(find(row, field) for find, field in finders)
        yield answer_sum(rule_input.writer, row.key, rule_input.ref(row, total), parts)


RULE = TableRule(
    name="tables_sum",
    title=message("Số của một bảng = tổng số của các bảng khác"),
    doc=__doc__,
    nature="sum",
    params=(Param("field", "field"), Param("parts", "table_fields")),
    check=check,
)
