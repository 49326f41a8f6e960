"""Style: the colours of charts in both schemes, the layers a chart may be made of, drawn with Altair.

And how wide a text is in the page's font, from a table of its letters, so the same on every machine.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..words.own_files import own_rows


@dataclass(frozen=True)
class Token:
    """A colour with its value on light and on dark paper; the name is that of the CSS custom property."""

    name: str
    light: str
    dark: str


_STYLES = Path(__file__).resolve().parents[3] / "theme" / "templates" / "css"


def _read_tokens() -> tuple[Token, ...]:
    """Those that the theme has rules for inside charts, with the values that it gives them, in its order."""
    used = set(re.findall(r"\.f-([\w-]+) ", (_STYLES / "charts.css").read_text("utf-8")))
    values = re.split(r"@media (?:\(prefers-color-scheme: dark\)|print)", (_STYLES / "tokens.css").read_text("utf-8"))
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{6});", scheme)) for scheme in values[:2])
    return tuple(Token(name, light[name], dark[name]) for name in light if name in used)


TOKENS = _read_tokens()
BY_NAME = {token.name: token for token in TOKENS}
BY_LIGHT = {token.light: token.name for token in TOKENS}

SCALE = ("h1", "h2", "h3", "h4", "h5")
HIGH = ("h4", "h5")  # text on these is printed in `on-high`, no pure white: a colour tells its token
# What a group may ask for. Opinions share the pair of settlement: good as early, bad as late.
_OWN = ("early", "ontime", "late", "waiting", "overdue", "this", "other", "second", "third", *SCALE)
ROLES: dict[str, str] = {
    **{name: name for name in _OWN},
    **{"good": "early", "good2": "ontime", "neutral": "waiting", "bad": "late", "bad2": "overdue"},
}


def light(name: str) -> str:
    return BY_NAME[name].light


FONT = "Inter"


@dataclass(frozen=True)
class TextStyle:
    align: str  # left, center, right
    size: int
    token: str
    bold: bool = False
    italic: bool = False
    figures: bool = False  # set in tabular digits


_MARKS = ("bold", "italic", "figures")
TEXTS = {  # back to front
    line["name"]: TextStyle(line["align"], int(line["size"]), line["token"], *(bool(line[mark]) for mark in _MARKS))
    for line in own_rows(__file__, "texts.csv")
}

# Everything a chart is made of, back to front.
SHAPES = (
    "grid", "frames", "cells", "keys", "bars", "spans", "breaks", "lines", "falls", "dots", "points",
    "hollows",
)  # fmt: skip
ORDER = (*SHAPES, *TEXTS)
# Layers that show numbers; the rest is scenery.
FIGURE_SHAPES = ("cells", "bars", "spans", "dots", "points", "hollows")
CONFIG = {"aria": False, "view": {"stroke": None}, "font": FONT}


@lru_cache(maxsize=1)
def house_chart() -> dict[str, Any]:
    """The Vega-Lite of one chart that has every layer, without data, sizes and scales: not to be changed.

    Altair takes half a second for it, so it is asked once; a chart of any kind takes its layers from here.
    """
    import altair as alt

    layers = {layer.name: layer for layer in (*_shapes(alt), *(_text(alt, name) for name in TEXTS))}
    chart = alt.layer(*(layers[name] for name in ORDER)).properties(padding=0, autosize="none")
    # Altair's own theme would speak for another house.
    return {**chart.to_dict(validate=True), "config": CONFIG, "background": "transparent"}


_PIXELS = {"scale": None, "axis": None}  # a place worked out by the layout: no text is measured while drawing


def _text(alt: Any, name: str) -> Any:
    style = TEXTS[name]
    chart = alt.Chart(alt.NamedData(name), name=name).mark_text(
        align=style.align,
        baseline="alphabetic",
        font=FONT,
        fontSize=style.size,
        fontWeight=600 if style.bold else 400,
        fontStyle="italic" if style.italic else "normal",
        color=light(style.token),
    )
    return chart.encode(x=alt.X("x:Q", **_PIXELS), y=alt.Y("y:Q", **_PIXELS), text="text:N")


def _shapes(alt: Any) -> Iterator[Any]:
    """The layers that are no text: places in pixels, numbers on an axis, colours by their role."""

    def chart(name: str) -> Any:
        return alt.Chart(alt.NamedData(name), name=name)

    # The chart's own domains, ranges and roles are put in by the sheet.
    on_axis = {"scale": alt.Scale(domain=[0, 1], range=[0, 1], zero=False, nice=False), "axis": None}
    colour = alt.Color("role:N", legend=None, scale=alt.Scale(domain=[], range=[]))
    across, start, risen = alt.X("value:Q", **on_axis), alt.X("start:Q", **on_axis), alt.Y("value:Q", **on_axis)
    x, down, segment = alt.X("x:Q", **_PIXELS), alt.Y("y:Q", **_PIXELS), "segment:N"
    sides = {"x": x, "x2": "x2:Q", "y": down, "y2": "y2:Q", "color": colour}
    size = alt.Size("area:Q", scale=None, legend=None)
    stroke = {"strokeWidth": 2, "strokeJoin": "round"}
    for name in ("cells", "keys"):
        yield chart(name).mark_rect().encode(**sides)
    yield chart("frames").mark_rect(filled=False, strokeWidth=1, strokeDash=[3, 3]).encode(**sides)
    yield chart("grid").mark_rule(strokeWidth=1).encode(**sides)
    yield chart("breaks").mark_rule(strokeWidth=1.5, strokeDash=[4, 3]).encode(**sides)
    yield chart("bars").mark_rect().encode(x=start, x2="end:Q", y=down, y2="y2:Q", color=colour)
    spans = chart("spans").mark_rule(strokeWidth=3, strokeCap="round")
    yield spans.encode(x=start, x2="end:Q", y=down, color=colour)
    yield chart("lines").mark_line(**stroke).encode(x=x, y=risen, detail=segment, color=colour)
    falls = chart("falls").mark_line(**stroke)
    yield falls.encode(x=across, y=down, order=alt.Order("y:Q"), detail=segment, color=colour)
    yield chart("dots").mark_point(opacity=1, filled=True).encode(x=across, y=down, size=size, color=colour)
    yield chart("points").mark_point(opacity=1, filled=True).encode(x=x, y=risen, size=size, color=colour)
    hollow = chart("hollows").mark_point(opacity=1, filled=False, strokeWidth=1.5)
    yield hollow.encode(x=across, y=down, size=size, color=colour)


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
