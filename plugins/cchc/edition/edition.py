"""Edition: all that one build publishes, read once, checked against itself, asked by the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from ..checks import check_release, match_explanations
from ..checks.run_checks import CollectionAnswers, Tally, answers_by_report, answers_of, by_cell, by_table, total_of
from ..checks.standings import standing_of_value, standings_of
from ..figures import FigureStore
from ..model.changes import Changes, MeasureChange, changes_between, measure_changes
from ..model.collection import Collection, References
from ..model.figures import (
    Figure,
    PastFigure,
    PastState,
    collection_at,
    edition_names,
    edition_of,
    figures_of,
    history_of,
    units_over_time,
)
from ..model.findings import NO_STANDING, CellPlace, CellStandings, CheckResult, FigureStanding, Finding
from ..model.grouping import PerReport, grouped
from ..model.measures import Measure, MeasureValue, measure_values
from ..model.portal import Portal
from ..model.releases import Passage, Release
from .judge import Judge


class Told(NamedTuple):
    """A passage and the report that tells it."""

    release: Release
    passage: Passage


@dataclass(frozen=True)
class Edition:
    collection: Collection
    store: FigureStore
    results: CollectionAnswers | tuple[CheckResult, ...]
    findings: tuple[Finding, ...]
    values: tuple[MeasureValue, ...] | None = None  # of the newest versions, where they are known already
    judge: Judge | None = None  # who knows already what follows from each version

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
    def releases_by_unit(self) -> Mapping[str, tuple[Release, ...]]:
        """The same by the unit that filed it."""
        return grouped((release.unit, release) for release in self.releases.values())

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        return {measure.id: measure for measure in self.collection.measures}

    @cached_property
    def values_by_measure(self) -> Mapping[str, tuple[MeasureValue, ...]]:
        newest = tuple(self.releases.values())
        if self.values is None:
            return {measure.id: tuple(measure_values(measure, newest)) for measure in self.collection.measures}
        by_measure = grouped((value.measure, value) for value in self.values)
        return {measure.id: by_measure.get(measure.id, ()) for measure in self.collection.measures}

    @cached_property
    def _values(self) -> tuple[MeasureValue, ...]:
        return tuple(value for values in self.values_by_measure.values() for value in values)

    @cached_property
    def values_by_unit(self) -> Mapping[str, tuple[MeasureValue, ...]]:
        return grouped((value.unit, value) for value in self._values)

    @cached_property
    def values_by_table(self) -> Mapping[tuple[str, str], tuple[MeasureValue, ...]]:
        return grouped(((value.report, value.table), value) for value in self._values)

    @cached_property
    def told_by_unit(self) -> Mapping[str, tuple[Told, ...]]:
        """What the newest versions say in words, by the unit it is about."""
        told = (Told(release, passage) for release in self.releases.values() for passage in release.narrative)
        return grouped((each.passage.unit or each.release.unit, each) for each in told)

    @cached_property
    def name(self) -> str:
        """Of the edition itself: the month of its newest release."""
        return next(reversed(edition_names(self.collection.releases)), "")

    def last_day(self, name: str) -> str:
        """On which something was released that is in the edition of that name."""
        days = (release.created for release in self.collection.releases if edition_of(release) <= name)
        return max(days, default="")

    @cached_property
    def units_over_time(self) -> frozenset[str]:
        return units_over_time(self.store.unit_periods())

    def has_own_files(self, unit: str) -> bool:
        """Whether figures of the unit stand in more than one table: one alone is a file already."""
        return len(self.store.tables_of(unit)) > 1

    @cached_property
    def _answers(self) -> CollectionAnswers:
        return answers_by_report(self.results)

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """Of each report how the answers fell; of those that were kept none is held in memory for it."""
        return {report: answers.tally for report, answers in self._answers.reports.items()}

    def tally_of(self, results: Iterable[CheckResult]) -> Tally:
        """The same of these answers."""
        return answers_of(tuple(results)).tally

    @property
    def tally(self) -> Tally:
        """The same of all reports together."""
        return total_of(self.tallies.values())

    @cached_property
    def results_by_report(self) -> Mapping[str, tuple[CheckResult, ...]]:
        return self._results_by(lambda results: {result.report: results for result in results[:1]})

    @cached_property
    def results_by_table(self) -> Mapping[tuple[str, str], tuple[CheckResult, ...]]:
        """Answers in which a cell of the table took part, whichever table stated the check."""
        return self._results_by(by_table)

    @cached_property
    def results_by_cell(self) -> Mapping[tuple[str, str, str, str], tuple[CheckResult, ...]]:
        return self._results_by(by_cell)

    def _results_by(self, group: Callable[[tuple[CheckResult, ...]], Mapping]) -> Mapping:
        return PerReport(self._answers.reports, lambda report: group(self._answers.of_report(report)))

    def answers_beyond(self, report: str) -> tuple[CheckResult, ...]:
        """Those about the report that do not follow from itself."""
        answers = self._answers.reports.get(report)
        return answers.beyond if answers else ()

    @cached_property
    def findings_by_key(self) -> Mapping[tuple[str, str, str], Finding]:
        return {(f.result.report, f.result.check, f.result.place): f for f in self.findings}

    @cached_property
    def findings_by_report(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped((finding.result.report, finding) for finding in self.findings)

    @cached_property
    def _standings(self) -> Mapping[str, Mapping[CellPlace, FigureStanding]]:
        """By report and cell, of the newest versions; all are remembered, for many pages ask about every report."""

        def of(report: str) -> Mapping[str, Mapping[CellPlace, FigureStanding]]:
            findings = {finding.explanation.key: finding for finding in self.findings_by_report.get(report, ())}
            return {report: standings_of(self.releases[report], self.results_by_report.get(report, ()), findings)}

        return PerReport(self.releases, of, None)

    def prepare(self) -> None:
        """Works out what tasks of every kind ask: processes that are forked then have it in common."""
        len(self.store)
        len(self.history)
        for report in self.releases:
            self._standings.get(report)

    def standing_at(self, report: str, place: CellPlace) -> FigureStanding:
        """What is known about a printed figure of the newest version."""
        return self._standings.get(report, {}).get(place, NO_STANDING)

    @cached_property
    def standing_of(self) -> Callable[[MeasureValue], FigureStanding]:
        """What is known about a measure's value: the worst of what is known about its parts."""
        return cache(lambda value: standing_of_value(value, self._standings.get(value.report, {})))

    def rivals_of(self, value: MeasureValue) -> tuple[MeasureValue, ...]:
        """Other values of the measure for the same unit, period and category that differ from this one."""
        same = self.values_by_unit.get(value.unit, ())
        about = (value.measure, value.period, value.category)
        others = (other for other in same if (other.measure, other.period, other.category) == about)
        return tuple(other for other in others if other.value != value.value)

    def judged(self, figures: Iterable[Figure]) -> Iterator[Figure]:
        """Figures of newest versions with what is known about each."""
        known = ((figure, self.standing_at(figure.report, figure.place).standing) for figure in figures)
        return (replace(f, standing=standing) if standing != f.standing else f for f, standing in known)

    def standings_alone(self, release: Release) -> CellStandings:
        """What a version knows of its figures by itself, whatever is found later: by its forms and its remarks."""
        notes = self.collection.notes.get(release.report)
        collection = replace(self.collection, releases=(release,), notes={})
        own = None if notes and notes.check_definitions else self._judge.results(release)
        return standings_of(release, check_release(release, collection, own=own), {})

    @cached_property
    def releases_by_edition(self) -> Mapping[str, tuple[Release, ...]]:
        """The version of each report that the edition of that name holds."""
        names = edition_names(self.collection.releases)
        return {name: collection_at(self.collection, name).newest() for name in names}

    def at(self, name: str) -> Edition:
        """As it was when that edition closed; judged by the rules and the explanations of today."""
        if name == self.name:
            return self
        collection = collection_at(self.collection, name)
        results = self._judge.compare(collection.newest())
        findings, _ = match_explanations(collection, results)
        return Edition(collection, self._judge.store(collection), results, findings, judge=self._judge)

    @cached_property
    def _judge(self) -> Judge:
        return self.judge or Judge(self.collection)

    @cached_property
    def history(self) -> tuple[PastFigure, ...]:
        """Every cell that was not the same in all editions since its report came. Most reports never change: of those
        no figure is made."""
        # Of each report the editions that hold it, each with all from which its figures and their standing follow.
        told: dict[str, list[tuple[str, object]]] = {}
        for name in edition_names(self.collection.releases):
            releases = self.releases_by_edition[name]
            answers = self._judge.compare(releases).reports
            for release in releases:
                told.setdefault(release.report, []).append((name, (release.version, answers[release.report].beyond)))
        at = cache(self.at)

        def figures(name: str, report: str) -> Iterator[Figure]:
            then = at(name)
            yield from then.judged(figures_of(then.releases[report]))

        def states(report: str) -> Iterator[PastState]:
            for _, run in groupby(told[report], itemgetter(1)):
                names = [name for name, _ in run]
                yield PastState(names[0], names[-1], figures(names[0], report))

        return tuple(past for report in self.releases for past in history_of(list(states(report))))

    def step(self, old: Release, new: Release) -> tuple[Changes, tuple[MeasureChange, ...]]:
        """What a newer version of a report says otherwise, and which values follow; worked out once."""
        key = id(old), id(new)  # both are held by what is remembered
        if key not in self._steps:
            self._steps[key] = changes_between(old, new), measure_changes(self.collection.measures, old, new)
        return self._steps[key]

    @cached_property
    def _steps(self) -> dict[tuple[int, int], tuple[Changes, tuple[MeasureChange, ...]]]:
        return {}

    def alone(self, release: Release) -> Edition:
        """As if this version of this report were all there is: whatever is made of it can never change when other
        reports or newer versions come."""
        return self._alone(release.report, release.version)

    @cached_property
    def _alone(self) -> Callable[[str, str], Edition]:
        """Remembers the last ones: the tables of a version are asked for after its pictures, in each language."""
        versions = {(release.report, release.version): release for release in self.collection.releases}

        @lru_cache(64)
        def alone(report: str, version: str) -> Edition:
            release = versions[report, version]
            collection = replace(self.collection, releases=(release,))
            results = check_release(release, collection, own=self._judge.results(release))
            return Edition(collection, FigureStore(figures_of(release)), results, ())

        return alone
