"""Fit SVG: what vl-convert drew, rewritten as charts/placed_svg.py writes it: the oracle that its bytes are held to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from plugins.cchc.charts.chart_layout import Width
from plugins.cchc.charts.placed_svg import SPACE, Caption, frame_svg, print_attributes, short
from plugins.cchc.charts.series import ChartError
from plugins.cchc.charts.style import BY_LIGHT, TEXTS

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_PLACE = re.compile(r"translate\(([^,]+),([^)]+)\)\Z")
_CIRCLE = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0(?:Z)?\Z")
_RECT = re.compile(r"M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z\Z")
_KEPT = ("stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin")
_PLACES = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "d"}
_TAGS = {"path", "line", "text", "circle"}
_MARKS_SUFFIX = "_marks"


@dataclass(frozen=True)
class SvgShape:
    tag: str
    attributes: dict[str, str]
    text: str = ""


def fit_svg(drawn: str, spec: dict[str, Any], form: Width, caption: Caption) -> str:
    """The picture for the page; every row of the spec must be found in it."""
    if "<!" in drawn:  # no entities, no comments, no CDATA: the renderer writes none
        raise ChartError(f"Biểu đồ “{caption.title}”: hình vẽ có phần không hiểu được.")
    layers: dict[str, list[ElementTree.Element]] = {}  # a line has a group for each of its pieces: they become one
    for group in ElementTree.fromstring(drawn).iter(f"{SPACE}g"):
        if name := _layer_of(group):
            layers.setdefault(name, []).extend(group)
    _check_counts(layers, spec, caption.title)
    fitted = {name: [_fit_item(item, caption.title) for item in items] for name, items in layers.items()}
    return frame_svg(spec, form, caption, (_print_layer(name, items) for name, items in fitted.items()))


def _layer_of(group: ElementTree.Element) -> str:
    """The name of the layer whose marks a group holds."""
    classes = group.get("class", "").split(" ")
    return next((name.removesuffix(_MARKS_SUFFIX) for name in classes if name.endswith(_MARKS_SUFFIX)), "")


def _check_counts(layers: dict[str, list[ElementTree.Element]], spec: dict[str, Any], title: str) -> None:
    """A column name with a dot in it, or a number that is none, empties a layer without a word from the renderer."""
    drawn = Counter({name: len(items) for name, items in layers.items()})
    wanted = Counter({name: len({row.get("segment", n) for n, row in enumerate(rows)})
                      for name, rows in spec["datasets"].items()})  # fmt: skip
    if drawn != wanted:
        raise ChartError(f"Biểu đồ “{title}”: các lớp có {dict(drawn)} hình, phải là {dict(wanted)}.")


def _print_layer(name: str, shapes: list[SvgShape]) -> str:
    """A group whose children say only what is their own; what all share stands on the group, but for their places."""
    first = shapes[0].attributes.items()
    shared = {k: v for k, v in first if k not in _PLACES and all(shape.attributes.get(k) == v for shape in shapes)}
    children = (_print_shape(shape, shared) for shape in shapes)
    if name in TEXTS and TEXTS[name].figures:
        shared = {**shared, "class": f"{shared['class']} n"}
    return f"<g{print_attributes(shared)}>{''.join(children)}</g>"


def _print_shape(shape: SvgShape, shared: dict[str, str]) -> str:
    own = print_attributes({name: value for name, value in shape.attributes.items() if name not in shared})
    return f"<{shape.tag}{own}>{escape(shape.text)}</{shape.tag}>" if shape.text else f"<{shape.tag}{own}/>"


def _fit_item(item: ElementTree.Element, title: str) -> SvgShape:
    tag = item.tag.removeprefix(SPACE)
    if tag not in _TAGS or len(item):
        raise ChartError(f"Biểu đồ “{title}”: hình vẽ có phần tử không cho phép “{tag}”.")
    if item.get("opacity", "1") != "1":
        raise ChartError(f"Biểu đồ “{title}”: hình vẽ có phần trong suốt, độ tương phản không còn chắc.")
    x, y = _place(item)
    attributes = {**_classes(item, title), **{key: _rounded(value) for key in _KEPT if (value := item.get(key))}}
    if tag == "text":
        place = {"x": short(x), "y": short(y)}
        return SvgShape("text", {**place, **_text_attributes(item), **attributes}, item.text or "")
    if tag == "line":
        ends = {"x1": x, "y1": y, "x2": x + float(item.get("x2", 0)), "y2": y + float(item.get("y2", 0))}
        return SvgShape("line", {key: short(value) for key, value in ends.items()} | attributes)
    return _fit_path(item.get("d", ""), x, y, attributes)


def _fit_path(shape: str, x: float, y: float, attributes: dict[str, str]) -> SvgShape:
    """Circles and boxes by their own names: half the bytes of a path."""
    circle, box = _CIRCLE.match(shape), _RECT.match(shape)
    if circle:
        return SvgShape("circle", {"cx": short(x), "cy": short(y), "r": short(float(circle[1])), **attributes})
    if box:
        left, top, width, height = (float(number) for number in box.groups())
        place = {"x": left + x, "y": top + y, "width": width, "height": height}
        return SvgShape("rect", {key: short(value) for key, value in place.items()} | attributes)
    if x or y:
        raise ChartError("Hình vẽ có đường cong đặt lệch chỗ.")
    return SvgShape("path", {"d": _rounded(shape), **attributes})


def _place(item: ElementTree.Element) -> tuple[float, float]:
    transform = item.get("transform")
    if not transform:
        return 0.0, 0.0
    place = _PLACE.match(transform)
    if not place:
        raise ChartError(f"Hình vẽ có phép biến đổi không cho phép “{transform}”.")
    return float(place[1]), float(place[2])


def _classes(item: ElementTree.Element, title: str) -> dict[str, str]:
    """Fixed colours become classes, so that the page's colour scheme reaches them."""
    names: list[str] = []
    for kind, prefix in (("fill", "f-"), ("stroke", "s-")):
        colour = item.get(kind)
        if colour and colour not in ("none", "transparent"):
            if colour not in BY_LIGHT:
                raise ChartError(f"Biểu đồ “{title}”: màu {colour} không có trong bảng màu.")
            names.append(prefix + BY_LIGHT[colour])
    own = {"class": " ".join(names)} if names else {}
    # What has only an outline would be filled with black once it is out of the renderer's own group.
    return own if any(name.startswith("f-") for name in names) else {**own, "fill": "none"}


def _text_attributes(item: ElementTree.Element) -> dict[str, str]:
    """Size, weight and anchor; the font is the page's own."""
    attributes = {"font-size": item.get("font-size", "").removesuffix("px")}
    if item.get("font-weight") not in (None, "400", "normal"):
        attributes["font-weight"] = item.get("font-weight", "")
    if item.get("font-style") == "italic":
        attributes["font-style"] = "italic"
    if item.get("text-anchor") not in (None, "start"):
        attributes["text-anchor"] = item.get("text-anchor", "")
    return attributes


def _rounded(text: str) -> str:
    return _NUMBER.sub(lambda number: short(float(number[0])), text)
