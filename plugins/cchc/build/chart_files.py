"""The files behind a chart: picture as SVG, its numbers as CSV, its specification for the interactive form."""

from __future__ import annotations

from pathlib import Path

from ..charts.pictures import DrawnChart
from ..charts.standalone import standalone_svg
from ..formats.csv_format import CSV
from ..pages.models import ChartView, Link
from ..pages.pictures.picture_numbers import numbers_of
from ..tables.stat_book import book_of


def write_chart_files(output: Path, page_path: str, chart: ChartView, drawn: DrawnChart) -> tuple[Link, ...]:
    stem = f"{page_path}{chart.id}"
    (output / page_path).mkdir(parents=True, exist_ok=True)
    (output / f"{stem}.svg").write_text(standalone_svg(drawn.picture), encoding="utf-8")
    CSV.write(book_of(numbers_of(chart)), output / f"{stem}.{CSV.suffix}")
    (output / f"{stem}.vl.json").write_text(drawn.interactive, encoding="utf-8")
    labels = ("SVG", "svg"), ("CSV", CSV.suffix), ("JSON", "vl.json")
    return tuple(Link(label, f"{stem}.{suffix}") for label, suffix in labels)
