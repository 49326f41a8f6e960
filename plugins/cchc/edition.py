"""Edition: all that one build publishes, read once, checked against itself, asked by the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from .checks import Checker, check_collection, check_release, match_explanations, validate_definitions
from .checks.cells import Balance
from .checks.run_checks import CollectionAnswers, ReportAnswers, Tally, answers_by_report, answers_of, total_of
from .checks.standings import standing_of_value, standings_of
from .checks.version_checks import check_step, check_versions
from .errors import DataError, Problem
from .figures import FigureColumns, FigureStore, columns_of
from .formats.sqlite_format import query_problems
from .loading import CACHE, KeptValues, ReadingScope, code_digest, digest_of, load
from .model.changes import MeasureChange, changes_between, measure_changes
from .model.collection import Collection, References
from .model.collector import paused_collector
from .model.figures import Figure, PastFigure, collection_at, edition_names, figures_of, history_of, units_over_time
from .model.findings import NO_STANDING, CellPlace, CellStandings, CheckResult, FigureStanding, Finding
from .model.grouping import PerReport, grouped
from .model.measures import Measure, MeasureValue, measure_values
from .model.portal import Portal
from .model.releases import Passage, Release
from .model.table_changes import Changes

Say = Callable[[str], None]


@dataclass(frozen=True)
class Edition:
    collection: Collection
    store: FigureStore
    results: CollectionAnswers | tuple[CheckResult, ...]
    findings: tuple[Finding, ...]
    values: tuple[MeasureValue, ...] | None = None  # of the newest versions, where they are known already
    answers_of: Callable[[Release], tuple[CheckResult, ...] | None] = lambda _: None  # of a version itself, if kept

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
    def told_by_unit(self) -> Mapping[str, tuple[tuple[Release, Passage], ...]]:
        """What the newest versions say in words, each with its report, by the unit it is about."""
        told = ((release, passage) for release in self.releases.values() for passage in release.narrative)
        return grouped((passage.unit or release.unit, (release, passage)) for release, passage in told)

    @cached_property
    def name(self) -> str:
        """Of the edition itself: the month of its newest release."""
        return next(reversed(edition_names(self.collection.releases)), "")

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
        return self._results_by(_by_table)

    @cached_property
    def results_by_cell(self) -> Mapping[tuple[str, str, str, str], tuple[CheckResult, ...]]:
        return self._results_by(_by_cell)

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
        return PerReport(self.releases, lambda report: {report: self._standings_of(self.releases[report])}, None)

    def _standings_of(self, release: Release) -> Mapping[CellPlace, FigureStanding]:
        findings = {finding.explanation.key: finding for finding in self.findings_by_report.get(release.report, ())}
        return standings_of(release, self.results_by_report.get(release.report, ()), findings)

    def prepare(self) -> None:
        """Works out what tasks of every kind ask: processes that are forked then have it in common."""
        len(self.store)
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
        own = None if notes and notes.check_definitions else self.answers_of(release)
        return standings_of(release, check_release(release, collection, own=own), {})

    def releases_at(self, name: str) -> tuple[Release, ...]:
        """The version of each report that the edition of that name holds."""
        return collection_at(self.collection, name).newest()

    def at(self, name: str) -> Edition:
        """As it was when that edition closed; judged by the rules and the explanations of today."""
        if name not in self._editions:
            collection = collection_at(self.collection, name)
            results = check_collection(collection)
            findings, _ = match_explanations(collection, results)
            figures = (figure for release in collection.newest() for figure in figures_of(release))
            self._editions[name] = Edition(collection, FigureStore(figures), results, findings)
        return self._editions[name]

    @cached_property
    def _editions(self) -> dict[str, Edition]:
        return {self.name: self}

    @cached_property
    def history(self) -> tuple[PastFigure, ...]:
        """Every cell that was not the same in all editions since its report came."""
        editions = [self.at(name) for name in edition_names(self.collection.releases)]
        return tuple(
            past
            for report in self.releases
            for past in history_of(
                [(then.name, then.judged(then.store.of_report(report))) for then in editions if report in then.releases]
            )
        )

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
            results = check_release(release, collection, own=self.answers_of(release))
            return Edition(collection, FigureStore(figures_of(release)), results, ())

        return alone


def _by_table(results: tuple[CheckResult, ...]) -> Mapping[tuple[str, str], tuple[CheckResult, ...]]:
    tables = ((dict.fromkeys(place.table for place in result.cells), result) for result in results)
    return grouped(((result.report, table), result) for names, result in tables for table in names)


def _by_cell(results: tuple[CheckResult, ...]) -> Mapping[tuple[str, str, str, str], tuple[CheckResult, ...]]:
    places = ((place, result) for result in results for place in dict.fromkeys(result.cells))
    return grouped(((result.report, place.table, place.row, place.field), result) for place, result in places)


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
        raise DataError((*own, *_concerning(report, _broken_by_the_change(root, own)))) from None
    own_problems = (*validate_definitions(collection), *query_problems(collection))
    _refuse((*own_problems, *_concerning(report, _version_problems(collection, cache))))
    judge = _Judge(collection, cache)
    judgements = [(release, judge.judge(release)) for release in collection.newest()]
    results = judge.checker.compare([(release, it.answers, it.balance) for release, it in judgements])
    findings, problems = match_explanations(collection, results)
    _refuse(_concerning(report, problems))
    store = FigureStore(columns=[partial(judge.figures, release) for release, _ in judgements])
    values = tuple(value for _, judgement in judgements for value in judgement.values)
    return Edition(collection, store, results, findings, values, judge.results)


@dataclass(frozen=True)
class _Judgement:
    """What follows from one version alone."""

    answers: ReportAnswers
    balance: Balance
    values: tuple[MeasureValue, ...]


class _Judge:
    """Works out what follows from each version, or finds it kept where the version itself is kept."""

    def __init__(self, collection: Collection, cache: Path) -> None:
        self.checker = Checker(collection)
        self._collection = collection
        self._kept = KeptValues(cache / "released")
        roles = [(indicator.id, indicator.role) for indicator in collection.references.indicators.values()]
        self._common = digest_of(code_digest(), collection.measures, roles, self.checker.index.signs)
        self._forms = {form.id: digest_of(form) for form in collection.forms.values()}

    def judge(self, release: Release) -> _Judgement:
        key = self._key(release)
        kept = self._kept.get(_place(release, "judgement"), key) if key else None
        if kept is None:
            results = tuple(self.checker.alone(release))
            answers = answers_of(results)
            values = [value for measure in self._collection.measures for value in measure_values(measure, [release])]
            kept = (dict(answers.tally), answers.failed, self.checker.balance(release), tuple(values))
            if not (key and self._put(release, "results", results) and self._put(release, "judgement", kept)):
                return _Judgement(answers, *kept[2:])
        tally, failed, balance, values = kept
        return _Judgement(ReportAnswers(Tally(tally), failed, partial(self.results, release)), balance, values)

    def results(self, release: Release) -> tuple[CheckResult, ...]:
        """The answers that follow from the version itself."""
        return self._find_or_make(release, "results", lambda: tuple(self.checker.alone(release)))

    def figures(self, release: Release) -> FigureColumns:
        return self._find_or_make(release, "figures", lambda: columns_of(figures_of(release)))

    def _find_or_make(self, release: Release, part: str, make: Callable[[], Any]) -> Any:
        key = self._key(release)
        value = self._kept.get(_place(release, part), key) if key else None
        if value is None:
            value = make()
            if key:
                self._put(release, part, value)
        return value

    def _put(self, release: Release, part: str, value: object) -> bool:
        return self._kept.put(_place(release, part), self._key(release), value)

    def _key(self, release: Release) -> str:
        """All that is asked of it: version, forms, checks of its text, what it cites; empty for a draft."""
        if not release.is_kept:
            return ""
        notes = self._collection.notes.get(release.report)
        forms = [self._forms.get(table.form.id, "") for table in release.tables]
        listed = self._collection.references.listed_of(release)
        own = (release.report, release.version, release.files, forms, listed)
        return digest_of(self._common, own, notes.check_definitions if notes else ())


def _version_problems(collection: Collection, cache: Path) -> tuple[Problem, ...]:
    """Of two released versions that follow each other well it is remembered: their rows are not compared again."""
    kept, common = KeptValues(cache / "released"), digest_of(code_digest(), collection.forms)

    def step(old: Release, new: Release) -> tuple[Problem, ...]:
        key = digest_of(common, old.files, new.files) if old.is_kept and new.is_kept else ""
        if key and kept.get(_place(new, "step"), key):
            return ()
        problems = check_step(old, new)
        if key and not problems:
            kept.put(_place(new, "step"), key, True)
        return problems

    return check_versions(collection, step)


def _place(release: Release, part: str) -> str:
    return f"{release.report}/{release.version}/{part}"


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
