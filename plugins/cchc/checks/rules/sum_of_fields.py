"""In each row, a printed total equals the sum of its part columns (column 3 = 4 + 5).

Not applicable in a row where the total or a part is blank, illegible or withheld; but where the printed parts alone
exceed the total the row fails, for blank parts cannot lower a sum. Cells to which the column does not apply, or whose
system is not in use yet, count as nothing.
"""

from ...words.text import message
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_sum


@table_rule(message("Cột tổng = tổng các cột thành phần"), "sum", total="field", parts="fields", kinds="kinds?")
def check(rule_input: RuleInput) -> Results:
    total, parts = rule_input.text("total"), rule_input.texts("parts")
    for row in rule_input.rows():
        yield answer_sum(rule_input.writer, row.key, rule_input.ref(row, total), add_up(rule_input.refs(row, parts)))
