"""StatTable: the one value from which the page's table and every download are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..model.releases import Value
from ..words.text import NO_TEXT, Text, joined

# "mixed": a number, or text where the field that the figure stands in is a text field.
ColumnType = Literal["text", "integer", "number", "mixed"]
Role = Literal["key", "kind", "label", "dimension", "measure", "value", "states", "where", "note", "info"]


@dataclass(frozen=True)
class StatColumn:
    name: str
    label: Text
    headings: tuple[Text, ...] = ()  # header cells above, outermost first
    column: str = ""  # the printed column number
    formula: str = ""  # as printed: 3=(4+5)
    type: ColumnType = "text"
    unit_of_measure: str = ""  # code list unit_of_measure
    role: Role = "info"  # the columns of role "key" tell rows apart
    description: Text = NO_TEXT  # what the dictionary of columns says
    refers_to: str = ""  # <table>.<column> where the ids of this column are listed

    @property
    def full_label(self) -> Text:
        """The label with its headings, as one line: Kết quả > Số hồ sơ đã giải quyết > Quá hạn."""
        parts = (*self.headings, self.label)
        return joined(" > ", parts)


@dataclass(frozen=True, slots=True)
class StatCell:
    value: Value  # what it is worth; None where nothing is stated or the state says it is no value
    printed: str = ""  # what the paper prints there, kept even where it is no value
    state: str = ""  # one of core.releases.STATES for a value cell, else empty
    notes: tuple[str, ...] = ()  # remarks about this one cell, Vietnamese


@dataclass(frozen=True, slots=True)
class StatRow:
    key: str
    kind: str
    cells: tuple[StatCell, ...]  # one for each column, in the columns' order
    csv_row: int = 0  # in the data file, as a spreadsheet program counts


@dataclass(frozen=True)
class StatTable:
    name: str  # file name without suffix, sheet name, table name: letters, digits, dashes
    title: Text
    source: Text
    columns: tuple[StatColumn, ...]
    rows: Iterable[StatRow]  # may be walked again and again; need not be held in memory
    description: Text = NO_TEXT
    version: str = ""

    def index(self, name: str) -> int:
        """The position of a column."""
        for position, column in enumerate(self.columns):
            if column.name == name:
                return position
        raise KeyError(f"{self.name} has no column {name}")

    def columns_of(self, *roles: Role) -> tuple[StatColumn, ...]:
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns_of("key"))
