"""In each column, a printed percentage row equals the total row's cell / its denominator column × 100 as printed.

Not applicable to a column where the percentage, the cell or the denominator gives no number, or the denominator is 0.
With `one_base` one answer more for the row, a remark, says whether all that come out come out of one denominator: the
percentages of a row that prints none are read as parts of one whole.
"""

from ...words.text import message
from ..cell_ref import CellRef, cell_ref_in
from ..rule import Arithmetic, Results, RuleInput, read_words, table_rule
from ..sums import add_up, answer_percent

ONE_BASE = message("Các tỷ lệ của một dòng chia cho cùng một số")


@table_rule(
    message("Dòng tỷ lệ % tính lại từ dòng tổng"),
    "sum",
    row="row",
    of="row",
    denominators="own_fields",
    one_base="yes?",
)
def check(rule_input: RuleInput) -> Results:
    table, row, of = rule_input.table, rule_input.text("row"), rule_input.text("of")
    bases: dict[str, list[CellRef]] = {}
    for field, denominator in read_words(rule_input.definition.params, "denominators").items():
        part, whole = add_up([cell_ref_in(table, of, field)]), add_up([cell_ref_in(table, of, denominator)])
        percent = cell_ref_in(table, row, field)
        answer = answer_percent(rule_input.writer, field, percent, part, whole)
        if answer.answer == "pass":
            bases.setdefault(denominator, []).append(percent)
        yield answer
    if bases and rule_input.is_yes("one_base"):
        refs = [ref for base in bases.values() for ref in base]
        printed = "; ".join(base[0].printed for base in bases.values())
        answer = rule_input.writer.answer(len(bases) == 1, row, refs, Arithmetic(printed, ""))
        yield answer._replace(level="remark", title=ONE_BASE)
