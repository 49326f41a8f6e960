"""Two tables of one report that state the same unit, period, indicator and category state the same number.

Percent rows are not asked, for they restate other cells. Figures that stand in a single table give no answer, for there
is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cell_ref import write_place
from ..comparisons import answer_equal
from ..cross_report_index import CrossReportIndex
from ..observations import Observation, observations_of
from ..rule import ReportRule

TITLE = message("Hai bảng ghi cùng một số cho cùng chỉ tiêu")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    if sum(table.form.rows != "prose" for table in release.tables) < 2:
        return
    first: dict[tuple[str, str, str, str], Observation] = {}
    seen: set[tuple[tuple[str, str, str, str], str]] = set()
    for observation in observations_of(release):
        table = observation.ref.place.table
        if (observation.key, table) in seen:
            continue  # a row printed twice in one table is that table's own matter
        seen.add((observation.key, table))
        earlier = first.setdefault(observation.key, observation)
        if earlier is not observation:
            yield answer_equal(writer, write_place(observation.ref.place), observation.ref, earlier.ref)


RULE = ReportRule("figures_agree", TITLE, __doc__, "same", "error", check)
