"""SVG: what the renderer drew, rewritten to fit the page: classes for colours, own title, nothing unknown in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from .chart_layout import Width
from .colours import BY_LIGHT
from .series import ChartError
from .style import TEXTS
from .svg_places import check_places
from .svg_text import PLACES, SPACE, Element, print_svg

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_PLACE = re.compile(r"translate\(([^,]+),([^)]+)\)\Z")
_CIRCLE = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0(?:Z)?\Z")
_RECT = re.compile(r"M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z\Z")
_KEPT = ("stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin")
LINES = ("lines", "falls")  # one shape for each piece of a line
_TAGS = {"path", "line", "text", "circle"}
_MARKS_SUFFIX = "_marks"


def fit_svg(drawn: str, spec: dict[str, Any], form: Width, title: str, description: str, ident: str) -> str:
    """The picture for the page; every row of the spec must be found in it."""
    root = _parse(drawn, title)
    groups = [(name, group) for group in root.iter(f"{SPACE}g") if (name := _layer_of(group))]
    _check_counts(groups, spec, title)
    children = [
        Element("title", {"id": f"{ident}-t"}, text=title),
        Element("desc", {"id": f"{ident}-d"}, text=description),
    ]
    layers = {layer["name"]: layer for layer in spec["layer"]}
    for name, items in _by_layer(groups):
        fitted = [_fit_item(item, title) for item in items]
        if name not in LINES:
            check_places(layers[name], spec["datasets"][name], fitted, title)
        children.append(_fit_layer(name, fitted))
    size = f"0 0 {spec['width']} {spec['height']}"
    head = {
        "xmlns": SPACE[1:-1],
        "class": f"chart chart-{form}",
        "viewBox": size,
        "role": "img",
        "aria-labelledby": f"{ident}-t {ident}-d",
    }
    return print_svg(Element("svg", head, children), title)


def _parse(drawn: str, title: str) -> ElementTree.Element:
    if "<!" in drawn:  # no entities, no comments, no CDATA: the renderer writes none
        raise ChartError(f"Biểu đồ “{title}”: hình vẽ có phần không hiểu được.")
    return ElementTree.fromstring(drawn)


def _layer_of(group: ElementTree.Element) -> str:
    """The name of the layer whose marks a group holds."""
    classes = group.get("class", "").split(" ")
    return next((name.removesuffix(_MARKS_SUFFIX) for name in classes if name.endswith(_MARKS_SUFFIX)), "")


def _check_counts(groups: list[tuple[str, ElementTree.Element]], spec: dict[str, Any], title: str) -> None:
    """A column name with a dot in it, or a number that is none, empties a layer without a word from the renderer."""
    found: dict[str, int] = {}
    for name, group in groups:
        found[name] = found.get(name, 0) + len(group)
    for name, rows in spec["datasets"].items():
        wanted = len({row["segment"] for row in rows}) if name in LINES else len(rows)
        if found.get(name, 0) != wanted:
            raise ChartError(f"Biểu đồ “{title}”: lớp “{name}” có {found.get(name, 0)} hình cho {wanted} dòng số liệu.")
    unknown = set(found) - set(spec["datasets"])
    if unknown:
        raise ChartError(f"Biểu đồ “{title}”: có lớp không rõ {sorted(unknown)}.")


def _by_layer(
    groups: list[tuple[str, ElementTree.Element]],
) -> Iterator[tuple[str, list[ElementTree.Element]]]:
    """A line has a group for each of its pieces: they become one."""
    layers: dict[str, list[ElementTree.Element]] = {}
    for name, group in groups:
        layers.setdefault(name, []).extend(group)
    yield from layers.items()


def _fit_layer(name: str, fitted: list[Element]) -> Element:
    """A group whose children say only what is their own; what all share stands on the group."""
    shared = dict(fitted[0].attributes)
    for element in fitted[1:]:
        shared = {key: value for key, value in shared.items() if element.attributes.get(key) == value}
    shared = {key: value for key, value in shared.items() if key not in PLACES}  # those are never a group's
    own = [_without(element, shared) for element in fitted]
    if name in TEXTS and TEXTS[name].figures:
        shared["class"] = f"{shared.get('class', '')} n".strip()
    return Element("g", shared, own)


def _without(element: Element, shared: dict[str, str]) -> Element:
    kept = {key: value for key, value in element.attributes.items() if key not in shared}
    return Element(element.tag, kept, (), element.text)


def _fit_item(item: ElementTree.Element, title: str) -> Element:
    tag = item.tag.removeprefix(SPACE)
    if tag not in _TAGS or len(item):
        raise ChartError(f"Biểu đồ “{title}”: hình vẽ có phần tử không cho phép “{tag}”.")
    if item.get("opacity", "1") != "1":
        raise ChartError(f"Biểu đồ “{title}”: hình vẽ có phần trong suốt, độ tương phản không còn chắc.")
    x, y = _place(item)
    attributes = {**_classes(item, title), **{key: _rounded(value) for key in _KEPT if (value := item.get(key))}}
    if tag == "text":
        return Element(
            "text", {"x": _short(x), "y": _short(y), **_text_attributes(item), **attributes}, (), item.text or ""
        )
    if tag == "line":
        ends = {"x1": x, "y1": y, "x2": x + float(item.get("x2", 0)), "y2": y + float(item.get("y2", 0))}
        return Element("line", {key: _short(value) for key, value in ends.items()} | attributes)
    return _fit_path(item.get("d", ""), x, y, attributes)


def _fit_path(shape: str, x: float, y: float, attributes: dict[str, str]) -> Element:
    """Circles and boxes by their own names: half the bytes of a path."""
    circle, box = _CIRCLE.match(shape), _RECT.match(shape)
    if circle:
        return Element("circle", {"cx": _short(x), "cy": _short(y), "r": _short(float(circle[1])), **attributes})
    if box:
        left, top, width, height = (float(number) for number in box.groups())
        place = {"x": left + x, "y": top + y, "width": width, "height": height}
        return Element("rect", {key: _short(value) for key, value in place.items()} | attributes)
    if x or y:
        raise ChartError("Hình vẽ có đường cong đặt lệch chỗ.")
    return Element("path", {"d": _rounded(shape), **attributes})


def _place(item: ElementTree.Element) -> tuple[float, float]:
    said = item.get("transform")
    if not said:
        return 0.0, 0.0
    found = _PLACE.match(said)
    if not found:
        raise ChartError(f"Hình vẽ có phép biến đổi không cho phép “{said}”.")
    return float(found[1]), float(found[2])


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


def _short(value: float) -> str:
    number = round(value, 1)
    return str(int(number)) if number == int(number) else str(number)


def _rounded(said: str) -> str:
    return _NUMBER.sub(lambda found: _short(float(found[0])), said)
