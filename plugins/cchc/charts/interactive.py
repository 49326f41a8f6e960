"""Interactive: the same chart as Vega-Lite for the reader who asks for it, with a hint on every mark."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from .chart import Chart
from .colours import BY_LIGHT, light
from .style import FIGURE_SHAPES

_LOCALES: dict[str, dict[str, Any]] = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["₫", ""]},
}


def interactive_spec(chart: Chart) -> dict[str, Any]:
    """The wide form with a hint on every mark; it names the token of each colour, so that the page's script can give
    it the colours of the page's scheme."""
    spec = copy.deepcopy(chart.wide)
    for layer in spec["layer"]:
        if layer["name"] in FIGURE_SHAPES:
            layer["encoding"]["tooltip"] = {"field": "hint", "type": "nominal"}
            layer["mark"]["cursor"] = "help"
    spec["config"] = {**spec["config"], "aria": True, "locale": {"number": _LOCALES[chart.lang]}}
    spec["background"] = light("sheet")
    spec["description"] = chart.description
    spec["usermeta"] = {"title": chart.title, "source": chart.source, "tokens": _tokens_in(spec)}
    return spec


def _tokens_in(spec: dict[str, Any]) -> dict[str, str]:
    used = set(re.findall(r"#[0-9a-f]{6}", json.dumps(spec)))
    return {colour: BY_LIGHT[colour] for colour in sorted(used) if colour in BY_LIGHT}
