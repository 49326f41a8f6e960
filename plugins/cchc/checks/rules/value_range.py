"""A printed value lies between the least and the greatest value that its form allows.

The greatest itself is too much where the paper qualifies it by one of the words `above` (over 100 %). Not applicable to
cells that give no number, and to text columns; percent rows and headings are not asked.
"""

from decimal import Decimal

from ...words.text import message
from ..cell_ref import cell_ref_in
from ..rule import Arithmetic, Results, RuleInput, table_rule
from ..sums import write_gap


@table_rule(
    message("Giá trị trong khoảng cho phép"),
    "bound",
    fields="fields?",
    rows="rows?",
    min="number?",
    max="number?",
    above="words?",
)
def check(rule_input: RuleInput) -> Results:
    table = rule_input.table
    fields = rule_input.texts("fields") or tuple(field.name for field in table.form.fields if field.type != "text")
    least, most = rule_input.text("min"), rule_input.text("max")
    expected = f"{least}–{most}" if least and most else f">= {least}" if least else f"<= {most}"
    low, high = Decimal(least or "-Infinity"), Decimal(most or "Infinity")
    above = set(rule_input.texts("above"))
    for key in rule_input.texts("rows") or tuple(row.key for row in rule_input.rows()):
        for field in fields:
            place = key if len(fields) == 1 else f"{key}.{field}"
            ref = cell_ref_in(table, key, field)
            if (number := ref.number) is None:
                yield rule_input.writer.skip(place, [ref], ref.reason)
                continue
            gap = "" if low <= number <= high else write_gap(number, low if number < low else high)
            is_above = number == high and bool(ref.cell and above & set(ref.cell.qualifier.split()))
            numbers = Arithmetic(ref.printed, expected, gap=gap)
            yield rule_input.writer.answer(not (gap or is_above), place, [ref], numbers)
