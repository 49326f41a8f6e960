"""In each column, a printed percentage row equals the total row's cell / its denominator column × 100 as printed.

Not applicable to a column where the percentage, the cell or the denominator gives no number, or the denominator is 0.
One answer more for the row, a remark, says whether all that come out come out of one denominator: the percentages of a
row that prints none are read as parts of one whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..cell_ref import CellRef, cell_ref_in
from ..comparisons import answer_percent
from ..result_writer import Arithmetic
from ..rule import table_rule
from ..rule_input import RuleInput
from ..sums import add_up

ONE_BASE = message("Các tỷ lệ của một dòng chia cho cùng một số")


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    table, row, of = rule_input.table, rule_input.text("row"), rule_input.text("of")
    bases: dict[str, list[CellRef]] = {}
    for field, denominator in rule_input.words("denominators").items():
        part, whole = add_up([cell_ref_in(table, of, field)]), add_up([cell_ref_in(table, of, denominator)])
        percent = cell_ref_in(table, row, field)
        answer = answer_percent(rule_input.writer, field, percent, part, whole)
        if answer.answer == "pass":
            bases.setdefault(denominator, []).append(percent)
        yield answer
    if bases:
        refs = [ref for base in bases.values() for ref in base]
        printed = "; ".join(base[0].printed for base in bases.values())
        answer = rule_input.writer.answer(len(bases) == 1, row, refs, Arithmetic(printed, ""))
        yield answer._replace(level="remark", title=ONE_BASE)


RULE = table_rule(
    check, message("Dòng tỷ lệ % tính lại từ dòng tổng"), "sum", row="row", of="row", denominators="own_fields"
)
