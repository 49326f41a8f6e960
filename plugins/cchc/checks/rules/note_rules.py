"""What is odd about figures and the notes beside them, where a form or a reader asks."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ...words.text import NO_TEXT, message
from ..cells import CellRef, cell_ref_in
from ..rule import Results, RuleInput, rows_named, table_rule
from ..sums import read_date, reason_of, write_gap, write_sum

NO_NOTE = message("Bảng không có ghi chú nào về hệ thống chưa sử dụng")


@table_rule(message("Dòng toàn số 0 có ghi chú như các dòng khác"), "presence", fields="fields", kinds="kinds?")
def zeros_noted(rule_input: RuleInput) -> Results:
    """A row of zeros has the note that other rows of zeros have, and no row with figures has that note.

    Where a table tells by a note that a system is not in use yet (its cells are then in the state “not in use”), zeros
    without the note may be no cases or no system, and the note beside figures may belong to another row. A remark, one
    answer for the table; not applicable where no row of the table has such a note.
    """
    fields = rule_input.texts("fields")
    rows = [(row, rule_input.refs(row, fields)) for row in rule_input.rows()]
    notes = {row.note for row, refs in rows if row.note and all(ref.is_nothing for ref in refs)}
    if not notes:
        yield rule_input.writer.skip(fields[0], [], NO_NOTE)
        return
    bare = [refs for row, refs in rows if not row.note and all(ref.number == 0 for ref in refs)]
    astray = [refs for row, refs in rows if row.note in notes and any(ref.number for ref in refs)]
    odd = [ref for refs in (*bare, *astray) for ref in refs]
    printed = "; ".join(" + ".join(ref.printed for ref in refs) for refs in (*bare, *astray))
    yield rule_input.writer.answer(not odd, fields[0], odd, printed)


@table_rule(
    message("Hai ô về hai việc khác nhau ghi cùng một số"),
    "presence",
    left="terms?",
    right="terms?",
    fields="fields?",
    field="field?",
    least="number?",
)
def rows_differ(rule_input: RuleInput) -> Results:
    """Cells that count different things do not state the same number, pair by pair.

    A remark: two things may happen to be equally many, but a number found twice is often one that was copied. The pairs
    are those of `left` and `right`, or with `fields` each row and the one above it. One answer for all pairs in which a
    cell states `least` or more; not applicable where there is none.
    """
    pairs, least = list(_pairs(rule_input)), Decimal(rule_input.text("least", "1"))
    asked = [(row, other) for row, other in pairs if row.number and other.number and row.number >= least]
    same = [row for row, other in asked if row.number == other.number]
    place = (*rule_input.texts("fields"), *(rule_input.place_of(row) for row, _ in pairs[:1]))[0]
    shown = same or [row for row, _ in asked]
    answer = rule_input.writer.answer(not same, place, shown, "; ".join(ref.printed for ref in shown))
    yield (
        answer if asked else rule_input.writer.skip(place, [], reason_of(tuple(ref for pair in pairs for ref in pair)))
    )


def _pairs(rule_input: RuleInput) -> Iterator[tuple[CellRef, CellRef]]:
    yield from zip(rule_input.terms("left"), rule_input.terms("right"), strict=False)
    for field in rule_input.texts("fields"):
        for above, row in pairwise(row for row in rule_input.table.rows if row.kind == "item"):
            yield rule_input.ref(row, field), rule_input.ref(above, field)


@table_rule(message("Dòng có số thì không cột nào để trống"), "presence", fields="fields", kinds="kinds?")
def rows_whole(rule_input: RuleInput) -> Results:
    """A row that prints a number in one of its columns leaves none of the others blank.

    A remark: what is left out may be nothing, or not known. One answer for all rows of a table; not applicable where no
    row prints a number.
    """
    fields = rule_input.texts("fields")
    rows = [rule_input.refs(row, fields) for row in rule_input.rows()]
    begun = [ref for refs in rows if any(ref.number is not None for ref in refs) for ref in refs]
    blank = [ref for ref in begun if ref.is_blank]
    answer = rule_input.writer.answer(not blank, fields[0], blank or begun, write_sum((), len(blank)))
    yield answer if begun else rule_input.writer.skip(fields[0], [], reason_of(rows[0] if rows else ()))


_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
NO_DAYS = message("Không biết báo cáo đếm từ ngày nào")


@table_rule(message("Việc đếm trong kỳ dẫn văn bản của kỳ"), "presence", rows="rows", field="field?")
def note_in_period(rule_input: RuleInput) -> Results:
    """What a row counts in the period rests on papers of the period: its note names none that are all older.

    A remark about rows that count what happened in the period, not what there is: a stock may have been written where a
    flow belongs, or last year's plan cited. Not applicable where it is not known which days are counted; rows whose
    note prints no date give no answer.
    """
    first = rule_input.table.window.first or rule_input.release.window.first
    for row in filter(None, map(rule_input.table.row, rule_input.texts("rows"))):
        dates = [read_date(printed) for printed in _DATE.findall(row.note)]
        refs = rule_input.refs(row, (rule_input.default_field,))
        if dates and first:
            newest = max(dates, key=lambda date: date.iso)
            yield rule_input.writer.answer(newest.iso >= first, row.key, refs, newest.printed)
        elif dates:
            yield rule_input.writer.skip(row.key, refs, NO_DAYS)


LEFT = "prompts"


@table_rule(message("Ghi chú mà biểu mẫu hỏi thì có"), "presence", rows="rows", field="field?")
def note_asked(rule_input: RuleInput) -> Results:
    """Where a form asks for words beside a figure they are given, and what the form prints in their place is not left.

    A remark. A row of `rows` that counts something has a note of its own; one answer for the rows of the table,
    whichever they are, in which the form's prompt stands beside a cell left blank. No answer for rows that print 0.
    """
    table, field, writer = rule_input.table, rule_input.default_field, rule_input.writer
    for row in filter(None, map(table.row, rule_input.texts("rows"))):
        if (ref := rule_input.ref(row, field)).number:
            yield writer.answer(bool(table.form.filled_note(row.note)), row.key, [ref], ref.printed)
    refs = [rule_input.ref(row, field) for row in table.rows if row.note in table.form.prompts]
    if left := [ref for ref in refs if ref.is_blank]:
        yield writer.answer(False, LEFT, left, write_sum((), len(left)))


@table_rule(message("Việc đã đếm không còn ở phía trước"), "presence", rows="rows", words="words", field="field?")
def done_noted(rule_input: RuleInput) -> Results:
    """A row that counts what was done has no note that the thing is still to come.

    A remark: `words` are those with which letters put a thing off (expected, being submitted, not issued yet). Only a
    note that begins with one, or has it behind the name of whoever acts, is taken so; `rows` that count nothing or have
    no note give no answer.
    """
    to_come = re.compile(rf"(?:^|\. |, )(?:\S+ )?(?:{'|'.join(rule_input.texts('words'))})\b", re.IGNORECASE)
    for row in filter(None, map(rule_input.table.row, rule_input.texts("rows"))):
        ref = rule_input.ref(row, rule_input.default_field)
        if ref.number and row.note:
            yield rule_input.writer.answer(not to_come.search(row.note), row.key, [ref], ref.printed)


@table_rule(
    message("Số đơn vị nêu ra bằng số dòng có số trong bảng"),
    "same",
    figure="term",
    column="table_field",
    of="words",
    state="words?",
)
def rows_counted(rule_input: RuleInput) -> Results:
    """A figure that counts bodies is the number of rows in which another table has a figure for them, or has none.

    The other table's column is `column`, its rows are `of`; counted are the rows that print a number above 0, or with
    `state` those in that state. Not applicable where the figure gives no number.
    """
    figure, state = rule_input.term(rule_input.text("figure")), rule_input.text("state")
    name, _, field = rule_input.text("column").rpartition(".")
    table, place = rule_input.release.table(name), rule_input.place_of(figure)
    if table is None or figure.number is None:
        yield rule_input.writer.skip(place, [figure], figure.reason)
        return
    refs = [cell_ref_in(table, key, field) for key in rows_named(table, rule_input.texts("of"))]
    count = Decimal(sum(bool(ref.cell and ref.cell.state == state) if state else bool(ref.number) for ref in refs))
    numbers = {"expected": str(count), "gap": write_gap(figure.number, count)}
    yield rule_input.writer.answer(figure.number == count, place, [figure], figure.printed, **numbers)


CHANGED = message("Ô không còn in như khi lời này được viết")


@table_rule(
    message("Điều người đọc thấy"), "presence", cells="terms?", field="field?", printed="words?", lines="words?"
)
def reader_noted(rule_input: RuleInput) -> Results:
    """What a reader noticed and no other rule can work out: passages that deny each other, a note that doubts its
    figure.

    Always a remark. `cells` and what they print (`printed`, `-` for blank) are the figures it is about, `lines` those
    of the source text. It stands while the cells are printed as they were when it was written; once one of them changes
    the rule is not applicable, and the remark must be read again.
    """
    refs, lines = rule_input.terms("cells"), rule_input.texts("lines")
    place = rule_input.place_of(refs[0]) if refs else f"dong-{'-'.join(lines)}"
    printed = tuple(ref.printed or "-" for ref in refs)
    if any(ref.is_absent for ref in refs) or printed != rule_input.texts("printed"):
        yield rule_input.writer.skip(place, refs, CHANGED)
        return
    where = message("Dòng {lines} của văn bản nguồn", lines=", ".join(lines)) if lines else NO_TEXT
    result = rule_input.writer.answer(False, place, refs, "; ".join(printed))
    yield result._replace(reason=where)
