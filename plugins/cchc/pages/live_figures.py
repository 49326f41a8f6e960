"""Figures that news and pages written by hand name instead of typing them: a corrected figure corrects the text.

`value: <measure> <unit> <period>` is a measure's value, `part:` and `whole:` what it is made of, and
`cell: <report> <table> <row> <field>` any cell of a newest version; `count: figures` and `count: findings` are of the
whole collection.
"""

from ..model.measures import MeasureValue
from .page_context import PageContext


def live_figure(context: PageContext, named: str) -> str:
    """In the page's own way of writing numbers; KeyError where there is no such figure."""
    kind, _, words = named.partition(": ")
    asked = tuple(words.split())
    if kind == "count":
        edition = context.edition
        return context.number({"figures": edition.store.count_stated(), "findings": len(edition.findings)}[words])
    if kind == "cell":
        return _cell(context, *asked) if len(asked) == 4 else _nothing(named)
    value = _value(context, *asked) if len(asked) == 3 else None
    if value is None:
        return _nothing(named)
    number = {"part": value.numerator, "whole": value.denominator}.get(kind)
    if kind == "value":
        return context.format_value(value)
    return context.number(number) if number is not None else _nothing(named)


def _value(context: PageContext, measure: str, unit: str, period: str) -> MeasureValue | None:
    """The unit's own, not that of a kind of its dossiers; none where the paper contradicts itself."""
    values = context.edition.values_by_unit.get(unit, ())
    asked = (value for value in values if (value.measure, value.period, value.category) == (measure, period, ""))
    return next((value for value in asked if not context.is_impossible(value)), None)


def _cell(context: PageContext, report: str, table: str, row: str, field: str) -> str:
    filed = context.release(report).table(table)
    line = filed.row(row) if filed else None
    number = line.cells[field].number if line else None
    return context.number(number) if number is not None else _nothing(f"{report} {table} {row} {field}")


def _nothing(named: str) -> str:
    raise KeyError(named)
