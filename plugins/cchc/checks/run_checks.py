"""Runs the checks of a report: those of its forms, those of its own text, and the rules about whole reports. Answers
are counted and searched for failures without being held in memory. Every failure needs an explanation, every
explanation a failure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from ..errors import Problem
from ..model.collection import Collection, ReportNotes
from ..model.findings import Answer, CheckResult, Explanation, Finding
from ..model.grouping import grouped
from ..model.releases import SOURCE_FILE, CheckDefinition, Form, Release
from ..words.text import NO_TEXT, Text
from .cells import Balance, CrossReportIndex, balance_of, index_citations
from .rule import RuleInput
from .rules import REPORT_RULES, TABLE_RULES
from .standings import confirms
from .validate_definitions import prose_of, shape_faults


class Tallied(NamedTuple):
    """What answers are counted by."""

    level: str
    answer: Answer
    title: Text = NO_TEXT  # of those that do not apply: which checks are silent is told, report by report
    confirms: bool = False  # says that figures are right, not only that they lie within bounds


class Tally(Counter[Tallied]):
    """How many answers there are of each kind."""

    @property
    def by_kind(self) -> Counter[str]:
        """What arithmetic or a second statement confirms (“confirmed”) apart from what only lies within bounds
        (“in_range”), errors (“error”) apart from what is odd without being one (“remark”)."""
        kinds: Counter[str] = Counter()
        for (level, answer, _, is_confirming), count in self.items():
            passed = "confirmed" if is_confirming else "in_range"
            kinds[{"pass": passed, "fail": level}.get(answer, answer)] += count
        return kinds


def total_of(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.update(tally)
    return total


@dataclass(frozen=True)
class ReportAnswers:
    """The answers about one report: how many of each kind, those that failed, and all when they are asked for."""

    tally: Tally
    failed: tuple[CheckResult, ...]
    fetch: Callable[[], tuple[CheckResult, ...]]
    beyond: tuple[CheckResult, ...] = ()  # those that may not follow from the report itself

    def followed_by(self, others: tuple[CheckResult, ...]) -> ReportAnswers:
        if not others:
            return self
        more = answers_of(others)
        tally, failed = total_of((self.tally, more.tally)), (*self.failed, *more.failed)
        return ReportAnswers(tally, failed, lambda: (*self.fetch(), *others), (*self.beyond, *others))


def answers_of(results: tuple[CheckResult, ...]) -> ReportAnswers:
    tally = Tally(
        Tallied(
            result.level,
            result.answer,
            result.title if result.answer == "not_applicable" else NO_TEXT,
            confirms(result),
        )
        for result in results
    )
    return ReportAnswers(tally, tuple(result for result in results if result.answer == "fail"), lambda: results)


class CollectionAnswers:
    """All answers of a collection, reports in its order."""

    def __init__(self, reports: Mapping[str, ReportAnswers]) -> None:
        self.reports = reports

    def __len__(self) -> int:
        return sum(answers.tally.total() for answers in self.reports.values())

    def __iter__(self) -> Iterator[CheckResult]:
        return (result for answers in self.reports.values() for result in answers.fetch())

    def of_report(self, report: str) -> tuple[CheckResult, ...]:
        return self.reports[report].fetch() if report in self.reports else ()

    @property
    def failed(self) -> Iterator[CheckResult]:
        return (result for answers in self.reports.values() for result in answers.failed)


def answers_by_report(results: CollectionAnswers | Iterable[CheckResult]) -> CollectionAnswers:
    """The same of results at hand, reports in the order in which they first come."""
    if isinstance(results, CollectionAnswers):
        return results
    by_report = grouped((result.report, result) for result in results)
    return CollectionAnswers({report: replace(answers_of(own), beyond=own) for report, own in by_report.items()})


def by_table(results: tuple[CheckResult, ...]) -> Mapping[tuple[str, str], tuple[CheckResult, ...]]:
    tables = ((dict.fromkeys(place.table for place in result.cells), result) for result in results)
    return grouped(((result.report, table), result) for names, result in tables for table in names)


def by_cell(results: tuple[CheckResult, ...]) -> Mapping[tuple[str, str, str, str], tuple[CheckResult, ...]]:
    places = ((place, result) for result in results for place in dict.fromkeys(result.cells))
    return grouped(((result.report, place.table, place.row, place.field), result) for place, result in places)


class Checker:
    """Asks the rules; what all reports of the collection share is worked out once."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._sound: dict[int, tuple[CheckDefinition, ...]] = {}  # by the id of the form object

    @cached_property
    def index(self) -> CrossReportIndex:
        return index_citations(self._collection.references)

    def alone(self, release: Release) -> Iterator[CheckResult]:
        """The answers that follow from the version itself, whatever other reports say."""
        for table in release.tables:
            for definition in self._sound_definitions(table.form):
                yield from TABLE_RULES[definition.rule].check(RuleInput(release, table, definition))
        notes = self._collection.notes.get(release.report)
        for definition in _well_formed(notes.check_definitions) if notes else ():
            yield from TABLE_RULES[definition.rule].check(RuleInput(release, prose_of(release), definition))
        yield from _ask_reports(release, self.index, needs_others=False)

    def compare(self, releases: Sequence[tuple[Release, ReportAnswers, Balance]]) -> CollectionAnswers:
        """All answers, with those of the rules that compare each report with the others."""
        index = self.index.with_balances(balance for _, _, balance in releases)
        return CollectionAnswers(
            {
                release.report: answers.followed_by(tuple(_ask_reports(release, index, needs_others=True)))
                for release, answers, _ in releases
            }
        )

    def balance(self, release: Release) -> Balance:
        return balance_of(release, self._collection.references)

    def _sound_definitions(self, form: Form) -> tuple[CheckDefinition, ...]:
        if id(form) not in self._sound:
            self._sound[id(form)] = _well_formed(form.check_definitions)
        return self._sound[id(form)]


