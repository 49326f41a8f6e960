"""Standalone: the picture as a file of its own, with title, sentence and source in it, on light paper."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from .colours import light
from .metrics import wrap
from .pictures import Picture

_MARGIN = 20.0
_FONT = "Inter, Noto Sans, sans-serif"
_UNDER_HEAD = 20.0
_HEAD = re.compile(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)" role="img" aria-labelledby="([^"]*)">')
_UNSEEN = re.compile(r"<title .*?</title><desc .*?</desc>", re.DOTALL)
_CLASSED = re.compile(r'<(\w+)([^<>]*?) class="([^"]*)"([^<>]*?)(/?)>')


def standalone_svg(picture: Picture) -> str:
    """The wide form as it may be sent around: colours written in, white paper, no style sheet needed."""
    start, unseen = _HEAD.match(picture.svg_wide), _UNSEEN.search(picture.svg_wide)
    assert start is not None and unseen is not None
    width, height = float(start[1]), float(start[2])
    head, above = _head(picture, width)
    foot, below = _foot(picture, width, height)
    left, top, wide, high = (f"{n:g}" for n in (-_MARGIN, -above, width + 2 * _MARGIN, above + height + below))
    drawn = _CLASSED.sub(_with_colours, picture.svg_wide[unseen.end() : -len("</svg>")])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="{left} {top} {wide} {high}"'
        f' role="img" aria-labelledby="{start[3]}" font-family="{_FONT}">{unseen[0]}'
        f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" fill="{light("sheet")}"/>{head}{drawn}{foot}</svg>'
    )


def _head(picture: Picture, width: float) -> tuple[str, float]:
    """Title and sentence above the drawing, and how much room they take."""
    lines = [(line, 17, True) for line in wrap(picture.title, width, 17, bold=True)]
    lines += [(line, 13, False) for line in wrap(picture.say, width, 13)]
    y, drawn = -_UNDER_HEAD, ""
    for text, size, bold in reversed(lines):
        drawn = _line(text, y, size, bold) + drawn
        y -= round(size * 1.5)
    return drawn, _MARGIN - y - 4


def _foot(picture: Picture, width: float, height: float) -> tuple[str, float]:
    if not picture.source:
        return "", _MARGIN
    lines = wrap(picture.source, width, 12)
    drawn = (_line(line, height + 26 + number * 17, 12, bold=False) for number, line in enumerate(lines))
    return "".join(drawn), 14 + len(lines) * 17 + _MARGIN


def _line(text: str, y: float, size: int, bold: bool) -> str:
    colour, weight = (light("ink"), ' font-weight="600"') if bold else (light("ink-2"), "")
    return f'<text x="0" y="{y:g}" font-size="{size}" fill="{colour}"{weight}>{escape(text)}</text>'


def _with_colours(element: re.Match[str]) -> str:
    """The same element with the colours of its classes written in."""
    tag, before, classes, after, end = element.groups()
    names = {"f-": "fill", "s-": "stroke"}
    colours = (f' {names[name[:2]]}="{light(name[2:])}"' for name in classes.split(" ") if name[:2] in names)
    return f"<{tag}{before}{after}{''.join(colours)}{end}>"
