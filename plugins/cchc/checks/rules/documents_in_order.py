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
    by_sign: dict[tuple[str, ...], dict[str, tuple[int, DocumentCitation]]] = {}
    for citation in index.citations.get(release.report, ()):
        number, _, sign = citation.number.partition("/")
        if citation.date and sign and (digits := re.match(r"\d+", number)):
            key = citation.issuer, sign, citation.date[:4]
            by_sign.setdefault(key, {}).setdefault(citation.document, (int(digits[0]), citation))
    for documents in by_sign.values():
        for number, document in documents.values():
            higher = [other for others, other in documents.values() if others > number]
            overtaken = [other for other in higher if other.date < document.date]
            printed = "; ".join(f"{cited.number} {cited.date_printed}" for cited in (document, *overtaken[:1]))
            if higher:
                yield writer.answer(not overtaken, document.document, [], Arithmetic(printed, ""))


RULE = ReportRule("documents_in_order", TITLE, __doc__, "presence", "remark", check)
