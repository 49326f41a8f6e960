"""Measures whole builds, each a process of its own: of any data, and of made-up collections that grow.

`python -m tests.benchmark.measure_build FOLDER BODIES YEARS` measures one collection in a folder that stays."""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryFile

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
    peak_mib: float  # of all its processes together, what they share counted once
    pages: int
    files: int
    mib: float  # of all files


def build_apart(root: Path, folder: Path, output: Path, news: Sequence[str] = ("news",)) -> Built:
    """The site of the data in a folder; `news` tell figures of real reports."""
    settings = folder / "trialconf.py"
    settings.write_text(_SETTINGS.format(root=str(root), folder=str(folder), news=[*news]), encoding="utf-8")
    where = [str(root / "content"), "-s", str(settings), "-o", str(output)]
    command = [sys.executable, "-m", "pelican", *where, "--fatal", "errors"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with TemporaryFile("w+") as told:
        with subprocess.Popen(command, cwd=root, stdout=told, stderr=told) as build, _memory(build.pid) as peak:
            build.wait()
        if build.returncode:
            told.seek(0)
            raise RuntimeError(told.read()[-20_000:])
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    sizes = [(path.suffix, path.stat().st_size) for path in output.rglob("*") if path.is_file()]
    pages = sum(suffix == ".html" for suffix, _ in sizes)
    return Built(output, wall, cpu, max(peak) / 1024, pages, len(sizes), sum(size for _, size in sizes) / 2**20)


@contextmanager
def _memory(process: int) -> Iterator[list[int]]:
    """KiB that the process and those it started take together, asked twice a second."""
    taken, is_over = [0], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.5):
            with suppress(OSError):  # one of them has just ended
                children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
                taken.append(sum(map(_own_kib, (process, *children))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield taken
    finally:
        is_over.set()
        watcher.join()


def _own_kib(process: int | str) -> int:
    """What it shares with others is its own in part."""
    facts = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in facts if line.startswith("Pss:"))


@dataclass(frozen=True)
class Grown:
    """A made-up collection of released versions: judged once, at their release, then built; then with one more."""

    reports: int
    judged: float  # seconds of the processor
    built: Built
    one_more: Built

    @property
    def report_cpu(self) -> float:
        return self.built.cpu / self.reports

    @property
    def page_cpu(self) -> float:
        return self.built.cpu / self.built.pages

    def line(self) -> str:
        return (
            f"{self.reports:>6,} reports {self.built.pages:>8,} pages {self.built.files:>8,} files "
            f"{self.built.mib:>6,.0f} MiB {self.built.wall:>8.1f} s wall {self.built.cpu:>8.1f} s CPU "
            f"{self.report_cpu * 1000:>5.0f} ms CPU a report {self.built.peak_mib:>6,.0f} MiB of memory\n"
            f"       (judged once before: {self.judged:.1f} s CPU; one more report: {self.one_more.wall:.1f} s wall, "
            f"{self.one_more.cpu:.1f} s CPU)"
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
        return [
            measure_growth(self.root, self.folder / f"{units}-{years}", model, (units, years))
            for units, years in self.sizes
        ]

    def lines(self) -> list[str]:
        """What `make bench` prints."""
        first, last = self.grown[0], self.grown[-1]
        ratio = last.report_cpu / first.report_cpu
        told = f"growth {first.reports:,} → {last.reports:,}: {ratio:.2f} × the cost of a report"
        wanted = "wanted: from 600 to 6,000 reports at most 1.15 × the cost of a report"
        return [wanted, *(size.line() for size in self.grown), told]


def measure_growth(
    root: Path, place: Path, model: BenchModel, size: Size, say: Callable[[object], None] = lambda _: None
) -> Grown:
    """Built without the last report, then with it: what the build before has kept is there."""
    units, years = size
    write_collection(root, place, model, units, years)
    last, aside = sorted((place / "data" / "reports").iterdir())[-1], place / "last"
    notes = place / "data" / "findings" / f"{last.name}.yaml"
    notes.rename(place / "notes")
    last.rename(aside)
    write_ledger(place)
    judged, _, _ = assemble_apart(root, place)
    built = build_apart(root, place, place / "out", news=())
    say(built)  # the second may take as long
    aside.rename(last)
    (place / "notes").rename(notes)
    write_ledger(place)
    return Grown(units * years - 1, judged, built, build_apart(root, place, place / "out", news=()))


def main(folder: str, bodies: str, years: str) -> None:
    root = Path(__file__).resolve().parents[2]
    print(measure_growth(root, Path(folder), find_model(root), (int(bodies), int(years)), say).line())


def say(words: object) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    # As make would: hash order, time zone and coding of the machine must not show.
    os.environ |= {"PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHONUTF8": "1"}
    main(*sys.argv[1:])
