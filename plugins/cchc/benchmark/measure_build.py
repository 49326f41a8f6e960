"""Measures one build of a made-up collection."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from .made_up_collection import find_model, write_collection

_SETTINGS = """import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, THEME = {root!r} + "/content", {root!r} + "/theme"
DATA_ROOT, TIMINGS_FILE = {folder!r}, {folder!r} + "/timings.json"
"""


@dataclass(frozen=True)
class Measured:
    parts: dict[str, tuple[int, float]]  # rows, files, pages, charts -> (count, seconds)
    peak_mib: float  # of the largest process
    check: float = 0.0  # seconds of `make check REPORT=…` on the real data, from start to end

    @property
    def page_seconds(self) -> float:
        pages, seconds = self.parts["pages"]
        return seconds / pages


@dataclass(frozen=True)
class Built:
    """A site made by a process of its own, and what it took in seconds."""

    site: Path
    wall: float
    cpu: float


def measure(root: Path, folder: Path, pages: int) -> Measured:
    model = find_model(root)
    write_collection(root, folder, model, pages)
    build_apart(root, folder, folder / "out")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    parts = json.loads((folder / "timings.json").read_text(encoding="utf-8"))
    parts = {name: (count, seconds) for name, (count, seconds) in parts.items()}
    return Measured(parts, peak, measure_check(root, model.report))


def build_apart(root: Path, folder: Path, output: Path) -> Built:
    """The site of the data in a folder."""
    settings = folder / "trialconf.py"
    settings.write_text(_SETTINGS.format(root=str(root), folder=str(folder)), encoding="utf-8")
    where = [str(root / "content"), "-s", str(settings), "-o", str(output)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    _run(root, ["-m", "pelican", *where, "--fatal", "errors"])
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return Built(output, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def measure_check(root: Path, report: str, times: int = 3) -> float:
    """The quickest of a few runs: what other work on the machine adds is not ours."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        _run(root, ["-m", "scripts.check", "--report", report])
        spent.append(time.perf_counter() - began)
    return min(spent)


def report_lines(measured: Measured) -> list[str]:
    """What `make bench` prints: rates of one run; ratios hold better than seconds."""
    pages, page_seconds = measured.parts["pages"]
    charts, chart_seconds = measured.parts["charts"]
    rows, row_seconds = measured.parts["rows"]
    files, file_seconds = measured.parts["files"]
    return [
        f"rows checked     {rows:>9,}  {rows / row_seconds:>9,.0f} /s",
        f"charts           {charts:>9,}  {charts / chart_seconds:>9,.1f} /s   (cold cache, both forms, SVG)",
        f"pages            {pages:>9,}  {pages / page_seconds:>9,.1f} /s   (both languages, models, charts, files)",
        f"download files   {files:>9,}  {files / file_seconds:>9,.1f} /s",
        f"one report check {1:>9,}  {measured.check:>9.2f} s   (make check REPORT=… on the real data)",
        f"peak memory      {measured.peak_mib:>9,.0f}  MiB (largest process)",
    ]


def _run(root: Path, arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
