"""The files of a new package, and how they are put in place: built and checked beside data/, then one renaming."""

import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path

from ..errors import DataError, UseError
from ..loading import ReadingScope, load
from ..loading.descriptor import LICENCE, PROFILE, SOURCE_RESOURCE
from ..loading.schemas import (
    DIMENSIONS,
    PROSE_SHAPE,
    DescriptorWriter,
    TableShape,
    auxiliary_shapes,
    form_shape,
    render_yaml,
)
from ..model.collection import Collection, References
from ..model.references import Period, Unit, UnitName
from ..model.releases import NARRATIVE, PROSE, SOURCE_FILE, SOURCE_TITLE, UNKNOWN_WINDOW, Annotation, Window
from ..words.language import lower
from ..words.text import Lang, Text, Translations, joined, labels, message, translations
from .folding import fold, strip_bullet
from .questions import tell
from .reading import PassageReading, ReportReading, TableReading
from .sheet_templates import showable
from .templates import Template, TemplateRow

VERSION = "1.0.0"
# How the package came about.
_ABOUT_TABLES = message("Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn chưa nhập.")
_ABOUT_ALL = message("Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn do người nhập chọn.")
_FIRST_NOTE = message("Bản đầu tiên.")
_NO_FINDINGS = """\
# Giải thích các chỗ lệch mà make check tìm thấy; xem data/README.md.
report: {report}
findings: []
"""
NURSERY = ".cache/nhap"
PERIODS, UNIT_NAMES = "data/reference/periods.csv", "data/reference/unit_names.csv"


@dataclass(frozen=True)
class ReportHead:
    """What the descriptor says about the report and its document."""

    unit: Unit
    period: Period
    regime: str
    note: Text  # how the package came about
    compiler: str
    number: str = ""  # of the document
    date: str = ""
    window: Window = UNKNOWN_WINDOW
    created: str = field(default_factory=lambda: date.today().isoformat())

    @property
    def report(self) -> str:
        return f"{self.period.id}-{self.unit.id}"


@dataclass(frozen=True)
class NewReport:
    """Everything that is added to data/ for one report."""

    report: str
    files: Mapping[str, str]  # of the version folder
    periods: tuple[Period, ...] = ()
    unit_names: tuple[UnitName, ...] = ()


@dataclass(frozen=True)
class NewTable:
    """Rows of a form, each with what its cells hold besides; blank where nothing is said."""

    template: Template
    period: Period
    rows: tuple[tuple[TemplateRow, Mapping[str, str]], ...]

    @property
    def shape(self) -> TableShape:
        has_percent_row = any(row.kind == "percent" for row, _ in self.rows)
        return form_shape(self.template.form, self.template.columns, has_percent_row=has_percent_row)

    @property
    def csv(self) -> str:
        columns, places = self.shape.names, (*DIMENSIONS, "unit_of_measure", "label")
        cells = [
            {"row": row.key, "row_kind": row.kind, **{name: getattr(row, name) for name in places}, **values}
            for row, values in self.rows
        ]
        return _render_records(columns, cells)


@dataclass(frozen=True)
class PackageParts:
    """What the files of a version folder hold."""

    tables: Sequence[NewTable]
    lines: Sequence[Sequence[str]]
    annotations: Sequence[Annotation] = ()
    prose: Sequence[Sequence[str]] = ()
    passages: Sequence[PassageReading] = ()
    source: str = ""

    @property
    def sha256(self) -> str:
        """Of the text that lines.csv counts."""
        return hashlib.sha256(self.source.encode("utf-8")).hexdigest() if self.source else ""


def make_read_report(reading: ReportReading, collection: Collection, created: str | None) -> NewReport:
    """The package of what was read; asked only when no question is open."""
    facts, references = reading.facts, collection.references
    new_periods = (facts.new_period,) if facts.new_period else ()
    periods = {**references.periods, **{period.id: period for period in new_periods}}
    prose = [figure for figure in reading.prose if figure.is_taken]
    head = ReportHead(
        unit=references.units[facts.unit],
        period=periods[facts.period],
        regime=reading.tables[0].template.form.regime,
        note=_ABOUT_ALL if prose else _ABOUT_TABLES,
        compiler=collection.portal.names.site.first,
        number=facts.number,
        date=facts.date,
        window=facts.window,
        **({"created": created} if created else {}),
    )
    lines = [(table.id, row.row.key, str(row.line), str(row.line_to)) for table in reading.tables for row in table.rows]
    parts = PackageParts(
        tables=[NewTable(table.template, periods[table.period], tuple(_read_rows(table))) for table in reading.tables],
        lines=lines + [("prose", figure.key, str(figure.line), str(figure.line)) for figure in prose],
        annotations=[note for table in reading.tables for note in table.annotations],
        prose=[(p.key, p.label, p.unit, p.indicator, p.value, p.measure, p.where, p.note) for p in prose],
        passages=reading.passages,
        source=reading.source,
    )
    names = tuple(_unit_names(reading, head.report, references))
    return NewReport(head.report, make_files(head, parts), new_periods, names)


