"""A row of zeros has the note that other rows of zeros have, and no row with figures has that note.

Where a table tells by a note that a system is not in use yet (its cells are then in the state “not in use”), zeros
without the note may be no cases or no system, and the note beside figures may belong to another row. A remark, one
answer for the table; not applicable where no row of the table has such a note.
"""

from ...words.text import message
from ..rule import Arithmetic, Results, RuleInput, table_rule

NO_NOTE = message("Bảng không có ghi chú nào về hệ thống chưa sử dụng")


@table_rule(message("Dòng toàn số 0 có ghi chú như các dòng khác"), "presence", fields="fields", kinds="kinds?")
def check(rule_input: RuleInput) -> Results:
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
    yield rule_input.writer.answer(not odd, fields[0], odd, Arithmetic(printed, ""))
