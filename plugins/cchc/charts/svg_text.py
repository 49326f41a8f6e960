"""SVG text: elements printed with everything escaped, and only those elements and attributes that are on the list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

# One pass over the text, without going back: a thousand pictures a second are read.
_ATTRIBUTES = "|".join(sorted({name for names in ALLOWED.values() for name in names}))
_TAGS = "|".join(ALLOWED)
_OPENING = rf'(?:{_TAGS})(?: (?:{_ATTRIBUTES})="[A-Za-z0-9 ,.:/#%_-]*+")*+/?'
_OURS = re.compile(rf"(?=<svg )(?:<(?:{_OPENING}|/(?:{_TAGS}))>[^<>]*+)++(?<=</svg>)")


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
    """Refuse a picture unless every element and attribute in it is one that print_svg may write."""
    if not _OURS.fullmatch(svg):
        raise ChartError(f"Biểu đồ “{title}”: hình vẽ trong bộ nhớ đệm bị hỏng; hãy xóa thư mục đệm.")


def _check(element: Element, title: str) -> None:
    allowed = ALLOWED.get(element.tag)
    if allowed is None:
        raise ChartError(f"Biểu đồ “{title}”: phần tử SVG “{element.tag}” không cho phép.")
    for name, value in element.attributes.items():
        pattern = _PATH if name == "d" else _WORD
        if name not in allowed or not pattern.match(value):
            raise ChartError(f"Biểu đồ “{title}”: thuộc tính SVG {name}=“{value}” không cho phép.")
