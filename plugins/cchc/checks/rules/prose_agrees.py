"""A figure stated in the report's text equals the figures of its tables for the same unit, indicator and period.

Not applicable to a text figure that no table of the report repeats; figures without an indicator are not asked, and
table rows about a category (a field of procedure, a kind of inspection) are not the whole that the text speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...model.releases import Release, Row, Table
from ...words.text import message
from ..cell_ref import cell_ref_of
from ..comparisons import answer_equal
from ..cross_report_index import CrossReportIndex
from ..observations import Observation, observations_of
from ..report_result_writer import ask_report
from ..result_writer import ResultWriter
from ..rule import ReportRule

TITLE = message("Số nêu trong lời văn khớp với số trong bảng")
NO_TABLE = message("Không bảng nào của báo cáo ghi lại số này")


def check(release: Release, scene: CrossReportIndex) -> Iterator[CheckResult]:
    question = ask_report(release, RULE)
    prose = [table for table in release.tables if table.form.rows == "prose"]
    stated = [(table, row) for table in prose for row in table.rows if row.indicator]
    held: dict[tuple[str, str, str, str], list[Observation]] = {}
    for one in observations_of(release, {row.indicator for _, row in stated}):
        held.setdefault(one.key, []).append(one)
    for table, row in stated:
        key = (row.unit or table.unit, table.period, row.indicator, "")
        yield _answer(question, table, row, held.get(key, []))


def _answer(question: ResultWriter, table: Table, row: Row, held: list[Observation]) -> CheckResult:
    said = cell_ref_of(table, row, "value")
    if said.number is None:
        return question.skip(row.key, [said], said.reason)
    if not held:
        return question.skip(row.key, [said], NO_TABLE)
    # The first disagreement is the one to show; where all agree, the first table.
    other = next((one.spot for one in held if one.spot.number != said.number), held[0].spot)
    result = answer_equal(question, row.key, said, other)
    return result._replace(cells=tuple(dict.fromkeys((*result.cells, *(one.spot.place for one in held)))))


RULE = ReportRule("prose_agrees", TITLE, __doc__, "error", check)
