"""What stands out in print: units of measure, bodies left out, rows printed twice; and what the period before left."""

import re
from itertools import pairwise

from ...model.findings import CheckResult
from ...model.grouping import grouped
from ...model.releases import Release, Row
from ...words.text import message
from ..cells import CrossReportIndex, Observation, cell_ref_of, write_place
from ..rule import Results, ResultWriter, report_rule
from ..sums import answer_equal


@report_rule(message("Đơn vị tính in đúng loại được đếm"), "presence", "remark")
def unit_printed(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """The unit of measure that a row prints is not that of another kind of thing: dossiers are not counted in
    procedures.

    A remark, one answer for all rows of a table that print one: the figures may be either. Only where the print is the
    name of another unit than the indicator's is it odd, for letters have many words for one unit. No answer for tables
    that print none.
    """
    units, indicators = index.references.code_lists.get("unit_of_measure", {}), index.references.indicators
    codes = {name: code for code, label in units.items() for name in (code, label.first.casefold())}
    for table in (table for table in release.tables if table.form.rows == "indicator"):
        asked = [
            (cell_ref_of(table, row, field.name), indicators[row.indicator].unit_of_measure, row.unit_of_measure)
            for row in table.rows
            for field in table.form.fields
            if row.unit_of_measure and row.indicator in indicators
        ]
        odd = [(ref, unit) for ref, own, unit in asked if ref.printed and codes.get(unit.casefold(), own) != own]
        printed = "; ".join(f"{ref.printed} {unit}" for ref, unit in odd)
        refs = [ref for ref, _ in odd] or [ref for ref, _, _ in asked]
        if asked:
            yield writer.answer(not odd, table.id, refs, printed)


@report_rule(message("Bảng kể đủ các đơn vị mà bảng khác kể"), "presence", "remark")
def units_listed(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A table that lists bodies of a level leaves out none that another table of the report lists.

    A remark, one answer for each such level and table: a sum over fewer bodies is no sum of all. No answer for levels
    of which a table lists one or two, nor for tables of which each has a body that the other lacks.
    """
    units = index.references.units
    listed = grouped(
        (level, (table, {unit for unit in named if units[unit].level == level}))
        for table in release.tables
        if table.form.rows == "unit"
        for named in [{row.unit for row in table.rows if row.kind == "item" and row.unit in units}]
        for level in {units[unit].level for unit in named}
    )
    for level, tables in sorted(listed.items()):
        for table, own in (entry for entry in tables if len(entry[1]) > 2):
            others = [other for _, other in tables if own <= other and other is not own]
            if others and (most := max(map(len, others))):
                rows = [row for row in table.rows if row.unit in own]
                refs = [cell_ref_of(table, row, table.form.fields[0].name) for row in rows]
                place = f"{table.id}.{level}"
                yield writer.answer(len(own) == most, place, refs, str(len(own)), expected=str(most))


_TWICE = re.compile(r"(?<!\w)(\w\S*+(?: \S++)+) \1(?!\w)")  # whole words, never taken apart again


@report_rule(message("Không dòng nào, chữ nào in hai lần liền"), "presence", "remark")
def printed_twice(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """Nothing is printed twice: no row below one heading, no words in one line of the text.

    A remark: which of two rows counts is not told, and a copied word may hide another. Rows are the same that have one
    label and count the same; words are the same where two or more follow each other at once, unparted. No answer where
    nothing is.
    """
    for table in (table for table in release.tables if table.form.rows != "prose"):
        alike = grouped(((_heading(row), row.label, row.unit, row.indicator, row.category), row) for row in table.rows)
        for first, *again in alike.values():
            refs = [cell_ref_of(table, row, field.name) for row in (first, *again) for field in table.form.fields]
            if again:
                printed = "; ".join(ref.printed or "∅" for ref in refs)
                yield writer.answer(False, write_place(refs[0].place), refs, printed)
    for number, line in enumerate(release.source_text.splitlines(), start=1):
        if twice := _TWICE.search(line):
            where = message("Dòng {line} của văn bản nguồn", line=str(number))
            yield writer.answer(False, f"dong-{number}", [], twice[0])._replace(reason=where)


_ORDINAL = re.compile(r"\W*(?:<[bi]>)*(\d{1,3})(?:</[bi]>)*\.?(?:\s|$)")
_HEADING = re.compile(r"\W*(\d+(?:\.\d+)+)\.?\s+\S")


@report_rule(message("Số thứ tự đi tiếp, không lặp lại, không bỏ cách"), "presence", "remark")
def ordinals_in_order(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """Ordinals go on: those of rows below one heading never start anew, and of numbered headings none is missing.

    A remark: rows or a section may have been left out or put together from two papers. The ordinals are read where the
    row begins in the source text, so that a version without that text gives no answer. A first ordinal may be any.
    """
    lines = release.source_text.splitlines()
    for table in (table for table in release.tables if lines and table.form.rows != "prose"):
        placed = sorted((row for row in table.rows if row.line_from), key=lambda row: row.line_from)
        for rows in grouped((_heading(row), row) for row in placed).values():
            ordinals = [(int(match[1]), row) for row in rows if (match := _ORDINAL.match(lines[row.line_from - 1]))]
            for (before, _), (ordinal, row) in pairwise(ordinals):
                if ordinal <= before:
                    ref = cell_ref_of(table, row, table.form.fields[0].name)
                    yield writer.answer(False, write_place(ref.place), [ref], f"{before}; {ordinal}")
    headings = [(at, match[1].split(".")) for at, line in enumerate(lines, 1) if (match := _HEADING.match(line))]
    for (_, before), (at, heading) in pairwise(headings):
        if before[:-1] == heading[:-1] and int(heading[-1]) > int(before[-1]) + 1:
            where = message("Dòng {line} của văn bản nguồn", line=str(at))
            printed = f"{'.'.join(before)}; {'.'.join(heading)}"
            yield writer.answer(False, f"dong-{at}", [], printed)._replace(reason=where)


def _heading(row: Row) -> str:
    """The key of the heading that it stands below; empty of a row of the whole table."""
    return row.key.rpartition(".")[0]


NO_PERIOD = message("Chưa có số đang giải quyết của kỳ liền trước cho đơn vị này")


@report_rule(
    message("Kỳ trước chuyển sang = đang giải quyết cuối kỳ trước"), "same", "remark", needs_other_reports=True
)
def continuity(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """What a unit carries over into a period is what it had in hand at the end of the period directly before.

    A difference is a remark, not an error: the two reports may be drawn up on different days and by different bodies.
    Not applicable where no table held covers the period that ends on the day before, or its paper is dated before that
    day.
    """
    for observation in index.carried_over.get(release.report, ()):
        period = index.references.periods.get(observation.period)
        key = (observation.unit, observation.category, period.start if period else "")
        yield _answer(writer, write_place(observation.ref.place), observation, index.pending.get(key, ()))


def _answer(writer: ResultWriter, place: str, observation: Observation, before: tuple[Observation, ...]) -> CheckResult:
    if not before:
        return writer.skip(place, [observation.ref], NO_PERIOD)
    # Several reports may speak of the period before: one that agrees is enough.
    match = next((other for other in before if other.ref.number == observation.ref.number), before[0])
    result = answer_equal(writer, place, observation.ref, match.ref)
    if match.report == observation.report:
        return result
    # A place names a cell of the report that is asked; a cell of another report is named in words.
    where = f"{match.report}, {write_place(match.ref.place)}"
    return result._replace(cells=result.cells[:1], reason=message("So với {where}", where=where))
