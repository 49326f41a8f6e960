"""Assembling: an edition of all that lies in data/, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..checks import check_collection, match_explanations, validate_definitions
from ..checks.version_checks import check_step, check_versions
from ..errors import DataError, Problem
from ..formats.sqlite_format import query_problems
from ..loading import CACHE, KeptValues, ReadingScope, code_digest, digest_of, load
from ..model.collection import Collection
from ..model.collector import paused_collector
from ..model.releases import Release
from .edition import Edition
from .judge import Judge, place_of
from .named_figures import missing_figures

Say = Callable[[str], None]
_OF_QUERIES = ("tables", "formats")  # the rooms that say what tables the file has


@paused_collector()
def assemble(
    root: Path, report: str | None = None, say: Say = lambda _: None, cache: Path = CACHE, processes: int = 1
) -> Edition:
    """Read, check, judge. Raises DataError with everything that is wrong; returns only what may be published.

    All reports are read whatever `report` names, for periods must continue from one to the next; with it only the
    problems of that report and of what all reports share are raised, and Frictionless is not asked again about released
    versions of the others. `cache` is where it is remembered what was read and judged before; where nothing is yet,
    `processes` judge versions at the same time.
    """
    try:
        collection = load(root, ReadingScope(focus=report, processes=processes), say, cache)
    except DataError as error:
        own = _concerning(report, error.problems) or error.problems
        raise DataError((*own, *_concerning(report, _broken_by_the_change(root, own)))) from None
    kept, common = KeptValues(cache / "released"), digest_of(code_digest(), collection.forms)
    # Of questions that could be put to the file it is remembered: it is not made again to try them.
    asked = digest_of(common, code_digest(*_OF_QUERIES), collection.portal, collection.measures, collection.queries)
    queries = _problems_once(KeptValues(cache), "queries", asked, lambda: query_problems(collection))
    own_problems = (*validate_definitions(collection), *queries)
    _refuse((*own_problems, *_concerning(report, _version_problems(collection, kept, common))))
    judge = Judge(collection, kept)
    results = judge.compare(collection.newest())
    findings, problems = match_explanations(collection, results)
    _refuse(_concerning(report, problems))
    values = tuple(value for release in collection.newest() for value in judge.judge(release).values)
    edition = Edition(collection, judge.store(collection), results, findings, values, judge)
    _refuse(missing_figures(edition, root / "content"))
    return edition


def _problems_once(
    kept: KeptValues, place: str, key: str, find: Callable[[], Iterable[Problem]]
) -> tuple[Problem, ...]:
    """That there were none is remembered under the key, if there is one."""
    if key and kept.get(place, key):
        return ()
    problems = tuple(find())
    if key and not problems:
        kept.put(place, key, True)
    return problems


def _version_problems(collection: Collection, kept: KeptValues, common: str) -> tuple[Problem, ...]:
    """Of two released versions that follow each other well it is remembered: their rows are not compared again."""

    def step(old: Release, new: Release) -> tuple[Problem, ...]:
        key = digest_of(common, old.files, new.files) if old.is_kept and new.is_kept else ""
        return _problems_once(kept, place_of(new, "step"), key, lambda: check_step(old, new))

    return check_versions(collection, step)


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
