"""Excel files, and tables that Excel saved as text: what each sheet shows.

A formula is never calculated here: what Excel kept is taken, and said so.
"""

import csv
import io
import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from ..errors import UseError
from .legacy_fonts import legacy_font
from .questions import tell
from .source import EMPTY, CellMark, Pages, PrintedCell, make_cell

MAX_COLUMNS, MAX_ROWS = 60, 5_000
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_PLAIN_FORMAT = re.compile(r"(?:#,##|#)?0?(?P<decimals>\.0+)?(?P<percent>%)?")


def read_csv(path: Path, data: bytes, pages: Pages) -> None:
    """Commas, semicolons or tabs, in UTF-8 or in the UTF-16 that Excel calls Unicode."""
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UseError(tell("no Unicode", file=path.name)) from None
    delimiter = max(";\t,", key=text[:20_000].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    pages.words.append(text)
    pages.add_sheet([[make_cell(value) for value in row] for row in rows], "bảng trong tệp")


def read_xlsx(path: Path, data: bytes, pages: Pages) -> None:
    import openpyxl

    written = openpyxl.load_workbook(io.BytesIO(data), data_only=False)
    kept = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    all_rows = (row for sheet in (*written, *kept) for row in sheet.iter_rows())
    texts: list[Any] = [cell for row in all_rows for cell in row if isinstance(cell.value, str)]
    if font := legacy_font(cell.value for cell in texts):
        pages.notices.append(font[0])
        for cell in texts:
            cell.value = font[1](cell.value)
    for sheet in written.worksheets:
        if sheet.sheet_state != "visible":
            pages.notices.append(f"Trang tính “{sheet.title}” đang ẩn: không đọc.")
            continue
        hidden = sum(row.hidden for row in sheet.row_dimensions.values())
        if hidden:
            pages.notices.append(f"Trang tính “{sheet.title}” có {hidden} dòng ẩn: vẫn đọc, hãy xem lại.")
        if _is_too_big(sheet):
            raise UseError(tell("large sheet", file=path.name, sheet=sheet.title, rows=MAX_ROWS, columns=MAX_COLUMNS))
        values = (cell for row in kept[sheet.title].iter_rows() for cell in row if cell.value is not None)
        pages.words += [_read_value(cell.value, cell.number_format).text for cell in values]
        if rows := _read_sheet(sheet, kept[sheet.title]):
            pages.add_sheet(rows, f"trang tính “{sheet.title}”")


def _is_too_big(sheet: Any) -> bool:
    """What lies beyond the limits would be left out without a word."""
    beyond = (cell for row in sheet.iter_rows() for cell in row if cell.row > MAX_ROWS or cell.column > MAX_COLUMNS)
    return any(cell.value is not None for cell in beyond)


def _read_sheet(sheet: Any, kept: Any) -> list[list[PrintedCell]]:
    covered = _covered(sheet)
    area = sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROWS), max_col=min(sheet.max_column, MAX_COLUMNS))
    rows = [[_read_cell(cell, kept, covered.get((cell.row, cell.column))) for cell in row] for row in area]
    while rows and not any(cell.text or cell.formula for cell in rows[-1]):
        rows.pop()
    return rows


def _covered(sheet: Any) -> dict[tuple[int, int], str]:
    """Places that a merged cell covers, without the one that holds its text."""
    return {
        place: CellMark.WIDE if place[0] == area.min_row else CellMark.MERGED
        for area in sheet.merged_cells.ranges
        for place in area.cells
        if place != (area.min_row, area.min_col)
    }


def _read_cell(cell: Any, kept: Any, cover: str | None) -> PrintedCell:
    if cover:
        return PrintedCell("", (cover,))
    if cell.data_type != "f":
        return EMPTY if cell.value is None else _read_value(cell.value, cell.number_format)
    value = kept.cell(cell.row, cell.column).value
    text = getattr(cell.value, "text", None) or str(cell.value)
    formula = text if text.startswith("=") else f"={text}"
    # A kept zero may be what a program wrote that calculates nothing, so it counts as not calculated.
    if value is None or value == 0 or value == "":
        return PrintedCell("", (CellMark.FORMULA, CellMark.UNCALCULATED), formula=formula)
    shown = _read_value(value, cell.number_format)
    return PrintedCell(shown.text, (CellMark.FORMULA, *shown.marks), shown.number, formula)


def _read_value(value: Any, number_format: str) -> PrintedCell:
    if isinstance(value, bool):
        return make_cell("TRUE" if value else "FALSE", CellMark.LOGICAL)
    if isinstance(value, (datetime, date, time)):
        return make_cell(value.isoformat(), CellMark.DATE)
    if isinstance(value, (int, float)):
        return _show_number(Decimal(repr(value)), number_format)
    text = str(value)
    return make_cell(text, CellMark.BROKEN) if re.fullmatch(r"#[A-Z/0]+[!?]?", text) else make_cell(text)


def _show_number(value: Decimal, number_format: str) -> PrintedCell:
    """The figure as the sheet shows it: 0.8648 in a cell of percents is printed 86,48%."""
    first = number_format.split(";")[0].replace("_)", "").replace("_-", "").replace("\\ ", "").strip("()_* ")
    match = _PLAIN_FORMAT.fullmatch(first)
    is_general = number_format == "@" or first == "General"
    if is_general or match is None:
        # Without the tail that binary fractions leave (0.30000000000000004).
        plain = f"{value:.6f}".rstrip("0").rstrip(".")
        return PrintedCell(plain.replace(".", ","), () if is_general else (CellMark.FORMAT,), plain)
    exact = value * 100 if match["percent"] else value
    shown = exact.quantize(Decimal(1).scaleb(1 - len(match["decimals"] or ".")), ROUND_HALF_UP)
    rounded = (CellMark.ROUNDED,) if shown != exact else ()
    # 1,234.5 the Vietnamese way: 1.234,5.
    text = f"{shown:{',' if ',' in first else ''}f}".translate(str.maketrans(",.", ".,"))
    # The sign is part of the print, so a percent goes the way of printed text.
    return PrintedCell(f"{text}%", rounded) if match["percent"] else PrintedCell(text, rounded, f"{shown:f}")
