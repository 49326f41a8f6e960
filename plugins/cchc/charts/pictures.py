"""Pictures: a series drawn in both forms, with the specification for the reader who asks for the interactive one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .chart import Chart, make_chart
from .chart_layout import FORMS
from .interactive import interactive_spec
from .placed_svg import CannotWriteError, write_svg
from .series import Series
from .vega import draw_with_vega

_REMEMBERED = 1024  # the picture of a unit's only period stands on several pages


@dataclass(frozen=True)
class Picture:
    """Both forms of a chart as SVG for the page, and the words for a download that stands alone."""

    key: str
    title: str
    say: str
    source: str
    svg_wide: str
    svg_narrow: str
    by_vega: int = 0  # how many of the two forms only vl-convert could draw


@dataclass(frozen=True)
class DrawnChart:
    picture: Picture
    interactive: str  # JSON


def draw(series: Iterable[Series]) -> list[DrawnChart]:
    """What was asked for, in order."""
    return [_draw(each) for each in series]


@lru_cache(maxsize=_REMEMBERED)
def _draw(series: Series) -> DrawnChart:
    chart = make_chart(series)
    interactive = json.dumps(interactive_spec(chart), ensure_ascii=False, separators=(",", ":"))
    return DrawnChart(make_picture(chart), interactive)


def make_picture(chart: Chart) -> Picture:
    series, svgs, by_vega = chart.series, list[str](), 0
    for form in FORMS:
        try:
            svgs.append(write_svg(chart.spec(form), form, chart.caption))
        except CannotWriteError:
            svgs.append(draw_with_vega(chart.spec(form), form, chart.caption))
            by_vega += 1
    return Picture(chart.key, series.title, series.say, series.source, *svgs, by_vega=by_vega)
