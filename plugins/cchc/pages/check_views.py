"""Checks in words: the arithmetic with the page's numbers, the gap, what is known and said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ..model.findings import CellPlace, CheckResult, FigureStanding
from ..model.grouping import grouped
from ..model.releases import UNKNOWN_WINDOW, Field
from ..tables.columns import window_text
from ..words.text import labels
from .links import Links, short_anchor
from .models import CheckGroup, CheckView, Link
from .page_context import PageContext

_NUMBER = re.compile(r"(?<![\w/])-?\d+(?:\.\d+)?(?![\w/])")  # no part of a date or of a document's sign
_LETTERS = re.compile(r"[^\W\d_]{2}")  # words, not numbers
_SIGNS = (("<=", "≤"), (">=", "≥"))
BLANK = "∅"  # as the rules write it
_SUM = re.compile(r"Σ ([\d.,]*\d)")
_BLANKS = re.compile(rf"(\d+) × {BLANK}")


def in_words(context: PageContext, plain: str) -> str:
    """Plain arithmetic of a check with the page's numbers: 1125 + 1815 becomes 1.125 + 1.815."""
    words = _NUMBER.sub(lambda number: context.number(Decimal(number.group())), plain)
    for plain_sign, sign in _SIGNS:
        words = words.replace(plain_sign, sign)
    if BLANK in words:
        words = _BLANKS.sub(lambda blanks: context.t("{n} ô trống", n=blanks[1]), words)
        words = words.replace(BLANK, context.t("ô trống"))
    return _SUM.sub(lambda sum_of: context.t("cộng {n} số", n=sum_of[1]), words)


# What they print are dates, signs of documents and ordinals, not numbers.
_WORDS_RULES = (
    "dates_agree", "date_possible", "documents_in_order", "document_sign", "own_number", "ordinals_in_order",
    "closing_day", "note_in_period",
)  # fmt: skip

# What they count are rows of a table: nobody states that number elsewhere.
_COUNTED = labels("counted")


def arithmetic(context: PageContext, result: CheckResult) -> str:
    """What was printed, what was expected, how it was worked out, and by how much they differ."""
    if result.rule in _WORDS_RULES or _LETTERS.search(result.printed):
        return context.t("báo cáo ghi {printed}", printed=f"“{result.printed}”")
    printed = in_words(context, result.printed)
    if result.rule in _COUNTED:
        return context.t(_COUNTED[result.rule].id, stated=printed, counted=in_words(context, result.expected))
    if not (printed or result.expected or result.cells):
        return ""  # about a passage, not about a figure
    printed = printed or context.t("để trống")
    expected = in_words(context, result.expected)
    worked = in_words(context, result.arithmetic)
    if result.answer == "pass":
        return (
            f"{printed} {_equals(result)} {worked}"
            if worked and not expected.startswith(("≤", "≥"))
            else f"{printed} {expected}"
        )
    if expected.startswith(("≤", "≥")):
        words = context.t("báo cáo ghi {printed}, phải {expected}", printed=printed, expected=expected)
    elif worked:
        worked = f"{worked} {_equals(result)} {expected}"
        words = context.t("{worked}; báo cáo ghi {printed}", worked=worked, printed=printed)
    elif expected:
        words = context.t("báo cáo ghi {printed}; nơi khác ghi {expected}", printed=printed, expected=expected)
    else:
        words = context.t("báo cáo ghi {printed}", printed=printed)
    return words + (context.t(" (lệch {gap})", gap=in_words(context, result.gap.lstrip("+-"))) if result.gap else "")


def _equals(result: CheckResult) -> str:
    """How the arithmetic stands to the figure worked out: a share that had to be rounded is only about that."""
    top, _, bottom = result.arithmetic.removesuffix(" × 100").partition(" / ")
    if not bottom:
        return "="
    part, whole = (sum(map(Decimal, _NUMBER.findall(side))) for side in (top, bottom))
    is_exact = "Σ" not in result.arithmetic and part * 100 == Decimal(result.expected) * whole
    return "=" if is_exact else "≈"


def contradiction(context: PageContext, known: FigureStanding, own: Sequence[CellPlace]) -> str:
    """The first thing that contradicts figures of a table, told from their side: what stands in these cells is what is
    printed, and the other statement is elsewhere."""
    result = known.results[0]
    if not result.arithmetic and len(result.cells) == 2 and _NUMBER.fullmatch(result.expected):
        first, second = result.cells
        if first not in own and (second in own or first.table != own[0].table):
            result = result._replace(printed=result.expected, expected=result.printed)
    return arithmetic(context, result)


def place_words(context: PageContext, report: str, place: CellPlace) -> str:
    """Where a cell stands, for people: table, row label, column label."""
    table = context.release(report).table(place.table)
    if table is None:
        return place.table
    row = table.row(place.row)
    label = row.label if row else place.row
    words = [context.text(table.title), context.quoted(label)]
    if len(table.form.fields) > 1 and place.field in {f.name for f in table.form.fields}:
        words.append(column_words(context, table.form.field(place.field)))
    return " · ".join(words)


def column_words(context: PageContext, field: Field) -> str:
    label = context.text(field.label)
    if field.headings:
        label = f"{context.text(field.headings[-1])}: {label}" if len(label) < 12 else label
    return context.t("{label} (cột {number})", label=label, number=field.column) if field.column else label


