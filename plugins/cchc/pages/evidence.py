"""Evidence: the line under each figure that says its parts, its place and whether it adds up."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.findings import CheckResult
from ..model.measures import MeasureValue
from ..model.releases import Table
from .check_views import arithmetic, finding_anchor
from .models import Evidence
from .page_context import PageContext, row_name, worst_answer
from .printed_words import printed_title


def evidence_of(context: PageContext, value: MeasureValue) -> Evidence:
    results = [
        result
        for row, field, _ in value.parts
        for result in context.edition.results_by_cell.get((value.report, value.table, row, field), ())
    ]
    measure = context.edition.measures[value.measure]
    check, label, path = _verdict(context, results)
    if value.denominator is None and measure.unit_of_measure == "phan-tram" and check != "fail":
        check, label = "none", context.t("số in sẵn, không tính lại được")
    first = value.parts[0]
    return Evidence(
        parts=context.parts(value),
        place=place_of(context, value.report, value.table, [(row, field) for row, field, _ in value.parts]),
        path=context.links.row(value.report, value.table, first[0]),
        check=check,
        check_label=label,
        check_path=path,
    )


SHORT_TITLE = 24


def table_name(context: PageContext, table: Table) -> str:
    """How a table is called in one word or two: Phụ lục IIIa, Biểu mẫu 12, biểu 534."""
    if table.form.rows == "prose":
        return context.t("lời văn")
    if table.id != table.form.id:
        return context.text(table.title).split(".")[0]
    printed = table.form.printed_title
    if printed and len(printed) <= SHORT_TITLE:
        return printed_title(context, printed)
    return context.t("biểu {number}", number=table.form.id.split("-", 1)[-1])


def place_of(context: PageContext, report: str, table_id: str, cells: Sequence[tuple[str, str]]) -> str:
    """Phụ lục I, dòng 12, cột 7, 8 và 6."""
    table = context.table(report, table_id)
    rows = list(dict.fromkeys(row for row, _ in cells))
    words = [table_name(context, table)]
    found = [row for row in (table.row(key) for key in rows) if row]
    if table.form.rows == "indicator":
        codes = context.language.listed([row.key.upper() for row in found])
        words.append(
            context.t("dòng mã {code}", code=codes) if len(found) < 2 else context.t("dòng mã {codes}", codes=codes)
        )
    else:
        words.append(context.language.listed([row_name(context, row) for row in found]))
    columns = [table.form.field(field) for field in dict.fromkeys(field for _, field in cells)]
    if len(table.form.fields) > 1:
        named = [column.column.strip("()[]") or context.text(column.label).lower() for column in columns]
        words.append(context.t("cột {columns}", columns=context.language.listed(named)))
    return ", ".join(words)


def _verdict(context: PageContext, results: Sequence[CheckResult]) -> tuple:
    verdict = worst_answer(results)
    if verdict == "fail":
        failed = next(result for result in results if result.answer == "fail" and result.level == "error")
        label = context.t("lệch: {arithmetic}", arithmetic=arithmetic(context, failed))
        return "fail", label, context.links.finding(finding_anchor(failed))
    if verdict == "pass":
        passed = sum(result.answer == "pass" for result in results)
        return "pass", context.t("{n} phép đối chiếu với số này khớp", n=passed), ""
    return "none", "", ""
