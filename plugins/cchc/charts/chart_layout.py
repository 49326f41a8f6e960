"""The paper on which one form of a chart is laid out, which ends as Vega-Lite: its axes and their round numbers.

And the parts of a bar, each seen however small; where a number goes beside its point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count, pairwise
from typing import Any, Literal

from ..words.language import Language
from .series import Series, SeriesMark
from .style import FIGURE_SHAPES, TEXTS, TOKENS, house_chart, text_width, wrap

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
        place = {"x": _px(x), "value": float(value), "area": _px(radius * radius * 4), "role": token}
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
    name, group = series.rows_by_id[mark.row].label, series.groups_by_id.get(mark.group)
    if group and group.label and series.kind != "tile_map":  # there a group is a colour class, not a part of the name
        name = " · ".join(filter(None, (name, group.label)))
    return f"{name}: {mark.printed}" + (f" ({mark.note})" if mark.note else "")


def width_of(style: str, text: str) -> float:
    """The width of a text in one of the styles."""
    return text_width(text, TEXTS[style].size, TEXTS[style].bold)


def lines_of(style: str, text: str, width: float) -> tuple[str, ...]:
    """The text in lines no wider than `width`, set in one of the styles."""
    return wrap(text, width, TEXTS[style].size, TEXTS[style].bold)


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


_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
Ticks = Sequence[tuple[Decimal, str]]
_APART = 8.0
_LEAST_SPAN = Decimal(5)  # of shares in per cent
GAP = 1.5  # paper between two parts: they are told apart without colour
LEAST = 2.5  # a part that is not zero is seen


def written_ticks(series: Series, ticks: Iterable[Decimal]) -> tuple[tuple[Decimal, str], ...]:
    return tuple((tick, print_number(tick, series.language) + series.unit) for tick in ticks)


def draw_ticks(sheet: ChartLayout, axis: Axis, ticks: Ticks, y: float, right: float) -> None:
    """The numbers between the paper's left edge and `right`; the last stays, others go where they would touch."""
    halves = [(axis.place(value), width_of("tick", text) / 2, text) for value, text in ticks]
    placed = [(max(min(x, right - half), half), half, text) for x, half, text in halves]
    step = next(step for step in count(1) if _stand_apart(placed[::-step]))
    for x, _, text in placed[::-step][::-1]:
        sheet.text("tick", x, y, text)


def _stand_apart(placed: Sequence[tuple[float, float, str]]) -> bool:
    return all(abs(x - other) >= half + beside + _APART for (x, half, _), (other, beside, _) in pairwise(placed))


def make_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """At most `most` round numbers from at or below `low` to at or above `high`."""
    if low == high:
        room = abs(low) / 20 or Decimal(1)
        low, high = low - room, high + room
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    while True:
        for step in _STEPS:
            size = step * power
            first = (low / size).to_integral_value(ROUND_FLOOR)
            needed = int((high / size).to_integral_value(ROUND_CEILING) - first) + 1
            if needed <= most:
                return tuple(_plain((first + number) * size) for number in range(needed))
        power *= 10


def share_ticks(values: Iterable[Decimal], most: int) -> tuple[Decimal, ...]:
    """Ticks for shares in per cent: never so near that a tenth of a point looks like a gulf, never above the whole."""
    numbers = list(values)
    if not numbers:
        return (Decimal(0), Decimal(100))
    low, high = min(numbers), max(numbers)
    if high - low < _LEAST_SPAN:
        whole = Decimal(100) if high <= 100 else high
        high = min(whole, high + (_LEAST_SPAN - (high - low)) / 2)
        low = max(min(Decimal(0), low), high - _LEAST_SPAN)
    return make_ticks(low, high, most)


def value_ticks(series: Series, values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Of shares, or of what else the series counts."""
    if "%" in series.unit or not values:
        return share_ticks(values, 5)
    return make_ticks(min(values), max(values), 5)


def print_number(value: Decimal, language: Language) -> str:
    """As the language writes it, without zeros at the end."""
    return language.number(_plain(value))


def _plain(value: Decimal) -> Decimal:
    """Without zeros at the end, without an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def stack_parts(values: Sequence[Decimal], length: float) -> tuple[tuple[float, float] | None, ...]:
    """Start and end of each part on a bar of this length; none for a zero. Small parts take from the large ones."""
    total = sum(values, Decimal(0))
    filled = sum(1 for value in values if value)
    if not filled:
        return (None,) * len(values)
    room = length - GAP * (filled - 1)
    sizes = [float(value / total) * room for value in values]
    small = {at for at, value in enumerate(values) if value and sizes[at] < LEAST}
    while True:
        large = sum(size for at, size in enumerate(sizes) if at not in small)
        squeeze = (room - LEAST * len(small)) / large if large else 1.0
        shrunk = {at for at, size in enumerate(sizes) if size and at not in small and size * squeeze < LEAST}
        if not shrunk:
            return _placed_parts([LEAST if at in small else size * squeeze for at, size in enumerate(sizes)])
        small |= shrunk


def _placed_parts(sizes: Sequence[float]) -> tuple[tuple[float, float] | None, ...]:
    parts: list[tuple[float, float] | None] = []
    at = 0.0
    for size in sizes:
        parts.append((at, at + size) if size else None)
        at += size + GAP if size else 0.0
    return tuple(parts)


_ASCENT, _DESCENT = 10.0, 3.0  # of a 13 px line of digits
_AWAY = 9.0


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


Segment = tuple[float, float, float, float]


def place_number(
    x: float, y: float, width: float, lines: Sequence[Segment], taken: Sequence[Box], bounds: Box
) -> tuple[float, float, Box]:
    """Middle and baseline of the best of eight places, above first; and the box it takes."""
    return min(_candidates(x, y, width, bounds), key=lambda place: _cost(place[2], lines, taken, bounds))


def _candidates(x: float, y: float, width: float, bounds: Box) -> Iterator[tuple[float, float, Box]]:
    above, below, level = y - _AWAY, y + _AWAY + _ASCENT, y + 4.5
    aside = width / 2 + 7
    for centre, baseline in (
        (x, above), (x, below), (x - aside, above + 4), (x + aside, above + 4),
        (x - aside, below - 4), (x + aside, below - 4), (x - aside - 2, level), (x + aside + 2, level),
    ):  # fmt: skip
        middle = min(max(centre, bounds.left + width / 2), bounds.right - width / 2)
        box = Box(middle - width / 2 - 1, baseline - _ASCENT, middle + width / 2 + 1, baseline + _DESCENT)
        yield middle, baseline, box


def _cost(box: Box, lines: Sequence[Segment], taken: Sequence[Box], bounds: Box) -> int:
    outside = box.top < bounds.top or box.bottom > bounds.bottom
    hits = sum(1 for line in lines if _crosses(line, box))
    return 8 * outside + hits + 6 * sum(1 for other in taken if box.overlaps(other))


def _crosses(line: Segment, box: Box) -> bool:
    """Liang and Barsky: the part of the line inside the box is not empty."""
    x1, y1, x2, y2 = line
    start, end = 0.0, 1.0
    for delta, low, high in ((x2 - x1, box.left - x1, box.right - x1), (y2 - y1, box.top - y1, box.bottom - y1)):
        if delta == 0:
            if low > 0 or high < 0:
                return False
            continue
        first, last = sorted((low / delta, high / delta))
        start, end = max(start, first), min(end, last)
    return start <= end
