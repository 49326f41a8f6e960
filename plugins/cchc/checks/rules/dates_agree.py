"""Where one document is cited several times, here or elsewhere, its dates are the same day and its numbers the same.

Numbers are compared with their signs where the report prints one; a number alone is a document cited in short. Not
applicable to a document whose citations print fewer than two complete dates, or one number alone; a document cited once
gives no answer.
"""

from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..dates import read_date
from ..rule import Arithmetic, Results, ResultWriter, report_rule

TOO_FEW = message("Chưa đủ hai lần dẫn có ngày đầy đủ")


@report_rule(message("Một văn bản được dẫn với cùng một số, một ngày"), "same", "error", needs_other_reports=True)
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    for document in dict.fromkeys(citation.document for citation in index.citations.get(release.report, ())):
        citations = index.of_document[document]
        if len(citations) < 2:
            continue
        dates = [read_date(citation.date_printed) for citation in citations if citation.date_printed]
        complete = [date.iso for date in dates if date.reading == "date"]
        signed = [citation for citation in citations if "/" in citation.number]
        is_signed_here = any(citation.report == release.report for citation in signed)
        numbers = dict.fromkeys(citation.number for citation in signed if is_signed_here)
        if len(complete) < 2 and len(numbers) < 2:
            yield writer.skip(document, [], TOO_FEW)
        else:
            prints = (*(numbers if len(numbers) > 1 else ()), *dict.fromkeys(date.printed for date in dates))
            agree = len(numbers) < 2 and len(set(complete)) < 2
            yield writer.answer(agree, document, [], Arithmetic("; ".join(prints), ""))
