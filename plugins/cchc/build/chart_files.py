"""The files of pictures: SVG in each form, and the specification of the interactive form of a large one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..charts.chart import DrawnChart, draw
from ..charts.standalone import standalone_svg
from ..pages.embeds import SPECIFICATION, frozen_foot, living_foot
from ..pages.frozen import FrozenPictures
from ..pages.links import NARROW_SVG, SVG
from ..pages.models import ChartView
from ..pages.page_context import PageContext


def write_living(output: Path, context: PageContext, page: str, chart: ChartView, drawn: DrawnChart) -> None:
    """Where the chart's page is; a picture that is part of another page's has its files there."""
    stem = chart.stem(page)
    if stem == f"{page}{chart.id}":
        _write(output / stem, drawn, living_foot(context, chart, page), _rows(chart))
        if specification := drawn.interactive:
            _path(output / stem, SPECIFICATION).write_text(specification, encoding="utf-8")


def write_frozen(output: Path, frozen: FrozenPictures, report: str) -> int:
    """The frozen pictures of all versions of a report; returns how many."""
    pictures = list(frozen.of_report(report).values())
    for picture, drawn in zip(pictures, draw(picture.chart.undrawn for picture in pictures), strict=True):
        _write(output / picture.stem, drawn, frozen_foot(frozen.context, picture), _rows(picture.chart))
    return len(pictures)


def _rows(chart: ChartView) -> Mapping[str, str]:
    """The rows of a picture that other pages show with one of them marked."""
    return {row.id: row.label for row in chart.undrawn.rows} if chart.file else {}


def _write(stem: Path, drawn: DrawnChart, foot: Sequence[str], rows: Mapping[str, str]) -> None:
    picture = drawn.picture
    stem.parent.mkdir(parents=True, exist_ok=True)
    for form, end in zip(picture.forms, (SVG, NARROW_SVG), strict=False):
        _path(stem, end).write_text(standalone_svg(picture, form, foot, rows), encoding="utf-8")


def _path(stem: Path, end: str) -> Path:
    return stem.with_name(f"{stem.name}{end}")
