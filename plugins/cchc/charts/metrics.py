"""Metrics: how wide a text is in the page's font, from a table of its letters, so the same on every machine."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

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
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size, bold) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@lru_cache(maxsize=16_384)
def _units(text: str, bold: bool) -> int:
    """The width in the font's own units; a letter that the font lacks counts as its widest."""
    font = _fonts()["semibold" if bold else "regular"]
    return sum(font["advances"].get(char, font["widest"]) for char in text)


@lru_cache(maxsize=1)
def _fonts() -> dict[str, Any]:
    # Taken from the font files by tests/unit/test_charts_widths.py, which also compares them.
    return json.loads((FONT_DIR / "widths.json").read_text(encoding="utf-8"))
