"""Pasted text: tables whose cells stand between tabs or pipes, one row a line."""

from __future__ import annotations

import re
from pathlib import Path

from ..errors import UseError
from .source import Pages, PrintedCell, make_cell

_RULE = re.compile(r"\s*\|?(\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*")


def read_text(path: Path, data: bytes, pages: Pages) -> tuple[str, ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cure = "mở bằng Notepad, chọn Lưu thành…, mã hóa UTF-8"
        raise UseError(f"Tệp “{path.name}” không phải UTF-8. → {cure[0].upper()}{cure[1:]}.") from error
    Lines(pages).read(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return ()


class Lines:
    """Consecutive lines with cells become one grid; the numbers of lines stay those of the file."""

    def __init__(self, pages: Pages) -> None:
        self.pages, self.rows, self.count = pages, list[list[PrintedCell]](), 0

    def read(self, lines: list[str]) -> None:
        for at, line in enumerate(lines):
            cells = split_cells(line)
            if cells is not None and (self.rows or len(cells) > 2 or self._goes_on(lines, at, len(cells))):
                self.rows.append([make_cell(cell) for cell in cells])
            else:
                self._close()
                self.pages.add_text(line)
        self._close()

    def _goes_on(self, lines: list[str], at: int, width: int) -> bool:
        """Two cells alone may be a sentence with a tab in it; two lines of them are a table."""
        after = split_cells(lines[at + 1]) if at + 1 < len(lines) else None
        return after is not None and len(after) == width

    def _close(self) -> None:
        if self.rows:
            self.count += 1
            self.pages.add_grid(self.rows, f"bảng {self.count}")
            self.rows = []


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
