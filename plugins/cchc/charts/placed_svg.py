"""Placed SVG: a picture written straight from its Vega-Lite specification, without a renderer.

The house style gives every mark its place, in pixels or on one linear scale: nothing is left to work out but that
scale. The bytes are those that vl-convert's picture comes to: tests compare the two, for every layer of the house
style, every kind and every picture of the site. For the page marks of one look that follow each other become one path:
the house style draws nothing half transparent, so marks that meet look the same in one path as in many.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .chart_layout import Width
from .style import BY_LIGHT, TEXTS

_Data = Sequence[Mapping[str, Any]]  # the rows of one layer
_Place = Callable[[Mapping[str, Any]], float]

SPACE = "{http://www.w3.org/2000/svg}"
_STROKE_ENDS = {"strokeCap": "stroke-linecap", "strokeJoin": "stroke-linejoin"}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class Caption:
    """What a picture says of itself to those who do not see it; `key` makes the ids of a page unlike each other."""

    title: str
    description: str
    key: str


def write_svg(spec: Mapping[str, Any], form: Width, caption: Caption) -> str:
    layers = (_write_layer(layer, spec["datasets"][layer["data"]["name"]]) for layer in spec["layer"])
    return frame_svg(spec, form, caption, layers)


def frame_svg(spec: Mapping[str, Any], form: Width, caption: Caption, layers: Iterable[str]) -> str:
    """The whole picture: its size, its title and description, then its layers."""
    ident = f"c{caption.key}{form[0]}"
    return (
        f'<svg xmlns="{SPACE[1:-1]}" class="chart chart-{form}" viewBox="0 0 {spec["width"]} {spec["height"]}"'
        f' role="img" aria-labelledby="{ident}-t {ident}-d"><title id="{ident}-t">{escape(caption.title)}</title>'
        f'<desc id="{ident}-d">{escape(caption.description)}</desc>{"".join(layers)}</svg>'
    )


def _write_layer(layer: Mapping[str, Any], data: _Data) -> str:
    """A group whose children say only what is their own; what all share stands on the group."""
    mark, encoding = layer["mark"], layer["encoding"]
    if mark["type"] == "text":
        return _group(_text_looks(layer["name"], mark), _texts(encoding, data))
    if mark["type"] == "line":
        # The pieces of the lines, each from its first point on; without an order a line goes from left to right.
        segment, along = encoding["detail"]["field"], encoding.get("order", encoding["x"])["field"]
        pieces: dict[str, list[Mapping[str, Any]]] = {}
        for row in data:
            pieces.setdefault(row[segment], []).append(row)
        lines = [sorted(piece, key=itemgetter(along)) for piece in pieces.values()]
        data = [line[0] for line in lines]
        shapes = _paths(encoding, lines)
    else:
        shapes = write_shapes(layer, data)
    looks, classes = _stroke_looks(mark), _classes(mark, encoding["color"], data)
    if len(set(classes)) == 1:
        return _group({"class": classes[0], **looks}, (f"<{shape}/>" for shape in shapes))
    own = (f'<{shape} class="{name}"/>' for shape, name in zip(shapes, classes, strict=True))
    return _group(looks, own)


def write_shapes(layer: Mapping[str, Any], data: _Data) -> Iterator[str]:
    """The shapes of a layer, one a row, without their looks."""
    return _SHAPES[layer["mark"]["type"]](layer["encoding"], data)


def _group(attributes: Mapping[str, str], children: Iterator[str]) -> str:
    return f"<g{print_attributes(attributes)}>{''.join(children)}</g>"


def _text_looks(name: str, mark: Mapping[str, Any]) -> dict[str, str]:
    looks = {"font-size": str(mark["fontSize"])}
    if mark["fontWeight"] != 400:
        looks["font-weight"] = str(mark["fontWeight"])
    if mark["fontStyle"] != "normal":
        looks["font-style"] = mark["fontStyle"]
    if mark["align"] != "left":
        looks["text-anchor"] = _ANCHORS[mark["align"]]
    figures = " n" if name in TEXTS and TEXTS[name].figures else ""
    return {**looks, "class": f"f-{BY_LIGHT[mark['color']]}{figures}"}


def _texts(encoding: Mapping[str, Any], data: _Data) -> Iterator[str]:
    x, y, field = _place(encoding, "x"), _place(encoding, "y"), encoding["text"]["field"]
    for row in data:
        yield f'<text x="{short(x(row))}" y="{short(y(row))}">{escape(row[field].strip())}</text>'


def _classes(mark: Mapping[str, Any], colour: Mapping[str, Any], data: _Data) -> list[str]:
    """The class of each row's colour, so that the page's colour scheme reaches it."""
    prefix, field = "s-" if _is_outline(mark) else "f-", colour["field"]
    names = {
        role: prefix + BY_LIGHT[light]
        for role, light in zip(colour["scale"]["domain"], colour["scale"]["range"], strict=True)
    }
    return [names[row[field]] for row in data]


def _is_outline(mark: Mapping[str, Any]) -> bool:
    return mark["type"] in ("rule", "line") or not mark.get("filled", mark["type"] == "rect")


def _stroke_looks(mark: Mapping[str, Any]) -> dict[str, str]:
    # What has only an outline would be filled with black.
    looks = {"fill": "none"} if _is_outline(mark) else {}
    width = mark.get("strokeWidth", 2 if mark["type"] == "point" else None)
    if width is not None:
        looks["stroke-width"] = short(width)
    if "strokeDash" in mark:
        looks["stroke-dasharray"] = ",".join(short(length) for length in mark["strokeDash"])
    return looks | {name: mark[part] for part, name in _STROKE_ENDS.items() if part in mark}


def _place(encoding: Mapping[str, Any], channel: str, end: str = "") -> _Place:
    """Where a channel puts a row, in pixels; `end` is "2" for the far end of a mark, on the same scale."""
    field, scale = encoding[channel + end]["field"], encoding[channel]["scale"]
    if scale is None:
        return itemgetter(field)
    (low, high), (first, last) = scale["domain"], scale["range"]

    def place(row: Mapping[str, Any]) -> float:
        share = (row[field] - low) / (high - low)
        return first * (1 - share) + last * share

    return place


def _rects(encoding: Mapping[str, Any], data: _Data) -> Iterator[str]:
    x, x2, y, y2 = (_place(encoding, *channel) for channel in (("x",), ("x", "2"), ("y",), ("y", "2")))
    for row in data:
        left, right = sorted((x(row), x2(row)))
        top, bottom = sorted((y(row), y2(row)))
        size = f'width="{short(right - left)}" height="{short(bottom - top)}"'
        yield f'rect x="{short(left)}" y="{short(top)}" {size}'


def _rules(encoding: Mapping[str, Any], data: _Data) -> Iterator[str]:
    x, y = _place(encoding, "x"), _place(encoding, "y")
    x2, y2 = _place(encoding, "x", "2"), _place(encoding, "y", "2") if "y2" in encoding else y
    for row in data:
        start, top = x(row), y(row)
        # Written as a way from the start: added up again as a reader of the renderer's picture would.
        end, bottom = start + (x2(row) - start), top + (y2(row) - top)
        yield f'line x1="{short(start)}" y1="{short(top)}" x2="{short(end)}" y2="{short(bottom)}"'


def _points(encoding: Mapping[str, Any], data: _Data) -> Iterator[str]:
    x, y, area = _place(encoding, "x"), _place(encoding, "y"), encoding["size"]["field"]
    for row in data:
        radius = _thousandth(math.sqrt(row[area]) / 2)
        yield f'circle cx="{short(x(row))}" cy="{short(y(row))}" r="{short(radius)}"'


_SHAPES = {"rect": _rects, "rule": _rules, "point": _points}


def _paths(encoding: Mapping[str, Any], lines: Sequence[_Data]) -> Iterator[str]:
    x, y = _place(encoding, "x"), _place(encoding, "y")
    for line in lines:
        points = (f"{short(_thousandth(x(row)))},{short(_thousandth(y(row)))}" for row in line)
        end = "" if len(line) > 1 else "Z"  # so the renderer ends a line of one point
        yield f'path d="M{"L".join(points)}{end}"'


def _thousandth(value: float) -> float:
    """Paths are rounded twice, first to thousandths: so does the renderer, and a half must fall to the same side."""
    return math.floor(value * 1000 + 0.5) / 1000


def short(value: float) -> str:
    """A number in tenths, without a zero at the end."""
    number = round(value, 1)
    return str(int(number)) if number == int(number) else str(number)


def print_attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


_STRAIGHT = re.compile(r"<g([^<>]*)>((?:<(?:line|rect) [^<>]*/>)+)</g>")
_PLACE = r'<(line|rect) \w+="([^"]*)" \w+="([^"]*)" \w+="([^"]*)" \w+="([^"]*)"'
_MARK = re.compile(rf"{_PLACE}([^<>]*)/>")
_ROUND = re.compile(r'<g(?: class="f-([^"]*)")?(?: stroke-width="[^"]*")?>((?:<circle [^<>]*/>)+)</g>')
_DOT = re.compile(r'<circle cx="([^"]*)" cy="([^"]*)" r="([^"]*)"(?: class="f-([^"]*)")?/>')


def compact_svg(svg: str) -> str:
    """A text begins at the left edge unless it says otherwise."""
    return _ROUND.sub(_with_dots, _STRAIGHT.sub(_with_paths, svg)).replace('<text x="0" ', "<text ")


def _with_paths(group: re.Match[str]) -> str:
    runs = [
        (looks, "".join(_step(*mark[:5]) for mark in marks))
        for looks, marks in groupby(_MARK.findall(group[2]), key=itemgetter(5))
    ]
    if len(runs) == 1:
        return f'<path{group[1]}{runs[0][0]} d="{runs[0][1]}"/>'
    paths = (f'<path{looks} d="{steps}"/>' for looks, steps in runs)
    return f"<g{group[1]}>{''.join(paths)}</g>"


def _step(shape: str, x: str, y: str, wide: str, high: str) -> str:
    """A rectangle tells its size, a line where it ends."""
    if shape == "rect":
        return f"M{x} {y}h{wide}v{high}H{x}z"
    if y == high:
        return f"M{x} {y}H{wide}"
    return f"M{x} {y}V{high}" if x == wide else f"M{x} {y}L{wide} {high}"


def _with_dots(group: re.Match[str]) -> str:
    """A filled circle is a line of no length with round ends."""
    dots = _DOT.findall(group[2])
    if len(dots) != group[2].count("<circle ") or not all(group[1] or colour for *_, colour in dots):
        return group[0]  # some have only an outline
    paths = (
        f'<path class="s-{colour or group[1]}" stroke-width="{2 * float(radius):g}" '
        f'd="{"".join(f"M{x} {y}h0" for x, y, *_ in run)}"/>'
        for (radius, colour), run in groupby(dots, key=itemgetter(2, 3))
    )
    return f'<g fill="none" stroke-linecap="round">{"".join(paths)}</g>'
