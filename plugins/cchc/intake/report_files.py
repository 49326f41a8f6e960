"""The files of a new package: tables, annotations, lines and meta.yaml, from what was read or from the form alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..loading.schemas import AUXILIARY, DIMENSIONS, PROSE_COLUMNS, form_shape
from ..model.collection import References
from ..model.periods import Period
from ..model.releases import Annotation
from ..model.units import Unit, UnitName
from ..words.language import lower
from ..words.text import Text, Translations, joined, message, translations
from .folding import fold, strip_bullet
from .questions import showable
from .reading import ProseReading, ReportReading, TableReading
from .templates import Template, TemplateRow

VERSION = "1.0.0"
# How the package came about.
_ABOUT_TABLES = message("Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn chưa nhập.")
_ABOUT_ALL = message("Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn do người nhập chọn từng số.")


@dataclass(frozen=True)
class ReportHead:
    """What meta.yaml says about the report and its document."""

    unit: Unit
    period: Period
    regime: str
    note: Text  # how the package came about
    number: str = ""
    date: str = ""
    file: str = ""
    sha256: str = ""

    @property
    def report(self) -> str:
        return f"{self.period.id}-{self.unit.id}"


@dataclass(frozen=True)
class NewReport:
    """Everything that is added to data/ for one report."""

    report: str
    files: Mapping[str, str]  # of the version folder, with meta.yaml in place of the descriptor
    findings: str
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
        number=facts.number,
        date=facts.date,
        file=showable(document.name),
        sha256=document.sha256,
    )
    tables = [TableText(table.template, periods[table.period], _read_csv(table)) for table in reading.tables]
    annotations = [note for table in reading.tables for note in table.annotations]
    lines = [(table.id, row.row.key, str(row.line), str(row.line_to)) for table in reading.tables for row in table.rows]
    lines += [("prose", figure.key, str(figure.line), str(figure.line)) for figure in prose]
    files = make_files(head, tables, annotations, lines)
    return NewReport(
        report=head.report,
        files={**files, "prose.csv": _prose_csv(prose)} if prose else files,
        findings=render_findings(head.report),
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


def _prose_csv(prose: Iterable[ProseReading]) -> str:
    rows = [(p.key, p.label, p.unit, p.indicator, p.value, p.measure, p.where, p.note) for p in prose]
    return render_csv(PROSE_COLUMNS, rows)


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


def render_findings(report: str) -> str:
    comment = "# Giải thích các chỗ lệch mà make check tìm thấy; xem data/README.md."
    return f"{comment}\nreport: {json.dumps(report)}\nfindings: []\n"


def render_meta(head: ReportHead, tables: Sequence[TableText]) -> str:
    """What the descriptor is made from; JSON, which is YAML too."""
    period, unit = _lowered(head.period.name), head.unit.name
    title = message("Báo cáo cải cách hành chính {period} của {unit}", period=period, unit=unit)
    meta = {
        "report": head.report,
        "title": _by_language(title, head),
        "description": _by_language(head.note, head),
        "unit": head.unit.id,
        "period": head.period.id,
        "source": {
            "number": head.number,
            "date": head.date,
            "issuer": head.unit.id,
            "regime": head.regime,
            "file": head.file,
            "sha256": head.sha256,
        },
        "tables": [_table_meta(table, head) for table in tables],
    }
    return json.dumps(meta, ensure_ascii=False, indent=2) + "\n"


def _table_meta(table: TableText, head: ReportHead) -> dict[str, object]:
    form, period = table.template.form, table.period
    title = _by_language(joined(", ", (form.title, _lowered(period.name))), head)
    if form.printed_title and fold(form.printed_title) not in fold(form.title.first):
        first = next(iter(title))
        title[first] = f"{form.printed_title}. {title[first]}"
    unit = table.template.unit or head.unit.id
    return {"form": table.template.table, "title": title, "period": period.id, "unit": unit}


def _by_language(text: Text, head: ReportHead) -> dict[str, str]:
    """In each language that the data speak, as the name of the unit does."""
    return {lang: text.in_(lang) for lang in head.unit.name.languages}


def _lowered(name: Translations) -> Translations:
    """Fit for the middle of a sentence."""
    return translations({lang: lower(words) for lang, words in name.by_lang})
