"""SVG text: how every picture begins and ends, how numbers are written in it, and what else may be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .chart_layout import Width
from .series import ChartError

SPACE = "{http://www.w3.org/2000/svg}"
_WORD = re.compile(r"[A-Za-z0-9 ,.:/#%_-]*\Z")
_PATH = re.compile(r"[MLHVZAChv0-9 ,.e-]*\Z")
PLACES = frozenset({"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "d"})
_LOOKS = frozenset(
    {
        "class", "fill", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
        "font-size", "font-weight", "font-style", "text-anchor",
    }
)  # fmt: skip
ALLOWED: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"xmlns", "class", "viewBox", "role", "aria-labelledby"}),
    "title": frozenset({"id"}),
    "desc": frozenset({"id"}),
    "g": _LOOKS,
    **{tag: _LOOKS | PLACES for tag in ("path", "line", "rect", "circle", "text")},
}


@dataclass(frozen=True)
class Caption:
    """What a picture says of itself to those who do not see it; `key` makes the ids of a page unlike each other."""

    title: str
    description: str
    key: str


def frame_svg(spec: Mapping[str, Any], form: Width, caption: Caption, layers: Iterable[str]) -> str:
    """The whole picture: its size, its title and description, then its layers."""
    ident = f"c{caption.key}{form[0]}"
    return (
        f'<svg xmlns="{SPACE[1:-1]}" class="chart chart-{form}" viewBox="0 0 {spec["width"]} {spec["height"]}"'
        f' role="img" aria-labelledby="{ident}-t {ident}-d"><title id="{ident}-t">{escape(caption.title)}</title>'
        f'<desc id="{ident}-d">{escape(caption.description)}</desc>{"".join(layers)}</svg>'
    )


def short(value: float) -> str:
    """A number in tenths, without a zero at the end."""
    if type(value) is int:
        return str(value)
    number = round(value, 1)
    return str(int(number)) if number == int(number) else str(number)


def print_attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


@dataclass(frozen=True)
class Element:
    tag: str
    attributes: Mapping[str, str]
    children: Sequence[Element] = ()
    text: str = ""


def print_element(element: Element, title: str) -> str:
    """Refuses elements and attributes that are not on the list, whoever made them."""
    _check(element, title)
    start = element.tag + print_attributes(element.attributes)
    inside = escape(element.text) + "".join(print_element(child, title) for child in element.children)
    return f"<{start}>{inside}</{element.tag}>" if inside else f"<{start}/>"


def _check(element: Element, title: str) -> None:
    allowed = ALLOWED.get(element.tag)
    if allowed is None:
        raise ChartError(f"Biểu đồ “{title}”: phần tử SVG “{element.tag}” không cho phép.")
    for name, value in element.attributes.items():
        pattern = _PATH if name == "d" else _WORD
        if name not in allowed or not pattern.match(value):
            raise ChartError(f"Biểu đồ “{title}”: thuộc tính SVG {name}=“{value}” không cho phép.")
