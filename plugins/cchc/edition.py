"""Edition: all that one build publishes, read once, checked against itself, asked by the pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from .checks import check_collection, check_release, match_explanations, validate_definitions
from .checks.version_checks import check_versions
from .errors import DataError, Problem
from .figures import FigureStore
from .loading import CACHE, ReadingScope, load
from .model.collection import Collection, References
from .model.collector import paused_collector
from .model.editions import edition_names
from .model.figures import figures_of
from .model.findings import CheckResult, Finding
from .model.measures import Measure, MeasureValue, measure_values
from .model.portal import Portal
from .model.releases import Release

Say = Callable[[str], None]
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Edition:
    collection: Collection
    store: FigureStore
    results: tuple[CheckResult, ...]
    findings: tuple[Finding, ...]

    @property
    def references(self) -> References:
        return self.collection.references

    @property
    def portal(self) -> Portal:
        return self.collection.portal

    @cached_property
    def releases(self) -> Mapping[str, Release]:
        """The newest version of each report."""
        return {release.report: release for release in self.collection.newest()}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        return {measure.id: measure for measure in self.collection.measures}

    @cached_property
    def values_by_measure(self) -> Mapping[str, tuple[MeasureValue, ...]]:
        newest = tuple(self.releases.values())
        return {measure.id: tuple(measure_values(measure, newest)) for measure in self.collection.measures}

    @cached_property
    def _values(self) -> tuple[MeasureValue, ...]:
        return tuple(value for values in self.values_by_measure.values() for value in values)

    @cached_property
    def values_by_unit(self) -> Mapping[str, tuple[MeasureValue, ...]]:
        return _grouped((value.unit, value) for value in self._values)

    @cached_property
    def values_by_table(self) -> Mapping[tuple[str, str], tuple[MeasureValue, ...]]:
        return _grouped(((value.report, value.table), value) for value in self._values)

    @cached_property
    def name(self) -> str:
        """Of the edition itself: the month of its newest release."""
        return next(reversed(edition_names(self.collection.releases)), "")

    @cached_property
    def results_by_report(self) -> Mapping[str, tuple[CheckResult, ...]]:
        return _grouped((result.report, result) for result in self.results)

    @cached_property
    def results_by_table(self) -> Mapping[tuple[str, str], tuple[CheckResult, ...]]:
        """Answers in which a cell of the table took part, whichever table stated the check."""
        tables = ((dict.fromkeys(place.table for place in result.cells), result) for result in self.results)
        return _grouped(((result.report, table), result) for names, result in tables for table in names)

    @cached_property
    def results_by_cell(self) -> Mapping[tuple[str, str, str, str], tuple[CheckResult, ...]]:
        places = ((place, result) for result in self.results for place in dict.fromkeys(result.cells))
        return _grouped(((result.report, place.table, place.row, place.field), result) for place, result in places)

    @cached_property
    def findings_by_key(self) -> Mapping[tuple[str, str, str], Finding]:
        return {(f.result.report, f.result.check, f.result.place): f for f in self.findings}

    def alone(self, release: Release) -> Edition:
        """As if this version of this report were all there is: whatever is made of it can never change when other
        reports or newer versions come."""
        collection = replace(self.collection, releases=(release,))
        results = check_release(release, collection)
        return Edition(collection, FigureStore(figures_of(release)), results, ())


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """The values of each key, in the order in which they come."""
    grouped: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}


@paused_collector()
def assemble(root: Path, report: str | None = None, say: Say = lambda _: None, cache: Path = CACHE) -> Edition:
    """Read, check, judge. Raises DataError with everything that is wrong; returns only what may be published.

    All reports are read whatever `report` names, for periods must continue from one to the next; with it only the
    problems of that report and of what all reports share are raised, and Frictionless is not asked again about released
    versions of the others. `cache` is where it is remembered what was read and judged before.
    """
    try:
        collection = load(root, ReadingScope(focus=report), say, cache)
    except DataError as error:
        own = _concerning(report, error.problems) or error.problems
        raise DataError((*own, *_broken_by_the_change(root, own))) from None
    _refuse((*validate_definitions(collection), *_concerning(report, check_versions(collection))))
    results = check_collection(collection)
    findings, problems = match_explanations(collection, results)
    _refuse(_concerning(report, problems))
    store = FigureStore(figure for release in collection.newest() for figure in figures_of(release))
    return Edition(collection, store, results, findings)


def _broken_by_the_change(root: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Where only the ledger complains: identities that the changed release no longer keeps, for they name the cell."""
    if not all(problem.code.startswith("ledger.") for problem in problems):
        return ()
    try:
        collection = load(root, ReadingScope(with_ledger=False))
    except DataError as error:
        return error.problems
    changed = tuple(problem.file.rsplit("/", 1)[0] for problem in problems)
    _, new_problems = match_explanations(collection, check_collection(collection))
    return tuple(problem for problem in new_problems if problem.file.startswith(changed))


def _concerning(report: str | None, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems of the report itself and of files that are no report's."""
    return tuple(
        problem
        for problem in problems
        if report is None or report in problem.file or not problem.file.startswith(("data/reports/", "data/findings/"))
    )


def _refuse(problems: Iterable[Problem]) -> None:
    all_problems = tuple(problems)
    if all_problems:
        raise DataError(all_problems)
