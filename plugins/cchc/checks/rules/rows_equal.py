"""Two cells of one report that state the same thing state the same number.

Not applicable where one of the two gives no number or is not in the report.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_equal
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput


def check(case: RuleInput) -> Iterator[CheckResult]:
    left, right = case.term(case.text("left")), case.term(case.text("right"))
    yield answer_equal(case.question, case.place_of(left), left, right)


RULE = IdentityRule(
    name="rows_equal",
    title=message("Hai ô cùng nội dung ghi cùng một số"),
    doc=__doc__,
    params=(Param("left", "term"), Param("right", "term"), Param("field", "field", required=False)),
    check=check,
)
