"""In each row, a printed percentage equals part column / whole column × 100 at the precision it is printed with.

Not applicable in a row where one of the three cells gives no number or the whole is zero.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_percent
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput
from ..sums import add_up


def check(case: RuleInput) -> Iterator[CheckResult]:
    percent, part, whole = case.text("percent"), case.texts("part"), case.texts("whole")
    for row in case.rows():
        yield answer_percent(
            case.question,
            row.key,
            case.spot(row, percent),
            add_up(case.spots(row, part)),
            add_up(case.spots(row, whole)),
        )


RULE = IdentityRule(
    name="percent_of_fields",
    title=message("Cột tỷ lệ % tính lại từ các cột khác"),
    doc=__doc__,
    params=(
        Param("percent", "field"),
        Param("part", "fields"),
        Param("whole", "fields"),
        Param("kinds", "kinds", required=False),
    ),
    check=check,
)
