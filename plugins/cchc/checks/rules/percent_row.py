"""In each column, a printed percentage row equals the total row's cell / its denominator column × 100 as printed.

Not applicable to a column where the percentage, the cell or the denominator gives no number, or the denominator is 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import CheckResult
from ...core.text import Text
from ..answers import answer_percent
from ..case import Case
from ..rule import IdentityRule, Param
from ..spot import spot_in
from ..sums import add_up


def check(case: Case) -> Iterator[CheckResult]:
    table, row, of = case.table, case.text("row"), case.text("of")
    for field, denominator in case.words("denominators").items():
        part, whole = add_up([spot_in(table, of, field)]), add_up([spot_in(table, of, denominator)])
        yield answer_percent(case.question, field, spot_in(table, row, field), part, whole)


RULE = IdentityRule(
    name="percent_row",
    title=Text("Dòng tỷ lệ % tính lại từ dòng tổng", "A percentage row recomputed from the total row"),
    doc=__doc__,
    params=(Param("row", "row"), Param("of", "row"), Param("denominators", "own_fields")),
    check=check,
)
