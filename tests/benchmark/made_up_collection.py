"""A made-up project: the real forms and lists, so many departments and years, each with a report of 185 rows."""

import csv
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from plugins.cchc.errors import UseError
from plugins.cchc.loading import load
from plugins.cchc.model.references import WITHIN

_OF_PRINT = ("ordinals_in_order", "unit_printed")
FAMILY = 16  # bodies that share a parent and are compared with each other
A_MONTH = 50  # reports that a province releases; each month is an edition
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_YEAR = re.compile(r"(?<![0-9A-Za-z])20\d\d(?![0-9A-Za-z])")


@dataclass(frozen=True)
class BenchModel:
    """The real report that is told again by others, with other numbers."""

    folder: Path
    table: str
    unit: str
    period: str
    counted: Mapping[str, str]  # indicator -> role, of those that are given numbers
    printed: str  # what is known of the form's own print, whoever fills it: YAML


def find_model(root: Path) -> BenchModel:
    """The newest report that fills one form whose rows are indicators, and states something in its text."""
    collection = load(root)
    for release in reversed(collection.newest()):
        tables = [table for table in release.tables if table.form.rows == "indicator"]
        if len(tables) == 1 and len(release.tables) == 2 and release.table("prose"):
            counted = {row.indicator: collection.references.role(row.indicator) for row in tables[0].rows}
            folder = root / release.folder
            known = yaml.safe_load((root / "data" / "findings" / f"{release.report}.yaml").read_text(encoding="utf-8"))
            printed = {"findings": [each for each in known["findings"] if each["check"] in _OF_PRINT]}
            told = yaml.safe_dump(printed, allow_unicode=True)
            return BenchModel(folder, tables[0].id, release.unit, release.period, counted, told)
    raise UseError("Không có báo cáo nào chỉ gồm một biểu theo chỉ tiêu và lời văn để làm mẫu.")


def write_collection(root: Path, target: Path, model: BenchModel, units: int, periods: int = 1) -> None:
    """data/ of a project in which so many bodies report for so many years; every check passes or does not apply."""
    data = target / "data"
    shutil.copytree(root / "data", data, ignore=shutil.ignore_patterns("reports", "findings", "ledger.csv"))
    (data / "findings").mkdir()
    for name in ("documents.csv", "unit_names.csv"):  # they speak of reports that are not in this collection
        _write_csv(data / "reference" / name, _read_csv(data / "reference" / name)[:1])
    _add_units(data / "reference" / "units.csv", model.unit, units)
    for years in range(1, periods):
        add_lines(data / "reference" / "periods.csv", f"{model.period},", lambda line, years=years: later(line, years))
    for number in range(units * periods):
        folder = _write_report(model, data / "reports", number % units, number // units)
        years, month = divmod(number // A_MONTH, 12)
        descriptor = folder / "datapackage.yaml"
        day = f'created: "{2016 + years}-{month + 1:02}-15T00:00:00Z"'
        told = re.sub(r"^created: .*", day, descriptor.read_text(encoding="utf-8"), flags=re.MULTILINE)
        descriptor.write_text(told, encoding="utf-8")


def later(words: str, years: int = 1) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + years), words)


def add_lines(path: Path, about: str, told_again: Callable[[str], str]) -> None:
    """The lines that speak of something, once more for another."""
    text = path.read_text(encoding="utf-8")
    added = (told_again(line) for line in text.splitlines(keepends=True) if about in line)
    path.write_text(text + "".join(added), encoding="utf-8")


def as_first_version(folder: Path, years: int, names: Mapping[str, str]) -> None:
    """A version told so many years later, by other names; the day of release stays, for another month would make
    another edition. The papers that its notes cite are of that year, too."""
    for path in folder.glob("*.csv"):
        text = _DATE.sub(lambda date: later(date[0], years), _renamed(path, names))
        path.write_text(text, encoding="utf-8", newline="\n")
    descriptor = folder / "datapackage.yaml"
    text = re.sub(r"^version: .*", 'version: "1.0.0"', _renamed(descriptor, names), flags=re.MULTILINE)
    text = re.sub(r"^  reason: .*", "  reason: initial", text, flags=re.MULTILINE)
    lines = (line if line.startswith("created:") else later(line, years) for line in text.splitlines(keepends=True))
    descriptor.write_text("".join(lines), encoding="utf-8")


def _renamed(path: Path, names: Mapping[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def _add_units(path: Path, like: str, count: int) -> None:
    """Families below the parent of a real unit, and bodies in them, otherwise as that unit is."""
    header, *rows = _read_csv(path)
    (model,) = (dict(zip(header, row, strict=True)) for row in rows if row[0] == like)
    families = [(f"nhom-{n:05d}", model["parent"], f"Nhóm {n}") for n in range(-(-count // FAMILY))]
    bodies = [(_unit_id(n), f"nhom-{n // FAMILY:05d}", f"Sở thử {n}") for n in range(count)]
    for unit, parent, name in (*families, *bodies):
        told = {**model, "unit": unit, "parent": parent, **dict.fromkeys(("name_vi", "name_en"), name)}
        told |= dict.fromkeys(("short_vi", "short_en"), name)
        rows.append([told[name] for name in header])
    _write_csv(path, [header, *rows])


def _unit_id(number: int) -> str:
    return f"thu-nghiem-{number:06d}"


def _write_report(model: BenchModel, reports: Path, unit: int, years: int) -> Path:
    name, number = _unit_id(unit), unit + 31 * years
    report = f"{later(model.period, years)}-{name}"
    folder = reports / report / "1.0.0"
    shutil.copytree(model.folder, folder)
    as_first_version(folder, years, {model.unit: name})
    table = folder / f"{model.table}.csv"
    rows = _with_numbers(_read_csv(table), model, number)
    _write_csv(table, rows)
    prose_row = ["thu", "Số thử nghiệm", name, "", str(number), "hồ sơ", "Phần I", ""]
    _write_csv(folder / "prose.csv", [_read_csv(folder / "prose.csv")[0], prose_row])
    _write_csv(folder / "annotations.csv", _read_csv(folder / "annotations.csv")[:1])
    header, *passages = _read_csv(folder / "narrative.csv")
    for passage in passages:  # they tell of numbers that are no longer there
        passage[header.index("indicator")] = ""
    _write_csv(folder / "narrative.csv", [header, *passages])
    known = f"report: {report}\n{model.printed}"
    (reports.parent / "findings" / f"{report}.yaml").write_text(known, encoding="utf-8")
    header, *lines = _read_csv(folder / "lines.csv")
    own = [line for line in lines if line[0] == model.table]
    _write_csv(folder / "lines.csv", [header, *own, ["prose", "thu", "1", "1"]])
    return folder


def _with_numbers(rows: list[list[str]], model: BenchModel, number: int) -> Iterator[list[str]]:
    """The model's rows with numbers that satisfy every identity: nothing counted, but for dossiers."""
    header = rows[0]
    indicator, value, note = map(header.index, ("indicator", "value", "note"))
    received = 1000 + number * 7 % 5000
    settled = received - number % 50
    counted = {"received": received, "settled": settled, WITHIN: settled - number % 40}
    yield header
    for row in rows[1:]:
        row[value] = str(counted.get(model.counted[row[indicator]], 0)) if row[indicator] else ""
        row[note] = ""
        yield row


def _read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _write_csv(path: Path, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
