"""The date printed with a cited document is a day that exists, in the year that its number states: not 31/02/2023.

Not applicable to dates printed without day, month or year; citations that print no date are not asked.
"""

from __future__ import annotations

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

TITLE = message("Ngày in của văn bản được dẫn là ngày có thật")
INCOMPLETE = message("Ngày in không đủ ngày, tháng, năm")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    cited = [citation for citation in index.citations.get(release.report, ()) if citation.date_printed]
    years = {_place_of(citation): year_in(citation.number) for citation in cited}
    # The same print of the same document is one question, however often it is cited.
    for place, printed in {_place_of(citation): citation.date_printed for citation in cited}.items():
        reading = read_date(printed).reading
        if reading == "incomplete":
            yield writer.skip(place, [], INCOMPLETE)
        else:
            fits = reading == "date" and years[place] in ("", read_date(printed).iso[:4])
            yield writer.answer(fits, place, [], Arithmetic(printed, years[place]))


def _place_of(citation: DocumentCitation) -> str:
    """The document and the print, fit for an anchor."""
    return f"{citation.document}.{re.sub(r'[^0-9a-z]+', '-', citation.date_printed.lower()).strip('-')}"


RULE = ReportRule("date_possible", TITLE, __doc__, "bound", "error", check)
