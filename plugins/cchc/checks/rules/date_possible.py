"""A cited document has a number, and its date is a day that exists, in the year that the number states: not 31/02/2023.

Nor does the number state the year twice. Not applicable to dates printed without day, month or year; citations that
print no date are not asked.
"""

import re
from collections.abc import Iterator

from ...model.collection import DocumentCitation
from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..dates import read_date, year_in
from ..result_writer import Arithmetic
from ..rule import ReportRule

TITLE = message("Số và ngày in của văn bản được dẫn có thật")
INCOMPLETE = message("Ngày in không đủ ngày, tháng, năm")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    cited = [citation for citation in index.citations.get(release.report, ()) if citation.date_printed]
    numbers = {_place_of(citation): citation.number for citation in cited}
    # The same print of the same document is one question, however often it is cited.
    for place, printed in {_place_of(citation): citation.date_printed for citation in cited}.items():
        date, number = read_date(printed), numbers[place]
        if _is_odd(number):
            yield writer.answer(False, place, [], Arithmetic(f"{number} {printed}", ""))
        elif date.reading == "incomplete":
            yield writer.skip(place, [], INCOMPLETE)
        else:
            year = year_in(number)
            fits = date.reading == "date" and year in ("", date.iso[:4])
            yield writer.answer(fits, place, [], Arithmetic(printed, year))


def _is_odd(number: str) -> bool:
    return number.startswith("/") or bool(re.search(r"/(\d{4})/\1/", number))


def _place_of(citation: DocumentCitation) -> str:
    """The document and the print, fit for an anchor."""
    return f"{citation.document}.{re.sub(r'[^0-9a-z]+', '-', citation.date_printed.lower()).strip('-')}"


RULE = ReportRule("date_possible", TITLE, __doc__, "bound", "error", check)
