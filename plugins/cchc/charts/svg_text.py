"""SVG text: elements printed with everything escaped, and only those elements and attributes that are on the list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from .series import ChartError

SPACE = "{http://www.w3.org/2000/svg}"
_WORD = re.compile(r"[A-Za-z0-9 ,.:/#%_-]*\Z")
_PATH = re.compile(r"[MLHVZAChv0-9 ,.e-]*\Z")
PLACES = frozenset({"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "d"})
_LOOKS = frozenset(
    {
        "class", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
        "font-size", "font-weight", "font-style", "font-family", "text-anchor",
    }
)  # fmt: skip
ALLOWED: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"xmlns", "class", "viewBox", "role", "aria-labelledby", "width", "height", "font-family"}),
    "title": frozenset({"id"}),
    "desc": frozenset({"id"}),
    "g": _LOOKS,
    **{tag: _LOOKS | PLACES for tag in ("path", "line", "rect", "circle", "text")},
}


@dataclass(frozen=True)
class Element:
    tag: str
    attributes: Mapping[str, str]
    children: Sequence[Element] = ()
    text: str = ""


def print_svg(element: Element, title: str) -> str:
    _check(element, title)
    start = element.tag + "".join(f" {name}={quoteattr(value)}" for name, value in element.attributes.items())
    inside = escape(element.text) + "".join(print_svg(child, title) for child in element.children)
    return f"<{start}>{inside}</{element.tag}>" if inside else f"<{start}/>"


def check_svg(svg: str, title: str) -> None:
    """Refuse a text that is not one of our own pictures."""
    try:
        if "<!" in svg or "<?" in svg:
            raise ElementTree.ParseError("declaration")
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ChartError(f"Biểu đồ “{title}”: hình vẽ trong bộ nhớ đệm bị hỏng; hãy xóa thư mục đệm.") from error
    for element in root.iter():
        _check(Element(element.tag.removeprefix(SPACE), element.attrib), title)


def _check(element: Element, title: str) -> None:
    allowed = ALLOWED.get(element.tag)
    if allowed is None:
        raise ChartError(f"Biểu đồ “{title}”: phần tử SVG “{element.tag}” không cho phép.")
    for name, value in element.attributes.items():
        pattern = _PATH if name == "d" else _WORD
        if name not in allowed or not pattern.match(value):
            raise ChartError(f"Biểu đồ “{title}”: thuộc tính SVG {name}=“{value}” không cho phép.")
