"""What the site of the real data costs whole and after a changed cell, and what one report more adds, file by file.

Measured as staff do it: the commands in a copy of the project that keeps nothing at first.
"""

import re
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.cchc.loading import load
from tests.benchmark.made_up_collection import add_lines, as_first_version, later
from tests.fixtures.newcomer import copy_files

Sizes = Mapping[str, int]  # bytes by path
# A figure that stands in no sum and at no other place, so that no finding comes of a change.
REPORT, TABLE, ROW = "2023-q1-so-thong-tin-va-truyen-thong", "sn-535", "ii.4.1"


@dataclass(frozen=True)
class Spent:
    """Seconds of a command, from start to end."""

    wall: float
    cpu: float  # with the processes that it started


@dataclass(frozen=True)
class SiteBytes:
    """The files of a site, and those of the same site with one report more; what building it costs."""

    before: Sizes
    after: Sizes
    cold: Spent
    unchanged: Spent
    new_version: Spent  # in which a cell is another
    next_cell: Spent  # of that version, which is not released yet
    one_report: Spent  # checked alone
    one_more: Spent  # with its period, its documents and the names that it prints

    @property
    def files_added(self) -> int:
        return len(self.after) - len(self.before)

    @property
    def bytes_added(self) -> int:
        """Those of new files and what others have grown by."""
        return sum(self.after.values()) - sum(self.before.values())


def measure_site(root: Path, folder: Path) -> SiteBytes:
    folder.mkdir()
    copy_files(folder)
    cold, unchanged, one_report = (
        _run(folder, "build"),
        _run(folder, "build"),
        _run(folder, "check", "--report", REPORT),
    )
    before = sizes_of(folder / "output")
    released = set((folder / "data" / "reports" / REPORT).iterdir())
    words = ("--level", "patch", "--reason", "transcription", "--note", "Để đo.", "--note-en", "To measure.")
    _run(folder, "revise", "--report", REPORT, *words)
    (draft,) = set((folder / "data" / "reports" / REPORT).iterdir()) - released
    _change_cell(draft)
    new_version = _run(folder, "build")
    _change_cell(draft)
    next_cell = _run(folder, "build")
    shutil.rmtree(draft)
    _run(folder, "build")
    add_report(root, folder)
    one_more = _run(folder, "build")
    after = sizes_of(folder / "output")
    return SiteBytes(before, after, cold, unchanged, new_version, next_cell, one_report, one_more)


def _change_cell(draft: Path) -> None:
    table = draft / f"{TABLE}.csv"
    text = table.read_text(encoding="utf-8")
    (line,) = (line for line in text.split("\n") if line.startswith(f"{ROW},"))
    changed = re.sub(r",(\d+),", lambda number: f",{int(number[1]) + 1},", line, count=1)
    table.write_text(text.replace(line, changed), encoding="utf-8", newline="\n")


def _run(root: Path, command: str, *words: str) -> Spent:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", f"scripts.{command}", *words], cwd=root, capture_output=True, check=True)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def sizes_of(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}


def copy_data(root: Path, folder: Path) -> None:
    shutil.copytree(root / "data", folder / "data")


def add_report(root: Path, folder: Path) -> None:
    """The longest report on one form, told again for the same period a year later, of which nothing is known yet."""
    alone = (release for release in load(root).newest() if len(release.tables) == 2 and release.table("prose"))
    release = max(alone, key=lambda release: sum(len(table.rows) for table in release.tables))
    report, data = later(release.report), folder / "data"
    add_lines(data / "reference" / "periods.csv", f"{release.period},", later)
    for name in ("documents.csv", "unit_names.csv"):
        add_lines(data / "reference" / name, release.report, lambda line: line.replace(release.report, report))
    first = data / "reports" / report / "1.0.0"
    shutil.copytree(root / release.folder, first)
    as_first_version(first, 1, {})
    known = (data / "findings" / f"{release.report}.yaml").read_text(encoding="utf-8")
    (data / "findings" / f"{report}.yaml").write_text(known.replace(release.report, report), encoding="utf-8")


def site_lines(site: SiteBytes) -> list[str]:
    """What `make bench` prints: the site by kind of file, then what one more report adds."""
    return [
        "wanted: cold 30 s wall, one cell 6 s, nothing 4 s; 3,500 files, 40 MB; a report adds 40 files, 1 MB",
        *_kind_lines(site.before),
        *(
            f"{name:<20} {spent.wall:>6.1f} s wall {spent.cpu:>7.1f} s CPU"
            for name, spent in (
                ("cold build", site.cold),
                ("a new version's cell", site.new_version),
                ("its next cell", site.next_cell),
                ("nothing changed", site.unchanged),
                ("one report checked", site.one_report),
                ("one report more", site.one_more),
            )
        ),
        _line("whole site", len(site.before), sum(site.before.values())),
        _line("one more report", site.files_added, site.bytes_added),
    ]


def _kind_lines(sizes: Sizes) -> list[str]:
    files, total = Counter[str](), Counter[str]()
    for path, size in sizes.items():
        kind = PurePosixPath(path).suffix or "no suffix"
        files[kind] += 1
        total[kind] += size
    return [_line(kind, files[kind], size) for kind, size in total.most_common()]


def _line(name: str, files: int, size: int) -> str:
    return f"{name:<16} {files:>9,}  {size:>12,} bytes"
