"""Measures whole builds, each a process of its own: of any data, and of made-up collections that grow."""

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.cchc.loading import write_ledger
from tests.benchmark.made_up_collection import BenchModel, find_model, write_collection
from tests.benchmark.measure_checking import assemble_apart

_SETTINGS = """import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, THEME = {root!r} + "/content", {root!r} + "/theme"
DATA_ROOT, CACHE_ROOT = {folder!r}, {folder!r} + "/cache"
ARTICLE_PATHS = {news!r}
"""
Size = tuple[int, int]  # bodies, years of each


@dataclass(frozen=True)
class Built:
    """A site, and what it took in seconds."""

    site: Path
    wall: float
    cpu: float
    peak_mib: float  # of the largest process so far

    @property
    def pages(self) -> int:
        return sum(1 for _ in self.site.rglob("*.html"))


def build_apart(root: Path, folder: Path, output: Path, news: Sequence[str] = ("news",)) -> Built:
    """The site of the data in a folder; `news` tell figures of real reports."""
    settings = folder / "trialconf.py"
    settings.write_text(_SETTINGS.format(root=str(root), folder=str(folder), news=[*news]), encoding="utf-8")
    where = [str(root / "content"), "-s", str(settings), "-o", str(output)]
    command = [sys.executable, "-m", "pelican", *where, "--fatal", "errors"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Built(output, wall, cpu, after.ru_maxrss / 1024)


@dataclass(frozen=True)
class Grown:
    """A made-up collection of released versions: judged once, at their release, then built."""

    reports: int
    judged: float  # seconds of the processor
    built: Built

    @property
    def report_cpu(self) -> float:
        return self.built.cpu / self.reports

    @property
    def page_cpu(self) -> float:
        return self.built.cpu / self.built.pages

    def line(self) -> str:
        return (
            f"{self.reports:>6,} reports {self.built.pages:>8,} pages {self.built.wall:>8.1f} s wall "
            f"{self.built.cpu:>8.1f} s CPU {self.report_cpu * 1000:>7.0f} ms CPU a report "
            f"{self.built.peak_mib:>6,.0f} MiB   (judged once before: {self.judged:.1f} s CPU)"
        )


@dataclass(frozen=True)
class Growth:
    """Made-up collections of these sizes, the smallest first, each built once."""

    root: Path
    folder: Path
    sizes: Sequence[Size]

    @cached_property
    def grown(self) -> list[Grown]:
        model = find_model(self.root)
        return [self._build(model, units, years) for units, years in self.sizes]

    def _build(self, model: BenchModel, units: int, years: int) -> Grown:
        place = self.folder / f"{units}-{years}"
        write_collection(self.root, place, model, units, years)
        write_ledger(place)
        judged, _, _ = assemble_apart(self.root, place)
        return Grown(units * years, judged, build_apart(self.root, place, place / "out", news=()))

    def lines(self) -> list[str]:
        """What `make bench` prints. One more report is a full build: there is no other."""
        first, last = self.grown[0], self.grown[-1]
        ratio = last.report_cpu / first.report_cpu
        told = f"growth {first.reports:,} → {last.reports:,}: {ratio:.2f} × the cost of a report"
        wanted = "wanted: from 600 to 6,000 reports at most 1.15 × the cost of a report"
        return [wanted, *(size.line() for size in self.grown), told]
