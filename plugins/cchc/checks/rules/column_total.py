"""In each column, a printed total row equals the sum of the rows it is the total of.

Not applicable to a column whose total is not printed, or where a row is missing and the printed rows do not exceed the
total by themselves; where the form says that a blank cell there means nothing, blank cells are left out of the sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..cell_ref import cell_ref_in
from ..comparisons import answer_sum
from ..row_sets import rows_named
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput
from ..sums import add_up


def check(case: RuleInput) -> Iterator[CheckResult]:
    total, rows = case.text("row"), rows_named(case.table, case.texts("of"), case.text("row"))
    for field in case.texts("fields"):
        parts = add_up((cell_ref_in(case.table, row, field) for row in rows), case.is_yes("blank_is_nothing"))
        yield answer_sum(case.question, field, cell_ref_in(case.table, total, field), parts)


RULE = IdentityRule(
    name="column_total",
    title=message("Dòng tổng = tổng các dòng thành phần"),
    doc=__doc__,
    params=(
        Param("row", "row"),
        Param("of", "row_set"),
        Param("fields", "fields"),
        Param("blank_is_nothing", "yes", required=False),
    ),
    check=check,
)
