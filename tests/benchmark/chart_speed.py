"""What a chart costs: drawn by this house, and by vl-convert from the same specification, one after the other."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.charts.chart import make_chart
from plugins.cchc.charts.chart_layout import FORMS
from plugins.cchc.charts.placed_svg import write_svg
from plugins.cchc.charts.series import Series
from plugins.cchc.edition import assemble
from plugins.cchc.pages.page_list import unit_pages
from tests.fixtures.every_page import pages_of
from tests.unit.charts_renderer import render


@dataclass(frozen=True)
class ChartSpeed:
    """Processor time in milliseconds for one chart in both forms, its specification included; medians."""

    charts: int
    ours: float
    vl_convert: float

    @property
    def ratio(self) -> float:
        return self.vl_convert / self.ours


def real_series(root: Path, count: int) -> list[Series]:
    """The first that the pages of units show."""
    context = next(iter(SiteBuild(assemble(root)).contexts.values()))
    charts = (chart for page in pages_of(context, unit_pages) for chart in page.charts)
    return [chart.series for chart in islice(charts, count)]


def measure_charts(series: Sequence[Series]) -> ChartSpeed:
    """Both ways take turns on each series, so that what else the machine does falls on both alike."""
    warm, ours, theirs = series[0], [], []
    for draw in (_draw, _draw_with_vl_convert):
        draw(warm)  # libraries are imported and Altair asked once, whatever is drawn after
    for each in series:
        ours.append(_milliseconds(_draw, each))
        theirs.append(_milliseconds(_draw_with_vl_convert, each))
    return ChartSpeed(len(series), median(ours), median(theirs))


def speed_line(speed: ChartSpeed) -> str:
    return (
        f"one chart        {speed.charts:>9,}  {speed.ours:>9.2f} ms CPU against {speed.vl_convert:.1f} by vl-convert, "
        f"{speed.ratio:.0f} times as fast (both forms, with specification; medians; "
        "wanted: 5 ms)"
    )


def _draw(series: Series) -> Any:
    chart = make_chart(series)
    return [write_svg(chart.spec(form), form, chart.caption) for form in FORMS]


def _draw_with_vl_convert(series: Series) -> Any:
    chart = make_chart(series)
    return [render(chart.spec(form)) for form in FORMS]


def _milliseconds(draw: Callable[[Series], Any], series: Series) -> float:
    start = time.process_time()
    draw(series)
    return (time.process_time() - start) * 1000
