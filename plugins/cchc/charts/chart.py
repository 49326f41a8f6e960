"""Chart: a series drawn in both forms as Vega-Lite, with everything a page says about it; and its pictures.

A small picture has only the narrow form: it is whole on a phone and would only be stretched on a screen. A large one
has both, and an interactive form, which adds something where marks are many.

A form is also a file of its own, for saving and for other people's pages. Title, sentence, source and address stand in
it, and paper under it. Colours are written in for the light scheme; a rule for each turns it dark where the reader's
screen is, and any program that knows no style sheets shows the light ones.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, unescape

from .chart_layout import FORMS, Width, mark_id
from .kinds import DRAW
from .placed_svg import Caption, compact_svg, write_shapes, write_svg
from .series import ChartError, Kind, Series, check_series, make_description
from .style import BY_LIGHT, BY_NAME, FIGURE_SHAPES, light, text_width, wrap

_FONTS = "Inter, Noto Sans, Arial, sans-serif"
_PADDING = 16
_REMEMBERED = 1024  # the picture of a unit's only period stands on several pages
_LINKED: tuple[Kind, ...] = ("tile_map", "swarm")  # whose marks stand for bodies with pages of their own
SMALL = 420  # px; a narrow form no higher than this is all of a picture
# `ast` runs expressions by an interpreter: no `unsafe-eval`. Styles are in our own sheet: no inline style.
BUNDLE_ENTRY = """
window.cchcEmbed = (element, spec) => vegaEmbed(element, spec, {
  ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: {disableDefaultStyle: true},
});
"""


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
    marks_by_layer = {
        layer: {name for row in rows for name in row.get("mark", "").split(" ")}
        for layer, rows in spec["datasets"].items()
    }
    drawn: set[str] = set().union(*(marks for layer, marks in marks_by_layer.items() if layer in FIGURE_SHAPES))
    worded: set[str] = set().union(*(marks for layer, marks in marks_by_layer.items() if layer.startswith("missing")))
    present: set[str] = set().union(*marks_by_layer.values())
    for mark in series.marks:
        name = mark_id(mark)
        if (mark.value is None and (name not in worded or name in drawn)) or (mark.value and name not in present):
            raise ChartError(f"Biểu đồ “{series.title}”: số ở “{name}” không được vẽ đúng.")


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
    layers = list(map(_interactive_layer, spec["layer"]))
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


def _interactive_layer(layer: dict[str, Any]) -> dict[str, Any]:
    # A text that names one font alone is drawn by nobody who lacks it: the configuration names several.
    mark = {name: value for name, value in layer["mark"].items() if name != "font"}
    if layer["name"] not in FIGURE_SHAPES:
        return {**layer, "mark": mark}
    tooltip = {"field": "hint", "type": "nominal"}
    return {**layer, "mark": {**mark, "cursor": "help"}, "encoding": {**layer["encoding"], "tooltip": tooltip}}


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


# Beside the drawing. The narrow file is as wide as what a phone of 360 px leaves between margins of 16 px.
_MARGINS: Mapping[Width, float] = {"wide": 20.0, "narrow": 8.0}
_FONT = "Inter, Noto Sans, sans-serif"
_TITLE, _SAY = 'font-size="17" font-weight="600" class="f-ink"', 'font-size="13" class="f-ink-2"'
_NOTE = 'font-size="12" class="f-ink-2"'
_WIDER = 1.25  # a font that stands in for ours may be a quarter wider
_LINE_HEIGHT = 13.0  # px; lines of a text are farther apart
_HEAD = re.compile(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)" role="img" ')
_UNSEEN = re.compile(r"<title [^>]*>(.*?)</title><desc [^>]*>(.*?)</desc>", re.DOTALL)
_CLASSES = re.compile(r' class="([^"]*)"')
_TEXTS = re.compile(r"<g([^<>]*)>|<text ([^<>]*)>([^<]*)</text>")
_COLOURED = re.compile(r' (fill|stroke)="(#[^"]*)"')
_LOOK = re.compile(r'([\w-]+)="([^"]*)"')
_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_COLOURS = {"f-": "fill", "s-": "stroke"}


def standalone_svg(picture: Picture, form: Width, foot: Sequence[str], rows: Mapping[str, str] | None = None) -> str:
    """`foot` is what stands below the drawing; a row of `rows` (id → label) is marked where the address ends in #id."""
    svg, (box, head, below) = picture.svg(form), around_drawing(picture, form, foot)
    unseen = _UNSEEN.search(svg)
    assert unseen is not None
    left, top, wide, high = (f"{length:g}" for length in box)
    drawn = svg[unseen.end() : -len("</svg>")]
    paper = f'<rect class="f-sheet" x="{left}" y="{top}" width="{wide}" height="{high}"/>'
    body = _with_lengths(f"{paper}{head}{_with_ids(drawn, rows or {})}{below}", box[0], box[0] + box[2])
    coloured = _CLASSES.sub(_colours, body)
    style = _style(coloured, form if rows else None)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="{left} {top} {wide} {high}"'
        f' role="img" id="c{picture.key}" font-family="{_FONT}"><title>{unseen[1]}</title>'
        f"<desc>{unseen[2]}</desc>{style}{coloured}</svg>"
    )


