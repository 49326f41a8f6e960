"""What a report adds: the site of the real data built twice, as it is and with one report more, file by file."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..loading import load
from .measure_build import Built, build_apart

_YEAR = re.compile(r"(?<![0-9A-Za-z])20\d\d(?![0-9A-Za-z])")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
Sizes = Mapping[str, int]  # bytes by path


@dataclass(frozen=True)
class SiteBytes:
    """The files of a site, and those of the same site with one report more."""

    before: Sizes
    after: Sizes
    cold: Built  # the first build
    again: Built  # with nothing changed

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
    return SiteBytes(before, sizes_of(build_apart(root, folder, folder / "after").site), cold, again)


def sizes_of(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}


def copy_data(root: Path, folder: Path) -> None:
    shutil.copytree(root / "data", folder / "data")


def add_report(root: Path, folder: Path) -> None:
    """The longest report on one form, told again for the same period a year later, of which nothing is known yet."""
    alone = (release for release in load(root).newest() if len(release.tables) == 2 and release.table("prose"))
    release = max(alone, key=lambda release: sum(len(table.rows) for table in release.tables))
    report, data = _a_year_later(release.report), folder / "data"
    _add_lines(data / "reference" / "periods.csv", f"{release.period},", _a_year_later)
    for name in ("documents.csv", "unit_names.csv"):
        _add_lines(data / "reference" / name, release.report, lambda line: line.replace(release.report, report))
    first = data / "reports" / report / "1.0.0"
    shutil.copytree(root / release.folder, first)
    descriptor = first / "datapackage.yaml"
    for table in first.glob("*.csv"):  # the papers that its notes cite are of that year, too
        dated = _DATE.sub(lambda date: _a_year_later(date[0]), table.read_text(encoding="utf-8"))
        table.write_text(dated, encoding="utf-8", newline="\n")
    told = (_first_version(line) for line in descriptor.read_text(encoding="utf-8").splitlines(keepends=True))
    descriptor.write_text("".join(told), encoding="utf-8")
    known = (data / "findings" / f"{release.report}.yaml").read_text(encoding="utf-8")
    (data / "findings" / f"{report}.yaml").write_text(known.replace(release.report, report), encoding="utf-8")


def _add_lines(path: Path, about: str, told_again: Callable[[str], str]) -> None:
    """The lines that speak of something, once more for another."""
    text = path.read_text(encoding="utf-8")
    added = (told_again(line) for line in text.splitlines(keepends=True) if about in line)
    path.write_text(text + "".join(added), encoding="utf-8")


def _a_year_later(words: str) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + 1), words)


def _first_version(line: str) -> str:
    """Of a descriptor; the day of release stays, for another month would make another edition."""
    if line.startswith("created:"):
        return line
    if line.startswith("version:"):
        return 'version: "1.0.0"\n'
    return "  reason: initial\n" if line.startswith("  reason:") else _a_year_later(line)


def site_lines(site: SiteBytes) -> list[str]:
    """What `make bench` prints: the site by kind of file, then what one more report adds."""
    return [
        *_kind_lines(site.before),
        f"cold build       {site.cold.wall:>9.1f} s wall {site.cold.cpu:>9.1f} s CPU",
        f"nothing changed  {site.again.wall:>9.1f} s wall {site.again.cpu:>9.1f} s CPU",
        _line("whole site", len(site.before), sum(site.before.values())),
        _line("one more report", site.files_added, site.bytes_added),
    ]


def _kind_lines(sizes: Sizes) -> list[str]:
    files, total = Counter[str](), Counter[str]()
    for path, size in sizes.items():
        kind = path.rpartition(".")[2] if "." in path else "sums"
        files[kind] += 1
        total[kind] += size
    return [_line(f".{kind}", files[kind], size) for kind, size in total.most_common()]


def _line(name: str, files: int, size: int) -> str:
    return f"{name:<16} {files:>9,}  {size:>12,} bytes"
