"""A document has the sign that its kind usually has: what is called a plan is numbered among the plans.

What is usual is read from the register itself: the sign that at least nine in ten of the documents of that kind have,
where it holds at least five. A remark: the document may be called by another name than its own, or
misprinted. Documents of other kinds, and those without a sign, give no answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ...model.collection import DocumentCitation
from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..result_writer import Arithmetic
from ..rule import ReportRule

TITLE = message("Ký hiệu của văn bản hợp với loại văn bản")
ENOUGH, MOST = 5, 0.9


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer, usual = RULE.writer(release), _usual_signs(index.citations.values())
    cited = {citation.document: citation for citation in index.citations.get(release.report, ())}
    for document, citation in cited.items():
        sign, expected = _sign(citation), usual.get(citation.kind)
        if sign and expected:
            yield writer.answer(sign == expected, document, [], Arithmetic(citation.number, ""))


def _usual_signs(reports: Iterable[Iterable[DocumentCitation]]) -> Mapping[str, str]:
    documents = {citation.document: citation for report in reports for citation in report if _sign(citation)}
    by_kind: dict[str, Counter[str]] = {}
    for citation in documents.values():
        by_kind.setdefault(citation.kind, Counter())[_sign(citation)] += 1
    usual = {kind: signs.most_common(1)[0] for kind, signs in by_kind.items() if signs.total() >= ENOUGH}
    return {kind: sign for kind, (sign, count) in usual.items() if count >= MOST * by_kind[kind].total()}


def _sign(citation: DocumentCitation) -> str:
    """Of 33/2016/QĐ-UBND the QĐ: the first word after the numbers."""
    words = [part for part in citation.number.split("/") if not re.match(r"\d", part)]
    return re.split(r"[-.]", words[0])[0] if words else ""


RULE = ReportRule("document_sign", TITLE, __doc__, "presence", "remark", check)
