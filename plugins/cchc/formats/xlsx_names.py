"""Names inside a workbook: sheets of at most 31 characters, table objects that Excel accepts, all unique."""

import re
from collections.abc import Iterable

READABLE, COVER, DICTIONARY = "Bảng để đọc", "Mục lục", "Cột"
_LONGEST = 31


def make_sheet_names(tables: Iterable[str]) -> tuple[str, ...]:
    """The sheet for people, cover, dictionary, then one name for each table; Excel takes A and a for the same sheet."""
    names: list[str] = []
    for wanted in (READABLE, COVER, DICTIONARY, *tables):
        clean = re.sub(r"[\[\]:*?/\\']", "-", wanted)
        name, number = clean[:_LONGEST], 2
        while name.lower() in (taken.lower() for taken in names):
            ending = f"-{number}"
            name, number = clean[: _LONGEST - len(ending)] + ending, number + 1
        names.append(name)
    return tuple(names)


def make_table_name(sheet: str) -> str:
    """a-14 as tbl_bm_14: the prefix keeps it from reading like a cell (BM14) or a row (R1)."""
    return "tbl_" + re.sub(r"[^A-Za-z0-9]", "_", sheet)
