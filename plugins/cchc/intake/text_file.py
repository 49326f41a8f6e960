"""Pasted text: tables whose cells stand between tabs or pipes, one row a line."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from ..errors import UseError
from .source import Pages, make_cell

_RULE = re.compile(r"\s*\|?(\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*")


def read_text(path: Path, data: bytes, pages: Pages) -> tuple[str, ...]:
    """Consecutive lines with cells become one grid; the numbers of lines stay those of the file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cure = "Mở bằng Notepad, chọn Lưu thành…, mã hóa UTF-8"
        raise UseError(f"Tệp “{path.name}” không phải UTF-8. → {cure}.") from error
    lines = [(line, split_cells(line)) for line in re.split(r"\r\n|\r|\n", text)]
    count = 0
    for has_cells, group in groupby(lines, key=lambda pair: pair[1] is not None):
        block = list(group)
        while has_cells and block and not _begins_table(block):
            pages.add_text(block.pop(0)[0])
        if has_cells and block:
            count += 1
            pages.add_grid([[make_cell(cell) for cell in cells or ()] for _, cells in block], f"bảng {count}")
        elif not has_cells:
            for line, _ in block:
                pages.add_text(line)
    return ()


def _begins_table(block: list[tuple[str, list[str] | None]]) -> bool:
    """Two cells alone may be a sentence with a tab in it; two lines of them are a table."""
    widths = [len(cells or ()) for _, cells in block[:2]]
    return widths[0] > 2 or (len(widths) == 2 and widths[0] == widths[1])


def split_cells(line: str) -> list[str] | None:
    """The line's cells, or None where it has none."""
    if "\t" in line:
        return line.split("\t")
    bare = line.strip()
    if bare.count("|") < 2:
        return None
    if _RULE.fullmatch(bare):
        return [""]  # the ruler under a Markdown header: a blank row keeps the count of lines
    # A pipe written with a backslash belongs to the text.
    cells = re.split(r"(?<!\\)\|", bare.removeprefix("|").removesuffix("|"))
    return [cell.replace("\\|", "|").strip() for cell in cells]
