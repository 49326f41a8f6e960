"""A document has the sign that its kind usually has: what is called a plan is numbered among the plans.

What is usual is read from the register itself: the sign that at least nine in ten of the documents of that kind have,
where it holds at least five. A remark: the document may be called by another name than its own, or
misprinted. Documents of other kinds, and those without a sign, give no answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex, sign_of
from ..result_writer import Arithmetic
from ..rule import ReportRule

TITLE = message("Ký hiệu của văn bản hợp với loại văn bản")
ENOUGH, MOST = 5, 0.9


def check(release: Release, index: CrossReportIndex) -> Iterator[CheckResult]:
    writer = RULE.writer(release)
    cited = {citation.document: citation for citation in index.citations.get(release.report, ())}
    for document, citation in cited.items():
        sign, known = sign_of(citation), index.signs[citation.kind]
        usual, count = known.most_common(1)[0] if known else ("", 0)
        if sign and known.total() >= ENOUGH and count >= MOST * known.total():
            yield writer.answer(sign == usual, document, [], Arithmetic(citation.number, ""))


RULE = ReportRule("document_sign", TITLE, __doc__, "presence", "remark", check)
