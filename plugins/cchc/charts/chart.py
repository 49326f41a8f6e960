"""Chart: a series drawn in both forms as Vega-Lite, with everything a page says about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .characters import refuse_unprintable
from .chart_layout import FORMS, Width, mark_id
from .chart_words import make_description
from .kinds import DRAW
from .series import ChartError, Series, check_series
from .style import FIGURE_SHAPES
from .svg_text import Caption

SMALL = 420  # px; a narrow form no higher than this is all of a picture
SMALL_LIST = 490  # the same where each row has one mark and its numbers: ten rows
LISTS = ("share_dots", "count_bars")


@dataclass(frozen=True)
class Chart:
    series: Series
    description: str  # the text alternative
    wide: dict[str, Any]
    narrow: dict[str, Any]

    def spec(self, form: Width) -> dict[str, Any]:
        return self.wide if form == "wide" else self.narrow

    @property
    def is_small(self) -> bool:
        """Few rows: one form serves phones and screens."""
        return self.narrow["height"] <= (SMALL_LIST if self.series.kind in LISTS else SMALL)

    @cached_property
    def key(self) -> str:
        """Twelve hexadecimal digits that are the same for the same picture with the same words."""
        of = self.series
        content = [of.kind, of.lang, of.title, self.description, self.wide, self.narrow, of.say, of.source]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def caption(self) -> Caption:
        return Caption(self.series.title, self.description, self.key)


def make_chart(series: Series) -> Chart:
    """Both forms of a chart; refuses what could not be drawn truly."""
    check_series(series)
    refuse_unprintable(series.texts(), series.title)
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
