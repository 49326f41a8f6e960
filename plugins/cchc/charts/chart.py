"""Chart: a series drawn in both forms as Vega-Lite, with everything a page says about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import Any

from ..words.text import Lang
from .characters import refuse_unprintable
from .chart_layout import FORMS, Width, mark_id
from .describe import make_columns_and_rows, make_description
from .kinds import DRAW
from .series import ChartError, Kind, Series, check_series
from .style import FIGURE_SHAPES


@dataclass(frozen=True)
class Chart:
    kind: Kind
    lang: Lang
    title: str
    say: str
    description: str
    source: str
    wide: dict[str, Any]
    narrow: dict[str, Any]
    columns: tuple[str, ...]  # headings of the data table
    rows: tuple[tuple[str, ...], ...]  # the data table, as printed

    def spec(self, form: Width) -> dict[str, Any]:
        return self.wide if form == "wide" else self.narrow

    @cached_property
    def key(self) -> str:
        """Twelve hexadecimal digits that are the same for the same picture with the same words."""
        content = [self.kind, self.lang, self.title, self.description, self.wide, self.narrow, self.say, self.source]
        return content_key(content)[:12]


def content_key(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def make_chart(series: Series) -> Chart:
    """Both forms of a chart; refuses what could not be drawn truly."""
    check_series(series)
    refuse_unprintable(astuple(series), series.title)
    forms = {form: DRAW[series.kind](series, form) for form in FORMS}
    for spec in forms.values():
        _check_nothing_lost(series, spec)
    columns, rows = make_columns_and_rows(series)
    return Chart(
        kind=series.kind,
        lang=series.lang,
        title=series.title,
        say=series.say,
        description=make_description(series),
        source=series.source,
        wide=forms["wide"],
        narrow=forms["narrow"],
        columns=columns,
        rows=rows,
    )


def _check_nothing_lost(series: Series, spec: dict[str, Any]) -> None:
    """Every number has a mark of its own, every missing one its words, and no missing one a mark."""
    shown = {layer: set(_marks_in(rows)) for layer, rows in spec["datasets"].items()}
    drawn: set[str] = set().union(*(marks for layer, marks in shown.items() if layer in FIGURE_SHAPES))
    said: set[str] = set().union(*(marks for layer, marks in shown.items() if layer.startswith("missing")))
    named: set[str] = set().union(*shown.values())
    for mark in series.marks:
        name = mark_id(mark)
        if (mark.value is None and (name not in said or name in drawn)) or (mark.value and name not in named):
            raise ChartError(f"Biểu đồ “{series.title}”: số ở “{name}” không được vẽ đúng.")


def _marks_in(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield from row.get("mark", "").split(" ")
