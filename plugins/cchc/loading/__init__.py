"""The only room that reads data/: through all gates, with every problem at once, into values of the core."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ..errors import DataError, Problem
from ..model.collection import Collection, Counts
from ..model.collector import paused_collector
from ..model.releases import Release
from .cell_values import RememberedTexts, remembered_texts
from .descriptor import check_reference_package
from .judging_ahead import Judge, JudgedPortion, Pair, judge_ahead
from .kept_releases import KeptReleases
from .kept_values import CACHE, KeptValues, code_digest, digest_of
from .read_definitions import Vocabulary, read_findings, read_forms, read_measures, read_queries, read_wording
from .read_files import Faults, FilePlace, Tree, read_tree
from .read_portal import check_portal, read_languages, read_portal
from .read_references import FOLDER as REFERENCE_FOLDER
from .read_references import drop_broken, make_references, read_reference_sheets
from .read_releases import (
    REPORTS,
    Folder,
    check_folder,
    check_ledger,
    check_version,
    make_release,
    read_folder,
    read_ledger,
    version_folders,
    write_ledger,
)
from .structure_check import TableSet, add_row_labels, check_structure, content_problems, open_prose, validate_once

__all__ = ["CACHE", "KeptValues", "ReadingScope", "code_digest", "content_problems", "digest_of", "load",
           "write_ledger"]  # fmt: skip

Say = Callable[[str], None]


@dataclass(frozen=True)
class ReadingScope:
    """What is read and judged. Lists, forms, measures and the ledger always are."""

    report: str | None = None  # of the reports only this one is read
    focus: str | None = None  # Frictionless is not asked about released versions of other reports: it passed them then
    with_ledger: bool = True  # without it a changed release is read as it is now, to see what else it breaks
    processes: int = 1  # that may be at work


WHOLE = ReadingScope()


@paused_collector()
def load(root: Path, scope: ReadingScope = WHOLE, progress: Say = lambda _: None, cache: Path = CACHE) -> Collection:
    """Everything under root/data as one value, or DataError with all that is wrong.

    `cache`: the folder where it is remembered what Frictionless passed, what the released versions say, and which
    texts tell of nobody.
    """
    with remembered_texts(cache) as texts:
        return _load(root, scope, progress, cache, texts)


def _load(root: Path, scope: ReadingScope, progress: Say, cache: Path, texts: RememberedTexts) -> Collection:
    faults = Faults()
    progress("đọc tệp")
    tree = read_tree(root, faults, scope.report)
    ledger = read_ledger(tree, faults)
    ledger_problems = check_ledger(ledger, tree, scope.report)
    kept = partial(KeptReleases, root, tree, ledger, cache=cache)
    # Where no text was kept most likely nothing is, and all versions are to be judged.
    is_worth = scope.processes > 1 and not (texts.were_kept or faults.problems or ledger_problems)
    pairs = [pair for pair in version_folders(tree) if pair in ledger] if is_worth else []
    with judge_ahead(partial(_make_judge, scope, kept, tree, texts.digests), pairs, scope.processes) as judged:
        progress("đọc danh mục, biểu mẫu, chỉ số")
        portal, portal_file = read_portal(tree, faults)
        languages = read_languages(tree)
        sheets = read_reference_sheets(tree, languages, faults)
        check_structure(sheets.jobs(), sheets.lists(tree.reports), faults)
        check_reference_package(tree, languages, faults)
        lists = drop_broken(sheets, faults).lists(tree.reports)
        vocabulary = Vocabulary(languages, lists, read_forms(tree, languages, lists, faults))
        measures = read_measures(tree, vocabulary, faults)
        queries = read_queries(tree, languages, faults)
        # A measure that could not be read is told once, in its own file.
        are_measures_read = not any(problem.file.startswith("data/measures/") for problem in faults.problems)
        portal_lists = {**lists, "measure": [measure.id for measure in measures]} if are_measures_read else lists
        check_portal(portal_file, portal_lists)
        others = Faults()  # of what no version depends on
        notes = read_findings(tree, languages, others, scope.report)
        wording = read_wording(tree, languages, others)
        for path in _PROSE & tree.files.keys():
            open_prose(tree.files[path], others)
        written = () if scope.report else tuple(_content_problems(root / "content"))
        reading = _Reading(scope, vocabulary, kept(vocabulary), faults, progress)
        if not faults.problems and not ledger_problems:
            reading.ask_frictionless(TableSet(REFERENCE_FOLDER, tree.under(REFERENCE_FOLDER), sheets.jobs()))
        for portion in judged:
            texts.digests.update(portion.texts)
            for words in portion.progress:
                progress(words)
    versions = reading.read_versions(may_keep=not faults.problems and not ledger_problems)
    folders = [version for version in versions if isinstance(version, Folder)]
    own_problems = (*faults.problems, *others.problems, *reading.refused.problems, *written)
    problems = add_row_labels(own_problems, [draft for folder in folders for draft in folder.jobs])
    _raise_all(problems, ledger_problems if scope.with_ledger else ())
    releases = tuple(make_release(version) if isinstance(version, Folder) else version for version in versions)
    references = replace(make_references(sheets), wording=wording)
    known_forms = vocabulary.forms.known
    return Collection(references, known_forms, measures, releases, notes, _count(releases), portal, queries)


def _make_judge(
    scope: ReadingScope, keep: Callable[[Vocabulary], KeptReleases], tree: Tree, texts: set[bytes]
) -> Judge:
    """For a process of its own: what is wrong with lists and forms is told by whoever forked it."""
    unheard, languages = Faults(), read_languages(tree)
    lists = read_reference_sheets(tree, languages, unheard).lists(tree.reports)
    vocabulary = Vocabulary(languages, lists, read_forms(tree, languages, lists, unheard))

    def judge(pairs: Sequence[Pair]) -> JudgedPortion:
        progress: list[str] = []
        before = set(texts)
        _Reading(scope, vocabulary, keep(vocabulary), Faults(), progress.append).read_some(pairs, (), may_keep=True)
        return JudgedPortion(progress, frozenset(texts - before))

    return judge


@dataclass(frozen=True)
class _Reading:
    """The version folders of one reading, through all gates."""

    scope: ReadingScope
    vocabulary: Vocabulary
    kept: KeptReleases
    faults: Faults
    progress: Say
    refused: Faults = field(default_factory=Faults)  # by Frictionless, which is asked where our gates find no fault

    def read_versions(self, may_keep: bool) -> list[Folder | Release]:
        """Every version in its order: those that are kept as values, the others as read and judged."""
        report, tree = self.scope.report, self.kept.tree
        pairs = [pair for pair in version_folders(tree) if report in (None, pair[0])]
        if report is not None and not pairs:
            self.faults.add("report.unknown", FilePlace(f"{REPORTS}/{report}"))
        versions: list[Folder | Release] = []
        for start in range(0, len(pairs), _TOGETHER):
            versions += self.read_some(pairs[start : start + _TOGETHER], versions, may_keep)
        return versions

    def read_some(
        self, pairs: Sequence[tuple[str, str]], earlier: Sequence[Folder | Release], may_keep: bool
    ) -> list[Folder | Release]:
        """A few at a time, so that of a large collection not all cells lie in memory at once."""
        versions: list[Folder | Release] = []
        for pair in pairs:
            version = self.kept.find(pair) if may_keep else None
            if version is None:
                self.progress(f"đọc {' '.join(pair)}")
                version = read_folder(self.kept.tree, pair, self.vocabulary, self.faults)
            if version is not None:
                versions.append(version)
        drafts = [draft for version in versions if isinstance(version, Folder) for draft in version.jobs]
        check_structure(drafts, self.vocabulary.lists, self.faults)
        seen = {version.report for version in earlier[-1:]}
        for version in versions:
            if isinstance(version, Folder):
                check_folder(version, self.faults)
                check_version(version, version.report not in seen, self.faults)
            seen.add(version.report)
        if not may_keep or self.faults.problems:
            return versions
        return [self._keep(version) if isinstance(version, Folder) else version for version in versions]

    def _keep(self, folder: Folder) -> Folder | Release:
        """The folder that Frictionless passes too, kept as a value where it is a released one."""
        if self.scope.focus not in (None, folder.report) and folder.pair in self.kept.ledger:
            return folder
        return (self.ask_frictionless(folder) and self.kept.keep(folder)) or folder

    def ask_frictionless(self, tables: TableSet) -> bool:
        return validate_once(tables, self.vocabulary.lists, self.refused, self.kept.cache, self.progress)


_TOGETHER = 64
_PROSE = {"data/README.md", "data/CHANGELOG.md"}


def _content_problems(folder: Path) -> Iterator[Problem]:
    """Of what is written by hand beside data/, where the collection has such a folder."""
    for path in (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        yield from content_problems(path.relative_to(folder.parent).as_posix(), path.read_bytes())


def _raise_all(problems: Sequence[Problem], ledger_problems: Sequence[Problem]) -> None:
    """A released folder that was changed is told so and nothing else: what it says now is beside the point."""
    changed = tuple(f"{'/'.join(problem.file.split('/')[:4])}/" for problem in ledger_problems)
    kept = [problem for problem in problems if not problem.file.startswith(changed)]
    if kept or ledger_problems:
        raise DataError([*kept, *ledger_problems])


def _count(releases: Sequence[Release]) -> Counts:
    """What is published as the newest: an older version of a report is not counted again."""
    newest = {release.report: release for release in releases}  # oldest version first, so the last one stays
    tables = [table for release in newest.values() for table in release.tables]
    cells = sum(len(table.rows) * len(table.form.fields) for table in tables)
    return Counts(len(newest), len(tables), sum(len(table.rows) for table in tables), cells)
