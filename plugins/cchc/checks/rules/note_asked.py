"""Where a form asks for words beside a figure they are given, and what the form prints in their place is not left.

A remark. A row of `rows` that counts something has a note of its own; one answer for the rows of the table, whichever
they are, in which the form's prompt stands beside a cell left blank. No answer for rows that print 0.
"""

from ...words.text import message
from ..rule import Arithmetic, Results, RuleInput, table_rule
from ..sums import write_sum

LEFT = "prompts"


@table_rule(message("Ghi chú mà biểu mẫu hỏi thì có"), "presence", rows="rows", field="field?")
def check(rule_input: RuleInput) -> Results:
    table, field, writer = rule_input.table, rule_input.default_field, rule_input.writer
    for row in filter(None, map(table.row, rule_input.texts("rows"))):
        if (ref := rule_input.ref(row, field)).number:
            yield writer.answer(bool(table.form.filled_note(row.note)), row.key, [ref], Arithmetic(ref.printed, ""))
    refs = [rule_input.ref(row, field) for row in table.rows if row.note in table.form.prompts]
    if left := [ref for ref in refs if ref.is_blank]:
        yield writer.answer(False, LEFT, left, Arithmetic(write_sum((), len(left)), ""))
