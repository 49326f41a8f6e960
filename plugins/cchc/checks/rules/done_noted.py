"""A row that counts what was done has no note that the thing is still to come.

A remark: `words` are those with which letters put a thing off (expected, being submitted, not issued yet). Only a note
that begins with one, or has it behind the name of whoever acts, is taken so; `rows` that count nothing or have no note
give no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..result_writer import Arithmetic
from ..rule import table_rule
from ..rule_input import RuleInput


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    to_come = re.compile(rf"(?:^|\. |, )(?:\S+ )?(?:{'|'.join(rule_input.texts('words'))})\b", re.IGNORECASE)
    for row in filter(None, map(rule_input.table.row, rule_input.texts("rows"))):
        ref = rule_input.ref(row, rule_input.default_field)
        if ref.number and row.note:
            yield rule_input.writer.answer(not to_come.search(row.note), row.key, [ref], Arithmetic(ref.printed, ""))


RULE = table_rule(
    check, message("Việc đã đếm không còn ở phía trước"), "presence", rows="rows", words="words", field="field?"
)
