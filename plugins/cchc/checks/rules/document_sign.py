"""A document has the sign of its kind, and not that of another body: a plan is numbered among its issuer's plans.

What is usual is read from the register itself: the sign that at least nine in ten of the documents of a kind, or of a
body, have where it holds at least five. A remark: the document may be called by another name than its own, or
misprinted. Kinds and bodies with several signs, and documents without one, give no answer.
"""

from collections import Counter

from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex, signs_of
from ..rule import Arithmetic, Results, ResultWriter, report_rule

ENOUGH, MOST = 5, 0.9


@report_rule(message("Ký hiệu của văn bản hợp với loại và cơ quan ban hành"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    of_kinds, of_bodies = index.signs
    bodies = {sign: body for body in of_bodies if (sign := _usual(of_bodies[body]))}
    cited = {citation.document: citation for citation in index.citations.get(release.report, ())}
    for document, citation in cited.items():
        sign, issuer = signs_of(citation)
        usual, own = _usual(of_kinds[citation.kind]), _usual(of_bodies[citation.issuer])
        if sign and (usual or own):
            fits = sign == (usual or sign) and (issuer == (own or issuer) or issuer not in bodies)
            yield writer.answer(fits, document, [], Arithmetic(citation.number, ""))


def _usual(known: Counter[str]) -> str:
    sign, count = known.most_common(1)[0] if known else ("", 0)
    return sign if known.total() >= ENOUGH and count >= MOST * known.total() else ""
