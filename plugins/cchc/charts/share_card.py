"""Cards: a picture of what a page says, for whoever passes its address on; drawn with the fonts of the site.

All words stand in the square in the middle, for some programs cut a shared picture to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .style import letters_of, light, text_width, wrap

THEME = Path(__file__).resolve().parents[3] / "theme"
WIDTH, HEIGHT = 1200, 630
_LEFT, _MARGIN = (WIDTH - HEIGHT) // 2, 34  # of the square; between its edge and the words
_ROOM = HEIGHT - 2 * _MARGIN
_LINE = 1.3  # a line's height for letters of size 1: two marks above a letter find room
_SMALLEST = 15
# Each colour has a ramp from paper to ink in the palette, so that letters keep soft edges; sixteen colours in all take
# half a byte a pixel.
_INKS = ("ink", "ink-2", "this", "late")
_STEPS = 4
_REGULAR, _BOLD = 400, 650
_OVERLAID = {"≠": "=/", "≤": "<_", "≥": ">_"}  # signs that the font lacks, each as two that it has
_FACE = re.compile(r'font-family: Inter; src: url\("\.\./(fonts/[^"]+)"\).*?unicode-range: ([^;]+);')


@dataclass(frozen=True)
class Card:
    """What the picture says, from top to bottom; each of these also stands on the page."""

    site: str
    name: str  # of the unit, period or report
    period: str = ""
    measure: str = ""
    figure: str = ""
    parts: str = ""
    interval: str = ""
    standing: str = ""
    is_doubted: bool = False
    text: str = ""  # a sentence instead of a figure, or about it
    source: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(value for part in fields(self) if isinstance(value := getattr(self, part.name), str) and value)


@dataclass(frozen=True)
class _CardPart:
    """Words of one size and colour, in no more lines than that: else they become smaller."""

    words: str
    size: int
    ink: str = "ink"
    is_bold: bool = False
    most: int = 2
    above: int = 0  # pixels of space

    @property
    def lines(self) -> tuple[tuple[str, ...], int]:
        for size in range(self.size, _SMALLEST, -1):
            lines = wrap(self.words, _ROOM, size, self.is_bold)
            if len(lines) <= self.most and all(text_width(line, size, self.is_bold) <= _ROOM for line in lines):
                return lines, size
        return wrap(self.words, _ROOM, _SMALLEST, self.is_bold), _SMALLEST

    @property
    def height(self) -> int:
        lines, size = self.lines
        return round(len(lines) * size * _LINE)


def draw_card(card: Card) -> bytes:
    """A PNG with few colours; the same bytes for the same words."""
    image = Image.new("P", (WIDTH, HEIGHT), _index("this", _STEPS - 1))
    image.putpalette([part for ink in _INKS for step in range(_STEPS) for part in _mixed(ink, step)])
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L"
    draw.rectangle((_LEFT, 0, _LEFT + HEIGHT - 1, HEIGHT), fill=_index("ink", 0))
    *blocks, source = _fitting(card)
    top = _MARGIN
    for block in blocks:
        top = _write(draw, block, top + block.above)
    _write(draw, source, _MARGIN + _ROOM - source.height)
    file = BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _fitting(card: Card) -> list[_CardPart]:
    """From top to bottom, the source last; all of it smaller where it would not fit into the square."""
    blocks: list[_CardPart] = []
    for percent in range(100, 40, -4):
        blocks = [replace(block, size=block.size * percent // 100) for block in _blocks(card) if block.words]
        if sum(block.above + block.height for block in blocks) <= _ROOM:
            break
    return blocks


def _blocks(card: Card) -> tuple[_CardPart, ...]:
    return (
        _CardPart(card.site, 24, "this", is_bold=True),
        _CardPart(card.name, 46, is_bold=True, most=3, above=14),
        _CardPart(card.period, 26, "ink-2", above=4),
        _CardPart(card.measure, 27, "ink-2", above=20),
        _CardPart(card.figure, 104, is_bold=True, most=1, above=2),
        _CardPart(card.text, 28, most=9, above=0 if card.figure else 18),
        _CardPart(card.parts, 28),
        _CardPart(card.interval, 24, "ink-2", above=2),
        _CardPart(card.standing, 24, "late" if card.is_doubted else "ink-2", most=3, above=4),
        _CardPart(card.source, 21, "ink-2", most=3, above=12),
    )


def _write(draw: ImageDraw.ImageDraw, block: _CardPart, top: int) -> int:
    """Writes the block below `top` and returns where it ends."""
    lines, size = block.lines
    for number, line in enumerate(lines):
        x, baseline = float(_LEFT + _MARGIN), top + round((number + 0.78) * size * _LINE)
        # Paper of the ink's own ramp: a letter's edge is a step between both.
        box = (x, baseline - 0.95 * size, _LEFT + HEIGHT - _MARGIN, baseline + 0.3 * size)
        draw.rectangle(box, fill=_index(block.ink, 0))
        for face, run in _runs(line):
            about = face, size, _BOLD if block.is_bold else _REGULAR
            signs = _OVERLAID.get(run, (run,))
            width = _width(signs[0], *about)
            for sign in signs:
                middle = x + (width - _width(sign, *about)) / 2
                draw.text((middle, baseline), sign, fill=_index(block.ink, _STEPS - 1), font=_font(*about), anchor="ls")
            x += width
    return top + block.height


def _index(ink: str, step: int) -> int:
    return _INKS.index(ink) * _STEPS + step


def _mixed(ink: str, step: int) -> Iterator[int]:
    """Red, green and blue of a step between paper and ink."""
    for paper, full in zip(bytes.fromhex(light("paper")[1:]), bytes.fromhex(light(ink)[1:]), strict=True):
        yield round(paper + (full - paper) * step / (_STEPS - 1))


def _runs(line: str) -> Iterator[tuple[str, str]]:
    """The line in pieces that one font file has the letters of."""
    face, run = "", ""
    for letter in letters_of(line):
        own = _face_of(letter)
        if run and (own != face or letter in _OVERLAID or run in _OVERLAID):
            yield face, run
            run = ""
        face, run = own, run + letter
    if run:
        yield face, run


@lru_cache(maxsize=4096)
def _face_of(letter: str) -> str:
    """The font file that the styles name for the letter."""
    faces, code = _faces(), ord(_OVERLAID.get(letter, letter)[0])
    return next((face for face, letters in faces.items() if code in letters), next(iter(faces)))


@lru_cache(maxsize=1)
def _faces() -> dict[str, frozenset[int]]:
    """The files of the site's font with the letters that each is for, as the styles say it to browsers."""
    styles = (THEME / "templates" / "css" / "tokens.css").read_text(encoding="utf-8")
    return {file: frozenset(_code_points(ranges)) for file, ranges in _FACE.findall(styles)}


def _code_points(ranges: str) -> Iterator[int]:
    for part in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges):
        first, last = int(part[0], 16), int(part[1] or part[0], 16)
        yield from range(first, last + 1)


@lru_cache(maxsize=256)
def _font(face: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(THEME / "static" / face), size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=8192)
def _width(run: str, face: str, size: int, weight: int) -> float:
    """Cards say much in the same words, and many letters stand alone in the font of their marks."""
    return _font(face, size, weight).getlength(run)
