"""At which letters of its line a cell stands, for readers that mark the place itself."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)')  # a cell never spans lines
Span = tuple[int, int]  # first letter, and the one after the last; the line's first letter is 1


class CellPlaces:
    """Reads a table again only when one of its cells is to be shown; answers None wherever the file is not plain."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines = cache(self._read)

    def find(self, file: str, row: int, column: str) -> Span | None:
        lines = self._lines(file) if column and file.endswith(".csv") else ()
        if not 1 <= row <= len(lines):
            return None
        header = next(csv.reader(lines[:1]), [])
        spans = _spans(lines[row - 1])
        at = header.index(column) if column in header else len(spans)
        return spans[at] if at < len(spans) else None

    def _read(self, file: str) -> tuple[str, ...]:
        try:
            return tuple((self._root / file).read_text("utf-8").split("\n"))
        except (OSError, ValueError):
            return ()


def _spans(line: str) -> list[Span]:
    """The spans of the line's cells, quotes included."""
    spans = [(cell.start(1) + 1, cell.end(1) + 1) for cell in _CELL.finditer(line)]
    # At the end of the line the pattern fits once more, which is a cell of its own only behind a comma.
    return spans if not line or line.endswith(",") else spans[:-1]
