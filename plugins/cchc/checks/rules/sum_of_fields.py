"""In each row, a printed total equals the sum of its part columns (column 3 = 4 + 5).

Not applicable in a row where the total or a part is blank, illegible or withheld; but where the printed parts alone
exceed the total the row fails, for blank parts cannot lower a sum. Cells to which the column does not apply, or whose
system is not in use yet, count as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_sum
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput
from ..sums import add_up


def check(case: RuleInput) -> Iterator[CheckResult]:
    total, parts = case.text("total"), case.texts("parts")
    for row in case.rows():
        yield answer_sum(case.question, row.key, case.spot(row, total), add_up(case.spots(row, parts)))


RULE = IdentityRule(
    name="sum_of_fields",
    title=message("Cột tổng = tổng các cột thành phần"),
    doc=__doc__,
    params=(Param("total", "field"), Param("parts", "fields"), Param("kinds", "kinds", required=False)),
    check=check,
)
