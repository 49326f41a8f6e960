"""The header of a table against what the form expects: each column that is missing, extra or misplaced is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .csv_tokens import CsvSheet
from .faults import Faults, FilePlace, nearest


def check_header(sheet: CsvSheet, expected: Sequence[str], faults: Faults) -> bool:
    """True when the columns are the expected ones in their order."""
    header = sheet.header
    if header == tuple(expected):
        return True
    if 2 * len(set(header) & set(expected)) < len(expected):
        cure = f"thêm dòng tiêu đề: {','.join(expected)}"
        faults.add("header.none", FilePlace(sheet.path, 1), "dòng đầu không phải dòng tiêu đề của bảng này", cure)
        return False
    for code, column, message, cure in _wrong_columns(header, expected):
        faults.add(f"header.{code}", FilePlace(sheet.path, 1, column), message, cure)
    return False


def _wrong_columns(header: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """(code, column, message, cure) of each column that is not as expected."""
    twice = sorted({name for name in header if header.count(name) > 1})
    extra = [name for name in header if name not in expected]
    # Where one column stands twice, one of the two most likely is the missing one.
    missing = [name for name in expected if name not in header and not twice]
    if not (missing or extra or twice):
        wrong, right = next((a, b) for a, b in zip(header, expected, strict=True) if a != b)
        yield "order", wrong, f"cột đứng sai chỗ, ở đây phải là “{right}”", f"xếp lại: {', '.join(expected)}"
    for name in twice:
        yield "duplicate", name, "cột này ghi hai lần", "giữ lại một cột"
    for name in extra:
        message, meant = f"biểu mẫu không có cột “{name}”", nearest(name, missing)
        if meant:
            missing.remove(meant)
            yield "misspelt", name, message, f"đổi tên cột thành “{meant}”"
        else:
            yield "extra", name, message, f"xóa cột này; các cột của bảng là: {', '.join(expected)}"
    for name in missing:
        at = expected.index(name)
        place = f"sau cột “{expected[at - 1]}”" if at else "ở đầu bảng"
        yield "missing", name, f"thiếu cột “{name}”", f"thêm cột “{name}” {place}"
