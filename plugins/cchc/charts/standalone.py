"""Standalone: a form of a picture as a file of its own, for saving and for other people's pages.

Title, sentence, source and address stand in it, and paper under it. Colours are written in for the light scheme; a rule
turns them dark where the reader's screen is, and any program that knows no style sheets shows the light ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, unescape

from .chart import Picture
from .chart_layout import Width
from .colours import BY_NAME, light
from .metrics import text_width, wrap

# Beside the drawing. The narrow file is as wide as what a phone of 360 px leaves between margins of 16 px.
_MARGINS: Mapping[Width, float] = {"wide": 20.0, "narrow": 8.0}
_FONT = "Inter, Noto Sans, sans-serif"
_TITLE, _SAY = 'font-size="17" font-weight="600" class="f-ink"', 'font-size="13" class="f-ink-2"'
_NOTE = 'font-size="12" class="f-ink-2"'
_WIDER = 1.25  # a font that stands in for ours may be a quarter wider
_LINE_HEIGHT = 13.0  # px; lines of a text are farther apart
_HEAD = re.compile(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)" role="img" aria-labelledby="([^"]*)">')
_UNSEEN = re.compile(r"<title .*?</title><desc .*?</desc>", re.DOTALL)
_CLASSED = re.compile(r'<(\w+)([^<>]*?) class="([^"]*)"([^<>]*?)(/?)>')
_TEXTS = re.compile(r"<g([^<>]*)>|<text ([^<>]*)>([^<]*)</text>")
_LOOK = re.compile(r'([\w-]+)="([^"]*)"')
_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_COLOURS = {"f-": "fill", "s-": "stroke"}


def standalone_svg(picture: Picture, form: Width, foot: Sequence[str], rows: Mapping[str, str] | None = None) -> str:
    """`foot` is what stands below the drawing; a row of `rows` (id → label) is marked where the address ends in #id."""
    svg, margin = picture.svg(form), _MARGINS[form]
    start, unseen = _HEAD.match(svg), _UNSEEN.search(svg)
    assert start is not None and unseen is not None
    width, height = float(start[1]), float(start[2])
    head, above = _head(picture, width, margin)
    below, under = _foot(foot, width, height, margin)
    left, top, wide, high = (f"{n:g}" for n in (-margin, -above, width + 2 * margin, above + height + under))
    drawn = svg[unseen.end() : -len("</svg>")]
    paper = f'<rect class="f-sheet" x="{left}" y="{top}" width="{wide}" height="{high}"/>'
    body = _with_lengths(f"{paper}{head}{_with_ids(drawn, rows or {})}{below}", -margin, width + margin)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="{left} {top} {wide} {high}"'
        f' role="img" aria-labelledby="{start[3]}" font-family="{_FONT}">{unseen[0]}{_style(body, bool(rows))}'
        f"{_CLASSED.sub(_with_colours, body)}</svg>"
    )


def _head(picture: Picture, width: float, margin: float) -> tuple[str, float]:
    """Title and sentence above the drawing, and how much room they take."""
    title, say = wrap(picture.title, width, 17, bold=True), wrap(picture.say, width, 13)
    say_top = -20.0 * len(say)
    top = say_top - 26 * len(title)
    drawn = _lines(title, top + 6, 26, _TITLE) + _lines(say, say_top, 20, _SAY)
    return drawn, margin - top + 16


def _foot(texts: Sequence[str], width: float, height: float, margin: float) -> tuple[str, float]:
    lines = [line for text in texts for line in wrap(text, width, 12)]
    return _lines(lines, height + 26, 17, _NOTE), 14 + len(lines) * 17 + margin


def _lines(lines: Sequence[str], y: float, step: float, looks: str) -> str:
    texts = (f'<text y="{y + number * step:g}">{escape(line)}</text>' for number, line in enumerate(lines))
    return f"<g {looks}>{''.join(texts)}</g>" if lines else ""


class _Room(NamedTuple):
    """What a text takes in a font that is wider than ours."""

    y: float
    start: float
    end: float
    length: str  # what holds it to its width in our font

    def meets(self, other: _Room) -> bool:
        return abs(self.y - other.y) < _LINE_HEIGHT and self.start < other.end and other.start < self.end


def _with_lengths(body: str, left: float, right: float) -> str:
    """A font that stands in for ours is squeezed to its widths where a text would meet another or leave the paper."""
    rooms, looks = list[_Room](), ""
    for part in _TEXTS.finditer(body):
        if part[3] is None:
            looks = part[1]
        else:
            rooms.append(_room(dict(_LOOK.findall(f"{looks} {part[2]}")), unescape(part[3])))
    lengths = iter(
        "" if left < room.start and room.end < right and sum(map(room.meets, rooms)) < 2 else room.length
        for room in rooms  # each meets itself
    )
    return _TEXTS.sub(
        lambda part: part[0] if part[3] is None else f"<text {part[2]}{next(lengths)}>{part[3]}</text>", body
    )


def _room(looks: Mapping[str, str], text: str) -> _Room:
    width = text_width(text, float(looks["font-size"]), "font-weight" in looks)
    start = float(looks.get("x", 0)) - width * _WIDER * _SHIFTS[looks.get("text-anchor", "start")]
    length = f' textLength="{width:.0f}" lengthAdjust="spacingAndGlyphs"'
    return _Room(float(looks["y"]), start, start + width * _WIDER, length)


def _with_ids(drawn: str, rows: Mapping[str, str]) -> str:
    """The label of each row, or its first line, can be pointed to by the row's id."""
    for row, label in rows.items():
        words = label.split(" ")
        for count in range(len(words), 0, -1):
            line = re.escape(escape(" ".join(words[:count])))
            drawn, named = re.subn(rf"<text ([^<>]*>{line}</text>)", rf'<text id="{row}" \1', drawn, count=1)
            if named:
                break
    return drawn


def _style(body: str, has_rows: bool) -> str:
    """The dark scheme of the colours in use, as one rule for each; the only style of the file, which the script that
    makes a PNG takes out."""
    names = sorted({name for classes in re.findall(r'class="([^"]*)"', body) for name in classes.split(" ")})
    dark = "".join(
        f".{name}{{{_COLOURS[name[:2]]}:{BY_NAME[name[2:]].dark}}}" for name in names if name[:2] in _COLOURS
    )
    marked, this = "", BY_NAME["this"]
    if has_rows:
        marked = f"text:target{{font-weight:600;text-decoration:underline 2px;fill:{this.light}}}"
        dark += f"text:target{{fill:{this.dark}}}"
    return (
        f"<style>text{{font-variant-numeric:tabular-nums}}{marked}@media(prefers-color-scheme:dark){{{dark}}}</style>"
    )


def _with_colours(element: re.Match[str]) -> str:
    """The same element with the light colours of its classes written in."""
    tag, before, classes, after, end = element.groups()
    names = classes.split(" ")
    colours = (f' {_COLOURS[name[:2]]}="{light(name[2:])}"' for name in names if name[:2] in _COLOURS)
    return f'<{tag}{before} class="{classes}"{after}{"".join(colours)}{end}>'
