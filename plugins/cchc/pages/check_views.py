"""Checks in words: the arithmetic with the page's numbers, the gap, what is known and said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..model.findings import CellPlace, CheckResult
from ..model.forms import Field
from .models import CheckGroup, CheckView
from .page_context import PageContext

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SIGNS = (("<=", "≤"), (">=", "≥"))


def in_words(site: PageContext, plain: str) -> str:
    """Plain arithmetic of a check with the page's numbers: 1125 + 1815 becomes 1.125 + 1.815."""
    said = _NUMBER.sub(lambda found: site.language.number(Decimal(found.group())), plain)
    for plain_sign, sign in _SIGNS:
        said = said.replace(plain_sign, sign)
    return said


_WORDS_RULES = ("dates_agree", "date_possible")  # what they print are dates, not numbers


def arithmetic(site: PageContext, result: CheckResult) -> str:
    """What was printed, what was expected, how it was worked out, and by how much they differ."""
    if result.rule in _WORDS_RULES:
        return site.t("báo cáo ghi {printed}", printed=result.printed)
    printed = in_words(site, result.printed) or site.t("để trống")
    expected = in_words(site, result.expected)
    worked = in_words(site, result.arithmetic)
    if result.answer == "pass":
        return f"{printed} = {worked}" if worked and not expected.startswith(("≤", "≥")) else f"{printed} {expected}"
    if expected.startswith(("≤", "≥")):
        said = site.t("báo cáo ghi {printed}, phải {expected}", printed=printed, expected=expected)
    elif worked:
        said = site.t("{worked} = {expected}; báo cáo ghi {printed}", worked=worked, expected=expected, printed=printed)
    elif expected:
        said = site.t("báo cáo ghi {printed}; nơi khác ghi {expected}", printed=printed, expected=expected)
    else:
        said = site.t("báo cáo ghi {printed}", printed=printed)
    if result.gap:
        said += site.t(" (lệch {gap})", gap=in_words(site, result.gap.lstrip("+-")))
    return said


def place_words(site: PageContext, report: str, place: CellPlace) -> str:
    """Where a cell stands, for people: table, row label, column label."""
    table = site.release(report).table(place.table)
    if table is None:
        return place.table
    row = table.row(place.row)
    label = row.label if row else place.row
    words = [site.language.text(table.title), label]
    if len(table.form.fields) > 1 and place.field in {f.name for f in table.form.fields}:
        words.append(column_words(site, table.form.field(place.field)))
    return " · ".join(words)


def column_words(site: PageContext, field: Field) -> str:
    label = site.language.text(field.label)
    if field.headings:
        label = f"{site.language.text(field.headings[-1])}: {label}" if len(label) < 12 else label
    return site.t("{label} (cột {number})", label=label, number=field.column) if field.column else label


def finding_anchor(result: CheckResult) -> str:
    raw = ".".join(part for part in (result.report, result.check.replace("/", "."), result.place) if part)
    return re.sub(r"[^A-Za-z0-9.-]+", "-", raw).strip("-")


def view_of(site: PageContext, result: CheckResult, with_report: bool = False) -> CheckView:
    finding = site.edition.findings_by_key.get((result.report, result.check, result.place))
    first = result.cells[0] if result.cells else None
    release = site.release(result.report)
    return CheckView(
        anchor=finding_anchor(result),
        answer=result.answer,
        remark=result.level == "remark",
        title=site.language.text(result.title),
        arithmetic=arithmetic(site, result),
        place=place_words(site, result.report, first) if first else result.place,
        place_path=site.links.row(result.report, first.table, first.row) if first else "",
        reason=site.language.text(result.reason),
        status=site.label("finding_status", finding.explanation.status) if finding else "",
        explanation=site.language.text(finding.explanation.text) if finding else "",
        report=site.language.text(release.title) if with_report else "",
        report_path=site.links.report(result.report) if with_report else "",
    )


def tally_words(site: PageContext, results: Iterable[CheckResult]) -> str:
    """How the answers fell, counted the same way everywhere: errors and remarks apart."""
    held = list(results)
    failed = [result for result in held if result.answer == "fail"]
    errors = sum(result.level == "error" for result in failed)
    said = site.t(
        "{passed} khớp, {failed} lệch",
        passed=site.language.number(sum(result.answer == "pass" for result in held)),
        failed=site.language.number(errors),
    )
    remarks = len(failed) - errors
    return said + (site.t(", {n} cần lưu ý", n=site.language.number(remarks)) if remarks else "")


def groups_of(site: PageContext, results: Iterable[CheckResult]) -> tuple[CheckGroup, ...]:
    """One group a check: how many rows agree, the failures in full, the reasons for silence."""
    by_check: dict[str, list[CheckResult]] = {}
    for result in results:
        by_check.setdefault(result.check, []).append(result)
    groups = [_group(site, answers) for answers in by_check.values()]
    return tuple(sorted(groups, key=lambda group: (not group.failed, not group.passed)))


def _group(site: PageContext, answers: Sequence[CheckResult]) -> CheckGroup:
    passed = sum(answer.answer == "pass" for answer in answers)
    failures = [answer for answer in answers if answer.answer == "fail"]
    silent = [answer for answer in answers if answer.answer == "not_applicable"]
    asked = passed + len(failures)
    if not asked:
        summary = site.t("không áp dụng được")
    elif asked == 1:
        summary = site.t("khớp") if passed else site.t("lệch")
    else:
        summary = site.t("{passed} trên {asked} chỗ khớp", passed=passed, asked=asked)
    return CheckGroup(
        title=site.language.text(answers[0].title),
        stated=answers[0].stated,
        passed=passed,
        failed=len(failures),
        not_applicable=len(silent),
        summary=summary,
        remark=bool(failures) and all(failure.level == "remark" for failure in failures),
        failures=tuple(view_of(site, failure) for failure in failures),
        reasons=tuple(dict.fromkeys(site.language.text(answer.reason) for answer in silent))[:3],
    )
