"""A letter prints its own number at its head, not in an annex alone.

A remark: who has only the head cannot name the paper. The head is what stands before the first figure. No answer where
the register does not say where the letter names itself.
"""

from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule


@report_rule(message("Đầu báo cáo in số của báo cáo"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    number, cited = release.source.number, index.citations.get(release.report, ())
    first = min((row.line_from for table in release.tables for row in table.rows if row.line_from), default=0)
    named = [citation.line for citation in cited if number and citation.number == number]
    if named and first:
        yield writer.answer(min(named) < first, "head", [], Arithmetic(number, ""))
