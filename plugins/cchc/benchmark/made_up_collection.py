"""A made-up project: the real forms and lists, as many made-up departments, each with a report of 185 rows."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UseError
from ..loading import load
from ..model.roles import RECEIVED, SETTLED, WITHIN
from ..model.units import Unit

FAMILY = 16  # bodies that share a parent and are compared with each other


@dataclass(frozen=True)
class BenchModel:
    """The real report whose rows are taken over, with other numbers."""

    report: str
    version: str
    table: str
    unit: Unit
    report_period: str
    period: str  # of the made-up reports: the shortest kind that the collection knows
    counted: Mapping[str, str]  # indicator -> role, of those that are given numbers

    @property
    def folder(self) -> str:
        return f"data/reports/{self.report}/{self.version}"


def find_model(root: Path) -> BenchModel:
    """The newest report that fills one form whose rows are indicators, and states something in its text."""
    collection = load(root)
    references = collection.references
    kinds = list(references.code_lists["period_kind"])
    period = max(references.periods.values(), key=lambda period: (-kinds.index(period.kind), period.id))
    for release in reversed(collection.newest()):
        tables = [table for table in release.tables if table.form.rows == "indicator"]
        if len(tables) == 1 and len(release.tables) == 2 and release.table("prose"):
            counted = {row.indicator: references.role(row.indicator) for row in tables[0].rows}
            unit = references.units[release.unit]
            return BenchModel(release.report, release.version, tables[0].id, unit, release.period, period.id, counted)
    raise UseError("Không có báo cáo nào chỉ gồm một biểu theo chỉ tiêu và lời văn để làm mẫu.")


def write_collection(root: Path, target: Path, model: BenchModel, pages: int) -> None:
    """data/ of a project with `pages` unit × period pages; every check in it passes or does not apply."""
    for name in ("reference", "forms", "measures"):
        shutil.copytree(root / "data" / name, target / "data" / name)
    shutil.copy(root / "data" / "portal.yaml", target / "data" / "portal.yaml")
    (target / "data" / "findings").mkdir()
    _add_units(target / "data" / "reference" / "units.csv", model.unit, pages)
    _keep_header(target / "data" / "reference" / "documents.csv")
    _keep_header(target / "data" / "reference" / "unit_names.csv")
    for number in range(pages):
        _write_report(root, model, target / "data" / "reports", number)


def unit_id(number: int) -> str:
    return f"thu-nghiem-{number:06d}"


def _add_units(path: Path, like: Unit, count: int) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for family in range(-(-count // FAMILY)):
            writer.writerow(_unit(like, f"nhom-{family:05d}", like.parent, f"Nhóm {family}", f"Family {family}"))
        for number in range(count):
            parent = f"nhom-{number // FAMILY:05d}"
            writer.writerow(_unit(like, unit_id(number), parent, f"Sở thử nghiệm {number}", f"Trial body {number}"))


def _unit(like: Unit, unit: str, parent: str, vi: str, en: str) -> list[str]:
    return [unit, like.type, like.level, parent, "", vi, en, vi, en, "", "", "số liệu thử nghiệm"]


def _keep_header(path: Path) -> None:
    """Spellings and citations speak of reports that are not in this collection."""
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def _write_report(root: Path, held: BenchModel, reports: Path, number: int) -> None:
    model, report = root / held.folder, f"{held.period}-{unit_id(number)}"
    folder = reports / report / "1.0.0"
    folder.mkdir(parents=True)
    descriptor = (model / "datapackage.yaml").read_text(encoding="utf-8")
    for old, new in (
        (held.report, report),
        (f"unit: {held.unit.id}", f"unit: {unit_id(number)}"),
        (f"issuer: {held.unit.id}", f"issuer: {unit_id(number)}"),
        (f'period: "{held.report_period}"', f'period: "{held.period}"'),
    ):
        descriptor = descriptor.replace(old, new)
    (folder / "datapackage.yaml").write_text(descriptor, encoding="utf-8")
    rows = _rewrite(model, folder, held, number)
    said = ["thu", "Số thử nghiệm", unit_id(number), "", str(number), "hồ sơ", "Phần I", ""]
    _write_csv(folder / "prose.csv", [_header(model / "prose.csv"), said])
    _write_csv(folder / "annotations.csv", [_header(model / "annotations.csv")])
    lines = [[held.table, row, str(at), str(at)] for at, row in enumerate(rows, start=1)]
    _write_csv(folder / "lines.csv", [_header(model / "lines.csv"), *lines, ["prose", "thu", "1", "1"]])


def _rewrite(model: Path, folder: Path, held: BenchModel, number: int) -> list[str]:
    """The model's rows with numbers that satisfy every identity: nothing counted, but for dossiers."""
    with (model / f"{held.table}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    value, note = header.index("value"), header.index("note")
    received = 1000 + number * 7 % 5000
    settled = received - number % 50
    counted = {RECEIVED: received, SETTLED: settled, WITHIN: settled - number % 40}
    for row in rows:
        indicator = row[header.index("indicator")]
        row[value] = str(counted.get(held.counted[indicator], 0)) if indicator else ""
        row[note] = ""
    _write_csv(folder / f"{held.table}.csv", [header, *rows])
    return [row[0] for row in rows]


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _write_csv(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
