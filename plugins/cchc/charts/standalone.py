"""Standalone: the picture as a file of its own, with title, sentence and source in it, on light paper."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

from .chart import content_key
from .children import Task, ask_children
from .colours import light
from .metrics import FONT_FAMILY, wrap
from .render import Picture, Progress, code_version, counter, write_whole
from .svg_text import SPACE, Element, print_svg

_MARGIN = 20.0
_PAGE_FONT = "Inter, Noto Sans, sans-serif"
_UNDER_HEAD = 20.0
_SCALE = 2  # dots for each pixel of a PNG


def standalone_svg(picture: Picture, font: str = _PAGE_FONT) -> str:
    """The wide form as it may be sent around: colours written in, white paper, no style sheet needed."""
    root = ElementTree.fromstring(picture.svg_wide)
    width, height = (float(number) for number in root.get("viewBox", "").split(" ")[2:])
    head, above = _head(picture, width)
    foot, below = _foot(picture, width, height)
    left, top, wide, high = -_MARGIN, -above, width + 2 * _MARGIN, above + height + below
    box = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{wide:g}", "height": f"{high:g}"}
    attributes = {
        "xmlns": SPACE[1:-1],
        "width": f"{wide:g}",
        "height": f"{high:g}",
        "viewBox": f"{left:g} {top:g} {wide:g} {high:g}",
        "role": "img",
        "aria-labelledby": root.get("aria-labelledby", ""),
        "font-family": font,
    }
    drawn = [_fitted(child) for child in root]
    paper = Element("rect", {**box, "fill": light("sheet")})
    return print_svg(Element("svg", attributes, [*drawn[:2], paper, *head, *drawn[2:], *foot]), picture.title)


def render_pngs(pictures: Iterable[Picture], cache_dir: Path, progress: Progress | None = None) -> Mapping[str, bytes]:
    """PNG of each picture by its key, kept on disk as the SVG is; drawn with our own font file on every machine."""
    wanted = {picture.key: picture for picture in pictures}
    svgs = {key: standalone_svg(picture, FONT_FAMILY) for key, picture in wanted.items()}
    files = {key: cache_dir / f"{content_key([svg, _SCALE, code_version()])}.png" for key, svg in svgs.items()}
    missing = [key for key, path in files.items() if not path.exists()]
    tasks = [Task(wanted[key].title, "png", {"svg": svgs[key], "scale": _SCALE}) for key in missing]
    for key, made in zip(missing, ask_children(tasks, counter(len(tasks), progress)), strict=True):
        write_whole(files[key], base64.b64decode(made))
    return {key: path.read_bytes() for key, path in files.items()}


def _head(picture: Picture, width: float) -> tuple[list[Element], float]:
    """Title and sentence above the drawing; answers how much room they take."""
    said = [(line, 17, True) for line in wrap(picture.title, width, 17, bold=True)]
    said += [(line, 13, False) for line in wrap(picture.say, width, 13)]
    y = -_UNDER_HEAD
    lines: list[Element] = []
    for text, size, bold in reversed(said):
        lines.append(_line(text, y, size, bold))
        y -= round(size * 1.5)
    return lines[::-1], _MARGIN - y - 4


def _foot(picture: Picture, width: float, height: float) -> tuple[list[Element], float]:
    if not picture.source:
        return [], _MARGIN
    lines = wrap(picture.source, width, 12)
    drawn = [_line(line, height + 26 + number * 17, 12, bold=False) for number, line in enumerate(lines)]
    return drawn, 14 + len(lines) * 17 + _MARGIN


def _line(text: str, y: float, size: int, bold: bool) -> Element:
    weight = {"font-weight": "600"} if bold else {}
    token = "ink" if bold else "ink-2"
    return Element("text", {"x": "0", "y": f"{y:g}", "font-size": str(size), "fill": light(token), **weight}, (), text)


def _fitted(element: ElementTree.Element) -> Element:
    """The same element with its colours written in."""
    attributes = {name: value for name, value in element.attrib.items() if name != "class"}
    for name in element.get("class", "").split(" "):
        if name.startswith("f-"):
            attributes["fill"] = light(name[2:])
        if name.startswith("s-"):
            attributes["stroke"] = light(name[2:])
    return Element(
        element.tag.removeprefix(SPACE), attributes, [_fitted(child) for child in element], element.text or ""
    )
