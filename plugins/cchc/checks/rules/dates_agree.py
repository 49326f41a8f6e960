"""Where one document is cited several times with dates, here or in another report, the dates are the same day.

Not applicable to a document whose citations print fewer than two complete dates; a document cited once gives no answer.
"""

from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..dates import read_date
from ..rule import Arithmetic, Results, ResultWriter, report_rule

TOO_FEW = message("Chưa đủ hai lần dẫn có ngày đầy đủ")


@report_rule(message("Một văn bản được dẫn với cùng một ngày"), "same", "error", needs_other_reports=True)
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    for document in dict.fromkeys(citation.document for citation in index.citations.get(release.report, ())):
        citations = index.of_document[document]
        if len(citations) < 2:
            continue
        dates = [read_date(citation.date_printed) for citation in citations if citation.date_printed]
        complete = [date.iso for date in dates if date.reading == "date"]
        if len(complete) < 2:
            yield writer.skip(document, [], TOO_FEW)
        else:
            printed = "; ".join(dict.fromkeys(date.printed for date in dates))
            yield writer.answer(len(set(complete)) == 1, document, [], Arithmetic(printed, ""))
