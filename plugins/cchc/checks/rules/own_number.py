"""A letter prints its own number at its head, not in an annex alone.

A remark: who has only the head cannot name the paper. The head is what stands before the first figure. No answer where
the register does not say where the letter names itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..result_writer import Arithmetic
from ..rule import ReportRule

TITLE = message("Đầu báo cáo in số của báo cáo")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    number, cited = release.source.number, index.citations.get(release.report, ())
    first = min((row.line_from for table in release.tables for row in table.rows if row.line_from), default=0)
    named = [citation.line for citation in cited if number and citation.number == number]
    if named and first:
        yield RULE.writer(release).answer(min(named) < first, "head", [], Arithmetic(number, ""))


RULE = ReportRule("own_number", TITLE, __doc__, "presence", "remark", check)
