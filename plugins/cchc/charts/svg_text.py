"""SVG text: how every picture begins and ends, and how numbers and attributes are written in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .chart_layout import Width

SPACE = "{http://www.w3.org/2000/svg}"


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
