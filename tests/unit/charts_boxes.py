"""Where the texts of a chart stand, worked out from its spec: for tests that none covers another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plugins.cchc.charts.style import TEXTS, text_width

_CAP, _BELOW = 0.73, 0.2  # of the size: capitals above the baseline, descenders below


@dataclass(frozen=True)
class TextBox:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: TextBox) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def text_boxes(spec: dict[str, Any]) -> list[TextBox]:
    return [_box(layer, row) for layer in TEXTS for row in spec["datasets"].get(layer, [])]


def bar_boxes(spec: dict[str, Any]) -> list[TextBox]:
    """Bars as boxes in pixels."""
    for layer in spec["layer"]:
        if layer["name"] == "bars":
            scale = layer["encoding"]["x"]["scale"]
            (low, high), (start, end) = scale["domain"], scale["range"]
            pixel = (end - start) / (high - low)
            return [
                TextBox("", start + (r["start"] - low) * pixel, r["y"], start + (r["end"] - low) * pixel, r["y2"])
                for r in spec["datasets"]["bars"]
            ]
    return []


def _box(layer: str, row: dict[str, Any]) -> TextBox:
    style = TEXTS[layer]
    width = text_width(row["text"], style.size, style.bold)
    left = row["x"] - {"left": 0, "center": width / 2, "right": width}[style.align]
    return TextBox(row["text"], left, row["y"] - _CAP * style.size, left + width, row["y"] + _BELOW * style.size)
