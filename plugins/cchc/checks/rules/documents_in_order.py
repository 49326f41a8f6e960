"""Of one body's documents of one kind and year, each has its own number and subject, and the higher no earlier date.

A remark: a body may keep several books of numbers, and two plans may have one subject. Asked of each document with a
complete date against those that come after it, by number, date and sign. Dates are compared under the same sign only,
subjects where both are printed; documents alone of their kind give no answer.
"""

import re

from ...model.collection import DocumentCitation
from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..rule import Arithmetic, Results, ResultWriter, report_rule


@report_rule(message("Văn bản cùng loại có số, việc riêng và theo thứ tự ngày"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    of_kind: dict[tuple[str, ...], dict[str, tuple[int, str, DocumentCitation]]] = {}
    for citation in index.citations.get(release.report, ()):
        number, _, sign = citation.number.partition("/")
        if citation.date and sign and (digits := re.match(r"\d+", number)):
            key = citation.issuer, citation.kind, citation.date[:4]
            of_kind.setdefault(key, {}).setdefault(citation.document, (int(digits[0]), sign, citation))
    for documents in of_kind.values():
        ordered = sorted(documents.values(), key=lambda entry: (entry[0], entry[2].date, entry[1]))
        for place, earlier in enumerate(ordered[:-1]):
            odd = [other[2] for other in ordered[place + 1 :] if _clash(earlier, other)]
            printed = "; ".join(f"{cited.number} {cited.date_printed}" for cited in (earlier[2], *odd[:1]))
            yield writer.answer(not odd, earlier[2].document, [], Arithmetic(printed, ""))


def _clash(earlier: tuple[int, str, DocumentCitation], later: tuple[int, str, DocumentCitation]) -> bool:
    (number, sign, cited), (later_number, later_sign, other) = earlier, later
    same_subject = bool(cited.subject_printed) and cited.subject_printed == other.subject_printed
    return number == later_number or same_subject or (sign == later_sign and other.date < cited.date)
