"""A new report is built and checked beside data/ and put in place by one renaming: nothing is ever half made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..errors import DataError, UseError
from ..loading import ReadingScope, load
from ..loading.describe_package import make_descriptor
from ..model.periods import Period
from ..model.units import UnitName
from .report_files import VERSION, NewReport, render_csv

NURSERY = ".cache/nhap"
PERIODS, UNIT_NAMES = "data/reference/periods.csv", "data/reference/unit_names.csv"


def refuse_existing(root: Path, report: str) -> None:
    if (root / "data/reports" / report).exists():
        message = f"Đã có báo cáo data/reports/{report}"
        raise UseError(f"{message}. → Sửa số liệu bằng make revise REPORT={report}; muốn nhập lại thì xóa thư mục cũ.")


def publish_report(
    root: Path, new: NewReport, created: str | None = None, unfinished: tuple[str, str] = ("", "")
) -> Path:
    """The folder of the new report. DataError, and nothing written, when the package would not pass.

    `unfinished`: file and code of the problems that an empty form may have: they say what is still to be filled in.
    """
    refuse_existing(root, new.report)
    with _staged(root) as stage:
        _build(root, stage, new, created)
        _check(stage, new.report, unfinished)
        return _put_in_place(root, stage, new)


@contextmanager
def _staged(root: Path) -> Iterator[Path]:
    """A folder on the same disk as data/ but outside it; gone afterwards, at the latest with the next report."""
    nursery = root / NURSERY
    shutil.rmtree(nursery, ignore_errors=True)
    nursery.mkdir(parents=True)
    try:
        yield nursery
    finally:
        shutil.rmtree(nursery, ignore_errors=True)


def _build(root: Path, stage: Path, new: NewReport, created: str | None) -> None:
    """As much of data/ as judging one report needs: everything but what the folders of the other reports hold."""
    data = stage / "data"
    shutil.copytree(root / "data", data, ignore=_in_reports)
    _extend_lists(stage, new.periods, new.unit_names)
    folder = data / "reports" / new.report / VERSION
    folder.mkdir(parents=True)
    for name, text in new.files.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    (data / "findings").mkdir(exist_ok=True)
    (data / "findings" / f"{new.report}.yaml").write_bytes(new.findings.encode("utf-8"))
    described = make_descriptor(stage, folder.relative_to(stage), created)
    (folder / "meta.yaml").unlink()
    (folder / "datapackage.yaml").write_bytes(described.encode("utf-8"))


def _in_reports(folder: str, names: list[str]) -> list[str]:
    return names if Path(folder).parent.name == "reports" else []


def _extend_lists(stage: Path, periods: Sequence[Period], names: Sequence[UnitName]) -> None:
    for period in periods:
        path = stage / PERIODS
        header, *lines = path.read_text("utf-8").splitlines(keepends=True)
        place = sum(line.partition(",")[0] < period.id for line in lines)
        lines.insert(place, render_csv(tuple(_period_cells(period, header.strip().split(","))), ()))
        path.write_bytes("".join([header, *lines]).encode("utf-8"))
    if names:
        path = stage / UNIT_NAMES
        header, *rows = [(name.name, name.unit, name.report, name.table, name.note) for name in names]
        path.write_bytes(path.read_bytes() + render_csv(header, rows).encode("utf-8"))


def _period_cells(period: Period, columns: Sequence[str]) -> Iterator[str]:
    """Names in each language that the list has a column for."""
    plain = {"period": period.id, "kind": period.kind, "start": period.start, "end": period.end}
    for column in columns:
        what, _, lang = column.partition("_")
        yield plain[column] if column in plain else {"name": period.name, "short": period.short}[what].in_(lang)


def _check(stage: Path, report: str, unfinished: tuple[str, str]) -> None:
    name, code = unfinished
    try:
        load(stage, ReadingScope(report))
    except DataError as error:
        left = [it for it in error.problems if (it.file.rpartition("/")[2], it.code) != (name, code)]
        if left:
            raise DataError(left) from None


def _put_in_place(root: Path, stage: Path, new: NewReport) -> Path:
    """A period without reports and a report without notes are whole; so that is the order."""
    target = root / "data/reports" / new.report
    before = (root / PERIODS).read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        if new.periods:
            os.replace(stage / PERIODS, root / PERIODS)
        os.rename(stage / "data/reports" / new.report, target)
    except BaseException:
        if new.periods and not target.exists():
            (root / PERIODS).write_bytes(before)
        raise
    if new.unit_names:
        os.replace(stage / UNIT_NAMES, root / UNIT_NAMES)
    findings = f"data/findings/{new.report}.yaml"
    if not (root / findings).exists():
        (root / "data/findings").mkdir(exist_ok=True)
        os.replace(stage / findings, root / findings)
    return target
