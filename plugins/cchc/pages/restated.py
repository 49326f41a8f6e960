"""Restated: the second statement of what makes a contested value, whole or in part."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ..edition import Edition
from ..model.measures import MeasureValue, recounted


class RestatedPart(NamedTuple):
    """A figure of which another is stated, and in which tables; in none where a whole column is added up."""

    indicator: str
    number: Decimal
    other: Decimal
    tables: tuple[str, ...]


def restated_parts(edition: Edition, value: MeasureValue) -> Mapping[tuple[str, str], RestatedPart]:
    """Of the cells that make a value those of which another figure is stated, by row and field."""
    parts: dict[tuple[str, str], RestatedPart] = {}
    table = edition.releases[value.report].table(value.table)
    for place, (key, field, indicator) in zip(value.cells, value.parts, strict=True):
        row = table.row(key) if table else None
        number = row.cells[field].number if row else None
        others = edition.standing_at(value.report, place).others_than(number) if number is not None else iter(())
        if number is not None and (told := next(others, None)):
            tables = dict.fromkeys(cell.table for cell in told[1].cells if cell != place)
            elsewhere = tuple(table for table in tables if table != value.table) or tuple(tables)
            parts[key, field] = RestatedPart(indicator, number, told[0], elsewhere)
    return parts


def recounted_value(edition: Edition, value: MeasureValue) -> MeasureValue | None:
    """A contested value as another place of the same paper states it, its part and its whole together; None where
    it states only one of them: half of one statement over half of another would be stated by nobody."""
    parts = restated_parts(edition, value)
    places = {parts[key, field].tables if (key, field) in parts else (value.table,) for key, field, _ in value.parts}
    if len(places) > 1 or not all(places):
        return None
    gaps = {at: part.other - part.number for at, part in parts.items()}
    other = replace(recounted(edition.measures[value.measure], value, gaps), restated_in=next(iter(places)))
    return None if other.above_whole or other.value == value.value else other
