"""A printed value lies between the least and the greatest value that its form allows.

The greatest itself is too much where the paper qualifies it by one of the words `above` (over 100 %). Not applicable to
cells that give no number, and to text columns; percent rows and headings are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...model.findings import CheckResult
from ...words.text import message
from ..cell_ref import cell_ref_in
from ..result_writer import Arithmetic
from ..rule import table_rule
from ..rule_input import RuleInput
from ..sums import write_gap


def check(rule_input: RuleInput) -> Iterator[CheckResult]:
    table = rule_input.table
    fields = rule_input.texts("fields") or tuple(field.name for field in table.form.fields if field.type != "text")
    least, most = rule_input.text("min"), rule_input.text("max")
    expected = f"{least}–{most}" if least and most else f">= {least}" if least else f"<= {most}"
    bounds = Decimal(least) if least else None, Decimal(most) if most else None
    above = set(rule_input.texts("above"))
    for key in rule_input.texts("rows") or tuple(row.key for row in rule_input.rows()):
        for field in fields:
            place = key if len(fields) == 1 else f"{key}.{field}"
            ref = cell_ref_in(table, key, field)
            number = ref.number
            if number is None:
                yield rule_input.writer.skip(place, [ref], ref.reason)
                continue
            gap = _gap(number, *bounds)
            is_above = number == bounds[1] and bool(ref.cell and above & set(ref.cell.qualifier.split()))
            numbers = Arithmetic(ref.printed, expected, gap=gap)
            yield rule_input.writer.answer(not (gap or is_above), place, [ref], numbers)


def _gap(number: Decimal, least: Decimal | None, most: Decimal | None) -> str:
    """How far outside; empty inside."""
    if least is not None and number < least:
        return write_gap(number, least)
    if most is not None and number > most:
        return write_gap(number, most)
    return ""


RULE = table_rule(
    check,
    message("Giá trị trong khoảng cho phép"),
    "bound",
    fields="fields?",
    rows="rows?",
    min="number?",
    max="number?",
    above="words?",
)
