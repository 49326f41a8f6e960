"""Sheet: the paper on which one form of a chart is laid out; ends as Vega-Lite."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from .metrics import text_width, wrap
from .series import Series, SeriesMark, SeriesRow
from .style import FIGURE_SHAPES, TEXTS, TOKENS, house_chart

Width = Literal["wide", "narrow"]
Of = SeriesMark | Iterable[SeriesMark] | None  # the marks of the series that a row of a layer stands for
FORMS: tuple[Width, ...] = ("wide", "narrow")
WIDTHS = {"wide": 760, "narrow": 312}


@dataclass(frozen=True)
class Axis:
    """A scale: what part of the numbers goes to what part of the paper."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def place(self, value: Decimal) -> float:
        if self.low == self.high:
            return self.start
        return self.start + float((value - self.low) / (self.high - self.low)) * (self.end - self.start)


class ChartLayout:
    """Collects rows for the layers; places are pixels, numbers on an axis stay numbers."""

    def __init__(self, series: Series, form: Width) -> None:
        self.series = series
        self.form: Width = form
        self.width = WIDTHS[form]
        self.is_wide = form == "wide"
        self._data: dict[str, list[dict[str, Any]]] = {}

    def text(self, style: str, x: float, y: float, text: str, of: Of = None) -> None:
        """One line of text on the baseline y."""
        if text:
            self._add(style, {"x": _px(x), "y": _px(y), "text": text}, of)

    def texts(self, style: str, x: float, y: float, lines: Iterable[str], leading: float, of: Of = None) -> None:
        for number, line in enumerate(lines):
            self.text(style, x, y + number * leading, line, of if number == 0 else None)

    def box(self, layer: str, x: float, y: float, width: float, height: float, token: str, of: Of = None) -> None:
        place = {"x": _px(x), "x2": _px(x + width), "y": _px(y), "y2": _px(y + height), "role": token}
        self._add(layer, place, of)

    def rule(self, layer: str, x: float, y: float, x2: float, y2: float, token: str) -> None:
        self._add(layer, {"x": _px(x), "x2": _px(x2), "y": _px(y), "y2": _px(y2), "role": token})

    def bar(self, start: float, end: float, y: float, height: float, token: str, of: SeriesMark) -> None:
        place = {"start": _px(start, 4), "end": _px(end, 4), "y": _px(y), "y2": _px(y + height), "role": token}
        self._add("bars", place, of)

    def span(self, low: Decimal, high: Decimal, y: float, token: str, of: SeriesMark) -> None:
        self._add("spans", {"start": float(low), "end": float(high), "y": _px(y), "role": token}, of)

    def dot(self, layer: str, value: Decimal, y: float, radius: float, token: str, of: SeriesMark) -> None:
        place = {"value": float(value), "y": _px(y), "area": _px(radius * radius * 4, 2), "role": token}
        self._add(layer, place, of)

    def rival(self, end: float, rival: float, y: float, of: SeriesMark) -> None:
        """The other figure as a hollow mark, joined to where the first one ends."""
        self._add("spans", {"start": _px(end, 4), "end": _px(rival, 4), "y": _px(y), "role": "ink-2"}, of)
        self._add("hollows", {"value": _px(rival, 4), "y": _px(y), "area": 81, "role": "ink-2"}, of)

    def point(self, x: float, value: Decimal, radius: float, token: str, of: SeriesMark) -> None:
        place = {"x": _px(x), "value": float(value), "area": _px(radius * radius * 4, 2), "role": token}
        self._add("points", place, of)

    def line(self, x: float, value: Decimal, segment: str, token: str) -> None:
        self._add("lines", {"x": _px(x), "value": float(value), "segment": segment, "role": token})

    def fall(self, value: Decimal, y: float, segment: str, token: str) -> None:
        """A point of a line along which time runs downwards."""
        self._add("falls", {"value": float(value), "y": _px(y), "segment": segment, "role": token})

    def finish(self, height: float, x: Axis | None = None, y: Axis | None = None) -> dict[str, Any]:
        """The Vega-Lite of all that was collected: the layers of the house's chart that have data, and their data."""
        house = house_chart()
        used = {row["role"] for rows in self._data.values() for row in rows if "role" in row}
        colours = [token for token in TOKENS if token.name in used]
        scales = {
            "x": _scale(x),
            "y": _scale(y),
            "color": {"domain": [token.name for token in colours], "range": [token.light for token in colours]},
        }
        layers = [_with_scales(layer, scales) for layer in house["layer"] if layer["name"] in self._data]
        datasets = {layer["name"]: self._data[layer["name"]] for layer in layers}
        return {**house, "layer": layers, "width": self.width, "height": round(height), "datasets": datasets}

    def _add(self, layer: str, row: dict[str, Any], of: Of = None) -> None:
        if isinstance(of, SeriesMark):
            row = {**row, "mark": mark_id(of)}
            if layer in FIGURE_SHAPES:
                row["hint"] = _hint(self.series, of)
        elif of is not None:
            row = {**row, "mark": " ".join(map(mark_id, of))}
        self._data.setdefault(layer, []).append(row)


def mark_id(mark: SeriesMark) -> str:
    return f"{mark.row}/{mark.group}" if mark.group else mark.row


def _hint(series: Series, mark: SeriesMark) -> str:
    """What the interactive form says about a mark."""
    name, group = series.row_of(mark).label, series.group_of(mark)
    if group and group.label and series.kind != "tile_map":  # there a group is a colour class, not a part of the name
        name = " · ".join(filter(None, (name, group.label)))
    return f"{name}: {mark.printed}" + (f" ({mark.note})" if mark.note else "")


def width_of(style: str, text: str) -> float:
    """The width of a text in one of the styles."""
    return text_width(text, TEXTS[style].size, TEXTS[style].bold)


def lines_of(style: str, text: str, width: float) -> tuple[str, ...]:
    """The text in lines no wider than `width`, set in one of the styles."""
    return wrap(text, width, TEXTS[style].size, TEXTS[style].bold)


def style_for(row: SeriesRow, style: str) -> str:
    """The style, or the one of its kind that sets off the row in question."""
    return f"{style}_this" if row.highlighted else style


def widest(style: str, texts: Iterable[str]) -> float:
    return max((width_of(style, text) for text in texts), default=0.0)


def _scale(axis: Axis | None) -> dict[str, list[float]]:
    if axis is None:
        return {}
    return {"domain": [float(axis.low), float(axis.high)], "range": [_px(axis.start), _px(axis.end)]}


def _with_scales(layer: dict[str, Any], scales: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The layer with the scales of this chart in it; the house's own stays as it is."""
    encoding = dict(layer["encoding"])
    for channel, scale in scales.items():
        if encoding.get(channel, {}).get("scale") is not None:
            if not scale:
                raise ValueError(f"layer {layer['name']} needs a scale for {channel}")
            encoding[channel] = {**encoding[channel], "scale": {**encoding[channel]["scale"], **scale}}
    return {**layer, "encoding": encoding}


def _px(value: float, digits: int = 1) -> float | int:
    """Tenths of a pixel are enough, and keep the bytes the same on every machine."""
    number = round(float(value), digits)
    return int(number) if number == int(number) else number
