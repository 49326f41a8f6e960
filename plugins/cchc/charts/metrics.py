"""Metrics: how wide a text is in the page's font, from a table of its letters, so the same on every machine."""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

_JOINS_THE_NEXT = 9  # the combining class of signs that put the next consonant below the one before
FONT_DIR = Path(__file__).with_name("fonts")


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Advance widths added up; kerning, which only narrows, is left out."""
    return _units(text, bold) / _fonts()["units_per_em"] * size


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
    if text_width(word, size, bold) <= width:
        return [word]
    pieces = [""]
    for letter in letters_of(word):
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def letters_of(text: str) -> Iterator[str]:
    """Letters with their marks and with what is stacked below them: nothing of it may stand on the next line."""
    letter = ""
    for char in text:
        is_stacked = bool(letter) and unicodedata.combining(letter[-1]) == _JOINS_THE_NEXT
        if letter and not is_stacked and not unicodedata.category(char).startswith("M"):
            yield letter
            letter = ""
        letter += char
    if letter:
        yield letter


@lru_cache(maxsize=16_384)
def _units(text: str, bold: bool) -> int:
    """The width in the font's own units; a letter that the font lacks counts as its widest, with all that is on it."""
    font = _fonts()["semibold" if bold else "regular"]
    advances, widest = font["advances"], font["widest"]
    if all(char in advances for char in text):
        return sum(advances[char] for char in text)
    return sum(advances.get(letter[0], widest) for letter in letters_of(text))


@lru_cache(maxsize=1)
def _fonts() -> dict[str, Any]:
    # Taken from the font files by tests/unit/test_charts_widths.py, which also compares them.
    return json.loads((FONT_DIR / "widths.json").read_text(encoding="utf-8"))