def _read_rows(table: TableReading) -> Iterator[tuple[TemplateRow, Mapping[str, str]]]:
    for row in table.rows:
        words = {"label": row.label, "unit_of_measure": row.measure, "note": row.note}
        yield row.row, words | {cell.field: cell.value for cell in row.cells}


def make_files(head: ReportHead, parts: PackageParts) -> dict[str, str]:
    """The files of the version folder by name."""
    beside = {name: shape.names for name, shape in auxiliary_shapes(head.unit.name.languages).items()}
    passages = [_passage_cells(number, passage, head) for number, passage in enumerate(parts.passages, start=1)]
    return {
        **{f"{table.template.table}.csv": table.csv for table in parts.tables},
        **({"prose.csv": render_csv(PROSE_SHAPE.names, parts.prose)} if parts.prose else {}),
        "annotations.csv": render_csv(beside["annotations"], map(astuple, parts.annotations)),
        "lines.csv": render_csv(beside["lines"], parts.lines),
        **({"narrative.csv": _render_records(beside[NARRATIVE], passages)} if passages else {}),
        **({SOURCE_FILE: parts.source} if parts.source else {}),
        "datapackage.yaml": _render_descriptor(head, parts),
    }


def _passage_cells(number: int, passage: PassageReading, head: ReportHead) -> dict[str, str]:
    """In the first language the words taken; in the others they are quoted until somebody translates them."""
    first, *others = head.unit.name.languages
    quoted = message("Báo cáo viết (tiếng Việt): “{text}”", text=passage.text)
    return {
        "row": f"n-{number}", "kind": passage.kind, "unit": head.unit.id,
        "first_line": str(passage.first_line), "last_line": str(passage.last_line),
        f"text_{first}": passage.text, **{f"text_{lang}": quoted.in_(lang) for lang in others},
    }  # fmt: skip


def _render_records(columns: Sequence[str], records: Iterable[Mapping[str, str]]) -> str:
    return render_csv(columns, [[record.get(name, "") for name in columns] for record in records])


def render_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _render_descriptor(head: ReportHead, parts: PackageParts) -> str:
    """The reporting unit wrote the report and the portal compiled it; in each language that the unit's name speaks."""
    writer, unit = DescriptorWriter(head.unit.name.languages), head.unit.name
    period = _lowered(head.period.name, unit.languages)
    title = message("Báo cáo cải cách hành chính {period} của {unit}", period=period, unit=unit)
    source = {
        "title": f"Báo cáo số {head.number}" if head.number else title.first,
        "number": head.number,
        "date": head.date,
        "issuer": head.unit.id,
        "regime": head.regime,
        "file": SOURCE_FILE if parts.source else "",
        "sha256": parts.sha256,
    }
    resources = [_table_resource(table, head, writer) for table in parts.tables]
    if parts.prose:
        about = _about(PROSE.id, head.period, head.unit.id)
        resources.append(writer.resource(PROSE.id, PROSE.title, PROSE_SHAPE, about))
    for name, shape in auxiliary_shapes(unit.languages).items():
        if parts.passages or name != NARRATIVE:
            resources.append(writer.resource(name, labels("auxiliary table")[name], shape))
    if parts.source:
        titles = writer.texts("title", SOURCE_TITLE)
        resources.append({**SOURCE_RESOURCE, **titles, "hash": f"sha256:{parts.sha256}"})
    window = {"kind": head.window.kind, "from": head.window.first, "to": head.window.last}
    return render_yaml(
        {
            "$schema": PROFILE,
            "name": head.report,
            **writer.texts("title", title),
            **writer.texts("description", head.note),
            "version": VERSION,
            "created": f"{head.created}T00:00:00Z",
            "unit": head.unit.id,
            "period": head.period.id,
            "licenses": [LICENCE],
            "sources": [source],
            "contributors": [
                {"title": unit.first, "roles": ["author"]},
                {"title": head.compiler, "roles": ["compiler"]},
            ],
            "change": {"reason": "initial", **writer.texts("note", _FIRST_NOTE)},
            "window": window,
            "resources": resources,
        }
    )


