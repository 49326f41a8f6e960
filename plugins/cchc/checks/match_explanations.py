"""Judging: every failure needs a word said about it, and every word said needs a failure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..errors import Problem
from ..model.collection import Collection, ReportNotes
from ..model.findings import STATUSES, CheckResult, Explanation, Finding
from .failure_messages import complain, unexplained
from .run_checks import check_release

CORRECTED = "corrected"
_Key = tuple[str, str]  # check, place
_Answers = Mapping[str, Mapping[_Key, CheckResult]]  # by report


def match_explanations(
    collection: Collection, results: Sequence[CheckResult]
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Findings in the order of the results, then what was corrected since; and all problems."""
    answers = _by_report(results)
    findings: list[Finding] = []
    problems: list[Problem] = []
    explained = {(notes.report, *one.key): one for notes in collection.notes.values() for one in notes.explanations}
    releases = {(release.report, release.version): release for release in collection.releases}
    for result in results:
        explanation = explained.get((result.report, *result.key))
        if result.answer == "fail" and explanation is not None:
            findings.append(Finding(result, explanation))
        elif result.answer == "fail":
            problems.append(unexplained(releases[result.report, result.version], result))
    for notes in collection.notes.values():
        of_report = answers.get(notes.report, {})
        corrected = _corrected(collection, notes, of_report)
        findings += corrected
        problems += _problems_of(notes, of_report, {finding.explanation.key for finding in corrected})
    return tuple(findings), tuple(problems)


def _by_report(results: Sequence[CheckResult]) -> _Answers:
    answers: dict[str, dict[_Key, CheckResult]] = {}
    for result in results:
        answers.setdefault(result.report, {})[result.key] = result
    return answers


def _corrected(collection: Collection, notes: ReportNotes, answers: Mapping[_Key, CheckResult]) -> list[Finding]:
    """What an earlier version failed, the newest does not, and the notes call corrected."""
    corrected = [one for one in notes.explanations if one.status == CORRECTED and not _fails(answers, one)]
    if not corrected:
        return []
    versions = [release for release in collection.releases if release.report == notes.report]
    failed: dict[_Key, CheckResult] = {}
    # Oldest first, without the newest: the last version that failed is the one to show.
    for release in sorted(versions, key=lambda one: one.version_key)[:-1]:
        failed |= {one.key: one for one in check_release(release, collection) if one.answer == "fail"}
    return [Finding(failed[one.key], one) for one in corrected if one.key in failed]


def _fails(answers: Mapping[_Key, CheckResult], one: Explanation) -> bool:
    result = answers.get(one.key)
    return result is not None and result.answer == "fail"


def _problems_of(notes: ReportNotes, answers: Mapping[_Key, CheckResult], corrected: set[_Key]) -> Iterator[Problem]:
    seen: set[_Key] = set()
    for one in notes.explanations:
        if one.key in seen:
            yield complain(notes, one, "finding.duplicate", "được giải thích hai lần", "Giữ lại một mục")
        seen.add(one.key)
        yield from _faults_of_words(notes, one)
        fails = _fails(answers, one)
        if fails and one.status == CORRECTED:
            cure = "Sửa số liệu bằng một phiên bản mới, hoặc đổi status"
            yield complain(notes, one, "finding.status", "ghi là đã sửa nhưng bản mới nhất vẫn không khớp", cure)
        elif not fails and one.key not in corrected:
            cure = "Xóa mục này, hoặc sửa check và place cho đúng chỗ không khớp"
            yield complain(notes, one, "finding.stale", _why_stale(answers.get(one.key)), cure)


def _faults_of_words(notes: ReportNotes, one: Explanation) -> Iterator[Problem]:
    if one.status not in STATUSES:
        message = f"trạng thái “{one.status}” không dùng được"
        yield complain(notes, one, "finding.status", message, f"Dùng một trong: {', '.join(STATUSES)}")
    for lang, text in (("vi", one.text.first), ("en", one.text.in_("en"))):
        if not text.strip():
            missing = "tiếng Việt" if lang == "vi" else "tiếng Anh"
            yield complain(notes, one, "finding.text", f"thiếu lời giải thích {missing}", f"Viết text.{lang}")


def _why_stale(result: CheckResult | None) -> str:
    if result is None:
        return "không có phép kiểm nào ở chỗ này"
    return "chỗ này nay đã khớp" if result.answer == "pass" else f"chỗ này không kiểm được: {result.reason.first}"
