"""make new-report: a version folder with all rows of its forms, waiting to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UseError
from ..model.collection import Collection
from ..model.periods import Period
from .import_context import ImportContext
from .period_book import PeriodBook
from .questions import AnswerSheet
from .report_files import NewReport, ReportHead, TableText, make_files, render_findings, table_csv
from .staging import publish_report
from .templates import Template, make_template, sorted_releases, tables_of

# An empty form is no report yet: make check says so until the rows have their places in the source text.
UNFINISHED = ("lines.csv", "cell.required")
Span = tuple[str, str]  # first and last day


@dataclass(frozen=True)
class ScaffoldOrder:
    """What the new report is to be; empty where it is still to be asked."""

    unit: str = ""
    period: str = ""
    forms: tuple[str, ...] = ()
    span: Span | None = None  # of a period that periods.csv does not have yet


def make_new_report(root: Path, collection: Collection, order: ScaffoldOrder) -> Path:
    """The new folder."""
    return publish_report(root, make_scaffold(collection, order), unfinished=UNFINISHED)


def make_scaffold(collection: Collection, order: ScaffoldOrder) -> NewReport:
    references, context = collection.references, ImportContext(collection, AnswerSheet({}))
    if order.unit not in references.units:
        raise UseError(f"Không có đơn vị “{order.unit}”. → Xem mã trong data/reference/units.csv.")
    templates = [make_template(table, collection) for table in tables_asked(collection, order.forms)]
    regimes = {template.form.regime for template in templates}
    if len(regimes) != 1:
        raise UseError("Các biểu mẫu không cùng một chế độ báo cáo. → Lập mỗi chế độ một báo cáo.")
    added = _new_periods(collection, order)
    periods = {**references.periods, **{period.id: period for period in added}}
    head = ReportHead(
        unit=references.units[order.unit],
        period=periods[order.period],
        regime=regimes.pop(),
        note="Gói mới lập theo biểu mẫu, chờ điền số liệu.",
        note_en="A new package made from its forms, waiting for its figures.",
    )
    tables = [
        TableText(
            template,
            _own_period(template, order.period, periods, context),
            table_csv(template, ((row, {}) for row in template.rows)),
        )
        for template in templates
    ]
    lines = [(template.table, row.key, "", "") for template in templates for row in template.rows]
    return NewReport(head.report, make_files(head, tables, (), lines), render_findings(head.report), added)


def tables_asked(collection: Collection, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Tables by their own name or by that of their form."""
    known = ", ".join(collection.forms)
    if not forms:
        example = next(iter(collection.forms), "")
        raise UseError(f"Chưa chọn biểu mẫu. → Ghi FORMS=, ví dụ FORMS={example}; có: {known}.")
    tables: dict[str, None] = {}
    for form in forms:
        if form in collection.forms:
            tables |= dict.fromkeys(tables_of(collection, form))
        elif sorted_releases(collection, form):
            tables[form] = None
        else:
            raise UseError(f"Không có biểu mẫu “{form}”. → Chọn: {known}.")
    return tuple(tables)


def usual_forms(collection: Collection, unit: str) -> tuple[str, ...]:
    """Forms of the newest report of this unit, else of a unit of the same level."""
    references = collection.references
    ends = {period.id: period.end for period in references.periods.values()}
    releases = sorted(collection.newest(), key=lambda release: ends.get(release.period, ""), reverse=True)
    own = [release for release in releases if release.unit == unit]
    level = references.units[unit].level
    alike = [release for release in releases if references.units[release.unit].level == level]
    for release in (*own, *alike):
        return tuple(dict.fromkeys(table.form.id for table in release.tables if table.form.rows != "prose"))
    return ()


def spans_for(collection: Collection, period: str) -> list[Span]:
    """First and last day to choose from; empty when the period is known."""
    references = collection.references
    return [] if period in references.periods else PeriodBook(references).likely_spans(period)


def _new_periods(collection: Collection, order: ScaffoldOrder) -> tuple[Period, ...]:
    """The report's period where periods.csv lacks it."""
    if order.period in collection.references.periods:
        return ()
    if order.span is None:
        offered = " hoặc ".join(f"FROM={start} TO={end}" for start, end in spans_for(collection, order.period))
        raise UseError(f"Kỳ {order.period} chưa có trong data/reference/periods.csv. → Thêm {offered} vào lệnh.")
    if order.span[0] > order.span[1]:
        raise UseError("Ngày đầu kỳ đứng sau ngày cuối kỳ. → Sửa FROM= hoặc TO=.")
    return (PeriodBook(collection.references).make(order.period, *order.span),)


def _own_period(template: Template, period: str, periods: Mapping[str, Period], context: ImportContext) -> Period:
    own = context.periods.shift(template.period, template.report_period, period)
    if own not in periods:
        message = f"Bảng {template.table} là của kỳ {own}, chưa có trong data/reference/periods.csv"
        raise UseError(f"{message}. → Thêm dòng của kỳ đó vào tệp này.")
    return periods[own]
