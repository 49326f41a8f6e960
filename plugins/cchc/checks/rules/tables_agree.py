"""Two tables of one report that state the same column for the same unit (or row) state the same numbers.

Not applicable to a row that the other table does not have, or where one of the two cells gives no number.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_equal
from ..counterparts import counterpart_finder
from ..rule import Param, TableRule
from ..rule_input import RuleInput


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    find, fields = counterpart_finder(rule_input.release, rule_input.text("with")), rule_input.words("fields")
    for row in rule_input.rows():
        for here, there in fields.items():
            place = row.key if len(fields) == 1 else f"{row.key}.{here}"
            yield answer_equal(rule_input.writer, place, rule_input.ref(row, here), find(row, there))


RULE = TableRule(
    name="tables_agree",
    title=message("Hai bảng ghi cùng một số cho cùng đơn vị"),
    doc=__doc__,
    nature="same",
    params=(Param("with", "table"), Param("fields", "other_fields")),
    check=check,
)
