"""Checks in words: the arithmetic with the page's numbers, the gap, what is known and said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..model.findings import CellPlace, CheckResult
from ..model.forms import Field
from .models import CheckGroup, CheckView
from .page_context import PageContext

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SIGNS = (("<=", "≤"), (">=", "≥"))


def in_words(context: PageContext, plain: str) -> str:
    """Plain arithmetic of a check with the page's numbers: 1125 + 1815 becomes 1.125 + 1.815."""
    words = _NUMBER.sub(lambda number: context.number(Decimal(number.group())), plain)
    for plain_sign, sign in _SIGNS:
        words = words.replace(plain_sign, sign)
    return words


_WORDS_RULES = ("dates_agree", "date_possible")  # what they print are dates, not numbers


def arithmetic(context: PageContext, result: CheckResult) -> str:
    """What was printed, what was expected, how it was worked out, and by how much they differ."""
    if result.rule in _WORDS_RULES:
        return context.t("báo cáo ghi {printed}", printed=result.printed)
    printed = in_words(context, result.printed) or context.t("để trống")
    expected = in_words(context, result.expected)
    worked = in_words(context, result.arithmetic)
    if result.answer == "pass":
        return f"{printed} = {worked}" if worked and not expected.startswith(("≤", "≥")) else f"{printed} {expected}"
    if expected.startswith(("≤", "≥")):
        words = context.t("báo cáo ghi {printed}, phải {expected}", printed=printed, expected=expected)
    elif worked:
        words = context.t(
            "{worked} = {expected}; báo cáo ghi {printed}", worked=worked, expected=expected, printed=printed
        )
    elif expected:
        words = context.t("báo cáo ghi {printed}; nơi khác ghi {expected}", printed=printed, expected=expected)
    else:
        words = context.t("báo cáo ghi {printed}", printed=printed)
    return words + (context.t(" (lệch {gap})", gap=in_words(context, result.gap.lstrip("+-"))) if result.gap else "")


def place_words(context: PageContext, report: str, place: CellPlace) -> str:
    """Where a cell stands, for people: table, row label, column label."""
    table = context.release(report).table(place.table)
    if table is None:
        return place.table
    row = table.row(place.row)
    label = row.label if row else place.row
    words = [context.text(table.title), label]
    if len(table.form.fields) > 1 and place.field in {f.name for f in table.form.fields}:
        words.append(column_words(context, table.form.field(place.field)))
    return " · ".join(words)


def column_words(context: PageContext, field: Field) -> str:
    label = context.text(field.label)
    if field.headings:
        label = f"{context.text(field.headings[-1])}: {label}" if len(label) < 12 else label
    return context.t("{label} (cột {number})", label=label, number=field.column) if field.column else label


def finding_anchor(result: CheckResult) -> str:
    raw = ".".join(part for part in (result.report, result.check.replace("/", "."), result.place) if part)
    return re.sub(r"[^A-Za-z0-9.-]+", "-", raw).strip("-")


def view_of(context: PageContext, result: CheckResult) -> CheckView:
    finding = context.edition.findings_by_key.get((result.report, result.check, result.place))
    first = result.cells[0] if result.cells else None
    return CheckView(
        anchor=finding_anchor(result),
        answer=result.answer,
        remark=result.level == "remark",
        title=context.text(result.title),
        arithmetic=arithmetic(context, result),
        place=place_words(context, result.report, first) if first else result.place,
        place_path=context.links.row(result.report, first.table, first.row) if first else "",
        reason=context.text(result.reason),
        status=context.label("finding_status", finding.explanation.status) if finding else "",
        explanation=context.text(finding.explanation.text) if finding else "",
    )


def count_answers(results: Iterable[CheckResult]) -> Counter[str]:
    """How the answers fell: errors by their answer, and apart from them, as “remark”, what is odd without being one."""
    return count_tally(Counter((result.level, result.answer) for result in results))


def count_tally(tally: Mapping[Any, int]) -> Counter[str]:
    """The same of answers that are counted by level and answer."""
    counts: Counter[str] = Counter()
    for (level, answer, *_), count in tally.items():
        if level == "error":
            counts[answer] += count
        elif answer == "fail":
            counts["remark"] += count
    return counts


def tally_words(context: PageContext, results: Sequence[CheckResult]) -> str:
    """The same in words; a check for oddities that found none counts among those that agree."""
    counts = count_answers(results)
    tally = context.t(
        "{passed} khớp, {failed} lệch",
        passed=context.number(sum(result.answer == "pass" for result in results)),
        failed=context.number(counts["fail"]),
    )
    remarks = counts["remark"]
    return tally + (context.t(", {n} cần lưu ý", n=context.number(remarks)) if remarks else "")


def groups_of(context: PageContext, results: Iterable[CheckResult]) -> tuple[CheckGroup, ...]:
    """One group a check: how many rows agree, the failures in full, the reasons for silence."""
    by_check: dict[str, list[CheckResult]] = {}
    for result in results:
        by_check.setdefault(result.check, []).append(result)
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
    return CheckGroup(
        title=context.text(answers[0].title),
        stated=answers[0].stated,
        passed=passed,
        failed=len(failures),
        summary=summary,
        remark=bool(failures) and all(failure.level == "remark" for failure in failures),
        failures=tuple(view_of(context, failure) for failure in failures),
        reasons=tuple(dict.fromkeys(context.text(answer.reason) for answer in silent))[:3],
    )
