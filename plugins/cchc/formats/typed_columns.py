"""Strictly typed columns for formats that know no mixed ones: numbers in one column, texts in the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..tables.stat_table import StatColumn, StatRow, StatTable
from ..words.text import Text, message
from .safe_text import typed_value


@dataclass(frozen=True)
class SplitColumn:
    name: str
    type: Literal["text", "integer", "number"]
    label: Text
    of: StatColumn


def split_columns(table: StatTable) -> tuple[SplitColumn, ...]:
    made: list[SplitColumn] = []
    for column in table.columns:
        label = column.full_label
        if column.type == "mixed":
            text = message("{label}: nội dung chữ, khi biểu ghi chữ thay cho số", label=label)
            made.append(SplitColumn(column.name, "number", label, column))
            made.append(SplitColumn(f"{column.name}_text", "text", text, column))
        else:
            made.append(SplitColumn(column.name, column.type, label, column))
    return tuple(made)


def split_row(table: StatTable, row: StatRow) -> tuple[str | int | float | None, ...]:
    values: list[str | int | float | None] = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        value = typed_value(column, cell, table.name)
        is_text = isinstance(value, str)
        if column.type == "mixed":
            values += [None if value is None or is_text else float(value), value if is_text else None]
        elif value is None or is_text:
            values.append(value)
        else:
            values.append(int(value) if column.type == "integer" else float(value))
    return tuple(values)
