"""The running text of a letter: paragraphs put together from its lines, each with the place a reader would name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from .source import Document

_ENDS = (".", ";", ":", "!", "?", "…", "/.")
_HASH = re.compile(r"#{1,6}\s+")
_PART = re.compile(r"(?:phần\s+(?:thứ\s+)?)?(?P<mark>[IVX]{1,5})[.)/:]\s+", re.IGNORECASE)
_SECTION = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)])\s+(?=\D)")
_POINT = re.compile(r"(?P<mark>[a-zđ])[).]\s+")
_DASH = re.compile(r"[-–—•·*]\s+")
_PLUS = re.compile(r"\+\s*(?=\S)")
WRAPPED = 130  # lines no longer than this were broken by whoever laid out the page
NO_PLACE = "Phần mở đầu"


@dataclass(frozen=True)
class Paragraph:
    text: str
    where: str
    starts: tuple[tuple[int, int], ...]  # (offset in the text, line of the document)

    def line_at(self, offset: int) -> int:
        return [line for start, line in self.starts if start <= offset][-1]


@dataclass
class _Outline:
    """Where we are: part, section, point, and how many dashes and pluses came since."""

    part: str = ""
    section: str = ""
    point: str = ""
    dash: int = 0
    plus: int = 0

    def enter(self, level: str, mark: str) -> None:
        if level == "part":
            self.part, self.section, self.point, self.dash, self.plus = mark.upper(), "", "", 0, 0
        elif level == "section":
            self.section, self.point, self.dash, self.plus = mark.rstrip(".)"), "", 0, 0
        elif level == "point":
            self.point, self.dash, self.plus = mark, 0, 0
        elif level == "dash":
            self.dash, self.plus = self.dash + 1, 0
        else:
            self.plus += 1

    @property
    def where(self) -> str:
        words = (
            f"phần {self.part}" if self.part else "",
            f"mục {self.section}" if self.section else "",
            f"điểm {self.point}" if self.point else "",
            f"gạch đầu dòng {self.dash}" if self.dash else "",
            f"dấu cộng {self.plus}" if self.plus else "",
        )
        place = ", ".join(word for word in words if word)
        return place[:1].upper() + place[1:] if place else NO_PLACE


_LEVELS = (("part", _PART), ("section", _SECTION), ("point", _POINT), ("dash", _DASH), ("plus", _PLUS))


def read_paragraphs(document: Document, outside: Collection[int] = ()) -> list[Paragraph]:
    """Paragraphs beside the tables. `outside`: lines that are no running text though they stand in no grid."""
    held = {row.line for grid in document.grids for row in grid.rows} | set(outside)
    lines = [(at, text) for at, text in enumerate(document.lines, start=1) if text and at not in held]
    outline, made = _Outline(), []
    for one in _join(lines):
        text, mark = _HASH.sub("", one.text), None
        shift = len(one.text) - len(text)
        for level, pattern in _LEVELS:
            mark = pattern.match(text)
            if mark is not None:
                outline.enter(level, mark["mark"] if "mark" in pattern.groupindex else "")
                break
        cut = shift + (mark.end() if mark else 0)
        starts = tuple((max(start - cut, 0), line) for start, line in one.starts)
        made.append(Paragraph(one.text[cut:], outline.where, starts))
    return made


@dataclass
class _Joined:
    text: str
    starts: list[tuple[int, int]] = field(default_factory=list)
    last: str = ""  # the line it ends with


def _join(lines: list[tuple[int, str]]) -> Iterator[_Joined]:
    """Lines that a page or a line break has cut, put together again."""
    width = _width([text for _, text in lines])
    held: _Joined | None = None
    for line, text in lines:
        if held is not None and _goes_on(held.last, text, width):
            held.starts.append((len(held.text) + 1, line))
            held.text, held.last = f"{held.text} {text}", text
            continue
        if held is not None:
            yield held
        held = _Joined(text, [(0, line)], text)
    if held is not None:
        yield held


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
    return _HASH.match(text) is not None or any(pattern.match(text) for _, pattern in _LEVELS)
