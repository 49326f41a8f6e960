"""SVG places: every shape must stand where its row of the spec puts it, worked out a second time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .series import ChartError
from .svg_text import Element

_NEAR = 0.11  # the picture is written in tenths of a pixel
_Numbers = Mapping[str, float]


def check_places(layer: Mapping[str, Any], rows: list[dict[str, Any]], shapes: list[Element], title: str) -> None:
    """A field that the renderer does not find is drawn at the scale's beginning without a word: not here."""
    encoding = layer["encoding"]
    for row, shape in zip(rows, shapes, strict=True):
        for name, wanted in _wanted(encoding, row, shape.tag):
            found = float(shape.attributes[name])
            if not abs(found - wanted) <= _NEAR:  # a number that is none is never near
                raise ChartError(
                    f"Biểu đồ “{title}”: lớp “{layer['name']}” vẽ lệch ({name} {found}, phải là {wanted:.1f})."
                )


def _wanted(encoding: Mapping[str, Any], row: _Numbers, tag: str) -> Iterator[tuple[str, float]]:
    x, y = _ends(encoding, row, "x"), _ends(encoding, row, "y")
    if tag == "rect":
        yield from (("x", min(x)), ("width", max(x) - min(x)), ("y", min(y)), ("height", max(y) - min(y)))
    elif tag == "circle":
        yield from (("cx", x[0]), ("cy", y[0]))
    elif tag == "line":
        yield from (("x1", x[0]), ("x2", x[-1]), ("y1", y[0]), ("y2", y[-1]))
    elif tag == "text":
        yield from (("x", x[0]), ("y", y[0]))


def _ends(encoding: Mapping[str, Any], row: _Numbers, channel: str) -> list[float]:
    """One or two places of a row on the paper; a field is named as it stands, dots and all."""
    fields = [encoding[name]["field"] for name in (channel, f"{channel}2") if name in encoding]
    scale = encoding[channel].get("scale")
    return [_place(scale, row[field]) for field in fields]


def _place(scale: Mapping[str, list[float]] | None, value: float) -> float:
    if scale is None:
        return value
    (low, high), (start, end) = scale["domain"], scale["range"]
    return start if low == high else start + (value - low) / (high - low) * (end - start)
