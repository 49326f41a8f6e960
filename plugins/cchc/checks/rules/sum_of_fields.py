"""In each row, a printed total equals the sum of its part columns (column 3 = 4 + 5).

Not applicable in a row where the total or a part is blank, illegible or withheld; but where the printed parts alone
exceed the total the row fails, for blank parts cannot lower a sum. Cells to which the column does not apply, or whose
system is not in use yet, count as nothing.
"""

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_sum
from ..rule import table_rule
from ..rule_input import RuleInput
from ..sums import add_up


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    total, parts = rule_input.text("total"), rule_input.texts("parts")
    for row in rule_input.rows():
        yield answer_sum(rule_input.writer, row.key, rule_input.ref(row, total), add_up(rule_input.refs(row, parts)))


RULE = table_rule(
    check, message("Cột tổng = tổng các cột thành phần"), "sum", total="field", parts="fields", kinds="kinds?"
)
