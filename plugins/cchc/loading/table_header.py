"""The header of a table against what the form expects: each column that is missing, extra or misplaced is named."""

from __future__ import annotations

from collections.abc import Sequence

from .csv_tokens import CsvSheet
from .faults import Faults, nearest


def check_header(sheet: CsvSheet, expected: Sequence[str], faults: Faults) -> bool:
    """True when the columns are the expected ones in their order."""
    found = sheet.header
    if tuple(found) == tuple(expected):
        return True
    if 2 * len(set(found) & set(expected)) < len(expected):
        cure = f"thêm dòng tiêu đề: {','.join(expected)}"
        faults.add("header.none", sheet.path, "dòng đầu không phải dòng tiêu đề của bảng này", cure, row=1)
        return False
    missing = [name for name in expected if name not in found]
    extra = [name for name in found if name not in expected]
    twice = sorted({name for name in found if found.count(name) > 1})
    if twice:
        missing = []  # one of the two most likely is the missing one
    for name in twice:
        _say(sheet, faults, "header.duplicate", name, "cột này ghi hai lần", "giữ lại một cột")
    for name in extra:
        meant = nearest(name, missing)
        if meant:
            missing.remove(meant)
            _say(
                sheet,
                faults,
                "header.misspelt",
                name,
                f"biểu mẫu không có cột “{name}”",
                f"đổi tên cột thành “{meant}”",
            )
        else:
            cure = f"xóa cột này; các cột của bảng là: {', '.join(expected)}"
            _say(sheet, faults, "header.extra", name, f"biểu mẫu không có cột “{name}”", cure)
    for name in missing:
        at = list(expected).index(name)
        place = f"sau cột “{expected[at - 1]}”" if at else "ở đầu bảng"
        _say(sheet, faults, "header.missing", name, f"thiếu cột “{name}”", f"thêm cột “{name}” {place}")
    if not (missing or extra or twice):
        wrong, right = next((a, b) for a, b in zip(found, expected, strict=True) if a != b)
        _say(
            sheet,
            faults,
            "header.order",
            wrong,
            f"cột đứng sai chỗ, ở đây phải là “{right}”",
            f"xếp lại: {', '.join(expected)}",
        )
    return False


def _say(sheet: CsvSheet, faults: Faults, code: str, column: str, message: str, cure: str) -> None:
    faults.add(code, sheet.path, message, cure, row=1, column=column)
