"""The only room that reads data/: through all gates, with every problem at once, into values of the core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import DataError, Problem
from ..model.collection import Collection, Counts
from ..model.collector import paused_collector
from ..model.releases import Release
from .faults import Faults, FilePlace
from .frictionless_verdicts import VERDICTS, TableSet, validate_once
from .ledger import check_ledger, read_ledger, write_ledger
from .open_file import open_prose
from .read_files import Tree, read_tree
from .read_findings import read_findings
from .read_forms import Vocabulary, check_forms, read_forms
from .read_measures import read_measures
from .read_portal import check_portal, read_languages, read_portal
from .read_queries import read_queries
from .read_references import FOLDER as REFERENCE_FOLDER
from .read_references import drop_broken, make_references, read_reference_sheets
from .read_releases import REPORTS, Folder, check_folder, check_versions, make_release, read_folder, version_folders
from .reference_package import check_reference_package
from .row_labels import add_row_labels
from .structure_check import check_structure
from .wording_file import read_wording

__all__ = ["VERDICTS", "ReadingScope", "load", "write_ledger"]

Say = Callable[[str], None]


@dataclass(frozen=True)
class ReadingScope:
    """What is read and judged. Lists, forms, measures and the ledger always are."""

    report: str | None = None  # of the reports only this one is read
    focus: str | None = None  # Frictionless is not asked about released versions of other reports: it passed them then
    with_ledger: bool = True  # without it a changed release is read as it is now, to see what else it breaks


WHOLE = ReadingScope()


@paused_collector()
def load(
    root: Path, scope: ReadingScope = WHOLE, progress: Say = lambda _: None, verdicts: Path = VERDICTS
) -> Collection:
    """Everything under root/data as one value, or DataError with all that is wrong.

    `verdicts`: the folder where it is remembered what Frictionless passed.
    """
    faults = Faults()
    progress("đọc tệp")
    tree = read_tree(root, faults, scope.report)
    ledger = read_ledger(tree, faults)
    ledger_problems = check_ledger(ledger, tree, scope.report)
    progress("đọc danh mục, biểu mẫu, chỉ số")
    portal, portal_file = read_portal(tree, faults)
    languages = read_languages(tree)
    sheets = read_reference_sheets(tree, languages, faults)
    check_structure(sheets.jobs(), sheets.lists(tree.reports), faults)
    check_reference_package(tree, languages, faults)
    lists = drop_broken(sheets, faults).lists(tree.reports)
    vocabulary = Vocabulary(languages, lists, read_forms(tree, languages, faults))
    check_forms(vocabulary.forms, lists, faults)
    measures = read_measures(tree, vocabulary, faults)
    queries = read_queries(tree, languages, faults)
    # A measure that could not be read is told once, in its own file.
    are_measures_read = not any(problem.file.startswith("data/measures/") for problem in faults.problems)
    portal_lists = {**lists, "measure": [measure.id for measure in measures]} if are_measures_read else lists
    check_portal(portal, portal_file, portal_lists, faults)
    folders = _read_folders(tree, scope.report, vocabulary, faults, progress)
    drafts = [draft for folder in folders for draft in folder.tables.values()]
    forms_in_use = {draft.entry.name: draft.entry.form for draft in drafts if draft.entry.form is not None}
    notes = read_findings(tree, languages, forms_in_use, faults, scope.report)
    _read_prose(tree, faults)
    wording = read_wording(tree, languages, faults)
    if not faults.problems and not ledger_problems:
        released = ledger.keys() if scope.focus is not None else ()
        unknown = [folder for folder in folders if folder.report == scope.focus or folder.pair not in released]
        tables = TableSet(REFERENCE_FOLDER, tree.under(REFERENCE_FOLDER), sheets.jobs())
        for table_set in (tables, *(folder.table_set for folder in unknown)):
            validate_once(table_set, lists, faults, verdicts, progress)
    problems = add_row_labels(faults.problems, [draft.job for folder in folders for draft in folder.drafts.values()])
    _raise_all(problems, ledger_problems if scope.with_ledger else ())
    releases = tuple(make_release(folder) for folder in folders)
    references = replace(make_references(sheets), wording=wording)
    known_forms = vocabulary.forms.known
    return Collection(references, known_forms, measures, releases, notes, _count(releases), portal, queries)


def _read_folders(
    tree: Tree, report: str | None, vocabulary: Vocabulary, faults: Faults, progress: Say
) -> list[Folder]:
    """All version folders, their structure checked in one go and then what their files say about each other."""
    pairs = [pair for pair in version_folders(tree) if report in (None, pair[0])]
    if report is not None and not pairs:
        cure = "xem tên các thư mục trong data/reports/"
        faults.add("report.unknown", FilePlace(f"{REPORTS}/{report}"), "không có báo cáo này", cure)
    folders = []
    for pair in pairs:
        progress(f"đọc {' '.join(pair)}")
        folder = read_folder(tree, pair, vocabulary, faults)
        if folder is not None:
            folders.append(folder)
    progress("kiểm tra cấu trúc")
    check_structure([draft.job for folder in folders for draft in folder.drafts.values()], vocabulary.lists, faults)
    for folder in folders:
        check_folder(folder, faults)
    check_versions(folders, faults)
    return folders


def _read_prose(tree: Tree, faults: Faults) -> None:
    for path in ("data/README.md", "data/CHANGELOG.md"):
        if path in tree.files:
            open_prose(tree.files[path], faults)


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
    rows = [row for table in tables for row in table.rows]
    return Counts(len(newest), len(tables), len(rows), sum(len(row.cells) for row in rows))
