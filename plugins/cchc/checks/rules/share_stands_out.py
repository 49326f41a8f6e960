"""In rows with many cases, a part is no more than so many percent of its whole.

A remark about rows that stand out, not about an error: one answer for all rows in which the part, less what `less`
names, is above `most` percent of a whole of at least `least`. Not applicable where no row has a whole that large.
"""

from decimal import Decimal

from ...words.text import message
from ..rule import Arithmetic, Results, RuleInput, table_rule
from ..sums import add_up

TOO_SMALL = message("Không dòng nào đủ lớn để so")


@table_rule(
    message("Tỷ lệ không cao lạ"),
    "presence",
    part="field",
    whole="fields",
    less="fields?",
    most="number",
    least="number",
    kinds="kinds?",
)
def check(rule_input: RuleInput) -> Results:
    part, most, least = rule_input.text("part"), Decimal(rule_input.text("most")), Decimal(rule_input.text("least"))
    shares = []
    for row in rule_input.rows():
        ref = rule_input.ref(row, part)
        whole, less = (add_up(rule_input.refs(row, rule_input.texts(name))) for name in ("whole", "less"))
        if ref.number is not None and whole.is_known and whole.value >= least:
            shares.append((ref, (ref.number - less.value) * 100 > most * whole.value))
    high = [ref for ref, is_high in shares if is_high]
    numbers = Arithmetic("; ".join(ref.printed for ref in high), "")
    answer = rule_input.writer.answer(not high, part, high or [ref for ref, _ in shares], numbers)
    yield answer if shares else rule_input.writer.skip(part, [], TOO_SMALL)
