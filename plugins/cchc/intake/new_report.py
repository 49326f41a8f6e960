"""make new-report: a version folder with all rows of its forms, waiting to be filled in; what is missing is asked."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..errors import UseError
from ..model.collection import Collection
from ..words.text import message
from .document_file import LIKENESS, require_libraries
from .folding import fold
from .import_context import UnitBook, make_unit_book
from .new_package import NewReport, NewTable, PackageParts, ReportHead, make_files, publish_report, refuse_existing
from .period_book import PeriodBook
from .report_facts import check_period
from .templates import make_template, sorted_releases, tables_of

# An empty form is no report yet: make check says so until the rows have their places in the source text.
UNFINISHED = ("lines.csv", "cell.required")
TRIES = 3
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class ScaffoldOrder:
    """What the new report is to be; empty where it is still to be asked."""

    unit: str = ""
    period: str = ""
    forms: tuple[str, ...] = ()


def new_report(root: Path, collection: Collection, order: ScaffoldOrder) -> Path:
    """The new report's folder; asks for what is missing where a person sits."""
    require_libraries(LIKENESS)
    book, periods = make_unit_book(collection), PeriodBook(collection.references)
    example = next(iter(collection.references.units), "")
    unit = _ask(f"Đơn vị (UNIT), tên hoặc mã, ví dụ {example}", order.unit, partial(_find_unit, book=book))
    period = _ask("Kỳ (PERIOD), ví dụ 2023-q2", order.period, partial(check_period, periods=periods))
    refuse_existing(root, f"{period}-{unit}")
    usual = usual_forms(collection, unit)
    hint = f" [Enter: {', '.join(usual)}]" if usual else ""
    forms = order.forms or _ask(
        f"Biểu mẫu (FORMS), cách nhau dấu phẩy{hint}",
        "",
        lambda text: tuple(form.strip() for form in text.split(",") if form.strip()) or usual,
    )
    filled = ScaffoldOrder(unit, period, forms)
    return publish_report(root, make_scaffold(collection, filled), unfinished=UNFINISHED)


def _ask(what: str, given: str, read: Callable[[str], Answer]) -> Answer:
    """What the command was told, else what a person types, who may try again; `read` refuses what is of no use."""
    if given:
        return read(given)
    for _ in range(TRIES if sys.stdin.isatty() else 0):
        try:
            return read(input(f"{what}: ").strip())
        except UseError as error:
            print(error, flush=True)
        except EOFError:
            break
    raise UseError(f"Thiếu: {what}. → Ghi thêm vào lệnh, ví dụ make new-report UNIT=… PERIOD=… FORMS=….")


def _find_unit(text: str, book: UnitBook) -> str:
    """A unit by its id or its exact name; a name that only resembles one is shown, never taken."""
    units = book.references.units
    if text in units:
        return text
    exact = [unit for unit, names in book.names.items() if fold(text) in names and not book.is_lowest(units[unit])]
    if len(exact) == 1:
        return exact[0]
    near = [f"{unit} ({units[unit].name.first})" for unit, _ in book.suggest(text, among=exact)]
    raise UseError(f"Không có đơn vị “{text}”. → Gần nhất: {', '.join(near) or 'xem data/reference/units.csv'}.")


def make_scaffold(collection: Collection, order: ScaffoldOrder) -> NewReport:
    """The package of an order in which nothing is missing."""
    references, book = collection.references, PeriodBook(collection.references)
    templates = [make_template(table, collection) for table in tables_asked(collection, order.forms)]
    regimes = {template.form.regime for template in templates}
    if len(regimes) != 1:
        raise UseError("Các biểu mẫu không cùng một chế độ báo cáo. → Lập mỗi chế độ một báo cáo.")
    added = () if order.period in references.periods else (book.make(order.period),)
    periods = {**references.periods, **{period.id: period for period in added}}
    note = message("Gói mới lập theo biểu mẫu, chờ điền số liệu.")
    compiler = collection.portal.names.site.first
    head = ReportHead(references.units[order.unit], periods[order.period], regimes.pop(), note, compiler)
    tables = []
    for template in templates:
        own = book.shift(template.period, template.report_period, order.period)
        if own not in periods:
            missing = f"Bảng {template.table} là của kỳ {own}, chưa có trong data/reference/periods.csv"
            raise UseError(f"{missing}. → Thêm dòng của kỳ đó vào tệp này.")
        tables.append(NewTable(template, periods[own], tuple((row, {}) for row in template.rows)))
    lines = [(template.table, row.key, "", "") for template in templates for row in template.rows]
    return NewReport(head.report, make_files(head, PackageParts(tables, lines)), added)


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
    references, periods = collection.references, collection.references.periods
    level = references.units[unit].level
    releases = [release for release in collection.newest() if references.units[release.unit].level == level]
    newest = max(releases, key=lambda release: (release.unit == unit, periods[release.period].end), default=None)
    return tuple(dict.fromkeys(t.form.id for t in newest.tables if t.form.rows != "prose")) if newest else ()
