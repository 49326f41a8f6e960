"""docs/architecture.md as data: its tables by their heading, and the files that each addition takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURE = ROOT / "docs" / "architecture.md"
_FILE = re.compile(r"^\d+\. `([^`]+)`", re.MULTILINE)
_ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)


def chapter(title: str, text: str | None = None) -> str:
    """What stands under a heading of any level, down to the next heading of the same level or a higher one."""
    text = ARCHITECTURE.read_text("utf-8") if text is None else text
    heading = re.search(rf"^(#+) {re.escape(title)}$", text, re.MULTILINE)
    assert heading, f"no heading {title!r}"
    rest = text[heading.end() :]
    end = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def additions() -> list[str]:
    """The titles of the chapters that say how to add something."""
    return re.findall(r"^### (.+)$", chapter("How to add"), re.MULTILINE)


def files_listed(addition: str, names: Mapping[str, str] | None = None) -> list[str]:
    """The files of an addition's list, with its placeholders filled in."""
    files = _FILE.findall(chapter(addition))
    assert files, f"{addition} lists no file"
    for placeholder, name in (names or {}).items():
        files = [file.replace(f"<{placeholder}>", name) for file in files]
    return files


def table_rows(title: str) -> list[list[str]]:
    """The cells of the table in a chapter, without its header."""
    rows = [[cell.strip() for cell in row.split(" | ")] for row in _ROW.findall(chapter(title))]
    return [row for row in rows[1:] if not set("".join(row)) <= set("-| ")]
