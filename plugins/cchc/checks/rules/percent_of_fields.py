"""In each row, a printed percentage equals part column / whole column × 100 at the precision it is printed with.

Not applicable in a row where one of the three cells gives no number or the whole is zero.
"""

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..comparisons import answer_percent
from ..rule import table_rule
from ..rule_input import RuleInput
from ..sums import add_up


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    percent, part, whole = rule_input.text("percent"), rule_input.texts("part"), rule_input.texts("whole")
    for row in rule_input.rows():
        yield answer_percent(
            rule_input.writer,
            row.key,
            rule_input.ref(row, percent),
            add_up(rule_input.refs(row, part)),
            add_up(rule_input.refs(row, whole)),
        )


RULE = table_rule(
    check,
    message("Cột tỷ lệ % tính lại từ các cột khác"),
    "sum",
    percent="field",
    part="fields",
    whole="fields",
    kinds="kinds?",
)
