"""Evidence: the line under each figure that says its parts, place, last day and whether it adds up; and what a measure
rests on: its formula in words, what counts, each act with how sure that is."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from ..model.findings import AGREES, CONTESTED, IMPOSSIBLE, REMARK, STANDING_NAMES, CheckResult, FigureStanding
from ..model.measures import NO_CHANCE, Measure, MeasureValue
from ..model.references import LegalAct, LegalBasis
from ..model.releases import Form, Release, Table
from ..tables.columns import window_text
from ..words.language import lower
from ..words.text import labels
from .check_views import arithmetic, contradiction, finding_path
from .models import Evidence, Fact, PageSection
from .page_context import PageContext, row_name
from .table_views import listed_facts


def period_words(context: PageContext, release: Release, table: Table) -> str:
    """Năm 2018, tính đến 19/11/2018: the period, and the last day known where that was not the period's end."""
    name, end = context.period_name(table.period), context.period(table.period).end
    if paper := context.paper_words(release.report):
        return context.t("{period} ({paper})", period=name, paper=paper)
    window = table.window
    if window.is_printed and window.last < end:
        return context.t("{period}, tính đến {date}", period=name, date=context.date(window.last))
    if not window.is_printed and "" < release.source.date < end:
        return context.t("{period}, báo cáo ký ngày {date}", period=name, date=context.date(release.source.date))
    return name


def span_words(context: PageContext, release: Release, table: Table) -> str:
    """Từ 1/1/2019 đến 15/6/2019, to begin a sentence with; the period where the paper prints no days."""
    window = table.window
    if window.kind == "printed":
        return context.t("Từ {start} đến {end}", start=context.date(window.first), end=context.date(window.last))
    if window.kind == "as_of":
        return context.t("Tính đến {date}", date=context.date(window.last))
    return period_words(context, release, table)


def as_of_words(context: PageContext, release: Release, table: Table) -> str:
    """For quotes: up to which day the figure counts; where the paper prints none, that, and the nearest day known."""
    if paper := context.paper_words(release.report):
        return context.t("{paper}; không in ngày chốt số liệu", paper=paper)
    if table.window.last:
        return context.t("số liệu {window}", window=window_text(table.window))
    if release.source.date:
        date = context.date(release.source.date)
        return context.t("không in ngày chốt số liệu; báo cáo ký ngày {date}", date=date)
    end = context.period(table.period).end
    return context.t("không in ngày chốt số liệu; kỳ báo cáo kết thúc ngày {date}", date=context.date(end))


SHORT_TITLE = 24  # letters; a longer title names no table in the middle of a line
# Whose titles say what is odd, not what should be.
_TOLD_RULES = ("reader_noted", "zeros_noted", "blank_told", "zero_told", "share_stands_out")
MOST_REMARKS = 2  # told in a line; the rest stands where the line leads
_Verdict = tuple[Literal["pass", "fail", "remark", "none"], str, str]  # the answer, in words, the path of the finding


