"""Runs the checks of a report: those of its forms, those of its own text, and the rules about whole reports. Answers
are counted and searched for failures without being held in memory.
"""

from __future__ import annotations

from collections import Counter, abc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..model.collection import Collection
from ..model.findings import Answer, CheckResult
from ..model.releases import CheckDefinition, Form, Release
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

    def followed_by(self, others: tuple[CheckResult, ...]) -> ReportAnswers:
        if not others:
            return self
        more = answers_of(others)
        tally, failed = total_of((self.tally, more.tally)), (*self.failed, *more.failed)
        return ReportAnswers(tally, failed, lambda: (*self.fetch(), *others))


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


class CollectionAnswers(abc.Collection[CheckResult]):
    """All answers of a collection, reports in its order."""

    def __init__(self, reports: Mapping[str, ReportAnswers]) -> None:
        self.reports = reports

    def __len__(self) -> int:
        return sum(answers.tally.total() for answers in self.reports.values())

    def __iter__(self) -> Iterator[CheckResult]:
        return (result for answers in self.reports.values() for result in answers.fetch())

    def __contains__(self, result: object) -> bool:
        return isinstance(result, CheckResult) and result in self.of_report(result.report)

    def of_report(self, report: str) -> tuple[CheckResult, ...]:
        return self.reports[report].fetch() if report in self.reports else ()

    @property
    def failed(self) -> Iterator[CheckResult]:
        return (result for answers in self.reports.values() for result in answers.failed)


def answers_by_report(results: abc.Collection[CheckResult]) -> CollectionAnswers:
    """The same of results at hand, reports in the order in which they first come."""
    if isinstance(results, CollectionAnswers):
        return results
    by_report: dict[str, list[CheckResult]] = {}
    for result in results:
        by_report.setdefault(result.report, []).append(result)
    return CollectionAnswers({report: answers_of(tuple(own)) for report, own in by_report.items()})


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


def check_release(release: Release, collection: Collection, earlier: Sequence[Release] = ()) -> tuple[CheckResult, ...]:
    """All answers for one version of one report; `earlier` holds the reports of the periods before it."""
    checker, others = Checker(collection), [other for other in earlier if other.report != release.report]
    index = checker.index.with_balances(map(checker.balance, [release, *others]))
    return (*checker.alone(release), *_ask_reports(release, index, needs_others=True))


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
