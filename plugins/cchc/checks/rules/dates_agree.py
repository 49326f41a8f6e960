"""Where a report cites one document several times with dates, the dates are the same day.

Not applicable to a document whose citations print fewer than two complete dates; a document cited once gives no answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.collection import DocumentCitation
from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..dates import read_date
from ..report_result_writer import ask_report
from ..result_writer import Arithmetic
from ..rule import ReportRule

TITLE = message("Một văn bản được dẫn với cùng một ngày")
TOO_FEW = message("Chưa đủ hai lần dẫn có ngày đầy đủ")


def check(release: Release, scene: CrossReportIndex) -> Iterator[CheckResult]:
    question = ask_report(release, RULE)
    by_document: dict[str, list[DocumentCitation]] = {}
    for citation in scene.citations.get(release.report, ()):
        by_document.setdefault(citation.document, []).append(citation)
    for document, citations in by_document.items():
        if len(citations) < 2:
            continue
        dates = [read_date(citation.date_printed) for citation in citations if citation.date_printed]
        complete = [one.iso for one in dates if one.reading == "date"]
        if len(complete) < 2:
            yield question.skip(document, [], TOO_FEW)
        else:
            printed = "; ".join(dict.fromkeys(one.printed for one in dates))
            yield question.answer(len(set(complete)) == 1, document, [], Arithmetic(printed, ""))


RULE = ReportRule("dates_agree", TITLE, __doc__, "error", check)
