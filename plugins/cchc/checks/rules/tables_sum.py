"""For each unit, a column of one table equals the sum of columns of other tables of the report.

The total row of all units is held against all units of the other tables. Where the parts count something narrower in
some rows (`narrower`: only what is new), they may make up that column instead.

Not applicable to a unit that another table lacks, or where a cell gives no number and the printed parts do not exceed
the total by themselves.
"""

from ...words.text import message
from ..cell_ref import unit_finder
from ..rule import Results, RuleInput, table_rule
from ..sums import add_up, answer_sum


@table_rule(
    message("Số của một bảng = tổng số của các bảng khác"),
    "sum",
    field="field",
    parts="table_fields",
    narrower="field?",
)
def check(rule_input: RuleInput) -> Results:
    finders = [unit_finder(rule_input.release, part) for part in rule_input.texts("parts")]
    for row in rule_input.rows():
        parts = add_up(ref for find in finders for ref in find(row))
        narrower = [ref for ref in rule_input.refs(row, rule_input.texts("narrower")) if ref.number == parts.value]
        whole = narrower[0] if narrower and parts.is_known else rule_input.ref(row, rule_input.text("field"))
        result = answer_sum(rule_input.writer, row.key, whole, parts)
        # Of a whole table that is added up no single cell is in doubt.
        yield result._replace(cells=result.cells[:1]) if row.kind == "total" else result
