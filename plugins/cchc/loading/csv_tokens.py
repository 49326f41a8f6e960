"""CSV into cells with our own tokenizer: linear, capped, and each way of being malformed has its own message."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .faults import Faults
from .read_files import ReadFile

MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 10_000


@dataclass(frozen=True)
class CsvSheet:
    """A CSV file as cells of text; every row is as long as the header."""

    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def records(self) -> list[tuple[int, dict[str, str]]]:
        """(row as a spreadsheet counts, cells by column)."""
        return [(at, dict(zip(self.header, row, strict=True))) for at, row in enumerate(self.rows, start=2)]

    def column(self, name: str) -> list[str]:
        at = self._at[name]
        return [row[at] for row in self.rows]

    @cached_property
    def _at(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.header)}


def split_line(line: str) -> list[str] | None:
    """The cells of one line, or None where quotes are astray; a cell never spans lines.

    Of a line with too many cells only one more than is allowed are cut off: enough to refuse it.
    """
    if '"' not in line:
        return line.split(",", MAX_COLUMNS)
    cells, at = [], 0
    while True:
        cell, at = _next_cell(line, at)
        if cell is None:
            return None
        cells.append(cell)
        if at >= len(line) or len(cells) > MAX_COLUMNS:
            return cells
        at += 1  # over the comma
        if at == len(line):
            return [*cells, ""]


def _next_cell(line: str, at: int) -> tuple[str | None, int]:
    if line[at] != '"':
        end = line.find(",", at)
        end = len(line) if end < 0 else end
        return (None if '"' in line[at:end] else line[at:end]), end
    end = at + 1
    while True:
        end = line.find('"', end)
        if end < 0:
            return None, at
        if line[end : end + 2] != '""':
            break
        end += 2
    if end + 1 < len(line) and line[end + 1] != ",":
        return None, at
    return line[at + 1 : end].replace('""', '"'), end + 1


def read_sheet(file: ReadFile, faults: Faults, *, may_be_bare: bool = False) -> CsvSheet | None:
    """The file's cells, or None and the reason; `may_be_bare`: a header without rows is an answer too."""
    lines = file.text.removesuffix("\n").split("\n")
    if len(lines) > MAX_ROWS + 1:
        faults.add("csv.rows", file.path, f"bảng có quá {MAX_ROWS} dòng", "chia thành nhiều bảng")
        return None
    header = _read_header(file.path, lines[0], faults)
    if header is None:
        return None
    if len(lines) == 1 and not may_be_bare:
        cure = "điền các dòng số liệu, hoặc xóa tệp nếu báo cáo không có bảng này"
        faults.add("csv.header_only", file.path, "tệp chỉ có dòng tiêu đề, không có dòng số liệu", cure)
        return None
    if _has_other_width(file.path, lines, len(header), faults):
        return None
    rows, was_astray = [], False
    for number, line in enumerate(lines[1:], start=2):
        # A cell broken over two lines leaves quotes astray on both: the first says it.
        if was_astray and split_line(line) is None:
            was_astray = False
            continue
        row = _read_row(file.path, number, line, header, faults)
        was_astray = row is None and split_line(line) is None
        rows.append(row)
    good = [row for row in rows if row is not None]
    return CsvSheet(file.path, tuple(header), tuple(good)) if len(good) == len(lines) - 1 else None


def _has_other_width(path: str, lines: list[str], width: int, faults: Faults) -> bool:
    """When all rows agree with each other and not with the header, the header is wrong: one word, not one per row."""
    if len(lines) < 3 or len(lines[1]) > MAX_CELL:
        return False
    widths = {len(split_line(line) or []) for line in lines[1:]}
    if len(widths) != 1 or widths <= {0, 1, width} or max(widths) > MAX_COLUMNS:
        return False
    message = f"tiêu đề có {width} cột nhưng mọi dòng đều có {max(widths)} ô"
    faults.add("csv.width", path, message, "sửa dòng tiêu đề cho đủ tên cột", row=1, value=lines[0])
    return True


def _read_header(path: str, line: str, faults: Faults) -> list[str] | None:
    if line.count(",") >= MAX_COLUMNS:
        return _refuse_columns(path, 1, faults)
    header = split_line(line)
    if header is None:
        return _refuse_quote(path, 1, line, faults)
    if len(header) == 1 and any(sign in line for sign in ";\t|"):
        sign = next(sign for sign in ";\t|" if sign in line)
        message = f"các cột ngăn nhau bằng “{sign}” thay vì dấu phẩy"
        faults.add("csv.separator", path, message, "lưu lại dạng CSV ngăn bằng dấu phẩy (,)", row=1, value=line)
        return None
    return header


def _read_row(path: str, number: int, line: str, header: list[str], faults: Faults) -> tuple[str, ...] | None:
    if line == "":
        faults.add("csv.blank_row", path, "dòng trống", "xóa dòng này", row=number)
        return None
    if '"' not in line and line.count(",") >= MAX_COLUMNS:
        return _refuse_columns(path, number, faults)
    cells = split_line(line)
    if cells is None:
        return _refuse_quote(path, number, line, faults)
    if len(cells) > MAX_COLUMNS:
        return _refuse_columns(path, number, faults)
    if len(cells) != len(header):
        message = f"dòng có {len(cells)} ô, tiêu đề có {len(header)} cột"
        cure = "thêm hoặc bớt dấu phẩy; ô có dấu phẩy bên trong phải đặt trong nháy kép"
        faults.add("csv.ragged", path, message, cure, row=number, value=line)
        return None
    if cells == header:
        faults.add("csv.header_again", path, "dòng tiêu đề lặp lại giữa bảng", "xóa dòng này", row=number)
        return None
    if max(map(len, cells)) > MAX_CELL:
        faults.add("csv.cell_size", path, f"có ô dài quá {MAX_CELL} ký tự", "rút gọn ô này", row=number)
        return None
    return tuple(cells)


def _refuse_columns(path: str, number: int, faults: Faults) -> None:
    message = f"dòng có quá {MAX_COLUMNS} cột"
    faults.add("csv.columns", path, message, "xóa các dấu phẩy thừa", row=number)


def _refuse_quote(path: str, number: int, line: str, faults: Faults) -> None:
    message = 'dấu nháy kép (") lạc chỗ hoặc không đóng'
    cure = 'đóng nháy ở cuối ô; nháy bên trong ô viết hai lần (""); ô không được xuống dòng'
    faults.add("csv.quote", path, message, cure, row=number, value=line)
