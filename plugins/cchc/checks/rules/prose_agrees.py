"""A figure stated in the report's text equals what its tables, or the text before it, state for the same thing.

The same thing is the same unit, indicator and period. Not applicable to a figure that nothing else repeats; figures
without an indicator are not asked, and table rows about a category (a field of procedure, a kind of inspection) are not
the whole that the text speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cell_ref import CellRef, cell_ref_of
from ..comparisons import answer_equal
from ..cross_report_index import CrossReportIndex
from ..observations import observations_of
from ..result_writer import ResultWriter
from ..rule import ReportRule

TITLE = message("Số nêu trong lời văn khớp với số trong bảng và trong lời văn")
NOT_REPEATED = message("Không nơi nào khác của báo cáo ghi lại số này")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    prose = [table for table in release.tables if table.form.rows == "prose"]
    stated = [(table, row) for table in prose for row in table.rows if row.indicator]
    elsewhere: dict[tuple[str, str, str, str], list[CellRef]] = {}
    for observation in observations_of(release, {row.indicator for _, row in stated}):
        elsewhere.setdefault(observation.key, []).append(observation.ref)
    for table, row in stated:
        refs = elsewhere.setdefault((row.unit or table.unit, table.period, row.indicator, ""), [])
        ref = cell_ref_of(table, row, "value")
        yield _answer(writer, ref, refs)
        if ref.number is not None:
            refs.append(ref)


def _answer(writer: ResultWriter, stated: CellRef, refs: list[CellRef]) -> CheckResult:
    place = stated.place.row
    if stated.number is None:
        return writer.skip(place, [stated], stated.reason)
    if not refs:
        return writer.skip(place, [stated], NOT_REPEATED)
    # The first disagreement is the one to show; where all agree, the first place.
    result = answer_equal(writer, place, stated, next((ref for ref in refs if ref.number != stated.number), refs[0]))
    return result._replace(cells=tuple(dict.fromkeys((*result.cells, *(ref.place for ref in refs)))))


RULE = ReportRule("prose_agrees", TITLE, __doc__, "same", "error", check)
