"""What a row counts in the period rests on papers of the period: its note names none that are all older.

A remark about rows that count what happened in the period, not what there is: a stock may have been written where a
flow belongs, or last year's plan cited. Not applicable where it is not known which days are counted; rows whose note
prints no date give no answer.
"""

import re

from ...words.text import message
from ..dates import read_date
from ..rule import Arithmetic, Results, RuleInput, table_rule

_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
NO_DAYS = message("Không biết báo cáo đếm từ ngày nào")


@table_rule(message("Việc đếm trong kỳ dẫn văn bản của kỳ"), "presence", rows="rows", field="field?")
def check(rule_input: RuleInput) -> Results:
    first = rule_input.table.window.first or rule_input.release.window.first
    for row in filter(None, map(rule_input.table.row, rule_input.texts("rows"))):
        dates = [read_date(printed) for printed in _DATE.findall(row.note)]
        refs = rule_input.refs(row, (rule_input.default_field,))
        if dates and first:
            newest = max(dates, key=lambda date: date.iso)
            yield rule_input.writer.answer(newest.iso >= first, row.key, refs, Arithmetic(newest.printed, ""))
        elif dates:
            yield rule_input.writer.skip(row.key, refs, NO_DAYS)