def _table_resource(table: NewTable, head: ReportHead, writer: DescriptorWriter) -> dict[str, object]:
    form, period = table.template.form, _lowered(table.period.name, writer.languages)
    titles = {lang: joined(", ", (form.title, period)).in_(lang) for lang in writer.languages}
    if fold(form.printed_title) not in fold(form.title.first):
        titles[writer.languages[0]] = f"{form.printed_title}. {titles[writer.languages[0]]}"
    about = _about(form.id, table.period, table.template.unit or head.unit.id)
    return writer.resource(table.template.table, translations(titles), table.shape, about)


def _about(form: str, period: Period, unit: str) -> dict[str, str]:
    return {"form": form, "period": period.id, "covers_from": "", "as_of": "", "unit": unit}


def _lowered(name: Text, languages: Sequence[Lang]) -> Translations:
    """Fit for the middle of a sentence."""
    return translations({lang: lower(name.in_(lang)) for lang in languages})


def _unit_names(reading: ReportReading, report: str, references: References) -> Iterator[UnitName]:
    """Spellings printed in tables whose rows are units: the next import knows them."""
    lowest = list(references.code_lists.get("level", {}))[-1:]
    for table in (table for table in reading.tables if table.template.form.rows == "unit"):
        headings = {row.row.key: row.label for row in table.rows if row.row.kind in ("section", "subtotal")}
        for row in table.rows:
            unit, printed = references.units.get(row.row.unit), showable(strip_bullet(row.printed_label))
            if unit is None or not printed or printed == unit.name.first or row.row.kind != "item":
                continue
            above = headings.get(row.row.parent, "") if unit.level in lowest else ""
            yield UnitName(printed, unit.id, report, table.id, f"dưới mục {above}" if above else "")


def refuse_existing(root: Path, report: str) -> None:
    if (root / "data/reports" / report).exists():
        raise UseError(tell("existing", report=report))


def publish_report(root: Path, new: NewReport, unfinished: tuple[str, str] = ("", "")) -> Path:
    """The folder of the new report. DataError, and nothing written, when the package would not pass.

    `unfinished`: file and code of the problems that an empty form may have: they say what is still to be filled in.
    """
    refuse_existing(root, new.report)
    stage = root / NURSERY  # on the same disk as data/ but outside it; gone at the latest with the next report
    shutil.rmtree(stage, ignore_errors=True)
    try:
        _build(root, stage, new)
        _check(stage, new.report, unfinished)
        return _put_in_place(root, stage, new)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _build(root: Path, stage: Path, new: NewReport) -> None:
    """As much of data/ as judging one report needs: everything but what the folders of the other reports hold."""
    data = stage / "data"
    shutil.copytree(root / "data", data, ignore=lambda at, names: names if Path(at).parent.name == "reports" else [])
    _extend_lists(stage, new.periods, new.unit_names)
    folder = data / "reports" / new.report / VERSION
    folder.mkdir(parents=True)
    for name, text in new.files.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    (data / "findings").mkdir(exist_ok=True)
    findings = _NO_FINDINGS.format(report=json.dumps(new.report))
    (data / "findings" / f"{new.report}.yaml").write_bytes(findings.encode("utf-8"))


def _extend_lists(stage: Path, periods: Sequence[Period], names: Sequence[UnitName]) -> None:
    for period in periods:
        path = stage / PERIODS
        header, *lines = path.read_text("utf-8").splitlines(keepends=True)
        place = sum(line.partition(",")[0] < period.id for line in lines)
        lines.insert(place, render_csv(tuple(_period_cells(period, header.strip().split(","))), ()))
        path.write_bytes("".join([header, *lines]).encode("utf-8"))
    if names:
        path = stage / UNIT_NAMES
        header, *rows = map(astuple, names)
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
        left = [each for each in error.problems if (each.file.rpartition("/")[2], each.code) != (name, code)]
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
