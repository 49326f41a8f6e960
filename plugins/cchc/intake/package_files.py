"""The files of a new package: tables, annotations, lines and meta.yaml, from what was read or from the form alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..loading.schemas import AUXILIARY, PROSE_COLUMNS, form_shape
from ..model.collection import References
from ..model.forms import Form
from ..model.periods import Period
from ..model.releases import Annotation
from ..model.units import Unit, UnitName
from .folding import fold, strip_bullet
from .questions import showable
from .reading import ProseReading, ReportReading, RowReading, TableReading
from .templates import Template

VERSION = "1.0.0"
_ABOUT_TABLES = (
    "Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn chưa nhập.",
    "The tables were imported from the file the body sent; figures stated in its text are not included.",
)
_ABOUT_ALL = (
    "Các bảng được nhập từ tệp của đơn vị gửi; số liệu nêu trong lời văn do người nhập chọn từng số.",
    "The tables were imported from the file the body sent; figures stated in its text were chosen one by one.",
)


@dataclass(frozen=True)
class Head:
    """What meta.yaml says about the report and its document."""

    unit: Unit
    period: Period
    regime: str
    number: str = ""
    date: str = ""
    file: str = ""
    sha256: str = ""
    note: str = ""  # Vietnamese, how the package came about
    note_en: str = ""

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
    periods = {**references.periods, **({reading.new_period.id: reading.new_period} if reading.new_period else {})}
    prose = [one for one in reading.prose if one.is_taken]
    head = Head(
        unit=references.units[reading.unit],
        period=periods[reading.period],
        regime=reading.tables[0].template.form.regime,
        number=reading.number,
        date=reading.date,
        file=showable(reading.document.name),
        sha256=reading.document.sha256,
        note=_ABOUT_ALL[0] if prose else _ABOUT_TABLES[0],
        note_en=_ABOUT_ALL[1] if prose else _ABOUT_TABLES[1],
    )
    tables = [TableText(t.template, periods[t.period], _read_csv(t)) for t in reading.tables]
    annotations = [note for table in reading.tables for note in table.annotations]
    lines = [(table.id, row.row.key, str(row.line), str(row.line_to)) for table in reading.tables for row in table.rows]
    lines += [("prose", one.key, str(one.line), str(one.line)) for one in prose]
    files = make_files(head, tables, annotations, lines)
    return NewReport(
        report=head.report,
        files={**files, "prose.csv": _prose_csv(prose)} if prose else files,
        findings=render_findings(head.report),
        periods=(reading.new_period,) if reading.new_period else (),
        unit_names=tuple(_unit_names(reading, head.report, references)),
    )


def make_files(
    head: Head, tables: Sequence[TableText], annotations: Iterable[Annotation], lines: Iterable[Sequence[str]]
) -> dict[str, str]:
    notes = [[a.table, a.row, a.field, a.kind, a.printed, a.note] for a in annotations]
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


def columns_of(template: Template) -> tuple[str, ...]:
    return form_shape(template.form, template.columns).names


def _read_csv(table: TableReading) -> str:
    columns = columns_of(table.template)
    return render_csv(columns, [[_cells(row)[name] for name in columns] for row in table.rows])


def _cells(row: RowReading) -> dict[str, str]:
    one = row.row
    return {
        "row": one.key, "row_kind": one.kind, "label": row.label, "unit": one.unit, "indicator": one.indicator,
        "category": one.category, "unit_of_measure": row.measure, "note": row.note,
        **{cell.field: cell.value for cell in row.cells},
    }  # fmt: skip


def _prose_csv(prose: Iterable[ProseReading]) -> str:
    rows = [(p.key, p.label, p.unit, p.indicator, p.value, p.measure, p.where, p.note) for p in prose]
    return render_csv(PROSE_COLUMNS, rows)


def _unit_names(reading: ReportReading, report: str, references: References) -> list[UnitName]:
    """Spellings printed in tables whose rows are units: the next import knows them."""
    found = []
    for table in reading.tables:
        if table.template.form.rows != "unit":
            continue
        headings = {row.row.key: row.label for row in table.rows if row.row.kind in ("section", "subtotal")}
        for row in table.rows:
            unit, printed = references.units.get(row.row.unit), showable(strip_bullet(row.printed_label))
            if unit is None or not printed or printed == unit.name.first or row.row.kind != "item":
                continue
            above = headings.get(row.row.parent, "") if unit.level == "commune" else ""
            found.append(UnitName(printed, unit.id, report, table.id, f"dưới mục {above}" if above else ""))
    return found


def render_findings(report: str) -> str:
    comment = "# Giải thích các chỗ lệch mà make check tìm thấy; xem data/README.md."
    return f"{comment}\nreport: {_quote(report)}\nfindings: []\n"


def render_meta(head: Head, tables: Sequence[TableText]) -> str:
    vi, en = _lower(head.period.name.first), _lower(head.period.name.in_("en"))
    titles = (
        f"Báo cáo cải cách hành chính {vi} của {head.unit.name.first}",
        f"Administrative reform report of {head.unit.name.in_('en')}, {en}",
    )
    source = {
        "number": head.number, "date": head.date, "issuer": head.unit.id, "regime": head.regime, "file": head.file,
        "sha256": head.sha256,
    }  # fmt: skip
    lines = [
        f"report: {_quote(head.report)}",
        f"title: {_pair(*titles)}",
        f"description: {_pair(head.note, head.note_en)}",
        f"unit: {_quote(head.unit.id)}",
        f"period: {_quote(head.period.id)}",
        "source:",
        *(f"  {key}: {_quote(value)}" for key, value in source.items()),
        "tables:",
    ]
    for table in tables:
        form, period = table.template.form, table.period
        title = _pair(
            f"{_printed(form)}, {_lower(period.name.first)}", f"{form.title.in_('en')}, {_lower(period.name.in_('en'))}"
        )
        lines += [
            f"  - form: {_quote(table.template.table)}",
            f"    title: {title}",
            f"    period: {_quote(period.id)}",
        ]
        lines.append(f"    unit: {_quote(table.template.unit or head.unit.id)}")
    return "\n".join(lines) + "\n"


def _printed(form: Form) -> str:
    if not form.printed_title or fold(form.printed_title) in fold(form.title.first):
        return form.title.first
    return f"{form.printed_title}. {form.title.first}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _pair(vi: str, en: str) -> str:
    return f"{{vi: {_quote(vi)}, en: {_quote(en)}}}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
