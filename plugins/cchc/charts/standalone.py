"""Standalone: a form of a picture as a file of its own, for saving and for other people's pages.

Title, sentence, source and address stand in it, and paper under it. Colours are written in for the light scheme; a rule
turns them dark where the reader's screen is, and any program that knows no style sheets shows the light ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, unescape

from .chart import Picture
from .chart_layout import Width
from .colours import BY_NAME, light
from .metrics import text_width, wrap

# Beside the drawing. The narrow file is as wide as what a phone of 360 px leaves between margins of 16 px.
_MARGINS: Mapping[Width, float] = {"wide": 20.0, "narrow": 8.0}
_FONT = "Inter, Noto Sans, sans-serif"
_UNDER_HEAD = 20.0
_HELD = 40.0  # px; a text of less may grow by a fifth and still meets no other
_HEAD = re.compile(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)" role="img" aria-labelledby="([^"]*)">')
_UNSEEN = re.compile(r"<title .*?</title><desc .*?</desc>", re.DOTALL)
_CLASSED = re.compile(r'<(\w+)([^<>]*?) class="([^"]*)"([^<>]*?)(/?)>')
_TEXTS = re.compile(r'<g font-size="(\d+)"([^>]*)>(<text .*?)</g>')
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
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
    drawn = _TEXTS.sub(_with_lengths, svg[unseen.end() : -len("</svg>")])
    paper = f'<rect class="f-sheet" x="{left}" y="{top}" width="{wide}" height="{high}"/>'
    body = f"{paper}{head}{_with_ids(drawn, rows or {})}{below}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="{left} {top} {wide} {high}"'
        f' role="img" aria-labelledby="{start[3]}" font-family="{_FONT}">{unseen[0]}{_style(body, bool(rows))}'
        f"{_CLASSED.sub(_with_colours, body)}</svg>"
    )


def _head(picture: Picture, width: float, margin: float) -> tuple[str, float]:
    """Title and sentence above the drawing, and how much room they take."""
    lines = [(line, 17, True) for line in wrap(picture.title, width, 17, bold=True)]
    lines += [(line, 13, False) for line in wrap(picture.say, width, 13)]
    y, drawn = -_UNDER_HEAD, ""
    for text, size, bold in reversed(lines):
        drawn = _line(text, y, size, bold) + drawn
        y -= round(size * 1.5)
    return drawn, margin - y - 4


def _foot(texts: Sequence[str], width: float, height: float, margin: float) -> tuple[str, float]:
    lines = [line for text in texts for line in wrap(text, width, 12)]
    drawn = (_line(line, height + 26 + number * 17, 12, bold=False) for number, line in enumerate(lines))
    return "".join(drawn), 14 + len(lines) * 17 + margin


def _line(text: str, y: float, size: int, bold: bool) -> str:
    looks = 'class="f-ink" font-weight="600"' if bold else 'class="f-ink-2"'
    return f'<text {looks} x="0" y="{y:g}" font-size="{size}"{_length(text, size, bold)}>{escape(text)}</text>'


def _length(text: str, size: float, bold: bool) -> str:
    """A font that stands in for ours is squeezed or stretched to its widths: no text may run into another."""
    width = text_width(text, size, bold)
    return f' textLength="{width:.0f}" lengthAdjust="spacingAndGlyphs"' if width > _HELD else ""


def _with_lengths(group: re.Match[str]) -> str:
    size, looks, texts = float(group[1]), group[2], group[3]

    def with_length(text: re.Match[str]) -> str:
        return f"<text {text[1]}{_length(unescape(text[2]), size, 'font-weight' in looks)}>{text[2]}</text>"

    return f'<g font-size="{group[1]}"{looks}>{_TEXT.sub(with_length, texts)}</g>'


def _with_ids(drawn: str, rows: Mapping[str, str]) -> str:
    """The label of each row, or its first line, can be pointed to by the row's id."""
    for row, label in rows.items():
        words = label.split(" ")
        for count in range(len(words), 0, -1):
            line = re.escape(escape(" ".join(words[:count])))
            drawn, named = re.subn(rf"<text (x=[^>]*>{line}</text>)", rf'<text id="{row}" \1', drawn, count=1)
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
