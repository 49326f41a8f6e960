"""Mark places: the outline of each mark in a laid out form, so that a page can lay a way over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .placed_svg import write_shapes
from .series import Kind

LINKED: tuple[Kind, ...] = ("tile_map", "swarm")  # whose marks stand for bodies with pages of their own
_OUTLINES = ("frames", "cells", "dots")


def mark_shapes(spec: Mapping[str, Any]) -> Mapping[str, str]:
    """By the name of the mark; the first layer that has it says where it is."""
    shapes: dict[str, str] = {}
    for layer in spec["layer"]:
        if layer["name"] in _OUTLINES:
            data = spec["datasets"][layer["data"]["name"]]
            for row, shape in zip(data, write_shapes(layer, data), strict=True):
                if mark := row.get("mark"):
                    shapes.setdefault(mark.split("/")[0], shape)
    return shapes
