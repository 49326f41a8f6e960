"""Of one body's documents of one kind and year, the higher number has no earlier date.

A remark: a body may keep several books of numbers under one sign. Asked of each document with a complete date, against
those with lower numbers and the same sign; documents alone under their sign give no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.collection import DocumentCitation
from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..result_writer import Arithmetic
from ..rule import ReportRule

TITLE = message("Số văn bản lớn hơn không đề ngày sớm hơn")


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    by_sign: dict[tuple[str, ...], dict[str, DocumentCitation]] = {}
    for citation in index.citations.get(release.report, ()):
        number, _, sign = citation.number.partition("/")
        if citation.date and sign and re.match(r"\d", number):
            of_sign = by_sign.setdefault((citation.issuer, sign, citation.date[:4]), {})
            of_sign.setdefault(citation.document, citation)
    for cited in by_sign.values():
        documents = sorted(cited.values(), key=lambda citation: (_number(citation), citation.date))
        for position, document in enumerate(documents[:-1]):
            later = [other for other in documents[position + 1 :] if _number(other) > _number(document)]
            overtaken = [other for other in later if other.date < document.date]
            printed = "; ".join(f"{one.number} {one.date_printed}" for one in (document, *overtaken[:1]))
            if later:
                yield writer.answer(not overtaken, document.document, [], Arithmetic(printed, ""))


def _number(citation: DocumentCitation) -> int:
    return int(re.match(r"\d+", citation.number)[0])  # pyright: ignore[reportOptionalSubscript]


RULE = ReportRule("documents_in_order", TITLE, __doc__, "presence", "remark", check)
