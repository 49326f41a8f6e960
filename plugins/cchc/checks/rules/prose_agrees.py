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
from ..result_writer import ResultWriter
from ..rule import ReportRule

TITLE = message("Số nêu trong lời văn khớp với số trong bảng")
NO_TABLE = message("Không bảng nào của báo cáo ghi lại số này")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    prose = [table for table in release.tables if table.form.rows == "prose"]
    stated = [(table, row) for table in prose for row in table.rows if row.indicator]
    in_tables: dict[tuple[str, str, str, str], list[Observation]] = {}
    for observation in observations_of(release, {row.indicator for _, row in stated}):
        in_tables.setdefault(observation.key, []).append(observation)
    for table, row in stated:
        key = (row.unit or table.unit, table.period, row.indicator, "")
        yield _answer(writer, table, row, in_tables.get(key, []))


def _answer(writer: ResultWriter, table: Table, row: Row, in_tables: list[Observation]) -> CheckResult:
    stated = cell_ref_of(table, row, "value")
    if stated.number is None:
        return writer.skip(row.key, [stated], stated.reason)
    refs = [observation.ref for observation in in_tables]
    if not refs:
        return writer.skip(row.key, [stated], NO_TABLE)
    # The first disagreement is the one to show; where all agree, the first table.
    result = answer_equal(writer, row.key, stated, next((ref for ref in refs if ref.number != stated.number), refs[0]))
    return result._replace(cells=tuple(dict.fromkeys((*result.cells, *(ref.place for ref in refs)))))


RULE = ReportRule("prose_agrees", TITLE, __doc__, "same", "error", check)
