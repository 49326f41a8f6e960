"""In each row, a printed percentage equals part column / whole column × 100 at the precision it is printed with.

Not applicable in a row where one of the three cells gives no number or the whole is zero.
"""

from ...words.text import message
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_percent


@table_rule(
    message("Cột tỷ lệ % tính lại từ các cột khác"),
    "sum",
    percent="field",
    part="fields",
    whole="fields",
    kinds="kinds?",
)
def check(rule_input: RuleInput) -> Results:
    percent, part, whole = rule_input.text("percent"), rule_input.texts("part"), rule_input.texts("whole")
    for row in rule_input.rows():
        yield answer_percent(
            rule_input.writer,
            row.key,
            rule_input.ref(row, percent),
            add_up(rule_input.refs(row, part)),
            add_up(rule_input.refs(row, whole)),
        )
