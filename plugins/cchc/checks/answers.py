"""Answers of all checks, report by report: counted and searched for failures without being held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..model.findings import Answer, CheckResult
from ..words.text import NO_TEXT, Text
from .standings import confirms


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


class CollectionAnswers(Collection[CheckResult]):
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


def answers_by_report(results: Collection[CheckResult]) -> CollectionAnswers:
    """The same of results at hand, reports in the order in which they first come."""
    if isinstance(results, CollectionAnswers):
        return results
    by_report: dict[str, list[CheckResult]] = {}
    for result in results:
        by_report.setdefault(result.report, []).append(result)
    return CollectionAnswers({report: answers_of(tuple(own)) for report, own in by_report.items()})