def finding_path(links: Links, result: CheckResult) -> str:
    """Where it is told in full."""
    return links.finding(result.report, finding_anchor(result))


def finding_anchor(result: CheckResult) -> str:
    raw = ".".join(part for part in (result.report, result.check.replace("/", "."), result.place) if part)
    return re.sub(r"[^A-Za-z0-9.-]+", "-", raw).strip("-")


def view_of(context: PageContext, result: CheckResult) -> CheckView:
    finding = context.edition.findings_by_key.get((result.report, result.check, result.place))
    first = result.cells[0] if result.cells else None
    return CheckView(
        anchor=short_anchor(finding_anchor(result)),
        answer=result.answer,
        remark=result.level == "remark",
        title=context.text(result.title),
        arithmetic=arithmetic(context, result),
        place=place_words(context, result.report, first) if first else _cited(context, result),
        place_path=context.links.row(result.report, first.table, first.row) if first else "",
        reason=context.text(result.reason) or window_words(context, [result]),
        status=context.label("finding_status", finding.explanation.status) if finding else "",
        explanation=context.text(finding.explanation.text) if finding else "",
    )


def _cited(context: PageContext, result: CheckResult) -> str:
    """The document that is cited wrongly, by its kind and number; what is about a passage says its lines itself."""
    if result.reason.first:
        return ""
    document = result.place.partition(".")[0]
    for citation in context.edition.references.citations_by_document.get(document, ()):
        return f"{context.label('document_kind', citation.kind)} {citation.number or citation.date_printed}"
    return result.place


def finding_link(context: PageContext, result: CheckResult) -> Link:
    """In one line what fails, then its arithmetic, for pages that do not tell the whole finding."""
    worked, title = arithmetic(context, result), context.text(result.title)
    sign, finding = "※" if result.level == "remark" else "✗", finding_path(context.links, result)
    return Link(f"{sign} {title}", finding, worked)


def _failure_link(context: PageContext, result: CheckResult) -> Link:
    """Below the name of the check, and on the page of its table: the row and column alone, then the arithmetic."""
    link = finding_link(context, result)
    place = place_words(context, result.report, result.cells[0]).partition(" · ")[2] if result.cells else ""
    return replace(link, label=f"{link.label[0]} {place}") if place else link


def window_words(context: PageContext, results: Iterable[CheckResult]) -> str:
    """Figures of other days need not agree: said where the tables of one check did not count the same days."""
    names = dict.fromkeys((result.report, place.table) for result in results for place in result.cells)
    tables = [context.release(report).table(name) for report, name in names]
    windows = {
        # A last day that a report names as a whole is none that each of its tables prints.
        context.text(table.title): UNKNOWN_WINDOW if table.window.kind == "as_of" and not table.as_of else table.window
        for table in tables
        if table is not None
    }
    if len(set(windows.values())) < 2:
        return ""
    silent = context.t("không in ngày nào")
    told = "; ".join(
        f"{title}: {silent if window == UNKNOWN_WINDOW else context.text(window_text(window))}"
        for title, window in windows.items()
    )
    if all(window.is_printed for window in windows.values()):
        return context.t("Các bảng được so không đếm cùng những ngày: {windows}.", windows=told)
    return context.t("Các bảng được so có thể không đếm cùng những ngày: {windows}.", windows=told)


def tally_words(context: PageContext, results: Sequence[CheckResult]) -> str:
    """How the answers fell: 23 khớp, 2 lệch, 1 cần lưu ý, 40 trong giới hạn."""
    counts = context.edition.tally_of(results).by_kind
    confirmed, failed = context.number(counts["confirmed"]), context.number(counts["error"])
    words = [context.t("{passed} khớp, {failed} lệch", passed=confirmed, failed=failed)]
    if counts["remark"]:
        words.append(context.t("{n} cần lưu ý", n=counts["remark"]))
    if counts["in_range"]:
        words.append(context.t("{n} trong giới hạn", n=counts["in_range"]))
    return ", ".join(words)


def groups_of(context: PageContext, results: Iterable[CheckResult]) -> tuple[CheckGroup, ...]:
    """One group a check: how many rows agree, a line for each failure, the reasons for silence."""
    by_check = grouped((result.check, result) for result in results)
    groups = [_group(context, answers) for answers in by_check.values()]
    return tuple(sorted(groups, key=lambda group: (not group.failed, not group.passed)))


def _group(context: PageContext, answers: Sequence[CheckResult]) -> CheckGroup:
    passed = sum(answer.answer == "pass" for answer in answers)
    failures = [answer for answer in answers if answer.answer == "fail"]
    silent = [answer for answer in answers if answer.answer == "not_applicable"]
    asked = passed + len(failures)
    if not asked:
        summary = context.t("không áp dụng được")
    elif asked == 1:
        summary = context.t("khớp") if passed else context.t("lệch")
    else:
        summary = context.t("{passed} trên {asked} chỗ khớp", passed=passed, asked=asked)
    # A failure says it itself.
    calm = () if failures else filter(None, [window_words(context, answers)])
    return CheckGroup(
        title=context.text(answers[0].title),
        stated=answers[0].stated,
        passed=passed,
        failed=len(failures),
        summary=summary,
        remark=bool(failures) and all(failure.level == "remark" for failure in failures),
        failures=tuple(_failure_link(context, failure) for failure in failures),
        reasons=(*calm, *dict.fromkeys(context.text(answer.reason) for answer in silent))[:3],
    )
