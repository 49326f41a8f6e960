"""In each column, a printed percentage row equals the total row's cell / its denominator column × 100 as printed.

Not applicable to a column where the percentage, the cell or the denominator gives no number, or the denominator is 0.
"""

from ...words.text import message
from ..cell_ref import cell_ref_in
from ..rule import Results, RuleInput, read_words, table_rule
from ..sums import add_up, answer_percent


@table_rule(message("Dòng tỷ lệ % tính lại từ dòng tổng"), "sum", row="row", of="row", denominators="own_fields")
def check(rule_input: RuleInput) -> Results:
    table, row, of = rule_input.table, rule_input.text("row"), rule_input.text("of")
    for field, denominator in read_words(rule_input.definition.params, "denominators").items():
        part, whole = add_up([cell_ref_in(table, of, field)]), add_up([cell_ref_in(table, of, denominator)])
        yield answer_percent(rule_input.writer, field, cell_ref_in(table, row, field), part, whole)
