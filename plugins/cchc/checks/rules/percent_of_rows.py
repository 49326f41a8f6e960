"""A printed percentage equals one row / another row × 100 at the precision it is printed with.

The part and the whole may each be several rows added up. Not applicable where one of them gives no number or the whole
is zero.
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
    percent = case.term(case.text("percent"))
    part, whole = add_up(case.terms("part")), add_up(case.terms("whole"))
    yield answer_percent(case.question, case.place_of(percent), percent, part, whole)


RULE = IdentityRule(
    name="percent_of_rows",
    title=message("Tỷ lệ % tính lại từ các chỉ tiêu"),
    doc=__doc__,
    params=(
        Param("percent", "term"),
        Param("part", "terms"),
        Param("whole", "terms"),
        Param("field", "field", required=False),
    ),
    check=check,
)
