"""The late dossiers of a district's communes in words, and whether the district's own number holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from ...model.measures import MeasureValue
from ...model.roles import SHARE_LATE
from ..page_context import PageContext

_NAMED = 5
_ByUnit = Mapping[str, MeasureValue]


def late_words(context: PageContext, district: str, period: str) -> str:
    """Nothing where the district or none of its communes has a number in the same table."""
    values = _late_values(context, district, period)
    communes = {unit: value for unit, value in values.items() if context.unit(unit).parent == district}
    late = [value for value in communes.values() if value.numerator]
    if district not in values or not communes:
        return ""
    late.sort(key=lambda value: -value.numerator)
    named = [f"{context.own_name(value.unit)} {context.number(value.numerator)}" for value in late[:_NAMED]]
    if len(late) > _NAMED:
        named.append(context.t("{n} nơi khác", n=len(late) - _NAMED))
    told = context.t("Hồ sơ quá hạn: {communes}.", communes=context.language.listed(named)) if named else (
        context.t("Không xã nào có hồ sơ quá hạn."))  # fmt: skip
    return f"{told} {_whole_words(context, values, district)}"


def _late_values(context: PageContext, district: str, period: str) -> _ByUnit:
    """By unit, of the table in which the district stands."""
    measures = (measure.id for measure in context.edition.measures.values() if measure.role == SHARE_LATE)
    values = [
        value
        for measure in measures
        for value in context.edition.values_by_measure[measure]
        if value.period == period and not value.category and not context.is_impossible(value)
    ]
    tables = {(value.report, value.table) for value in values if value.unit == district}
    return {value.unit: value for value in values if (value.report, value.table) in tables}


def _whole_words(context: PageContext, values: _ByUnit, district: str) -> str:
    """A district with fewer late dossiers than its communes together shows how the table counts all of them."""
    sums: Counter[str] = Counter()
    for unit, value in values.items():
        sums[context.unit(unit).parent] += int(value.numerator)
    without = [unit for unit in values if sums[unit] > values[unit].numerator]
    if not without:
        return context.t("Văn bản không nói số của huyện có gồm các xã hay không.")
    proof = district if district in without else max(without, key=lambda unit: sums[unit] - values[unit].numerator)
    return context.t(
        "Số của huyện không gồm các xã: trong cùng biểu, các xã của {district} cộng lại {communes}, huyện {own}.",
        district=context.unit_short(proof),
        communes=context.number(Decimal(sums[proof])),
        own=context.number(values[proof].numerator),
    )
