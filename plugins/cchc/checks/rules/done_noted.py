"""A row that counts what was done has no note that the thing is still to come.

A remark: `words` are those with which letters put a thing off (expected, being submitted, not issued yet). Only a note
that begins with one, or has it behind the name of whoever acts, is taken so; `rows` that count nothing or have no note
give no answer.
"""

import re

from ...words.text import message
from ..rule import Arithmetic, Results, RuleInput, table_rule


@table_rule(message("Việc đã đếm không còn ở phía trước"), "presence", rows="rows", words="words", field="field?")
def check(rule_input: RuleInput) -> Results:
    to_come = re.compile(rf"(?:^|\. |, )(?:\S+ )?(?:{'|'.join(rule_input.texts('words'))})\b", re.IGNORECASE)
    for row in filter(None, map(rule_input.table.row, rule_input.texts("rows"))):
        ref = rule_input.ref(row, rule_input.default_field)
        if ref.number and row.note:
            yield rule_input.writer.answer(not to_come.search(row.note), row.key, [ref], Arithmetic(ref.printed, ""))
