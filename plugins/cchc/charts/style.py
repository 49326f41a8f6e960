"""Style: the layers a chart may be made of, drawn with Altair in the house style; marks here, data elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from .colours import light

FONT = "Inter"

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class TextStyle:
    align: Align
    size: int
    token: str
    bold: bool = False
    italic: bool = False
    figures: bool = False  # set in tabular digits


_START: Align = "left"
_MIDDLE: Align = "center"
_END: Align = "right"

TEXTS: Mapping[str, TextStyle] = {
    "label": TextStyle(_START, 13, "ink"),
    "label_this": TextStyle(_START, 13, "ink", bold=True),
    "heading": TextStyle(_START, 12, "ink-2"),
    "heading_middle": TextStyle(_MIDDLE, 12, "ink-2"),
    "heading_end": TextStyle(_END, 12, "ink-2"),
    "tick": TextStyle(_MIDDLE, 12, "ink-2", figures=True),
    "tick_start": TextStyle(_START, 12, "ink-2", figures=True),
    "tick_end": TextStyle(_END, 12, "ink-2", figures=True),
    "figure": TextStyle(_END, 13, "ink", figures=True),
    "figure_this": TextStyle(_END, 13, "ink", bold=True, figures=True),
    "figure_after": TextStyle(_START, 13, "ink", figures=True),
    "figure_after_this": TextStyle(_START, 13, "ink", bold=True, figures=True),
    "figure_middle": TextStyle(_MIDDLE, 13, "ink", figures=True),
    "figure_middle_this": TextStyle(_MIDDLE, 13, "ink", bold=True, figures=True),
    "figure_high": TextStyle(_MIDDLE, 13, "on-high", figures=True),
    "figure_high_this": TextStyle(_MIDDLE, 13, "on-high", bold=True, figures=True),
    "figure_big": TextStyle(_START, 17, "ink", bold=True, figures=True),
    "aside": TextStyle(_END, 13, "ink-2", figures=True),
    "aside_start": TextStyle(_START, 13, "ink-2", figures=True),
    "tile_name": TextStyle(_START, 12, "ink"),
    "tile_name_high": TextStyle(_START, 12, "on-high"),
    "tile_figure": TextStyle(_START, 15, "ink", bold=True, figures=True),
    "tile_figure_high": TextStyle(_START, 15, "on-high", bold=True, figures=True),
    "missing": TextStyle(_START, 13, "ink-2", italic=True),
    "missing_small": TextStyle(_START, 12, "ink-2", italic=True),
    "missing_middle": TextStyle(_MIDDLE, 12, "ink-2", italic=True),
}

# Everything a chart is made of, back to front.
SHAPES = (
    "bands",
    "grid",
    "frames",
    "cells",
    "keys",
    "bars",
    "spans",
    "breaks",
    "lines",
    "falls",
    "dots",
    "points",
    "hollows",
)
ORDER = (*SHAPES, *TEXTS)
# Layers that show numbers; the rest is scenery.
FIGURE_SHAPES = ("cells", "bars", "spans", "dots", "points", "hollows")
CONFIG = {"aria": False, "view": {"stroke": None}, "font": FONT}


def make_template(layers: tuple[str, ...]) -> dict[str, Any]:
    """The Vega-Lite of these layers without data, size and scales; a fresh copy for each caller."""
    return json.loads(_template(layers))


@lru_cache(maxsize=256)
def _template(layers: tuple[str, ...]) -> str:
    # Altair takes 20-40 ms for a chart: asked once for each set of layers, not once for each picture.
    import altair as alt

    made = {**_shape_makers(alt), **{name: _text_maker(alt, name) for name in TEXTS}}
    chart = alt.layer(*(made[name]() for name in layers)).properties(padding=0, autosize="none")
    spec = chart.to_dict(validate=True)
    spec["config"] = CONFIG  # Altair's own theme would speak for another house
    spec["background"] = "transparent"
    return json.dumps(spec)


def _text_maker(alt: Any, name: str) -> Callable[[], Any]:
    style = TEXTS[name]
    weight: Any = 600 if style.bold else 400
    return lambda: (
        alt.Chart(alt.NamedData(name), name=name)
        .mark_text(
            align=style.align,
            baseline="alphabetic",
            font=FONT,
            fontSize=style.size,
            fontWeight=weight,
            fontStyle="italic" if style.italic else "normal",
            color=light(style.token),
        )
        .encode(x=_pixels(alt, "X", "x"), y=_pixels(alt, "Y", "y"), text="text:N")
    )


def _shape_makers(alt: Any) -> dict[str, Callable[[], Any]]:
    def chart(name: str) -> Any:
        return alt.Chart(alt.NamedData(name), name=name)

    def box(name: str, mark: dict[str, Any]) -> Any:
        sides = {"x": _pixels(alt, "X", "x"), "x2": "x2:Q", "y": _pixels(alt, "Y", "y"), "y2": "y2:Q"}
        return chart(name).mark_rect(**mark).encode(**sides, color=_colour(alt))

    def rule(name: str, mark: dict[str, Any]) -> Any:
        sides = {"x": _pixels(alt, "X", "x"), "x2": "x2:Q", "y": _pixels(alt, "Y", "y"), "y2": "y2:Q"}
        return chart(name).mark_rule(**mark).encode(**sides, color=_colour(alt))

    def dot(name: str, mark: dict[str, Any], x: Any, y: Any) -> Any:
        size = alt.Size("area:Q", scale=None, legend=None)
        return chart(name).mark_point(opacity=1, **mark).encode(x=x, y=y, size=size, color=_colour(alt))

    across, down = _scaled(alt, "X", "value"), _pixels(alt, "Y", "y")
    return {
        "bands": lambda: box("bands", {}),
        "cells": lambda: box("cells", {}),
        "keys": lambda: box("keys", {}),
        "frames": lambda: box("frames", {"filled": False, "strokeWidth": 1, "strokeDash": [3, 3]}),
        "grid": lambda: rule("grid", {"strokeWidth": 1}),
        "breaks": lambda: rule("breaks", {"strokeWidth": 1.5, "strokeDash": [4, 3]}),
        "bars": lambda: (
            chart("bars")
            .mark_rect()
            .encode(x=_scaled(alt, "X", "start"), x2="end:Q", y=_pixels(alt, "Y", "y"), y2="y2:Q", color=_colour(alt))
        ),
        "spans": lambda: (
            chart("spans")
            .mark_rule(strokeWidth=3, strokeCap="round")
            .encode(x=_scaled(alt, "X", "start"), x2="end:Q", y=down, color=_colour(alt))
        ),
        "lines": lambda: (
            chart("lines")
            .mark_line(strokeWidth=2, strokeJoin="round")
            .encode(x=_pixels(alt, "X", "x"), y=_scaled(alt, "Y", "value"), detail="segment:N", color=_colour(alt))
        ),
        "falls": lambda: (
            chart("falls")
            .mark_line(strokeWidth=2, strokeJoin="round")
            .encode(x=across, y=down, order=alt.Order("y:Q"), detail="segment:N", color=_colour(alt))
        ),
        "dots": lambda: dot("dots", {"filled": True}, across, down),
        "points": lambda: dot("points", {"filled": True}, _pixels(alt, "X", "x"), _scaled(alt, "Y", "value")),
        "hollows": lambda: dot("hollows", {"filled": False, "strokeWidth": 1.5}, across, down),
    }


def _pixels(alt: Any, channel: str, field: str) -> Any:
    """A place worked out by the layout, not by a scale: no text is measured while drawing."""
    return getattr(alt, channel)(f"{field}:Q", scale=None, axis=None)


def _scaled(alt: Any, channel: str, field: str) -> Any:
    """A number on the axis; domain and range are put in by the sheet."""
    scale = alt.Scale(domain=[0, 1], range=[0, 1], zero=False, nice=False)
    return getattr(alt, channel)(f"{field}:Q", scale=scale, axis=None)


def _colour(alt: Any) -> Any:
    """A role of tokens.py; which of them a chart uses is put in by the sheet."""
    return alt.Color("role:N", legend=None, scale=alt.Scale(domain=[], range=[]))