def around_drawing(picture: Picture, form: Width, foot: Sequence[str]) -> tuple[Sequence[float], str, str]:
    """Left, top, width and height of the file; what stands above the drawing and below it."""
    size, margin = _HEAD.match(picture.svg(form)), _MARGINS[form]
    assert size is not None
    width, height = map(float, size.groups())
    (head, above), room = _head(picture, width, margin), (width + margin) / _WIDER
    lines = [line for text in foot for line in wrap(text, room, 12)]
    below, under = _lines(lines, height + 26, 17, _NOTE), 14 + len(lines) * 17 + margin
    return (-margin, -above, width + 2 * margin, above + height + under), head, below


def _head(picture: Picture, width: float, margin: float) -> tuple[str, float]:
    """Title and sentence above the drawing, and how much room they take. Lines are so short that no font that stands
    in for ours has to be squeezed."""
    title, say = wrap(picture.title, width, 17, bold=True), wrap(picture.say, (width + margin) / _WIDER, 13)
    say_top = -20.0 * len(say)
    top = say_top - 26 * len(title)
    drawn = _lines(title, top + 6, 26, _TITLE) + _lines(say, say_top, 20, _SAY)
    return drawn, margin - top + 16


def _lines(lines: Sequence[str], y: float, step: float, looks: str) -> str:
    texts = (f'<text y="{y + number * step:g}">{escape(line)}</text>' for number, line in enumerate(lines))
    return f"<g {looks}>{''.join(texts)}</g>" if lines else ""


class _Room(NamedTuple):
    """What a text takes in a font that is wider than ours."""

    y: float
    start: float
    end: float
    length: str  # what holds it to its width in our font

    def meets(self, other: _Room) -> bool:
        return abs(self.y - other.y) < _LINE_HEIGHT and self.start < other.end and other.start < self.end


def _with_lengths(body: str, left: float, right: float) -> str:
    """A font that stands in for ours is squeezed to its widths where a text would meet another or leave the paper."""
    rooms, looks = list[_Room](), ""
    for part in _TEXTS.finditer(body):
        if part[3] is None:
            looks = part[1]
        else:
            rooms.append(_room(dict(_LOOK.findall(f"{looks} {part[2]}")), unescape(part[3])))
    lengths = iter(
        "" if left < room.start and room.end < right and sum(map(room.meets, rooms)) < 2 else room.length
        for room in rooms  # each meets itself
    )
    return _TEXTS.sub(
        lambda part: part[0] if part[3] is None else f"<text {part[2]}{next(lengths)}>{part[3]}</text>", body
    )


def _room(looks: Mapping[str, str], text: str) -> _Room:
    width = text_width(text, float(looks["font-size"]), "font-weight" in looks)
    start = float(looks.get("x", 0)) - width * _WIDER * _SHIFTS[looks.get("text-anchor", "start")]
    length = f' textLength="{width:.0f}" lengthAdjust="spacingAndGlyphs"'
    return _Room(float(looks["y"]), start, start + width * _WIDER, length)


def _with_ids(drawn: str, rows: Mapping[str, str]) -> str:
    """The label of each row, or its first line, can be pointed to by the row's id."""
    for row, label in rows.items():
        words = label.split(" ")
        for count in range(len(words), 0, -1):
            line = re.escape(escape(" ".join(words[:count])))
            drawn, named = re.subn(rf"<text ([^<>]*>{line}</text>)", rf'<text id="{row}" \1', drawn, count=1)
            if named:
                break
    return drawn


BAND = 0.14  # how much of its colour lies over a marked row
# Top and height of the band, in heights of the row's label.
_BANDS: Mapping[Width, tuple[float, float]] = {"wide": (-0.3, 1.6), "narrow": (-0.25, 2.6)}


def _style(body: str, marked: Width | None) -> str:
    """The dark scheme of the colours in use, as one rule for each; the only style of the file, which the script that
    makes a PNG takes out. `marked`: the form, where a row can be marked: a band behind the row is laid over it as a
    filter of its label, for that costs nothing in the other rows."""
    used = sorted(set(_COLOURED.findall(body)))
    dark = "".join(f'[{part}="{colour}"]{{{part}:{BY_NAME[BY_LIGHT[colour]].dark}}}' for part, colour in used)
    rule, band, this = "", "", BY_NAME["this"]
    if marked:
        y, height = _BANDS[marked]
        rule = f"text:target{{font-weight:600;text-decoration:underline 2px;fill:{this.light};filter:url(#m)}}"
        dark += f"text:target{{fill:{this.dark}}}feFlood{{flood-color:{this.dark}}}"
        band = (
            f'<filter id="m" x="-1" y="{y}" width="30" height="{height}"><feFlood flood-color="{this.light}"'
            f' flood-opacity="{BAND}"/><feBlend in2="SourceGraphic"/></filter>'
        )
    return (
        f"<style>text{{font-variant-numeric:tabular-nums}}{rule}@media(prefers-color-scheme:dark){{{dark}}}</style>"
        f"{band}"
    )


def _colours(classes: re.Match[str]) -> str:
    """The light colours of an element's classes, by which the dark scheme finds it."""
    names = classes[1].split(" ")
    return "".join(f' {_COLOURS[name[:2]]}="{light(name[2:])}"' for name in names if name[:2] in _COLOURS)


def interactive_bundle() -> str:
    """The script that makes a chart interactive, from the renderer we already have; loaded only when a reader asks."""
    import vl_convert

    return vl_convert.javascript_bundle(BUNDLE_ENTRY)
