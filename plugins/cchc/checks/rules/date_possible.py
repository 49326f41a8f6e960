"""A cited document has a number, and its date is a day that exists, in the year that the number states: not 31/02/2023.

Nor does the number state the year twice. Not applicable to dates printed without day, month or year; citations that
print no date are not asked.
"""

import re

from ...model.collection import DocumentCitation
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..dates import read_date, year_in
from ..rule import Arithmetic, Results, ResultWriter, report_rule

INCOMPLETE = message("Ngày in không đủ ngày, tháng, năm")


@report_rule(message("Số và ngày in của văn bản được dẫn có thật"), "bound", "error")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    cited = [citation for citation in index.citations.get(release.report, ()) if citation.date_printed]
    numbers = {_place_of(citation): citation.number for citation in cited}
    # The same print of the same document is one question, however often it is cited.
    for place, printed in {_place_of(citation): citation.date_printed for citation in cited}.items():
        date, number = read_date(printed), numbers[place]
        if number.startswith("/") or re.search(r"/(\d{4})/\1/", number):
            yield writer.answer(False, place, [], Arithmetic(f"{number} {printed}", ""))
        elif date.reading == "incomplete":
            yield writer.skip(place, [], INCOMPLETE)
        else:
            year = year_in(number)
            fits = date.reading == "date" and year in ("", date.iso[:4])
            yield writer.answer(fits, place, [], Arithmetic(printed, year))


def _place_of(citation: DocumentCitation) -> str:
    """The document and the print, fit for an anchor."""
    return f"{citation.document}.{re.sub(r'[^0-9a-z]+', '-', citation.date_printed.lower()).strip('-')}"
