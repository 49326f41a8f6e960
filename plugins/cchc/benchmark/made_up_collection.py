"""A made-up project: the real forms and lists, as many made-up departments, each with a report of 185 rows."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

PERIOD = "2023-q1"
MODEL = "2023-so-tai-nguyen-va-moi-truong"  # the real package whose rows are taken over, with other numbers
TABLE = "sn-535"
FAMILY = 16  # bodies that share a parent and are compared with each other


def write_collection(root: Path, target: Path, pages: int) -> None:
    """data/ of a project with `pages` unit × period pages; every check in it passes or does not apply."""
    shutil.copytree(root / "data" / "reference", target / "data" / "reference")
    shutil.copytree(root / "data" / "forms", target / "data" / "forms")
    shutil.copytree(root / "data" / "measures", target / "data" / "measures")
    (target / "data" / "findings").mkdir()
    _add_units(target / "data" / "reference" / "units.csv", pages)
    _keep_header(target / "data" / "reference" / "documents.csv")
    _keep_header(target / "data" / "reference" / "unit_names.csv")
    model = root / "data" / "reports" / MODEL / "1.0.0"
    for number in range(pages):
        _write_report(model, target / "data" / "reports", number)


def unit_id(number: int) -> str:
    return f"thu-nghiem-{number:06d}"


def _add_units(path: Path, count: int) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for family in range(-(-count // FAMILY)):
            writer.writerow(_unit(f"nhom-{family:05d}", "tinh-soc-trang", f"Nhóm {family}", f"Family {family}"))
        for number in range(count):
            parent = f"nhom-{number // FAMILY:05d}"
            writer.writerow(_unit(unit_id(number), parent, f"Sở thử nghiệm {number}", f"Trial body {number}"))


def _unit(unit: str, parent: str, vi: str, en: str) -> list[str]:
    return [unit, "so", "department", parent, "", vi, en, vi, en, "", "", "số liệu thử nghiệm"]


def _keep_header(path: Path) -> None:
    """Spellings and citations speak of reports that are not in this collection."""
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def _write_report(model: Path, reports: Path, number: int) -> None:
    report = f"{PERIOD}-{unit_id(number)}"
    folder = reports / report / "1.0.0"
    folder.mkdir(parents=True)
    descriptor = (model / "datapackage.yaml").read_text(encoding="utf-8")
    period_line, unit_line = 'period: "2023"', "unit: so-tai-nguyen-va-moi-truong"
    for old, new in (
        (MODEL, report),
        (unit_line, f"unit: {unit_id(number)}"),
        ("issuer: so-tai-nguyen-va-moi-truong", f"issuer: {unit_id(number)}"),
        (period_line, f'period: "{PERIOD}"'),
    ):
        descriptor = descriptor.replace(old, new)
    (folder / "datapackage.yaml").write_text(descriptor, encoding="utf-8")
    rows = _rewrite(model / f"{TABLE}.csv", folder / f"{TABLE}.csv", number)
    said = ["thu", "Số thử nghiệm", unit_id(number), "", str(number), "hồ sơ", "Phần I", ""]
    _write_csv(folder / "prose.csv", [_header(model / "prose.csv"), said])
    _write_csv(folder / "annotations.csv", [_header(model / "annotations.csv")])
    lines = [[TABLE, row, str(at), str(at)] for at, row in enumerate(rows, start=1)]
    _write_csv(folder / "lines.csv", [_header(model / "lines.csv"), *lines, ["prose", "thu", "1", "1"]])


def _rewrite(source: Path, target: Path, number: int) -> list[str]:
    """The model's rows with numbers that satisfy every identity: nothing counted, but for dossiers."""
    with source.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    value, note = header.index("value"), header.index("note")
    received = 1000 + number * 7 % 5000
    counted = {"VII.6.10": received, "VII.6.11": received * (30 + number % 60) // 100, "III.7.1": received}
    counted |= {"III.7.2": received - number % 50, "III.7.7": 100 - number % 40}
    for row in rows:
        indicator = row[header.index("indicator")]
        row[value] = str(counted.get(indicator, 0)) if indicator else ""
        row[note] = ""
    _write_csv(target, [header, *rows])
    return [row[0] for row in rows]


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _write_csv(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
