"""Interactive: the same chart as Vega-Lite for the reader who asks for it, with a hint on every mark."""

from __future__ import annotations

from typing import Any

from .chart import Chart
from .colours import BY_LIGHT, light
from .style import FIGURE_SHAPES


def interactive_spec(chart: Chart) -> dict[str, Any]:
    """The wide form with a hint on every mark; it names the token of each colour, so that the page's script can give
    it the colours of the page's scheme."""
    layers = [_with_hint(layer) if layer["name"] in FIGURE_SHAPES else layer for layer in chart.wide["layer"]]
    return {
        **chart.wide,
        "layer": layers,
        "config": {
            **chart.wide["config"],
            "aria": True,
            "locale": {"number": chart.series.language.number_signs},
        },
        "background": light("sheet"),
        "description": chart.description,
        "usermeta": {"title": chart.series.title, "source": chart.series.source, "tokens": _tokens_in(layers)},
    }


def _with_hint(layer: dict[str, Any]) -> dict[str, Any]:
    hint = {"field": "hint", "type": "nominal"}
    mark, encoding = {**layer["mark"], "cursor": "help"}, {**layer["encoding"], "tooltip": hint}
    return {**layer, "mark": mark, "encoding": encoding}


def _tokens_in(layers: list[dict[str, Any]]) -> dict[str, str]:
    colours = {light("sheet")}
    for layer in layers:
        if "color" in layer["encoding"]:
            colours.update(layer["encoding"]["color"]["scale"]["range"])
        else:
            colours.add(layer["mark"]["color"])
    return {colour: BY_LIGHT[colour] for colour in sorted(colours)}
