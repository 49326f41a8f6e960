"""What a report adds: the site of the real data built twice, as it is and with one report more, file by file."""

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
from tests.benchmark.measure_build import Built, build_apart

Sizes = Mapping[str, int]  # bytes by path


@dataclass(frozen=True)
class SiteBytes:
    """The files of a site, and those of the same site with one report more."""

    before: Sizes
    after: Sizes
    cold: Built  # the first build
    again: Built  # where what was judged before is kept: what a changed cell costs
    unchanged: float  # seconds of the command that finds nothing changed
    one_report: float  # seconds in which a report alone is checked

    @property
    def files_added(self) -> int:
        return len(self.after) - len(self.before)

    @property
    def bytes_added(self) -> int:
        """Those of new files and what others have grown by."""
        return sum(self.after.values()) - sum(self.before.values())


def measure_site(root: Path, folder: Path) -> SiteBytes:
    copy_data(root, folder)
    cold, again = (build_apart(root, folder, folder / "before") for _ in range(2))
    before = sizes_of(cold.site)
    add_report(root, folder)
    after = sizes_of(build_apart(root, folder, folder / "after").site)
    _, unchanged = (_seconds(root, "build", "--output", str(folder / "twice")) for _ in range(2))
    report = load(root).newest()[-1].report
    return SiteBytes(before, after, cold, again, unchanged, _seconds(root, "check", "--report", report))


def _seconds(root: Path, command: str, *words: str) -> float:
    """Of a command, from start to end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", f"scripts.{command}", *words], cwd=root, capture_output=True, check=True)
    return time.perf_counter() - began


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
        f"cold build       {site.cold.wall:>9.1f} s wall {site.cold.cpu:>9.1f} s CPU",
        f"one cell changed {site.again.wall:>9.1f} s wall {site.again.cpu:>9.1f} s CPU   (all is built)",
        f"nothing changed  {site.unchanged:>9.1f} s wall   (make html)",
        f"one report       {site.one_report:>9.1f} s wall   (make check REPORT=…)",
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
