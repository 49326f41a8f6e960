"""Strictly typed columns for formats that know no mixed ones: numbers in one column, texts in the next."""

from __future__ import annotations

from dataclasses import replace

from ..tables.stat_table import StatColumn, StatRow, StatTable
from ..words.text import message
from .safe_text import typed_value


def split_columns(table: StatTable) -> tuple[StatColumn, ...]:
    """The table's columns, a mixed one as two: value for its numbers, value_text for its texts."""
    made: list[StatColumn] = []
    for column in table.columns:
        if column.type == "mixed":
            label = message("{label}: nội dung chữ, khi biểu ghi chữ thay cho số", label=column.full_label)
            made.append(replace(column, type="number"))
            made.append(replace(column, name=f"{column.name}_text", type="text", label=label, headings=()))
        else:
            made.append(column)
    return tuple(made)


def split_row(table: StatTable, row: StatRow) -> tuple[str | int | float | None, ...]:
    values: list[str | int | float | None] = []
    for column, cell in zip(table.columns, row, strict=True):
        value = typed_value(column, cell, table.name)
        is_text = isinstance(value, str)
        if column.type == "mixed":
            values += [None if value is None or is_text else float(value), value if is_text else None]
        elif value is None or is_text:
            values.append(value)
        else:
            values.append(int(value) if column.type == "integer" else float(value))
    return tuple(values)