def check_release(
    release: Release, collection: Collection, own: Sequence[CheckResult] | None = None
) -> tuple[CheckResult, ...]:
    """All answers for one version of one report that stands alone; `own`: those that follow from the version itself,
    where they are known."""
    checker = Checker(collection)
    index = checker.index.with_balances([checker.balance(release)])
    own = tuple(checker.alone(release)) if own is None else own
    return (*own, *_ask_reports(release, index, needs_others=True))


def check_collection(collection: Collection) -> CollectionAnswers:
    """All answers for the newest version of every report, reports in alphabetical order."""
    checker = Checker(collection)
    return checker.compare(
        [
            (release, answers_of(tuple(checker.alone(release))), checker.balance(release))
            for release in collection.newest()
        ]
    )


def _ask_reports(release: Release, index: CrossReportIndex, needs_others: bool) -> Iterator[CheckResult]:
    for rule in REPORT_RULES.values():
        if rule.needs_other_reports == needs_others:
            yield from rule.check(release, index)


def _well_formed(definitions: Iterable[CheckDefinition]) -> tuple[CheckDefinition, ...]:
    # An unsound definition is a fault of the form: validate_definitions reports it, and the build stops.
    return tuple(definition for definition in definitions if not any(shape_faults(definition)))


CORRECTED = "corrected"
_CITATIONS = "data/reference/documents.csv"
_Key = tuple[str, str]  # check, place


def match_explanations(
    collection: Collection, results: CollectionAnswers
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Findings in the order of the results, then what was corrected since; and all problems."""
    findings: list[Finding] = []
    problems: list[Problem] = []
    explained = {
        (notes.report, *explanation.key): explanation
        for notes in collection.notes.values()
        for explanation in notes.explanations
    }
    releases = {(release.report, release.version): release for release in collection.releases}
    failed: dict[str, dict[_Key, CheckResult]] = {}
    for result in results.failed:
        failed.setdefault(result.report, {})[result.key] = result
        explanation = explained.get((result.report, *result.key))
        if explanation is not None:
            findings.append(Finding(result, explanation))
        else:
            problems.append(unexplained(releases[result.report, result.version], result))
    for notes in collection.notes.values():
        of_report = failed.get(notes.report, {})
        if any(explanation.key not in of_report for explanation in notes.explanations):
            of_report = {result.key: result for result in results.of_report(notes.report)}
        corrected = _corrected(collection, notes, of_report)
        findings += corrected
        problems += _faults(notes, of_report, {finding.explanation.key for finding in corrected})
    return tuple(findings), tuple(problems)


def _corrected(collection: Collection, notes: ReportNotes, answers: Mapping[_Key, CheckResult]) -> list[Finding]:
    """What an earlier version failed, the newest does not, and the notes call corrected."""
    corrected = [it for it in notes.explanations if it.status == CORRECTED and not _fails(answers, it)]
    if not corrected:
        return []
    failed: dict[_Key, CheckResult] = {}
    # Oldest first, without the newest: the last version that failed is the one to show.
    for release in collection.versions[notes.report][:-1]:
        failed |= {result.key: result for result in check_release(release, collection) if result.answer == "fail"}
    return [Finding(failed[explanation.key], explanation) for explanation in corrected if explanation.key in failed]


def _fails(answers: Mapping[_Key, CheckResult], explanation: Explanation) -> bool:
    result = answers.get(explanation.key)
    return result is not None and result.answer == "fail"


def _faults(notes: ReportNotes, answers: Mapping[_Key, CheckResult], corrected: set[_Key]) -> Iterator[Problem]:
    """Explanations of what fails no more, or is called corrected and still fails."""
    for explanation in notes.explanations:
        fails = _fails(answers, explanation)
        if fails and explanation.status == CORRECTED:
            cure = "Sửa số liệu bằng một phiên bản mới, hoặc đổi status"
            code, message = "finding.status", "ghi là đã sửa nhưng bản mới nhất vẫn không khớp"
        elif not fails and explanation.key not in corrected and not _sleeps(answers.get(explanation.key)):
            cure = "Xóa mục này, hoặc sửa check và place cho đúng chỗ không khớp"
            code, message = "finding.stale", _why_stale(answers.get(explanation.key))
        else:
            continue
        told = f"Mục check “{explanation.check}”, place “{explanation.place}”: {message}"
        yield Problem(explanation.file or notes.file, explanation.line or None, "", code, told, cure)


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
