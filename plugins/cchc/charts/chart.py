"""Chart: a series drawn in both forms as Vega-Lite, with everything a page says about it; and its pictures.

A small picture has only the narrow form: it is whole on a phone and would only be stretched on a screen. A large one
has both, and an interactive form, which adds something where marks are many.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from .chart_layout import FORMS, Width, mark_id
from .colours import BY_LIGHT, light
from .kinds import DRAW
from .metrics import wrap
from .placed_svg import Caption, compact_svg, write_shapes, write_svg
from .series import ChartError, Kind, Series, check_series, make_description
from .style import FIGURE_SHAPES

_FONTS = "Inter, Noto Sans, Arial, sans-serif"
_PADDING = 16
_REMEMBERED = 1024  # the picture of a unit's only period stands on several pages
_LINKED: tuple[Kind, ...] = ("tile_map", "swarm")  # whose marks stand for bodies with pages of their own
SMALL = 420  # px; a narrow form no higher than this is all of a picture


@dataclass(frozen=True)
class Chart:
    series: Series
    description: str  # the text alternative
    wide: dict[str, Any]
    narrow: dict[str, Any]

    def spec(self, form: Width) -> dict[str, Any]:
        return self.wide if form == "wide" else self.narrow

    @property
    def phone_height(self) -> float:
        """On the page of a phone, in pixels."""
        return self.narrow["height"]

    @property
    def is_small(self) -> bool:
        """Few rows: one form serves phones and screens."""
        return self.phone_height <= SMALL

    @property
    def is_interactive(self) -> bool:
        """Of many marks that have no room for their names and numbers; every other picture has them beside the mark."""
        return self.series.kind in ("funnel", "swarm")

    def interactive(self, form: Width) -> str:
        """The specification as JSON."""
        return json.dumps(interactive_spec(self, form), ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def picture(self) -> Picture:
        return make_picture(self)

    @cached_property
    def key(self) -> str:
        """Twelve hexadecimal digits that are the same for the same picture with the same words."""
        of = self.series
        content = [of.kind, of.lang, of.title, self.description, self.wide, self.narrow, of.full_say, of.source]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def caption(self) -> Caption:
        return Caption(self.series.title, self.description, self.key)


def make_chart(series: Series) -> Chart:
    """Both forms of a chart; refuses what could not be drawn truly."""
    check_series(series)
    forms = {form: DRAW[series.kind](series, form) for form in FORMS}
    for spec in forms.values():
        _check_nothing_lost(series, spec)
    return Chart(series, make_description(series), forms["wide"], forms["narrow"])


def _check_nothing_lost(series: Series, spec: dict[str, Any]) -> None:
    """Every number has a mark of its own, every missing one its words, and no missing one a mark."""
    marks_by_layer = {layer: set(_marks_in(rows)) for layer, rows in spec["datasets"].items()}
    drawn: set[str] = set().union(*(marks for layer, marks in marks_by_layer.items() if layer in FIGURE_SHAPES))
    worded: set[str] = set().union(*(marks for layer, marks in marks_by_layer.items() if layer.startswith("missing")))
    present: set[str] = set().union(*marks_by_layer.values())
    for mark in series.marks:
        name = mark_id(mark)
        if (mark.value is None and (name not in worded or name in drawn)) or (mark.value and name not in present):
            raise ChartError(f"Biểu đồ “{series.title}”: số ở “{name}” không được vẽ đúng.")


def _marks_in(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield from row.get("mark", "").split(" ")


@dataclass(frozen=True)
class Picture:
    """A chart as SVG for the page, and the words for a file that stands alone."""

    key: str
    title: str
    say: str
    source: str
    svg_narrow: str
    svg_wide: str = ""  # a small picture has none
    shapes: Mapping[Width, Mapping[str, str]] = field(default_factory=dict)  # of marks that lead somewhere, by row

    @property
    def forms(self) -> tuple[Width, ...]:
        """The one for screens first."""
        return ("wide", "narrow") if self.svg_wide else ("narrow",)

    def svg(self, form: Width) -> str:
        return self.svg_wide if form == "wide" else self.svg_narrow


_chart_once = lru_cache(maxsize=_REMEMBERED)(make_chart)


def draw(series: Iterable[Series]) -> list[Chart]:
    """What was asked for, in order."""
    return list(map(_chart_once, series))


def make_picture(chart: Chart) -> Picture:
    series = chart.series
    forms: tuple[Width, ...] = ("narrow",) if chart.is_small else ("narrow", "wide")
    svgs = (compact_svg(write_svg(chart.spec(form), form, chart.caption)) for form in forms)
    linked = forms if series.kind in _LINKED else ()
    shapes: dict[Width, Mapping[str, str]] = {form: mark_shapes(chart.spec(form)) for form in linked}
    return Picture(chart.key, series.title, series.full_say, series.source, *svgs, shapes=shapes)


def mark_shapes(spec: Mapping[str, Any]) -> Mapping[str, str]:
    """The outline of each mark by its name, so that a page can lay a way over it, of the first layer that has it."""
    shapes: dict[str, str] = {}
    for layer in spec["layer"]:
        if layer["name"] in ("frames", "cells", "dots"):
            data = spec["datasets"][layer["data"]["name"]]
            for row, shape in zip(data, write_shapes(layer, data), strict=True):
                if mark := row.get("mark"):
                    shapes.setdefault(mark.split("/")[0], shape)
    return shapes


def interactive_spec(chart: Chart, form: Width) -> dict[str, Any]:
    """A form with a hint on every mark, which any program of Vega-Lite draws whole: with title and source, in
    whatever font is there. It names the token of each colour, so that the page's script can give it the colours of
    the page's scheme; the script leaves the title out, which the page has already."""
    spec = chart.spec(form)
    layers = [_with_hint(_in_any_font(layer)) for layer in spec["layer"]]
    return {
        **spec,
        "title": _title(chart, spec["width"]),
        "autosize": "pad",
        "padding": _PADDING,
        "layer": layers,
        "datasets": {layer["data"]["name"]: _shown(layer, spec["datasets"]) for layer in layers},
        "config": {
            **spec["config"],
            "font": _FONTS,
            "aria": True,
            "locale": {"number": chart.series.language.number_signs},
        },
        "background": light("sheet"),
        "description": chart.description,
        "usermeta": {"tokens": _tokens_in(layers)},
    }


def _title(chart: Chart, width: int) -> dict[str, Any]:
    series = chart.series
    return {
        "text": list(wrap(series.title, width, 17, bold=True)),
        "subtitle": [*wrap(series.full_say, width, 13), *wrap(series.source, width, 13)],
        "anchor": "start",
        "frame": "group",
        "offset": _PADDING,
        "fontSize": 17,
        "fontWeight": 600,
        "color": light("ink"),
        "subtitleFontSize": 13,
        "subtitleColor": light("ink-2"),
    }


def _in_any_font(layer: dict[str, Any]) -> dict[str, Any]:
    """A text that names one font alone is drawn by nobody who lacks it: the configuration names several."""
    return {**layer, "mark": {name: value for name, value in layer["mark"].items() if name != "font"}}


def _with_hint(layer: dict[str, Any]) -> dict[str, Any]:
    if layer["name"] not in FIGURE_SHAPES:
        return layer
    hint = {"field": "hint", "type": "nominal"}
    mark, encoding = {**layer["mark"], "cursor": "help"}, {**layer["encoding"], "tooltip": hint}
    return {**layer, "mark": mark, "encoding": encoding}


def _shown(layer: dict[str, Any], datasets: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a layer with the fields that it shows."""
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
