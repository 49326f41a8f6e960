"""The running text of a letter: paragraphs put together from its lines, each with the place a reader would name."""

import re
from dataclasses import dataclass

from ..words.language import capital
from .source import Document, runs

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

    def enter(self, text: str) -> int:
        """How long the mark is that the text begins with; what stood below its level is left."""
        for at, (level, pattern) in enumerate(_LEVELS.items()):
            if match := pattern.match(text):
                mark = match["mark"].rstrip(".)") or str(int(self.marks.get(level, "0")) + 1)
                above = list(_LEVELS)[:at]
                self.marks = {name: self.marks[name] for name in above if name in self.marks}
                self.marks[level] = mark if above else mark.upper()
                return match.end()
        return 0

    @property
    def where(self) -> str:
        place = ", ".join(f"{level} {mark}" for level, mark in self.marks.items())
        return capital(place) or NO_PLACE


def read_paragraphs(document: Document) -> list[Paragraph]:
    """Paragraphs beside the tables; lines that a page or a line break has cut are put together again."""
    tables = {row.line for grid in document.grids for row in grid.rows}
    lines = [(at, text) for at, text in enumerate(document.lines, start=1) if text and at not in tables]
    width, outline = _width([text for _, text in lines]), _Outline()
    groups = runs(lines, lambda line, following: _goes_on(line[1], following[1], width))
    return [_make_paragraph(group, outline) for group in groups]


def _make_paragraph(lines: list[tuple[int, str]], outline: _Outline) -> Paragraph:
    text = " ".join(words for _, words in lines)
    cut = outline.enter(text)
    starts, at = [], -cut
    for line, words in lines:
        starts.append((max(at, 0), line))
        at += len(words) + 1
    return Paragraph(text[cut:], outline.where, tuple(starts))


def _width(lines: list[str]) -> int:
    """How long full lines are where the layout broke them; 0 where a line is a paragraph."""
    lengths = sorted(map(len, lines))
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    return full if 40 <= full <= WRAPPED else 0


def _goes_on(before: str, text: str, width: int) -> bool:
    is_marked = any(pattern.match(text) for pattern in _LEVELS.values())  # with a number, letter or dash of an outline
    if before.endswith(_ENDS) or is_marked:
        return False
    if text[0].islower() or re.match(r"\d+[^\d.)\s]", text):
        return True
    return width > 0 and len(before) >= width * 0.7
