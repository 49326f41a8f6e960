"""make new-report: a version folder with all rows of its forms, waiting to be filled in."""

from __future__ import annotations

from pathlib import Path

from ..errors import UseError
from ..model.collection import Collection
from ..model.periods import Period
from .package_files import Head, NewReport, TableText, columns_of, make_files, render_csv, render_findings
from .period_names import is_period, likely_spans, make_period, shift
from .staging import publish_report, refuse_existing
from .templates import Template, make_template, sorted_releases, tables_of

# An empty form is no report yet: make check says so until the rows have their places in the source text.
UNFINISHED = ("lines.csv", "cell.required")


def make_new_report(
    root: Path, collection: Collection, unit: str, period: str, forms: tuple[str, ...], span: tuple[str, str] | None
) -> Path:
    """The new folder. `span`: first and last day of a period that periods.csv does not have yet."""
    new = make_scaffold(collection, unit, period, forms, span)
    return publish_report(root, new, unfinished=UNFINISHED)


def make_scaffold(
    collection: Collection, unit: str, period: str, forms: tuple[str, ...], span: tuple[str, str] | None = None
) -> NewReport:
    references = collection.references
    if unit not in references.units:
        raise UseError(f"Không có đơn vị “{unit}”. → Xem mã trong data/reference/units.csv.")
    templates = [make_template(collection, table) for table in tables_asked(collection, forms)]
    regimes = {template.form.regime for template in templates}
    if len(regimes) != 1:
        raise UseError("Các biểu mẫu không cùng một chế độ báo cáo. → Lập mỗi chế độ một báo cáo.")
    periods, added = _periods(collection, period, span)
    head = Head(
        unit=references.units[unit],
        period=periods[period],
        regime=regimes.pop(),
        note="Gói mới lập theo biểu mẫu, chờ điền số liệu.",
        note_en="A new package made from its forms, waiting for its figures.",
    )
    tables = [TableText(one, _own_period(one, period, periods), _empty_csv(one)) for one in templates]
    lines = [(one.table, row.key, "", "") for one in templates for row in one.rows]
    return NewReport(head.report, make_files(head, tables, (), lines), render_findings(head.report), added)


def tables_asked(collection: Collection, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Tables by their own name or by that of their form."""
    if not forms:
        raise UseError(f"Chưa chọn biểu mẫu. → Ghi FORMS=, ví dụ FORMS=sn-534; có: {', '.join(collection.forms)}.")
    tables = [table for form in forms for table in _tables(collection, form)]
    return tuple(dict.fromkeys(tables))


def _tables(collection: Collection, form: str) -> tuple[str, ...]:
    if form in collection.forms:
        return tables_of(collection, form)
    if sorted_releases(collection, form):
        return (form,)
    raise UseError(f"Không có biểu mẫu “{form}”. → Chọn: {', '.join(collection.forms)}.")


def usual_forms(collection: Collection, unit: str) -> tuple[str, ...]:
    """Forms of the newest report of this unit, else of a unit of the same level."""
    references = collection.references
    level = references.units[unit].level
    ends = {period.id: period.end for period in references.periods.values()}
    releases = sorted(collection.newest(), key=lambda one: ends.get(one.period, ""), reverse=True)
    own = [one for one in releases if one.unit == unit]
    alike = [one for one in releases if references.units[one.unit].level == level]
    for release in (*own, *alike):
        return tuple(dict.fromkeys(t.form.id for t in release.tables if t.form.rows != "prose"))
    return ()


def check_new(root: Path, unit: str, period: str) -> None:
    if not is_period(period):
        raise UseError(f"Kỳ “{period}” không đúng dạng. → Viết như 2023, 2023-h1 hoặc 2023-q2.")
    refuse_existing(root, f"{period}-{unit}")


def spans_for(collection: Collection, period: str) -> list[tuple[str, str]]:
    """First and last day to choose from; empty when the period is known."""
    return [] if period in collection.references.periods else likely_spans(period, collection.references.periods)


def _periods(
    collection: Collection, period: str, span: tuple[str, str] | None
) -> tuple[dict[str, Period], tuple[Period, ...]]:
    known = dict(collection.references.periods)
    if period in known:
        return known, ()
    if span is None:
        offered = " hoặc ".join(f"FROM={start} TO={end}" for start, end in spans_for(collection, period))
        raise UseError(f"Kỳ {period} chưa có trong data/reference/periods.csv. → Thêm {offered} vào lệnh.")
    if not span[0] <= span[1]:
        raise UseError("Ngày đầu kỳ đứng sau ngày cuối kỳ. → Sửa FROM= hoặc TO=.")
    added = make_period(period, *span)
    return {**known, period: added}, (added,)


def _own_period(template: Template, period: str, periods: dict[str, Period]) -> Period:
    own = shift(template.period, template.report_period, period)
    if own not in periods:
        message = f"Bảng {template.table} là của kỳ {own}, chưa có trong data/reference/periods.csv"
        raise UseError(f"{message}. → Thêm dòng của kỳ đó vào tệp này.")
    return periods[own]


def _empty_csv(template: Template) -> str:
    """All rows of the form as last printed; figures and notes blank."""
    columns = columns_of(template)
    rows = []
    for row in template.rows:
        cells = {
            "row": row.key, "row_kind": row.kind, "label": row.label, "unit": row.unit, "indicator": row.indicator,
            "category": row.category, "unit_of_measure": row.unit_of_measure,
        }  # fmt: skip
        rows.append([cells.get(name, "") for name in columns])
    return render_csv(columns, rows)
