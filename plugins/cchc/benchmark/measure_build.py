"""Measures one build of a made-up collection, and beside it, in the same run, plain Jinja2 on the same pages."""

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
    plain: tuple[int, float]  # unit × period pages printed by Jinja2 alone
    check: float = 0.0  # seconds of `make check REPORT=…` on the real data, from start to end


def measure(root: Path, folder: Path, pages: int) -> Measured:
    model = find_model(root)
    write_collection(root, folder, model, pages)
    settings = folder / "trialconf.py"
    settings.write_text(_SETTINGS.format(root=str(root), folder=str(folder)), encoding="utf-8")
    build = [
        "-m",
        "pelican",
        str(root / "content"),
        "-s",
        str(settings),
        "-o",
        str(folder / "out"),
        "--fatal",
        "errors",
    ]
    _run(root, build)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    plain = json.loads(_run(root, ["-m", "plugins.bench_baseline", str(folder), str(folder / "plain")]))
    parts = json.loads((folder / "timings.json").read_text(encoding="utf-8"))
    return Measured({name: (count, seconds) for name, (count, seconds) in parts.items()}, peak,
                    (plain["pages"], plain["seconds"]), measure_check(root, model.report))  # fmt: skip


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
    plain_pages, plain_seconds = measured.plain
    ours, theirs = (page_seconds - chart_seconds) / pages, plain_seconds / plain_pages
    return [
        f"rows checked     {rows:>9,}  {rows / row_seconds:>9,.0f} /s",
        f"charts           {charts:>9,}  {charts / chart_seconds:>9,.1f} /s   (cold cache, both forms, SVG)",
        f"pages            {pages:>9,}  {pages / page_seconds:>9,.1f} /s   (both languages, models, charts, files)",
        f"pages, no charts {pages:>9,}  {1 / ours:>9,.1f} /s",
        f"plain Jinja2     {plain_pages:>9,}  {1 / theirs:>9,.1f} /s   (print and write only, models ready)",
        f"ours / plain     {ours / theirs:>9.2f}  times the cost a page",
        f"download files   {files:>9,}  {files / file_seconds:>9,.1f} /s",
        f"one report check {1:>9,}  {measured.check:>9.2f} s   (make check REPORT=… on the real data)",
        f"peak memory      {measured.peak_mib:>9,.0f}  MiB (largest process)",
    ]


def _run(root: Path, arguments: list[str]) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
