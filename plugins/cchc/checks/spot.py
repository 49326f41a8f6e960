"""A spot: a cell that an identity points at, with what can be said when it gives no number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..core.findings import Place
from ..core.releases import Cell, Release, Row, Table
from ..core.text import NO_TEXT, Text

_STATES = {
    "blank": Text("để trống", "is blank"),
    "not_applicable": Text("không áp dụng", "does not apply"),
    "not_in_use": Text("hệ thống chưa sử dụng", "belongs to a system not in use yet"),
    "illegible": Text("không đọc được", "is illegible"),
    "withheld": Text("không công bố theo quy định", "is withheld"),
    "derived": Text("là số tính lại, không phải số in", "is derived, not printed"),
}
_NO_NUMBER = Text("không ghi số", "states no number")


class Spot(NamedTuple):
    """Where a cell stands; table, row or cell is None where the report has no such place."""

    place: Place
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
    def reason(self) -> Text:
        """Why this spot gives no number, naming it by its printed row and column."""
        if self.table is None:
            return Text(f"Báo cáo không có bảng {self.place.table}", f"The report has no table {self.place.table}")
        if self.row is None:
            return _no_row(self.table.id, self.place.row)
        if self.cell is None:
            field = self.place.field
            return Text(f"Bảng {self.table.id} không có cột {field}", f"Table {self.table.id} has no column {field}")
        return self._reason_of_state(self.table, self.row, self.cell)

    def _reason_of_state(self, table: Table, row: Row, cell: Cell) -> Text:
        state = _STATES.get(cell.state, _NO_NUMBER)
        column = column_label(table, self.place.field)
        vi = f"Ô “{row.label}”" + (f", cột “{column.vi}”" if column else "")
        en = f"Cell “{row.label}”" + (f", column “{column.en}”" if column else "")
        return Text(f"{vi} {state.vi}", f"{en} {state.en}")


def _no_row(table: str, row: str) -> Text:
    return Text(f"Bảng {table} không có dòng {row}", f"Table {table} has no row {row}")


def column_label(table: Table, field: str) -> Text:
    """The column's header from the outside in; empty where the form has a single column."""
    if len(table.form.fields) == 1:
        return NO_TEXT
    one = table.form.field(field)
    labels = (*one.headings, one.label)
    return Text(" > ".join(label.vi for label in labels), " > ".join(label.en for label in labels))


def find_spot(release: Release, table_id: str, row_key: str, field: str) -> Spot:
    """The spot at a table, row and field of the release, whether or not it exists."""
    table = release.table(table_id)
    return spot_in(table, row_key, field) if table else Spot(Place(table_id, row_key, field), None, None, None)


def spot_in(table: Table, row_key: str, field: str) -> Spot:
    row = table.row(row_key)
    return spot_of(table, row, field) if row else Spot(Place(table.id, row_key, field), table, None, None)


def spot_of(table: Table, row: Row, field: str) -> Spot:
    return Spot(Place(table.id, row.key, field), table, row, row.cells.get(field))
