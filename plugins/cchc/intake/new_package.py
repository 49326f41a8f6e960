"""The files of a new package, and how they are put in place: built and checked beside data/, then one renaming."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import DataError, UseError
from ..loading import ReadingScope, load
from ..loading.describe_package import make_descriptor
from ..loading.schemas import AUXILIARY, DIMENSIONS, PROSE_COLUMNS, form_shape
from ..model.collection import References
from ..model.periods import Period
from ..model.releases import Annotation
from ..model.units import Unit, UnitName
from ..words.language import lower
from ..words.text import Text, Translations, joined, message, translations
from .folding import fold, strip_bullet
from .questions import showable
from .reading import ReportReading, TableReading
from .templates import Template, TemplateRow

VERSION = "1.0.0"
# How the package came about.
_ABOUT_TABLES = message("Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn chưa nhập.")
_ABOUT_ALL = message("Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn do người nhập chọn từng số.")
NURSERY = ".cache/nhap"
_SOURCE = ("number", "date", "file", "sha256")
PERIODS, UNIT_NAMES = "data/reference/periods.csv", "data/reference/unit_names.csv"


@dataclass(frozen=True)
class ReportHead:
    """What meta.yaml says about the report and its document."""

    unit: Unit
    period: Period
    regime: str
    note: Text  # how the package came about
    source: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(_SOURCE, ""))

    @property
    def report(self) -> str:
        return f"{self.period.id}-{self.unit.id}"


@dataclass(frozen=True)
class NewReport:
    """Everything that is added to data/ for one report."""

    report: str
    files: Mapping[str, str]  # of the version folder, with meta.yaml in place of the descriptor
    periods: tuple[Period, ...] = ()
    unit_names: tuple[UnitName, ...] = ()


@dataclass(frozen=True)
class TableText:
    template: Template
    period: Period
    csv: str


def make_read_report(reading: ReportReading, references: References) -> NewReport:
    """The package of what was read; asked only when no question is open."""
    facts, document = reading.facts, reading.document
    new_periods = (facts.new_period,) if facts.new_period else ()
    periods = {**references.periods, **{period.id: period for period in new_periods}}
    prose = [figure for figure in reading.prose if figure.is_taken]
    head = ReportHead(
        unit=references.units[facts.unit],
        period=periods[facts.period],
        regime=reading.tables[0].template.form.regime,
        note=_ABOUT_ALL if prose else _ABOUT_TABLES,
        source=dict(zip(_SOURCE, (facts.number, facts.date, showable(document.name), document.sha256), strict=True)),
    )
    tables = [TableText(table.template, periods[table.period], _read_csv(table)) for table in reading.tables]
    annotations = [note for table in reading.tables for note in table.annotations]
    lines = [(table.id, row.row.key, str(row.line), str(row.line_to)) for table in reading.tables for row in table.rows]
    lines += [("prose", figure.key, str(figure.line), str(figure.line)) for figure in prose]
    files = make_files(head, tables, annotations, lines)
    if prose:
        rows = [(p.key, p.label, p.unit, p.indicator, p.value, p.measure, p.where, p.note) for p in prose]
        files["prose.csv"] = render_csv(PROSE_COLUMNS, rows)
    return NewReport(
        report=head.report,
        files=files,
        periods=new_periods,
        unit_names=tuple(_unit_names(reading, head.report, references)),
    )


def make_files(
    head: ReportHead, tables: Sequence[TableText], annotations: Iterable[Annotation], lines: Iterable[Sequence[str]]
) -> dict[str, str]:
    notes = [(note.table, note.row, note.field, note.kind, note.printed, note.note) for note in annotations]
    return {
        **{f"{table.template.table}.csv": table.csv for table in tables},
        "annotations.csv": render_csv(AUXILIARY["annotations"].names, notes),
        "lines.csv": render_csv(AUXILIARY["lines"].names, lines),
        "meta.yaml": render_meta(head, tables),
    }


def render_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def table_csv(template: Template, rows: Iterable[tuple[TemplateRow, Mapping[str, str]]]) -> str:
    """Rows of the form, each with what its cells hold besides; blank where nothing is said."""
    columns = form_shape(template.form, template.columns).names
    places = (*DIMENSIONS, "unit_of_measure", "label")
    cells = [
        {"row": row.key, "row_kind": row.kind, **{name: getattr(row, name) for name in places}, **values}
        for row, values in rows
    ]
    return render_csv(columns, [[row.get(name, "") for name in columns] for row in cells])


def _read_csv(table: TableReading) -> str:
    values = [
        {"label": row.label, "unit_of_measure": row.measure, "note": row.note}
        | {cell.field: cell.value for cell in row.cells}
        for row in table.rows
    ]
    return table_csv(table.template, zip((row.row for row in table.rows), values, strict=True))


def _unit_names(reading: ReportReading, report: str, references: References) -> Iterator[UnitName]:
    """Spellings printed in tables whose rows are units: the next import knows them."""
    lowest = list(references.code_lists.get("level", {}))[-1:]
    for table in reading.tables:
        if table.template.form.rows != "unit":
            continue
        headings = {row.row.key: row.label for row in table.rows if row.row.kind in ("section", "subtotal")}
        for row in table.rows:
            unit, printed = references.units.get(row.row.unit), showable(strip_bullet(row.printed_label))
            if unit is None or not printed or printed == unit.name.first or row.row.kind != "item":
                continue
            above = headings.get(row.row.parent, "") if unit.level in lowest else ""
            yield UnitName(printed, unit.id, report, table.id, f"dưới mục {above}" if above else "")


def _render_findings(report: str) -> str:
    comment = "# Giải thích các chỗ lệch mà make check tìm thấy; xem data/README.md."
    return f"{comment}\nreport: {json.dumps(report)}\nfindings: []\n"


def render_meta(head: ReportHead, tables: Sequence[TableText]) -> str:
    """What the descriptor is made from; JSON, which is YAML too."""
    period, unit = _lowered(head.period.name, head), head.unit.name
    title = message("Báo cáo cải cách hành chính {period} của {unit}", period=period, unit=unit)
    meta = {
        "report": head.report,
        "title": _by_language(title, head),
        "description": _by_language(head.note, head),
        "unit": head.unit.id,
        "period": head.period.id,
        "source": {**head.source, "issuer": head.unit.id, "regime": head.regime},
        "tables": [_table_meta(table, head) for table in tables],
    }
    return json.dumps(meta, ensure_ascii=False, indent=2) + "\n"


def _table_meta(table: TableText, head: ReportHead) -> dict[str, object]:
    form, period = table.template.form, table.period
    title = _by_language(joined(", ", (form.title, _lowered(period.name, head))), head)
    if form.printed_title and fold(form.printed_title) not in fold(form.title.first):
        first = next(iter(title))
        title[first] = f"{form.printed_title}. {title[first]}"
    unit = table.template.unit or head.unit.id
    return {"form": table.template.table, "title": title, "period": period.id, "unit": unit}


def _by_language(text: Text, head: ReportHead) -> dict[str, str]:
    """In each language that the data speak, as the name of the unit does."""
    return {lang: text.in_(lang) for lang in head.unit.name.languages}


def _lowered(name: Text, head: ReportHead) -> Translations:
    """Fit for the middle of a sentence."""
    return translations({lang: lower(words) for lang, words in _by_language(name, head).items()})


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
    (data / "findings" / f"{new.report}.yaml").write_bytes(_render_findings(new.report).encode("utf-8"))
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
