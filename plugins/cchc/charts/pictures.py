"""Pictures: a series drawn, with the specification for the reader who asks for the interactive form.

A small picture has only the narrow form: it is whole on a phone and would only be stretched on a screen. A large one
has both, and an interactive form, which adds something where marks are many.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .chart import Chart, make_chart
from .chart_layout import Width
from .colours import BY_LIGHT, light
from .compact_svg import compact_svg
from .placed_svg import CannotWriteError, write_svg
from .series import Series
from .style import FIGURE_SHAPES
from .vega import draw_with_vega

_REMEMBERED = 1024  # the picture of a unit's only period stands on several pages


@dataclass(frozen=True)
class Picture:
    """A chart as SVG for the page, and the words for a file that stands alone."""

    key: str
    title: str
    say: str
    source: str
    svg_narrow: str
    svg_wide: str = ""  # a small picture has none
    by_vega: int = 0  # how many forms only vl-convert could draw

    @property
    def forms(self) -> tuple[Width, ...]:
        """The one for screens first."""
        return ("wide", "narrow") if self.svg_wide else ("narrow",)

    def svg(self, form: Width) -> str:
        return self.svg_wide if form == "wide" else self.svg_narrow


@dataclass(frozen=True)
class DrawnChart:
    chart: Chart
    picture: Picture

    @property
    def is_interactive(self) -> bool:
        return not self.chart.is_small and self.chart.series.kind != "count_bars"

    @property
    def interactive(self) -> str:
        """The specification as JSON, of a large picture; bars with their numbers beside them have no more to tell."""
        if not self.is_interactive:
            return ""
        return json.dumps(interactive_spec(self.chart), ensure_ascii=False, separators=(",", ":"))


def draw(series: Iterable[Series]) -> list[DrawnChart]:
    """What was asked for, in order."""
    return [_draw(each) for each in series]


@lru_cache(maxsize=_REMEMBERED)
def _draw(series: Series) -> DrawnChart:
    chart = make_chart(series)
    return DrawnChart(chart, make_picture(chart))


def make_picture(chart: Chart) -> Picture:
    series, svgs, by_vega = chart.series, list[str](), 0
    forms: tuple[Width, ...] = ("narrow",) if chart.is_small else ("narrow", "wide")
    for form in forms:
        try:
            svgs.append(compact_svg(write_svg(chart.spec(form), form, chart.caption)))
        except CannotWriteError:
            svgs.append(draw_with_vega(chart.spec(form), form, chart.caption))
            by_vega += 1
    return Picture(chart.key, series.title, series.say, series.source, *svgs, by_vega=by_vega)


def interactive_spec(chart: Chart) -> dict[str, Any]:
    """The wide form with a hint on every mark; it names the token of each colour, so that the page's script can give
    it the colours of the page's scheme."""
    layers = [_with_hint(layer) if layer["name"] in FIGURE_SHAPES else layer for layer in chart.wide["layer"]]
    return {
        **chart.wide,
        "layer": layers,
        "datasets": {layer["data"]["name"]: _shown(layer, chart.wide["datasets"]) for layer in layers},
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


def _shown(layer: dict[str, Any], datasets: dict[str, Any]) -> list[dict[str, Any]]:
    fields = {channel["field"] for channel in layer["encoding"].values()}
    rows = datasets[layer["data"]["name"]]
    return [{name: cell for name, cell in row.items() if name in fields} for row in rows]


def _tokens_in(layers: list[dict[str, Any]]) -> dict[str, str]:
    colours = {light("sheet")}
    for layer in layers:
        if "color" in layer["encoding"]:
            colours.update(layer["encoding"]["color"]["scale"]["range"])
        else:
            colours.add(layer["mark"]["color"])
    return {colour: BY_LIGHT[colour] for colour in sorted(colours)}
