"""Two tables of one report that state the same unit, period, indicator and category state the same number.

Percent rows are not asked, for they restate other cells. Figures that stand in a single table give no answer, for there
is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cell_terms import write_place
from ..comparisons import answer_equal
from ..cross_report_index import CrossReportIndex
from ..observations import Observation, observations_of
from ..report_result_writer import ask_report
from ..rule import ReportRule

TITLE = message("Hai bảng ghi cùng một số cho cùng chỉ tiêu")


def check(release: Release, scene: CrossReportIndex) -> Iterator[CheckResult]:
    question = ask_report(release, RULE)
    if sum(table.form.rows != "prose" for table in release.tables) < 2:
        return
    first: dict[tuple[str, str, str, str], Observation] = {}
    seen: set[tuple[tuple[str, str, str, str], str]] = set()
    for one in observations_of(release):
        table = one.spot.place.table
        if (one.key, table) in seen:
            continue  # a row printed twice in one table is that table's own matter
        seen.add((one.key, table))
        earlier = first.setdefault(one.key, one)
        if earlier is not one:
            yield answer_equal(question, write_place(one.spot.place), one.spot, earlier.spot)


RULE = ReportRule("figures_agree", TITLE, __doc__, "error", check)
