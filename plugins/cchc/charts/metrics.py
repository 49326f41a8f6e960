"""Metrics: how wide a text is in the page's font, read from the font file, so the same on every machine."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

FONT_DIR = Path(__file__).with_name("fonts")
FONT_FAMILY = "CCHC Inter"
_FILES = {False: "CCHCInter-Regular.ttf", True: "CCHCInter-SemiBold.ttf"}


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Advance widths added up; kerning, which only narrows, is left out."""
    widths = _advances(bold)
    return sum(widths.get(ord(char), widths[-1]) for char in text) * size


def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Lines no wider than `width`; broken at spaces, inside a word only where it would not fit alone."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, width, size, bold))
    return tuple(_balanced(lines, width, size, bold))


def _balanced(lines: list[str], width: float, size: float, bold: bool) -> list[str]:
    """A last line of one short word takes another one down, where both lines stay within the width."""
    if len(lines) > 1 and " " not in lines[-1] and lines[-2].count(" ") > 1:
        kept, moved = lines[-2].rsplit(" ", 1)
        if text_width(lines[-1], size, bold) < width / 4 and text_width(f"{moved} {lines[-1]}", size, bold) <= width:
            return [*lines[:-2], kept, f"{moved} {lines[-1]}"]
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size, bold) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@lru_cache(maxsize=2)
def _advances(bold: bool) -> dict[int, float]:
    """Code point -> advance in em; -1 for whatever the font lacks."""
    data = (FONT_DIR / _FILES[bold]).read_bytes()
    tables = _tables(data)
    em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    advances = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * glyph)[0] / em for glyph in range(count)]
    widths = {code: advances[min(glyph, count - 1)] for code, glyph in _glyphs(data, tables[b"cmap"])}
    return {**widths, -1: max(advances)}


def _tables(data: bytes) -> dict[bytes, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    return {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}


def _glyphs(data: bytes, cmap: int):
    """(code point, glyph) of the Unicode subtable, format 4: segments with a delta or a list of glyphs."""
    start = next(cmap + offset for kind, offset in _subtables(data, cmap) if kind == (3, 1))
    half = struct.unpack_from(">H", data, start + 6)[0]
    ends, starts, deltas, offsets = (start + 14 + half * i + (2 if i else 0) for i in range(4))
    for segment in range(0, half, 2):
        first, last = _u16(data, starts + segment), _u16(data, ends + segment)
        delta, offset = _u16(data, deltas + segment), _u16(data, offsets + segment)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = _u16(data, offsets + segment + offset + 2 * (code - first))
            if glyph or not offset:
                yield code, (glyph + delta) & 0xFFFF


def _subtables(data: bytes, cmap: int):
    for at in range(cmap + 4, cmap + 4 + 8 * _u16(data, cmap + 2), 8):
        platform, encoding, offset = struct.unpack_from(">HHI", data, at)
        yield (platform, encoding), offset


def _u16(data: bytes, at: int) -> int:
    return struct.unpack_from(">H", data, at)[0]
