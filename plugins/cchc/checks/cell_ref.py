"""A reference to a cell: how a check definition writes it, where a check looks, and why it finds no number there.

A definition writes a cell as a row key of its own table or as table[row].field.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..model.findings import CellPlace
from ..model.releases import Cell, Release, Row, Table
from ..words.text import NO_TEXT, Text, message, message_in

_STATES = {
    "blank": message_in("check", "để trống"),
    "not_applicable": message("không áp dụng"),
    "not_in_use": message("hệ thống chưa sử dụng"),
    "illegible": message_in("check", "không đọc được"),
    "withheld": message("không công bố theo quy định"),
    "derived": message("là số tính lại, không phải số in"),
}
_NO_NUMBER = message_in("check", "không ghi số")


class CellRef(NamedTuple):
    """Where a cell stands; table, row or cell is None where the report has no such place."""

    place: CellPlace
    table: Table | None
    row: Row | None
    cell: Cell | None

    @property
    def number(self) -> Decimal | None:
        """The printed number; anything but a reported number is no number here."""
        cell = self.cell
        return cell.number if cell is not None and cell.state == "reported" else None

    @property
    def printed(self) -> str:
        return self.cell.printed if self.cell is not None else ""

    @property
    def is_absent(self) -> bool:
        return self.cell is None

    @property
    def is_blank(self) -> bool:
        return self.cell is not None and self.cell.state == "blank"

    @property
    def is_nothing(self) -> bool:
        """Nothing was to be counted there, so a sum may leave it out."""
        return self.cell is not None and self.cell.state in ("not_in_use", "not_applicable")

    @property
    def is_title(self) -> bool:
        """In a form whose rows say what they are counted in, a row that does not is a heading only."""
        by_rows = self.table is not None and self.table.form.rows == "indicator"
        return by_rows and self.row is not None and not self.row.unit_of_measure

    @property
    def reason(self) -> Text:
        """Why this cell gives no number, naming it by its printed row and column."""
        if self.table is None:
            return message("Báo cáo không có bảng {table}", table=self.place.table)
        if self.row is None:
            return message("Bảng {table} không có dòng {row}", table=self.table.id, row=self.place.row)
        if self.cell is None:
            field = self.place.field
            return message("Bảng {id} không có cột {field}", id=self.table.id, field=field)
        row, state = self.row.label, _STATES.get(self.cell.state, _NO_NUMBER)
        if column := column_label(self.table, self.place.field):
            return message("Ô “{row}”, cột “{column}” {state}", row=row, column=column, state=state)
        return message("Ô “{row}” {state}", row=row, state=state)


def column_label(table: Table, field: str) -> Text:
    """The column's header from the outside in; empty where the form has a single column."""
    if len(table.form.fields) == 1:
        return NO_TEXT
    return table.form.field(field).full_label


def find_cell_ref(release: Release, table_id: str, row_key: str, field: str) -> CellRef:
    """The cell at a table, row and field of the release, whether or not it exists."""
    table = release.table(table_id)
    return (
        cell_ref_in(table, row_key, field) if table else CellRef(CellPlace(table_id, row_key, field), None, None, None)
    )


def cell_ref_in(table: Table, row_key: str, field: str) -> CellRef:
    row = table.row(row_key)
    return cell_ref_of(table, row, field) if row else CellRef(CellPlace(table.id, row_key, field), table, None, None)


def cell_ref_of(table: Table, row: Row, field: str) -> CellRef:
    return CellRef(CellPlace(table.id, row.key, field), table, row, row.cells.get(field))


_ELSEWHERE = re.compile(r"(?P<table>[a-z0-9-]+)\[(?P<row>[a-z0-9.-]+)\](?:\.(?P<field>[a-z0-9_]+))?")
_ROW_KEY = re.compile(r"[a-z0-9][a-z0-9.-]*")


@dataclass(frozen=True)
class Term:
    table: str  # empty: the definition's own table
    row: str
    field: str  # empty: the definition's own field


@lru_cache(1 << 14)
def parse_term(text: str) -> Term | None:
    """None where the text is neither a row key nor table[row].field."""
    match = _ELSEWHERE.fullmatch(text)
    if match:
        return Term(match["table"], match["row"], match["field"] or "")
    return Term("", text, "") if _ROW_KEY.fullmatch(text) else None


def write_place(place: CellPlace) -> str:
    """A cell of any table as text: table[row].field."""
    return f"{place.table}[{place.row}].{place.field}"


def unit_finder(release: Release, table_field: str) -> Callable[[Row], tuple[CellRef, ...]]:
    """Cells of a “table.column”: a unit's row finds its own, the total row of all units finds those of every unit.

    Rows are listed by unit and category once, before any row asks.
    """
    table_id, _, field = table_field.rpartition(".")
    table = release.table(table_id)
    if table is None:
        return lambda row: (CellRef(CellPlace(table_id, row.key, field), None, None, None),)
    # The first row of a unit is the one that counts, so the last to be listed.
    by_unit = {(row.unit, row.category): row for row in tuple(table.rows)[::-1] if row.unit and row.kind != "percent"}
    of_all = tuple(cell_ref_of(table, row, field) for row in table.rows if row.kind == "item")

    def find(row: Row) -> tuple[CellRef, ...]:
        if row.kind == "total" and not row.unit and of_all:
            return of_all
        other = by_unit.get((row.unit, row.category)) if row.unit else table.row(row.key)
        if other is None:
            return (CellRef(CellPlace(table.id, row.unit or row.key, field), table, None, None),)
        return (cell_ref_of(table, other, field),)

    return find
