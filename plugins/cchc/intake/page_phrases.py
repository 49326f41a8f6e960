"""What a printed page shows before any table is seen in it: phrases and ruled boxes, from a PDF's letters or a scan."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from .source import CellMark, PageSpot, runs

Box = tuple[float, float, float, float]  # left, top, right, bottom
RuledTable = tuple[tuple[Box | None, ...], ...]  # rows of cells; None is a place that a wider cell covers
NUMBER = re.compile(r"[(\[]?[+−-]?\d[\d.,]*\s?%?[)\]]?(?: \^\S+)?")
SMALL = 0.8  # of the letters before it, and a sign is a footnote's
DOUBTED = 60  # percent below which whoever read a scan is in doubt itself
NEAR = 2.0  # points by which what stands at one height may differ
TOUCHING, BLANK = 0.12, 0.7  # gaps within a word, and between words of a phrase, in heights of a letter
STEP = 0.01  # and what two letters that one program wrote as one word keep below
ENOUGH = 3  # phrases that begin at one place make a column


Span = tuple[float, float]  # left, right
Word = tuple[str, float, float]  # its letters, left, right


@dataclass(frozen=True)
class Phrase:
    """Words that follow each other without a gap that a column would make."""

    words: tuple[Word, ...]
    top: float
    bottom: float
    marks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(text for text, _, _ in self.words if text)

    @property
    def left(self) -> float:
        return self.words[0][1]

    @property
    def right(self) -> float:
        return self.words[-1][2]

    @property
    def span(self) -> Span:
        return self.left, self.right

    @property
    def box(self) -> Box:
        return self.left, self.top, self.right, self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def is_number(self) -> bool:
        return NUMBER.fullmatch(self.text) is not None

    def decoded(self, decode: Callable[[str], str]) -> Phrase:
        return replace(self, words=tuple((decode(text), left, right) for text, left, right in self.words))

    def moved(self, scale: float = 1.0, shift: float = 0.0) -> Phrase:
        """Larger or smaller, then further to the right."""
        words = tuple((text, left * scale + shift, right * scale + shift) for text, left, right in self.words)
        return replace(self, words=words, top=self.top * scale, bottom=self.bottom * scale)

    def split(self, column: float) -> tuple[Phrase, ...]:
        """Two, where a word begins just where a column does."""
        at = next((at for at, (_, left, _) in enumerate(self.words) if at and abs(left - column) <= 2.5), 0)
        return (replace(self, words=self.words[:at]), replace(self, words=self.words[at:])) if at else (self,)


Line = tuple[Phrase, ...]  # side by side, from the left


@dataclass(frozen=True)
class PrintedPage:
    number: int  # from 1
    width: float
    height: float
    phrases: tuple[Phrase, ...]
    ruled: tuple[RuledTable, ...] = ()
    beside: tuple[int, ...] = ()  # further pages of a wide sheet, each a page's width to the right of the one before

    def spot(self, box: Box) -> PageSpot:
        """Where the box is on the page on which it was printed."""
        at = min(int(box[0] // self.width), len(self.beside))
        left, right = box[0] / self.width - at, box[2] / self.width - at
        return PageSpot((self.number, *self.beside)[at], left, box[1] / self.height, right, box[3] / self.height)

    def decoded(self, decode: Callable[[str], str]) -> PrintedPage:
        """The page with the letters of another font."""
        return replace(self, phrases=tuple(phrase.decoded(decode) for phrase in self.phrases))


def moved_table(table: RuledTable, scale: float = 1.0, shift: float = 0.0) -> RuledTable:
    """As phrases are moved."""

    def moved(box: Box) -> Box:
        return box[0] * scale + shift, box[1] * scale, box[2] * scale + shift, box[3] * scale

    return tuple(tuple(box and moved(box) for box in row) for row in table)


def phrases_of(chars: Sequence[Any], strokes: Sequence[Box]) -> Iterator[Phrase]:
    """Phrases of a PDF page, from its letters in the order in which the program wrote them.

    A small raised sign is set off as “^1”; letters with a stroke through them are left out and leave a mark. A phrase
    that runs on into a column where others begin ends there.
    """
    lefts = Counter(round(phrase.left, 1) for phrase in _phrases(chars, strokes, frozenset()))
    return _phrases(chars, strokes, {left for left, count in lefts.items() if count >= ENOUGH})


def _phrases(chars: Iterable[Any], strokes: Sequence[Box], columns: Set[float]) -> Iterator[Phrase]:
    phrase = _NewPhrase()
    lines = sorted(((top + bottom) / 2, left, right) for left, top, right, bottom in strokes)
    for char in chars:
        if phrase.is_left_by(char, columns):
            yield from phrase.finish()
            phrase = _NewPhrase()
        phrase.add(char, is_struck=_is_struck(char, lines))
    yield from phrase.finish()


def _is_struck(char: Any, lines: Sequence[tuple[float, float, float]]) -> bool:
    """One of the lines, each its height, left and right, from the top down, crosses the letter at its middle."""
    quarter, middle = (char["bottom"] - char["top"]) / 4, (char["x0"] + char["x1"]) / 2
    first = bisect_right(lines, char["top"] + quarter, key=itemgetter(0))
    last = bisect_left(lines, char["bottom"] - quarter, key=itemgetter(0))
    return any(left - 1 < middle < right + 1 for _, left, right in lines[first:last])


class _NewPhrase:
    def __init__(self) -> None:
        self.words: list[Word] = []
        self.boxes: list[Any] = []  # of letters, struck ones among them
        self.marks: list[str] = []
        self.is_raised = self.has_blank = False

    def is_left_by(self, char: Any, columns: Set[float]) -> bool:
        if not self.boxes:
            return False
        last, size = self.boxes[-1], max(self.boxes[-1]["size"], char["size"])
        gap = char["x0"] - last["x1"]
        # A capital behind a small letter begins another cell, into which the one before runs over.
        is_capital = char["text"].isupper() and last["text"].islower()
        if not self.has_blank and (is_capital or (abs(gap) > STEP * size and round(char["x0"], 1) in columns)):
            return True
        is_near = -0.3 * size <= gap <= size * (BLANK if self.has_blank or char["text"].isspace() else TOUCHING)
        overlap = min(last["bottom"], char["bottom"]) - max(last["top"], char["top"])
        return not (is_near and overlap > 0.3 * min(last["size"], char["size"]))

    def add(self, char: Any, is_struck: bool) -> None:
        text = char["text"]
        if text.isspace():
            self.has_blank = True
            return
        is_raised = not is_struck and self._raises(char)
        sign = f"^{text}" if is_raised and not self.is_raised else "" if is_struck else text
        if self.words and not (self.has_blank or is_struck or is_raised != self.is_raised):
            before, left, _ = self.words.pop()
            sign = before + sign
        else:
            left = char["x0"]
        self.words.append((sign, left, char["x1"]))
        if is_struck:
            self.marks.append(CellMark.STRUCK)
        self.is_raised, self.has_blank = is_raised, is_struck
        self.boxes.append(char)

    def _raises(self, char: Any) -> bool:
        base = next((box for box in reversed(self.boxes) if box["size"] * SMALL >= char["size"]), None)
        if base is None or base["bottom"] - char["bottom"] < 0.15 * char["size"]:
            return False
        self.marks.append(CellMark.RAISED)
        return True

    def finish(self) -> Iterator[Phrase]:
        if self.boxes:
            tops, bottoms = [box["top"] for box in self.boxes], [box["bottom"] for box in self.boxes]
            yield Phrase(tuple(self.words), min(tops), max(bottoms), tuple(dict.fromkeys(self.marks)))


def seen_word(text: str, box: Box, sure: float) -> Phrase:
    """A word of a scan; `sure`: its reader, in percent."""
    return Phrase(((text, box[0], box[2]),), box[1], box[3], (CellMark.FAINT,) if sure < DOUBTED else ())


def phrases_of_words(words: Iterable[Phrase]) -> list[Phrase]:
    """Phrases of a scan, from its words; none crosses a wide gap."""
    return list(map(_joined, runs(words, _is_followed)))


def _is_followed(word: Phrase, following: Phrase) -> bool:
    gap = (following.left - word.right) / max(following.bottom - following.top, 20.0)
    return abs(gap) <= BLANK and min(word.bottom, following.bottom) > max(word.top, following.top)


def _joined(words: Sequence[Phrase]) -> Phrase:
    marks = dict.fromkeys(mark for word in words for mark in word.marks)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Phrase(tuple(part for word in words for part in word.words), top, bottom, tuple(marks))


def lines_of(phrases: Iterable[Phrase]) -> list[Line]:
    """Phrases side by side are a line; each line from the left."""

    def is_level(above: Phrase, below: Phrase) -> bool:
        return abs(above.middle - below.middle) < 0.4 * (below.bottom - below.top)

    lines = runs(sorted(phrases, key=lambda phrase: phrase.middle), is_level)
    return [tuple(sorted(line, key=lambda phrase: phrase.left)) for line in lines]


def text_of(phrases: Iterable[Phrase]) -> str:
    """All lines as one text; phrases that touch are one word."""
    words = list[str]()
    for line in lines_of(phrases):
        last = None
        for phrase in line:
            is_touching = last and -1 <= phrase.left - last.right < TOUCHING * (phrase.bottom - phrase.top)
            words.append(phrase.text if is_touching else f" {phrase.text}")
            last = phrase
    return "".join(words).strip()


def without_page_numbers(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """The pages without the lone number at their top or foot that counts them: it would stand between two rows. Where
    one page alone is printed it is the number at the top; a lone 1 at the foot may be a figure."""
    is_single = sum(bool(page.phrases) for page in pages) == 1
    ends = [
        (page, line[0])
        for page in pages
        for lines in [lines_of(page.phrases)]
        for line in (*lines[:1], *([] if is_single else lines[-1:]))
        if len(line) == 1 and line[0].text.isdigit()
    ]
    counts = Counter(int(phrase.text) - page.number for page, phrase in ends)
    start, count = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    is_counted = count > 1 or (is_single and start == 0)
    numbers = [phrase for page, phrase in ends if is_counted and int(phrase.text) - page.number == start]
    return [replace(page, phrases=tuple(p for p in page.phrases if not any(p is n for n in numbers))) for page in pages]
