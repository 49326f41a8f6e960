"""The running text of a letter: paragraphs put together from its lines, each with the place a reader would name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .source import Document

_ENDS = (".", ";", ":", "!", "?", "…", "/.")
# What a line of each level begins with, from the outermost in; dashes and pluses have no mark and are counted.
_LEVELS = {
    "phần": re.compile(r"(?:phần\s+(?:thứ\s+)?)?(?P<mark>[IVX]{1,5})[.)/:]\s+", re.IGNORECASE),
    "mục": re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)])\s+(?=\D)"),
    "điểm": re.compile(r"(?P<mark>[a-zđ])[).]\s+"),
    "gạch đầu dòng": re.compile(r"(?P<mark>)[-–—•·*]\s+"),
    "dấu cộng": re.compile(r"(?P<mark>)\+\s*(?=\S)"),
}
WRAPPED = 130  # lines no longer than this were broken by whoever laid out the page
NO_PLACE = "Phần mở đầu"


@dataclass(frozen=True)
class Paragraph:
    text: str
    where: str
    starts: tuple[tuple[int, int], ...]  # (offset in the text, line of the document)

    def line_at(self, offset: int) -> int:
        return [line for start, line in self.starts if start <= offset][-1]


class _Outline:
    """Where we are: the mark of each level, from the part down."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}

    def enter(self, level: str, mark: str) -> None:
        """What stood below this level is left."""
        mark = mark.rstrip(".)") or str(int(self.marks.get(level, "0")) + 1)
        above = list(_LEVELS)[: list(_LEVELS).index(level)]
        self.marks = {name: self.marks[name] for name in above if name in self.marks}
        self.marks[level] = mark.upper() if not above else mark

    @property
    def where(self) -> str:
        place = ", ".join(f"{level} {mark}" for level, mark in self.marks.items())
        return place[:1].upper() + place[1:] or NO_PLACE


def read_paragraphs(document: Document) -> list[Paragraph]:
    """Paragraphs beside the tables."""
    tables = {row.line for grid in document.grids for row in grid.rows}
    lines = [(at, text) for at, text in enumerate(document.lines, start=1) if text and at not in tables]
    outline, paragraphs = _Outline(), []
    for joined in _join(lines):
        cut = 0
        for level, pattern in _LEVELS.items():
            if mark := pattern.match(joined.text):
                outline.enter(level, mark["mark"])
                cut = mark.end()
                break
        starts = tuple((max(start - cut, 0), line) for start, line in joined.starts)
        paragraphs.append(Paragraph(joined.text[cut:], outline.where, starts))
    return paragraphs


def _join(lines: list[tuple[int, str]]) -> Iterator[Paragraph]:
    """Lines that a page or a line break has cut, put together again."""
    width, last = _width([text for _, text in lines]), ""
    joined = Paragraph("", "", ())
    for line, text in lines:
        if joined.text and _goes_on(last, text, width):
            starts = (*joined.starts, (len(joined.text) + 1, line))
            joined = replace(joined, text=f"{joined.text} {text}", starts=starts)
        else:
            if joined.text:
                yield joined
            joined = Paragraph(text, "", ((0, line),))
        last = text
    if joined.text:
        yield joined


def _width(lines: list[str]) -> int:
    """How long full lines are where the layout broke them; 0 where a line is a paragraph."""
    lengths = sorted(map(len, lines))
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    return full if 40 <= full <= WRAPPED else 0


def _goes_on(before: str, text: str, width: int) -> bool:
    if before.endswith(_ENDS) or is_marked(text):
        return False
    if text[0].islower() or re.match(r"\d+[^\d.)\s]", text):
        return True
    return width > 0 and len(before) >= width * 0.7


def is_marked(text: str) -> bool:
    """The line begins with a number, letter or dash of an outline."""
    return any(pattern.match(text) for pattern in _LEVELS.values())
