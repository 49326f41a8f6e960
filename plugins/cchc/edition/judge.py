"""Judge: what follows from each version by itself, worked out once and kept; and from the versions of an edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from ..checks import Checker
from ..checks.cells import Balance
from ..checks.run_checks import CollectionAnswers, ReportAnswers, Tally, answers_of
from ..figures import FigureColumns, FigureStore, columns_of
from ..loading import KeptValues, code_digest, digest_of
from ..model.collection import Collection
from ..model.figures import figures_of
from ..model.findings import CheckResult
from ..model.measures import MeasureValue, measure_values
from ..model.releases import Release


@dataclass(frozen=True)
class _Judgement:
    """What follows from one version alone."""

    answers: ReportAnswers
    balance: Balance
    values: tuple[MeasureValue, ...]


class Judge:
    """Works out what follows from each version, or finds it kept where the version itself is kept."""

    def __init__(self, collection: Collection, kept: KeptValues | None = None) -> None:
        self.checker = Checker(collection)
        self._collection, self._kept = collection, kept
        self._known: dict[tuple[str, str], _Judgement] = {}  # a version is in many editions

    def compare(self, releases: Sequence[Release]) -> CollectionAnswers:
        """All answers for these versions, which are one edition."""
        judged = ((release, self.judge(release)) for release in releases)
        return self.checker.compare([(release, judgement.answers, judgement.balance) for release, judgement in judged])

    def store(self, collection: Collection) -> FigureStore:
        return FigureStore(columns=[partial(self.figures, release) for release in collection.newest()])

    def judge(self, release: Release) -> _Judgement:
        key = release.report, release.version
        if key not in self._known:
            self._known[key] = self._judge(release)
        return self._known[key]

    def _judge(self, release: Release) -> _Judgement:
        kept = self._get(release, "judgement")
        if kept is None:
            results = tuple(self.checker.alone(release))
            answers = answers_of(results)
            values = [value for measure in self._collection.measures for value in measure_values(measure, [release])]
            kept = (dict(answers.tally), answers.failed, self.checker.balance(release), tuple(values))
            if not (self._put(release, "results", results) and self._put(release, "judgement", kept)):
                return _Judgement(answers, *kept[2:])
        tally, failed, balance, values = kept
        return _Judgement(ReportAnswers(Tally(tally), failed, partial(self.results, release)), balance, values)

    def results(self, release: Release) -> tuple[CheckResult, ...]:
        """The answers that follow from the version itself."""
        return self._find_or_make(release, "results", lambda: tuple(self.checker.alone(release)))

    def figures(self, release: Release) -> FigureColumns:
        return self._find_or_make(release, "figures", lambda: columns_of(figures_of(release)))

    def _find_or_make(self, release: Release, part: str, make: Callable[[], Any]) -> Any:
        value = self._get(release, part)
        if value is None:
            value = make()
            self._put(release, part, value)
        return value

    def _get(self, release: Release, part: str) -> Any:
        kept = self._place(release)
        return kept and kept.get(place_of(release, part), self._key(release))

    def _put(self, release: Release, part: str, value: object) -> bool:
        kept = self._place(release)
        return kept is not None and kept.put(place_of(release, part), self._key(release), value)

    def _place(self, release: Release) -> KeptValues | None:
        """A draft is nowhere kept."""
        return self._kept if release.is_kept else None

    @cached_property
    def _common(self) -> str:
        roles = [(indicator.id, indicator.role) for indicator in self._collection.references.indicators.values()]
        return digest_of(code_digest(), self._collection.measures, roles, self.checker.index.signs)

    @cached_property
    def _forms(self) -> Mapping[str, str]:
        return {form.id: digest_of(form) for form in self._collection.forms.values()}

    def _key(self, release: Release) -> str:
        """All that is asked of it: version, forms, checks of its text, what it cites."""
        notes = self._collection.notes.get(release.report)
        forms = [self._forms.get(table.form.id, "") for table in release.tables]
        listed = self._collection.references.listed_of(release)
        own = (release.report, release.version, release.files, forms, listed)
        return digest_of(self._common, own, notes.check_definitions if notes else ())


def place_of(release: Release, part: str) -> str:
    return f"{release.report}/{release.version}/{part}"
