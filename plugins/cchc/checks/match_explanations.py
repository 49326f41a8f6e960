"""Matches explanations to failed checks: every failure needs an explanation, every explanation a failure."""

from collections.abc import Iterable, Iterator, Mapping

from ..errors import Problem
from ..model.collection import Collection, ReportNotes
from ..model.findings import STATUSES, CheckResult, Explanation, Finding
from ..model.releases import SOURCE_FILE, Release
from ..words.language import LanguageName
from ..words.text import Lang
from .rules import REPORT_RULES
from .run_checks import CollectionAnswers, check_release

CORRECTED = "corrected"
_CITATIONS = "data/reference/documents.csv"
_Key = tuple[str, str]  # check, place
_Fault = tuple[str, str, str]  # code, message, cure


def match_explanations(
    collection: Collection, results: CollectionAnswers
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Findings in the order of the results, then what was corrected since; and all problems."""
    languages = collection.portal.languages
    findings: list[Finding] = []
    problems: list[Problem] = []
    explained = {
        (notes.report, *explanation.key): explanation
        for notes in collection.notes.values()
        for explanation in notes.explanations
    }
    releases = {(release.report, release.version): release for release in collection.releases}
    for result in results.failed:
        explanation = explained.get((result.report, *result.key))
        if explanation is not None:
            findings.append(Finding(result, explanation))
        else:
            problems.append(unexplained(releases[result.report, result.version], result))
    for notes in collection.notes.values():
        of_report = {result.key: result for result in results.of_report(notes.report)}
        corrected = _corrected(collection, notes, of_report)
        findings += corrected
        faults = _faults(notes, of_report, {finding.explanation.key for finding in corrected}, languages)
        problems += [explanation_problem(notes, *fault) for fault in faults]
    return tuple(findings), tuple(problems)


def _corrected(collection: Collection, notes: ReportNotes, answers: Mapping[_Key, CheckResult]) -> list[Finding]:
    """What an earlier version failed, the newest does not, and the notes call corrected."""
    called_corrected = [explanation for explanation in notes.explanations if explanation.status == CORRECTED]
    corrected = [explanation for explanation in called_corrected if not _fails(answers, explanation)]
    if not corrected:
        return []
    versions = [release for release in collection.releases if release.report == notes.report]
    failed: dict[_Key, CheckResult] = {}
    # Oldest first, without the newest: the last version that failed is the one to show.
    for release in sorted(versions, key=lambda release: release.version_key)[:-1]:
        failed |= {result.key: result for result in check_release(release, collection) if result.answer == "fail"}
    return [Finding(failed[explanation.key], explanation) for explanation in corrected if explanation.key in failed]


def _fails(answers: Mapping[_Key, CheckResult], explanation: Explanation) -> bool:
    result = answers.get(explanation.key)
    return result is not None and result.answer == "fail"


def _faults(
    notes: ReportNotes, answers: Mapping[_Key, CheckResult], corrected: set[_Key], languages: Iterable[Lang]
) -> Iterator[tuple[Explanation, _Fault]]:
    seen: set[_Key] = set()
    for explanation in notes.explanations:
        if explanation.key in seen:
            yield explanation, ("finding.duplicate", "được giải thích hai lần", "Giữ lại một mục")
        seen.add(explanation.key)
        yield from ((explanation, fault) for fault in _faults_of_words(explanation, languages))
        fails = _fails(answers, explanation)
        if fails and explanation.status == CORRECTED:
            cure = "Sửa số liệu bằng một phiên bản mới, hoặc đổi status"
            yield explanation, ("finding.status", "ghi là đã sửa nhưng bản mới nhất vẫn không khớp", cure)
        elif not fails and explanation.key not in corrected and not _sleeps(answers.get(explanation.key)):
            cure = "Xóa mục này, hoặc sửa check và place cho đúng chỗ không khớp"
            yield explanation, ("finding.stale", _why_stale(answers.get(explanation.key)), cure)


def _faults_of_words(explanation: Explanation, languages: Iterable[Lang]) -> Iterator[_Fault]:
    if explanation.status not in STATUSES:
        message = f"trạng thái “{explanation.status}” không dùng được"
        yield "finding.status", message, f"Dùng một trong: {', '.join(STATUSES)}"
    for lang in languages:
        if not explanation.text.in_(lang).strip():
            yield "finding.text", f"thiếu lời giải thích {LanguageName(lang).first}", f"Viết text.{lang}"


def _sleeps(result: CheckResult | None) -> bool:
    """The other report is not held: whoever takes over a part of the reports keeps what is known about the rest."""
    if result is None or result.answer != "not_applicable":
        return False
    rule = REPORT_RULES.get(result.rule)
    return rule is not None and rule.needs_other_reports


def _why_stale(result: CheckResult | None) -> str:
    if result is None:
        return "không có phép kiểm nào ở chỗ này"
    return "chỗ này nay đã khớp" if result.answer == "pass" else f"chỗ này không kiểm được: {result.reason.first}"


def unexplained(release: Release, result: CheckResult) -> Problem:
    """A failure nobody has said anything about yet."""
    place = result.cells[0] if result.cells else None
    table = release.table(place.table) if place else None
    row = table.row(place.row) if table and place else None
    fields = [field for field in table.form.fields if field.name == place.field] if table and place else []
    line = int(result.place.removeprefix("dong-").partition("-")[0]) if result.place.startswith("dong-") else None
    elsewhere = f"{release.folder}/{SOURCE_FILE}" if line else _CITATIONS
    return Problem(
        file=table.path if table else elsewhere,
        row=row.csv_row if row else line,
        column=place.field if place else "" if line else "date_printed",
        code=f"check.{result.rule}",
        message=f"{result.title.first}: {_difference(result)}",
        cure=_cure(result),
        value=result.printed,
        label=row.label if row else "",
        heading=fields[0].full_label.first if fields else "",  # as printed above the column
    )


def _difference(result: CheckResult) -> str:
    """What does not add up, with the arithmetic."""
    if not result.expected:
        return f"bản in ghi {result.printed}"
    because = f" ({result.arithmetic})" if result.arithmetic else ""
    gap = f", lệch {result.gap}" if result.gap else ""
    return f"bản in ghi {result.printed or 'trống'}, đối chiếu ra {result.expected}{because}{gap}"


def _cure(result: CheckResult) -> str:
    stanza = f'{{check: "{result.check}", place: "{result.place}", status: open, text: {{vi: "…", en: "…"}}}}'
    return (
        "So lại với văn bản gốc. Nếu chép sai thì sửa lại bản chép; nếu văn bản in đúng như vậy thì mô tả"
        f" trong data/findings/{result.report}.yaml, mục findings: - {stanza}"
    )


def explanation_problem(notes: ReportNotes, explanation: Explanation, fault: tuple[str, str, str]) -> Problem:
    """An explanation that is wrong itself; `fault` is code, message and cure."""
    code, message, cure = fault
    file, row = explanation.file or notes.file, explanation.line or None
    full_message = f"Mục check “{explanation.check}”, place “{explanation.place}”: {message}"
    return Problem(file, row, "", code, full_message, cure)
