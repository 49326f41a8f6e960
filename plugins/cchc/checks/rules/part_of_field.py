"""In each row, columns that count a part of another column are together no more than that column.

Not applicable in a row where the whole is not printed, or where a part is missing and the printed parts do not exceed
the whole by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_part
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput
from ..sums import add_up


def check(case: RuleInput) -> Iterator[CheckResult]:
    parts, whole = case.texts("parts"), case.texts("whole")
    for row in case.rows():
        yield answer_part(case.question, row.key, add_up(case.spots(row, parts)), add_up(case.spots(row, whole)))


RULE = IdentityRule(
    name="part_of_field",
    title=message("Cột thành phần không lớn hơn cột tổng"),
    doc=__doc__,
    params=(Param("parts", "fields"), Param("whole", "field"), Param("kinds", "kinds", required=False)),
    check=check,
)
