"""A printed value lies between the least and the greatest value that its form allows.

Not applicable to cells that give no number, and to text columns; percent rows and headings are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...model.findings import CheckResult
from ...words.text import message
from ..amounts import write_gap
from ..cell_ref import cell_ref_in
from ..result_writer import Arithmetic
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput


def check(case: RuleInput) -> Iterator[CheckResult]:
    fields = case.texts("fields") or tuple(one.name for one in case.table.form.fields if one.type != "text")
    least, most = case.text("min"), case.text("max")
    expected = f"{least}–{most}" if least and most else f">= {least}" if least else f"<= {most}"
    bounds = Decimal(least) if least else None, Decimal(most) if most else None
    for key in case.texts("rows") or tuple(row.key for row in case.rows()):
        for field in fields:
            place = key if len(fields) == 1 else f"{key}.{field}"
            spot = cell_ref_in(case.table, key, field)
            number = spot.number
            if number is None:
                yield case.question.skip(place, [spot], spot.reason)
                continue
            gap = _gap(number, *bounds)
            yield case.question.answer(not gap, place, [spot], Arithmetic(spot.printed, expected, gap=gap))


def _gap(number: Decimal, least: Decimal | None, most: Decimal | None) -> str:
    """How far outside; empty inside."""
    if least is not None and number < least:
        return write_gap(number, least)
    if most is not None and number > most:
        return write_gap(number, most)
    return ""


RULE = IdentityRule(
    name="value_range",
    title=message("Giá trị trong khoảng cho phép"),
    doc=__doc__,
    params=(
        Param("fields", "fields", required=False),
        Param("rows", "rows", required=False),
        Param("min", "number", required=False),
        Param("max", "number", required=False),
    ),
    check=check,
)