def evidence_of(context: PageContext, value: MeasureValue) -> Evidence:
    """What the value was worked out from, where that stands in the paper, and whether the checks on it agree."""
    cells = [(row, field) for row, field, _ in value.parts]
    check, label, path = _verdict(context, value)
    return Evidence(
        # Of figures that cannot all be true no two make parts of a whole: the check says what is printed.
        parts="" if context.is_impossible(value) and check == "fail" else context.parts(value),
        place=place_of(context, value.report, value.table, cells),
        path=context.links.row(value.report, value.table, value.parts[0][0]),
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
    rows, words = list(dict.fromkeys(row for row, _ in cells)), [table_name(context, table)]
    if table.form.rows == "indicator":
        codes, one_code = context.language.listed([row.upper() for row in rows]), len(rows) < 2
        words.append(context.t("dòng mã {code}", code=codes) if one_code else context.t("dòng mã {codes}", codes=codes))
    else:
        words.append(context.language.listed([row_name(context, table, row) for row in rows]))
    columns = [table.form.field(field) for field in dict.fromkeys(field for _, field in cells)]
    if len(table.form.fields) > 1:
        named = [column.column.strip("()[]") or lower(context.text(column.label)) for column in columns]
        words.append(context.t("cột {columns}", columns=context.language.listed(list(dict.fromkeys(named)))))
    return ", ".join(words)


def _verdict(context: PageContext, value: MeasureValue) -> _Verdict:
    """What is known about the value's figures: a contradiction in full with its place, what confirms them by name."""
    known = context.standing(value)
    if known.standing in (IMPOSSIBLE, CONTESTED) and known.results:
        name = context.text(STANDING_NAMES[known.standing])
        label = f"{name}: {contradiction(context, known, value.cells)}"
        return "fail", label, finding_path(context.links, known.results[0])
    if known.standing == REMARK:
        # Where what was noted about a figure of the value is told in full.
        row = next((note.row for note in known.annotations if note.note), value.parts[0][0])
        path = context.links.row(value.report, value.table, row)
        if known.results:
            path = finding_path(context.links, _told_first(known)[0])
        return "remark", remark_words(context, known), path
    if known.standing == AGREES:
        return "pass", confirmed_words(context, known), ""
    if value.denominator is None and context.edition.measures[value.measure].unit_of_measure == "phan-tram":
        return "none", context.t("tỷ lệ in sẵn, dòng ấy không kèm số đếm"), ""
    return "none", "", ""


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


def printed_measure(context: PageContext, printed: str) -> str:
    """“Có =1 Không = 0” becomes “yes = 1, no = 0” on an English page; a Vietnamese page prints the paper's own."""
    if context.language.is_own:
        return printed
    # The list holds small letters and one way of writing “có = 1”; what is not there stays as the paper has it.
    word = context.edition.references.code_lists.get("printed_measure", {}).get(_plain(printed))
    return context.text(word) if word else printed


@cache
def _plain(printed: str) -> str:
    """Same words, same writing: spaces round “=”, a comma between the answers."""
    one_way = re.sub(r"\s*=\s*(\d)[;,]?\s*", r" = \1, ", " ".join(printed.split()))
    return one_way.removesuffix(", ").lower()


def printed_title(context: PageContext, printed: str) -> str:
    """“Phụ lục I” is “Appendix I” in English."""
    for opening, words in context.edition.references.code_lists.get("printed_title", {}).items():
        if printed.startswith(f"{opening} "):
            return context.text(words) + printed.removeprefix(opening)
    return printed


_ANCHOR = "can-cu"


def rule_sections(context: PageContext, measure: Measure) -> tuple[PageSection, ...]:
    """Nothing where the data say nothing of it."""
    facts = [*listed_facts(context, "rule facts", measure)]
    if measure.chance == NO_CHANCE:
        facts.append(Fact(context.t("May rủi"), context.explanation("no chance")))
    facts += [_basis_fact(context, basis) for basis in measure.basis]
    return (PageSection(_ANCHOR, context.t("Căn cứ"), facts=tuple(facts), folded=True),) if facts else ()


def rules_path(context: PageContext, measure: str) -> str:
    return f"{context.links.measure(measure)}#{_ANCHOR}"


def threshold_value(context: PageContext, value: MeasureValue) -> Decimal | None:
    basis = _threshold(context, value)
    return Decimal(basis.target) if basis else None


def threshold_words(context: PageContext, value: MeasureValue) -> str:
    """Which threshold was in force, who sets it, and whether its words were held against the act."""
    basis = _threshold(context, value)
    if basis is None:
        return ""
    place = ", ".join(filter(None, (_act(context, basis).number, context.quoted(basis.article))))
    words = context.t("Ngưỡng {target} ({place}).", target=context.language.percent(Decimal(basis.target)), place=place)
    return f"{words} {context.text(labels('checked')[basis.checked])}"


def _threshold(context: PageContext, value: MeasureValue) -> LegalBasis | None:
    """What an act in force on the last day of the value's period wants of the measure; of what cannot be worked out
    nothing is wanted."""
    if context.is_impossible(value):
        return None
    day = context.period(value.period).end
    rules = (basis for basis in context.edition.measures[value.measure].basis if basis.target)
    return next(
        (basis for basis in rules if basis.since <= day <= (basis.until or _act(context, basis).in_force_to or day)),
        None,
    )


def _act(context: PageContext, basis: LegalBasis) -> LegalAct:
    return context.edition.references.legal_acts[basis.act]


def _basis_fact(context: PageContext, basis: LegalBasis) -> Fact:
    """The act is named by its number; what is not known of it (a day, its text) is said, not left out."""
    act = _act(context, basis)
    until = basis.until or act.in_force_to
    sentences = (
        f"{context.text(act.name)}.",
        context.t("Ngưỡng: {target}.", target=context.language.percent(Decimal(basis.target))) if basis.target else "",
        context.t("Từ {day}.", day=context.date(basis.since)) if basis.since else "",
        context.t("Đến {day}.", day=context.date(until)) if until else "",
        context.text(basis.note),
        context.text(labels("checked")[basis.checked]),
    )
    return Fact(", ".join(filter(None, (act.number, context.quoted(basis.article)))), " ".join(filter(None, sentences)))
