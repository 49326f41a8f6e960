"""CSV into cells with our own tokenizer: linear, capped, and each way of being malformed has its own message."""

import re
from dataclasses import dataclass
from functools import cached_property

from .faults import Faults, FilePlace
from .read_files import ReadFile

_WITH_COMMAS = (
    "lưu lại dạng CSV ngăn bằng dấu phẩy (,): trong LibreOffice chọn Lưu thành…, Text CSV, Unicode (UTF-8), dấu phẩy; "
    "Excel trên máy đặt vùng Việt Nam luôn ngăn bằng “;”"
)

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

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column from top to bottom."""
        return self._columns[name]

    def distinct(self, name: str) -> frozenset[str]:
        """What the cells of a column say, each thing once."""
        if name not in self._distinct:
            self._distinct[name] = frozenset(self._columns[name])
        return self._distinct[name]

    @cached_property
    def _distinct(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _columns(self) -> dict[str, tuple[str, ...]]:
        # Turned once: most questions are asked of columns.
        turned = zip(*self.rows, strict=True) if self.rows else [()] * len(self.header)
        return dict(zip(self.header, turned, strict=True))


# A cell in quotes, in which a quote is written twice, or without any; and the comma behind it, unless it is the last.
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|\Z)')


def split_line(line: str) -> list[str] | None:
    """The cells of one line, or None where quotes are astray; a cell never spans lines.

    Of a line with too many cells only a few more than are allowed are cut off: enough to refuse it.
    """
    if '"' not in line:
        return line.split(",", MAX_COLUMNS)
    cells, at = [], 0
    while (cell := _CELL.match(line, at)) and len(cells) <= MAX_COLUMNS:
        cells.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        if not cell[3]:
            return cells
        at = cell.end()
    return cells if cell else None


def read_sheet(file: ReadFile, faults: Faults, *, may_be_bare: bool = False) -> CsvSheet | None:
    """The file's cells, or None and the reason; `may_be_bare`: a header without rows is an answer too."""
    lines = file.text.removesuffix("\n").split("\n")
    if len(lines) > MAX_ROWS + 1:
        faults.add("csv.rows", FilePlace(file.path), f"bảng có quá {MAX_ROWS} dòng", "chia thành nhiều bảng")
        return None
    header = _read_header(file.path, lines[0], faults)
    if header is None:
        return None
    if len(lines) == 1 and not may_be_bare:
        cure = "điền các dòng số liệu, hoặc xóa tệp nếu báo cáo không có bảng này"
        faults.add("csv.header_only", FilePlace(file.path), "tệp chỉ có dòng tiêu đề, không có dòng số liệu", cure)
        return None
    rows = [split_line(line) for line in lines[1:]]
    if not _all_sound(lines, rows, header) and _tell_unsound(file.path, lines, rows, header, faults):
        return None
    return CsvSheet(file.path, tuple(header), tuple(tuple(row) for row in rows if row is not None))


def _all_sound(lines: list[str], rows: list[list[str] | None], header: list[str]) -> bool:
    """Whether there is nothing to tell of any row, asked of all rows at once."""
    if max(map(len, lines)) > MAX_CELL or not all(rows):
        return False
    cells = [row for row in rows if row is not None]
    return set(map(len, cells)) <= {len(header)} and all(map(any, cells)) and header not in cells


def _tell_unsound(path: str, lines: list[str], rows: list[list[str] | None], header: list[str], faults: Faults) -> bool:
    """Each row that is malformed is named; False where a long line turns out to have short cells."""
    if _has_other_width(path, lines, rows, len(header), faults):
        return True
    before, was_astray = len(faults.problems), False
    for number, (line, row) in enumerate(zip(lines[1:], rows, strict=True), start=2):
        # A cell broken over two lines leaves quotes astray on both: the first says it.
        if not (was_astray and row is None):
            _tell_row(FilePlace(path, number), line, row, header, faults)
        was_astray = row is None and not was_astray
    return len(faults.problems) > before


def _has_other_width(path: str, lines: list[str], rows: list[list[str] | None], width: int, faults: Faults) -> bool:
    """When all rows agree with each other and not with the header, the header is wrong: one word, not one per row."""
    widths = {len(row or ()) for row in rows}
    if len(rows) < 2 or len(widths) != 1 or widths <= {0, 1, width} or max(widths) > MAX_COLUMNS:
        return False
    message = f"tiêu đề có {width} cột nhưng mọi dòng đều có {max(widths)} ô"
    faults.add("csv.width", FilePlace(path, 1), message, "sửa dòng tiêu đề cho đủ tên cột", lines[0])
    return True


def _read_header(path: str, line: str, faults: Faults) -> list[str] | None:
    if line.count(",") >= MAX_COLUMNS:
        return _refuse_columns(FilePlace(path, 1), faults)
    header = split_line(line)
    if header is None:
        return _refuse_quote(FilePlace(path, 1), line, faults)
    if len(header) == 1 and any(sign in line for sign in ";\t|"):
        sign = next(sign for sign in ";\t|" if sign in line)
        message = f"các cột ngăn nhau bằng “{sign}” thay vì dấu phẩy"
        faults.add("csv.separator", FilePlace(path, 1), message, _WITH_COMMAS, line)
        return None
    return header


def _tell_row(place: FilePlace, line: str, cells: list[str] | None, header: list[str], faults: Faults) -> None:
    if cells is None:
        _refuse_quote(place, line, faults)
    elif len(cells) > MAX_COLUMNS:
        _refuse_columns(place, faults)
    elif not any(cells):
        faults.add("csv.blank_row", place, "dòng trống", "xóa dòng này")
    elif len(cells) != len(header):
        message = f"dòng có {len(cells)} ô, tiêu đề có {len(header)} cột"
        cure = "thêm hoặc bớt dấu phẩy; ô có dấu phẩy bên trong phải đặt trong nháy kép"
        faults.add("csv.ragged", place, message, cure, line)
    elif cells == header:
        faults.add("csv.header_again", place, "dòng tiêu đề lặp lại giữa bảng", "xóa dòng này")
    elif max(map(len, cells)) > MAX_CELL:
        faults.add("csv.cell_size", place, f"có ô dài quá {MAX_CELL} ký tự", "rút gọn ô này")


def _refuse_columns(place: FilePlace, faults: Faults) -> None:
    faults.add("csv.columns", place, f"dòng có quá {MAX_COLUMNS} cột", "xóa các dấu phẩy thừa")


def _refuse_quote(place: FilePlace, line: str, faults: Faults) -> None:
    message = 'dấu nháy kép (") lạc chỗ hoặc không đóng'
    cure = 'đóng nháy ở cuối ô; nháy bên trong ô viết hai lần (""); ô không được xuống dòng'
    faults.add("csv.quote", place, message, cure, line)
