"""What a report says more than once, the documents that it cites, and the day up to which it counts."""

import re

from ...model.collection import DocumentCitation
from ...model.releases import Release
from ...words.text import message
from ..cells import ENOUGH, CellRef, CrossReportIndex, cell_ref_of, observations_of, signs_of, write_place
from ..rule import Results, ResultWriter, report_rule
from ..sums import answer_equal, plain_date, read_date, year_in


@report_rule(message("Cùng một chỉ tiêu thì các bảng và lời văn ghi cùng một số"), "same", "error")
def figures_agree(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """Wherever a report states the same thing, in its tables and in its text, it states the same number.

    The same thing is the same unit, period, indicator and category. A table's row is held against the table that states
    it first, a figure of the text against all tables and the text before it. Percent rows restate other cells and are
    not asked, and a category (a field of procedure, a kind of inspection) is not the whole that the text speaks of.
    What is stated once gives no answer.
    """
    stated: dict[tuple[str, str, str, str], list[CellRef]] = {}
    for observation in observations_of(release):
        ref, others = observation.ref, stated.setdefault(observation.key, [])
        if any(other.place.table == ref.place.table for other in others):
            continue  # a row printed twice in one table is that table's own matter
        if others:
            yield answer_equal(writer, write_place(ref.place), ref, others[0])
        others.append(ref)
    for table in (table for table in release.tables if table.form.rows == "prose"):
        for row in table.rows:
            ref = cell_ref_of(table, row, "value")
            others = stated.setdefault((row.unit or table.unit, table.period, row.indicator, ""), [])
            if row.indicator and ref.number is not None:
                if others:
                    # The first disagreement is the one to show; where all agree, the first place.
                    other = next((other for other in others if other.number != ref.number), others[0])
                    result = answer_equal(writer, write_place(ref.place), ref, other)
                    places = (*result.cells, *(other.place for other in others))
                    yield result._replace(cells=tuple(dict.fromkeys(places)))
                others.append(ref)


TOO_FEW = message("Chưa đủ hai lần dẫn có ngày đầy đủ")


@report_rule(message("Một văn bản được dẫn với cùng một số, một ngày"), "same", "error", needs_other_reports=True)
def dates_agree(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """Where one document is cited several times, here or elsewhere, its dates are the same day and its numbers the
    same.

    Numbers are compared with their signs where the report prints one; a number alone is a document cited in short. Not
    applicable to a document whose citations print fewer than two complete dates, or one number alone; a document cited
    once gives no answer.
    """
    for document in dict.fromkeys(citation.document for citation in index.citations_of(release)):
        citations = index.references.citations_by_document[document]
        if len(citations) < 2:
            continue
        dates = [read_date(citation.date_printed) for citation in citations if citation.date_printed]
        complete = [date.iso for date in dates if date.reading == "date"]
        signed = [citation for citation in citations if "/" in citation.number]
        is_signed_here = any(citation.report == release.report for citation in signed)
        numbers = dict.fromkeys(citation.number for citation in signed if is_signed_here)
        if len(complete) < 2 and len(numbers) < 2:
            yield writer.skip(document, [], TOO_FEW)
        else:
            prints = (*(numbers if len(numbers) > 1 else ()), *dict.fromkeys(date.printed for date in dates))
            agree = len(numbers) < 2 and len(set(complete)) < 2
            yield writer.answer(agree, document, [], "; ".join(prints))


INCOMPLETE = message("Ngày in không đủ ngày, tháng, năm")


@report_rule(message("Số và ngày in của văn bản được dẫn có thật"), "bound", "error")
def date_possible(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A cited document has a number, and its date is a day that exists, in the year that the number states: not
    31/02/2023.

    Nor does the number state the year twice. Not applicable to dates printed without day, month or year; citations that
    print no date are not asked.
    """
    # The same print of the same document is one question, however often it is cited.
    cited = {_place_of(citation): citation for citation in index.citations_of(release) if citation.date_printed}
    for place, citation in cited.items():
        printed, number = citation.date_printed, citation.number
        date = read_date(printed)
        if number.startswith("/") or re.search(r"/(\d{4})/\1/", number):
            yield writer.answer(False, place, [], f"{number} {printed}")
        elif date.reading == "incomplete":
            yield writer.skip(place, [], INCOMPLETE)
        else:
            year = year_in(number)
            fits = date.reading == "date" and year in ("", date.iso[:4])
            yield writer.answer(fits, place, [], printed, expected=year)


def _place_of(citation: DocumentCitation) -> str:
    """The document and the print, fit for an anchor."""
    return f"{citation.document}.{re.sub(r'[^0-9a-z]+', '-', citation.date_printed.lower()).strip('-')}"


@report_rule(message("Văn bản cùng loại có số, việc riêng và theo thứ tự ngày"), "presence", "remark")
def documents_in_order(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """Of one body's documents of one kind and year, each has its own number and subject, and the higher no earlier
    date.

    A remark: a body may keep several books of numbers, and two plans may have one subject. Asked of each document with
    a complete date against those that come after it, by number, date and sign. Dates are compared under the same sign
    only, subjects where both are printed; documents alone of their kind give no answer.
    """
    of_kind: dict[tuple[str, ...], dict[str, tuple[int, str, DocumentCitation]]] = {}
    for citation in index.citations_of(release):
        number, _, sign = citation.number.partition("/")
        if citation.date and sign and (digits := re.match(r"\d+", number)):
            key = citation.issuer, citation.kind, citation.date[:4]
            of_kind.setdefault(key, {}).setdefault(citation.document, (int(digits[0]), sign, citation))
    for documents in of_kind.values():
        ordered = sorted(documents.values(), key=lambda entry: (entry[0], entry[2].date, entry[1]))
        for place, earlier in enumerate(ordered[:-1]):
            odd = [other[2] for other in ordered[place + 1 :] if _clash(earlier, other)]
            printed = "; ".join(f"{cited.number} {cited.date_printed}" for cited in (earlier[2], *odd[:1]))
            yield writer.answer(not odd, earlier[2].document, [], printed)


def _clash(earlier: tuple[int, str, DocumentCitation], later: tuple[int, str, DocumentCitation]) -> bool:
    (number, sign, cited), (later_number, later_sign, other) = earlier, later
    same_subject = bool(cited.subject_printed) and cited.subject_printed == other.subject_printed
    return number == later_number or same_subject or (sign == later_sign and other.date < cited.date)


JOINING = ("và", "của")  # words that give a sign no letter


@report_rule(message("Ký hiệu của văn bản hợp với loại và cơ quan ban hành"), "presence", "remark")
def document_sign(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A document has the sign of its kind, and not that of another body: a plan is numbered among its issuer's plans.

    What is usual is read from the register itself: the sign that at least nine in ten of the documents of a kind, or of
    a body, have where it holds at least five. Nor is the sign that of the body's initials with one letter too many. A
    remark: the document may be called by another name than its own, or misprinted. Kinds and bodies with several signs,
    and documents without one, give no answer.
    """
    of_kinds, of_bodies = index.signs
    cited = {citation.document: citation for citation in index.citations_of(release)}
    for document, citation in cited.items():
        sign, issuer = signs_of(citation)
        usual, own = of_kinds.get(citation.kind), of_bodies.get(citation.issuer)
        if sign and (usual or own):
            fits = sign == (usual or sign) and (issuer == (own or issuer) or issuer not in of_bodies.values())
            fits = fits and not _has_a_letter_too_many(issuer, citation.issuer)
            yield writer.answer(fits, document, [], citation.number)


def _has_a_letter_too_many(sign: str, body: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"\w+", body) if word not in JOINING).upper()
    shorter = {sign[:at] + sign[at + 1 :] for at in range(len(sign))}
    return len(sign) > ENOUGH and sign not in initials and any(word in initials for word in shorter)


@report_rule(message("Đầu báo cáo in số của báo cáo"), "presence", "remark")
def own_number(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A letter prints its own number at its head, not in an annex alone.

    A remark: who has only the head cannot name the paper. The head is what stands before the first figure. No answer
    where the register does not say where the letter names itself.
    """
    number, cited = release.source.number, index.citations_of(release)
    first = min((row.line_from for table in release.tables for row in table.rows if row.line_from), default=0)
    named = [citation.line for citation in cited if number and citation.number == number]
    if named and first:
        yield writer.answer(min(named) < first, "head", [], number)


@report_rule(message("Số liệu đếm đến tháng cuối của kỳ, các bảng đến cùng một ngày"), "presence", "remark")
def closing_day(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A report counts at least into the last month of its period, and all of its tables up to the same day.

    A remark: the paper may have been asked for before the period was over. Two answers, about the last day and about
    several; no answer for a report that prints no day.
    """
    period = index.references.periods.get(release.period)
    windows = [release.window, *(table.window for table in release.tables if table.period == release.period)]
    days = sorted({window.last for window in windows if window.is_printed})
    if period and days:
        yield writer.answer(days[-1][:7] >= period.end[:7], "last-day", [], plain_date(days[-1]))
        yield writer.answer(len(days) == 1, "one-day", [], "; ".join(map(plain_date, days)))
