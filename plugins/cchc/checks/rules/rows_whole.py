"""A row that prints a number in one of its columns leaves none of the others blank.

A remark: what is left out may be nothing, or not known. One answer for all rows of a table; not applicable where no row
prints a number.
"""

from ...words.text import message
from ..rule import Arithmetic, Results, RuleInput, table_rule
from ..sums import reason_of, write_sum


@table_rule(message("Dòng có số thì không cột nào để trống"), "presence", fields="fields", kinds="kinds?")
def check(rule_input: RuleInput) -> Results:
    fields = rule_input.texts("fields")
    rows = [rule_input.refs(row, fields) for row in rule_input.rows()]
    begun = [ref for refs in rows if any(ref.number is not None for ref in refs) for ref in refs]
    blank = [ref for ref in begun if ref.is_blank]
    answer = rule_input.writer.answer(not blank, fields[0], blank or begun, Arithmetic(write_sum((), len(blank)), ""))
    yield answer if begun else rule_input.writer.skip(fields[0], [], reason_of(rows[0] if rows else ()))
