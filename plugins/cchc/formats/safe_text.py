"""What may not leave the house: text that a spreadsheet program would run, and characters that break files."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ..errors import CchcError
from ..tables.stat_table import StatCell, StatColumn, StatRow, StatTable

TypedValue = Decimal | int | date | bool | str | None

# OWASP's list with the full-width twins; blanks before it do not help, for some programs strip them.
_TRIGGER = re.compile(r"\s*[=+\-@＝＋－＠]")
# Where the list separator is “;” (as in Vietnam) a comma file is cut there, and the rest becomes a cell.
_CUT = re.compile(r";\s*[=@＝＠]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def check_text(text: str, table: str, column: str) -> str:
    """The text itself, if it holds no control character or line break."""
    found = _CONTROL.search(text)
    if found:
        raise CchcError(
            f"Bảng {table}, cột “{column}”: ô chứa ký tự điều khiển U+{ord(found[0]):04X}, không phát hành được. "
            "→ Xóa ký tự ấy trong dữ liệu nguồn."
        )
    return text


def check_harmless(text: str, table: str, column: str) -> str:
    """The text itself, if no spreadsheet program takes it for a formula when it opens a CSV file."""
    check_text(text, table, column)
    if _TRIGGER.match(text) or _CUT.search(text):
        raise CchcError(
            f"Bảng {table}, cột “{column}”: ô “{text[:40]}” sẽ bị phần mềm bảng tính hiểu là công thức. "
            "→ Sửa dữ liệu nguồn để ô không bắt đầu bằng = + - @."
        )
    return text


def plain_number(number: Decimal, table: str, column: str) -> str:
    """The number in plain digits, as printed: 86.48, 2.0, 100.00."""
    if not number.is_finite():
        raise CchcError(f"Bảng {table}, cột “{column}”: “{number}” không phải là số. → Sửa dữ liệu nguồn.")
    return format(number, "f")


def whole_number(number: Decimal, table: str, column: str) -> int:
    # 98.0 is no integer either: the files of this column promise plain whole numbers.
    if not number.is_finite() or "." in format(number, "f"):
        raise CchcError(f"Bảng {table}, cột “{column}”: “{number}” không phải số nguyên. → Sửa dữ liệu nguồn.")
    return int(number)


def _day(text: str, table: str, column: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"Bảng {table}, cột “{column}”: “{text[:40]}” không phải là ngày. → Sửa dữ liệu nguồn."
        raise CchcError(message) from None


def typed_value(column: StatColumn, cell: StatCell, table: str) -> TypedValue:
    """The cell's value, of the type that its column declares."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, str):
        if column.type in ("integer", "number"):
            raise CchcError(f"Bảng {table}, cột “{column.name}”: “{value[:40]}” không phải là số. → Sửa dữ liệu nguồn.")
        if column.type == "date":
            return _day(value, table, column.name)
        return value == "true" if column.type == "boolean" else check_text(value, table, column.name)
    if column.type == "text":
        return plain_number(value, table, column.name)
    if column.type == "integer":
        return whole_number(value, table, column.name)
    plain_number(value, table, column.name)
    return value


def typed_row(table: StatTable, row: StatRow) -> tuple[TypedValue, ...]:
    return tuple(typed_value(column, cell, table.name) for column, cell in zip(table.columns, row, strict=True))
