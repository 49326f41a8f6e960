"""A document has the sign of its kind, and not that of another body: a plan is numbered among its issuer's plans.

What is usual is read from the register itself: the sign that at least nine in ten of the documents of a kind, or of a
body, have where it holds at least five. Nor is the sign that of the body's initials with one letter too many. A remark:
the document may be called by another name than its own, or misprinted. Kinds and bodies with several signs, and
documents without one, give no answer.
"""

import re
from collections import Counter

from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex, signs_of
from ..rule import Arithmetic, Results, ResultWriter, report_rule

ENOUGH, MOST = 5, 0.9
JOINING = ("và", "của")  # words that give a sign no letter


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
            fits = fits and not _has_a_letter_too_many(issuer, citation.issuer)
            yield writer.answer(fits, document, [], Arithmetic(citation.number, ""))


def _usual(known: Counter[str]) -> str:
    sign, count = known.most_common(1)[0] if known else ("", 0)
    return sign if known.total() >= ENOUGH and count >= MOST * known.total() else ""


def _has_a_letter_too_many(sign: str, body: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"\w+", body) if word not in JOINING).upper()
    shorter = {sign[:at] + sign[at + 1 :] for at in range(len(sign))}
    return len(sign) > ENOUGH and sign not in initials and any(word in initials for word in shorter)
