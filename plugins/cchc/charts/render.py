"""Render: charts to pictures, each drawn once, in child processes, and kept on disk under the name of its content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .characters import refuse_unprintable
from .chart import Chart, content_key
from .chart_layout import FORMS, Width
from .children import Task, ask_children
from .metrics import FONT_DIR
from .svg import fit_svg
from .svg_text import check_svg

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Picture:
    """Both forms of a chart as SVG for the page, and the words for a download that stands alone."""

    key: str
    lang: str
    title: str
    say: str
    source: str
    svg_wide: str
    svg_narrow: str

    def __post_init__(self) -> None:
        # Whatever folder a picture was read from, it is looked at like a fresh one.
        for svg in (self.svg_wide, self.svg_narrow):
            check_svg(svg, self.title)


@dataclass(frozen=True)
class DrawingJob:
    """One form of a chart and the file of its picture."""

    chart: Chart
    form: Width
    path: Path

    @property
    def spec(self) -> dict[str, Any]:
        return self.chart.spec(self.form)


def render(charts: Iterable[Chart], cache_dir: Path, progress: Progress | None = None) -> Mapping[str, Picture]:
    """Pictures by the key of their chart. What the cache holds is read; no child is started for it."""
    wanted = {chart.key: chart for chart in charts}
    jobs = [DrawingJob(chart, form, _file(cache_dir, chart, form)) for chart in wanted.values() for form in FORMS]
    missing = [job for job in jobs if not job.path.exists()]
    for job in missing:
        refuse_unprintable([job.spec, job.chart.title, job.chart.description], job.chart.title)
    tasks = [Task(job.chart.title, "svg", job.spec) for job in missing]
    for job, drawn in zip(missing, ask_children(tasks, counter(len(tasks), progress)), strict=True):
        write_whole(job.path, _fit(job, drawn).encode())
    svgs = {(job.chart.key, job.form): job.path.read_text(encoding="utf-8") for job in jobs}
    return {key: _picture(chart, svgs[key, "wide"], svgs[key, "narrow"]) for key, chart in wanted.items()}


def _fit(job: DrawingJob, drawn: str) -> str:
    ident = f"c{job.chart.key}{job.form[0]}"
    return fit_svg(drawn, job.spec, job.form, job.chart.title, job.chart.description, ident)


def _picture(chart: Chart, wide: str, narrow: str) -> Picture:
    return Picture(chart.key, chart.lang, chart.title, chart.say, chart.source, wide, narrow)


def _file(cache_dir: Path, chart: Chart, form: Width) -> Path:
    """Spec with data, the words inside the picture, and whatever else decides its bytes."""
    content = [chart.spec(form), form, chart.key, chart.title, chart.description, code_version()]
    return cache_dir / f"{content_key(content)}.svg"


@lru_cache(maxsize=1)
def code_version() -> str:
    """Both libraries and the files of this room: whoever changes the style changes the key."""
    folder = Path(__file__).parent
    own = {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}
    fonts = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(FONT_DIR.glob("*.ttf"))]
    return content_key([version("altair"), version("vl-convert-python"), own, fonts])


def write_whole(path: Path, content: bytes) -> None:
    """A file is there whole or not at all, whoever else writes it at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}")
    half.write_bytes(content)
    os.replace(half, path)


def counter(total: int, progress: Progress | None) -> Callable[[], None]:
    count = 0

    def done() -> None:
        nonlocal count
        count += 1
        if progress is not None:
            progress(count, total)

    return done
