"""Evidence: the line under each figure that says its parts, its place and whether it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..model.findings import CheckResult
from ..model.forms import Form
from ..model.measures import MeasureValue
from ..model.releases import Table
from ..model.standing import AGREES, CONTESTED, IMPOSSIBLE, REMARK, STANDING_NAMES, FigureStanding
from ..words.language import lower
from .check_views import arithmetic, contradiction, finding_anchor
from .models import Evidence
from .page_context import PageContext, row_name
from .printed_words import printed_title

SHORT_TITLE = 24  # letters; a longer title names no table in the middle of a line
# Whose titles say what is odd, not what should be.
_TOLD_RULES = ("reader_noted", "zeros_noted", "blank_told", "zero_told")
MOST_REMARKS = 2  # told in a line; the rest stands where the line leads
_Verdict = tuple[Literal["pass", "fail", "remark", "none"], str, str]  # the answer, in words, the path of the finding


def evidence_of(context: PageContext, value: MeasureValue) -> Evidence:
    """What the value was worked out from, where that stands in the paper, and whether the checks on it agree."""
    cells = [(row, field) for row, field, _ in value.parts]
    first_row, _ = cells[0]
    check, label, path = _verdict(context, value)
    return Evidence(
        # Of figures that cannot all be true no two make parts of a whole: the check says what is printed.
        parts="" if context.is_impossible(value) and check == "fail" else context.parts(value),
        place=place_of(context, value.report, value.table, cells),
        path=context.links.row(value.report, value.table, first_row),
        check=check,
        check_label=label,
        check_path=path,
    )


def table_name(context: PageContext, table: Table) -> str:
    """How a table is called in one word or two: Phụ lục IIIa, Biểu mẫu 12, biểu 534."""
    is_part = table.id != table.form.id and table.form.rows != "prose"
    return context.text(table.title).split(".")[0] if is_part else form_name(context, table.form)


def form_name(context: PageContext, form: Form) -> str:
    """As people call it; the code that names it in files means nothing to them."""
    if form.rows == "prose":
        return context.t("lời văn")
    if form.printed_title and len(form.printed_title) <= SHORT_TITLE:
        return printed_title(context, form.printed_title)
    return context.t("biểu {number}", number=form.id.split("-", 1)[-1])


def place_of(context: PageContext, report: str, table_id: str, cells: Sequence[tuple[str, str]]) -> str:
    """Phụ lục I, dòng 12, cột 7, 8 và 6."""
    table = context.table(report, table_id)
    rows = [row for row in map(table.row, dict.fromkeys(row for row, _ in cells)) if row]
    words = [table_name(context, table)]
    if table.form.rows == "indicator":
        codes = context.language.listed([row.key.upper() for row in rows])
        one_code = len(rows) < 2
        words.append(context.t("dòng mã {code}", code=codes) if one_code else context.t("dòng mã {codes}", codes=codes))
    else:
        words.append(context.language.listed([row_name(context, row) for row in rows]))
    columns = [table.form.field(field) for field in dict.fromkeys(field for _, field in cells)]
    if len(table.form.fields) > 1:
        named = [column.column.strip("()[]") or context.text(column.label).lower() for column in columns]
        words.append(context.t("cột {columns}", columns=context.language.listed(named)))
    return ", ".join(words)


def _verdict(context: PageContext, value: MeasureValue) -> _Verdict:
    """What is known about the value's figures: a contradiction in full with its place, what confirms them by name."""
    known = context.standing(value)
    if known.standing in (IMPOSSIBLE, CONTESTED) and known.results:
        first = known.results[0]
        name = context.text(STANDING_NAMES[known.standing])
        label = f"{name}: {contradiction(context, known, value.cells)}"
        return "fail", label, context.links.finding(finding_anchor(first))
    if known.standing == REMARK:
        return "remark", remark_words(context, known), _remark_path(context, value, known)
    if value.denominator is None and context.edition.measures[value.measure].unit_of_measure == "phan-tram":
        return "none", context.t("tỷ lệ in sẵn, dòng ấy không kèm số đếm"), ""
    if known.standing == AGREES:
        return "pass", confirmed_words(context, known), ""
    return "none", "", ""


def _remark_path(context: PageContext, value: MeasureValue, known: FigureStanding) -> str:
    """Where what was noted about a figure of the value is told in full."""
    if known.results:
        return context.links.finding(finding_anchor(_told_first(known)[0]))
    row = next((note.row for note in known.annotations if note.note), value.parts[0][0])
    return context.links.row(value.report, value.table, row)


def remark_words(context: PageContext, known: FigureStanding) -> str:
    """What was noted about a figure, in short; nothing of a figure with any other standing."""
    if known.standing != REMARK:
        return ""
    if known.results:
        told = [_noted(context, result) for result in _told_first(known)]
        return context.t("có lưu ý: {what}", what="; ".join(list(dict.fromkeys(told))[:MOST_REMARKS]))
    note = next((note.note for note in known.annotations if note.note), "")
    return context.t("có lưu ý: {what}", what=note) if note else context.t("có lưu ý của người chép")


def _told_first(known: FigureStanding) -> list[CheckResult]:
    """What a reader noticed says more of the figure than the name of a rule."""
    return sorted(known.results, key=lambda result: result.rule != "reader_noted")


def _noted(context: PageContext, result: CheckResult) -> str:
    """What a reader noticed says it itself; a rule that is not kept, by how much."""
    title = context.text(result.title)
    if result.rule in _TOLD_RULES:
        return lower(title)
    words = context.t("lệch ở phép “{what}”", what=title)
    return f"{words}: {arithmetic(context, result)}" if result.gap else words


def confirmed_words(context: PageContext, known: FigureStanding) -> str:
    """What confirmed a figure: the first check by its title, and how many others."""
    titles = list(dict.fromkeys(context.text(result.title) for result in known.results))
    first, others = lower(titles[0]), len(titles) - 1
    if others:
        return context.t("khớp: {what}, và {n} phép khác", what=first, n=others)
    return context.t("khớp: {what}", what=first)
