"""data/reports/<report>/<version>/ into releases: descriptor, tables, annotations and lines belong together; and the
ledger: the bytes of every released file. A released version is never edited, a correction is a new one.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..errors import DataError, Problem
from ..model.changes import CHANGE_REASONS, FIRST_REASON
from ..model.grouping import grouped
from ..model.releases import NARRATIVE, SOURCE_FILE, Annotation, Passage, Release, version_key
from . import read_tables
from .cell_values import make_value
from .descriptor import Descriptor, read_descriptor
from .read_definitions import Vocabulary
from .read_files import Faults, FilePlace, ReadFile, Tree, read_tree
from .read_tables import Draft
from .schemas import AUXILIARY, DIMENSIONS, LEDGER_SHAPE
from .structure_check import Lists, TableSet, check_structure, open_sheet, open_table

REPORTS = "data/reports"
_VERSION_FOLDER = re.compile(rf"{REPORTS}/(?P<report>[a-z0-9-]{{1,64}})/(?P<version>[0-9]+\.[0-9]+\.[0-9]+)/")


@dataclass(frozen=True)
class Folder(TableSet):
    """One version folder as read, before its structure is checked."""

    pair: tuple[str, str]  # report, version
    descriptor: Descriptor
    jobs: Sequence[Draft]

    @property
    def report(self) -> str:
        return self.pair[0]

    @cached_property
    def drafts(self) -> Mapping[str, Draft]:
        """By the name of their table."""
        return {draft.entry.name: draft for draft in self.jobs}

    def named_ids(self, lists: Lists) -> dict[str, list[str]]:
        """Of each list the ids that the version names, in its tables or its descriptor."""
        ids, told = self.known_ids(lists), self.descriptor.release
        tables = [entry.table for entry in self.descriptor.resources if entry.table]
        for name, named in (
            ("unit", (told.unit, told.source.issuer, *(table.unit for table in tables))),
            ("period", (told.period, *(table.period for table in tables))),
        ):
            ids[name] = sorted({*ids.get(name, ()), *filter(None, named)})
        return ids

    @property
    def tables(self) -> dict[str, Draft]:
        return {name: draft for name, draft in self.drafts.items() if name not in (*AUXILIARY, NARRATIVE)}

    def records(self, name: str) -> list[dict[str, str]]:
        """Of a table that may be absent."""
        draft = self.drafts.get(name)
        return [record for _, record in draft.sheet.records()] if draft else []

    @property
    def source(self) -> ReadFile | None:
        return next((file for file in self.files if file.name == SOURCE_FILE), None)


def version_folders(tree: Tree) -> list[tuple[str, str]]:
    """(report, version), reports by name, versions from old to new."""
    matches = (_VERSION_FOLDER.match(path) for path in (*tree.files, *tree.refused))
    pairs = {(match["report"], match["version"]) for match in matches if match}
    return sorted(pairs, key=lambda pair: (pair[0], version_key(pair[1])))


def read_folder(tree: Tree, pair: tuple[str, str], vocabulary: Vocabulary, faults: Faults) -> Folder | None:
    """The folder's tables through all gates of single files; None where there is no descriptor to go by."""
    path = f"{REPORTS}/{'/'.join(pair)}"
    described = f"{path}/datapackage.yaml"
    if not tree.has(described):
        faults.add("package.no_descriptor", FilePlace(path))
    file = tree.files.get(described)
    descriptor = read_descriptor(file, vocabulary, faults) if file else None
    if descriptor is None:
        return None
    if not faults.is_broken(described):
        names = {*descriptor.listed, "datapackage.yaml"}
        _check_files(tree, path, names, ("file.missing/declared", "file.unlisted"), faults)
    drafts = list[Draft]()
    for entry in descriptor.resources:
        file = tree.files.get(f"{path}/{entry.path}")
        sheet = open_sheet(file, faults, may_be_bare=entry.shape.may_be_bare) if file else None
        draft = read_tables.draft_table(entry, sheet, faults) if sheet else None
        if draft is not None:
            drafts.append(draft)
    return Folder(path, tree.under(path), drafts, pair, descriptor)


def _check_files(tree: Tree, folder: str, names: Collection[str], codes: tuple[str, str], faults: Faults) -> None:
    """Each file that should be there and is not, and each that is there and should not be."""
    for path in (f"{folder}/{name}" for name in names):
        if not tree.has(path):
            faults.add(codes[0], FilePlace(path))
    for file in tree.under(folder):
        if file.name not in names:
            faults.add(codes[1], FilePlace(file.path))


def check_folder(folder: Folder, faults: Faults) -> None:
    """What the files of one package say about each other."""
    sound = {name: draft for name, draft in folder.tables.items() if _has_sound_keys(draft, faults)}
    # Of a table that is there and unusable, or declared and missing, nothing can be called astray.
    there = {file.name.removesuffix(".csv") for file in folder.files}
    declared = {name.removesuffix(".csv") for name in folder.descriptor.listed}
    targets = read_tables.AnnotationTargets(sound, (there | declared) - set(sound) - {*AUXILIARY, NARRATIVE})
    if "annotations" in folder.drafts:
        read_tables.check_annotations(folder.drafts["annotations"], targets, faults)
    if "lines" in folder.drafts:
        read_tables.check_lines(folder.drafts["lines"], targets, folder.source, faults)
    if NARRATIVE in folder.drafts:
        read_tables.check_narrative(folder.drafts[NARRATIVE], folder.source, faults)
    if folder.source is not None:
        read_tables.check_source_text(folder.source, folder.descriptor.release.source.sha256, faults)
    for draft in folder.tables.values():
        form, regime = draft.entry.form, folder.descriptor.release.source.regime
        if form is not None and form.regime and regime and form.regime != regime:
            place = FilePlace(folder.descriptor.file, folder.descriptor.source_line)
            faults.add("descriptor.regime", place, regime=regime, form=form.id, expected=form.regime)
        _check_subjects(draft, faults)


def _has_sound_keys(draft: Draft, faults: Faults) -> bool:
    """A row that stands there twice word for word is told as such and hides nothing; a mistyped key may be any row."""
    if not faults.has_broken_column(draft.sheet.path, "row"):
        return True
    return len(set(draft.sheet.rows)) == len(draft.keys) < len(draft.sheet.rows) and "" not in draft.keys


def _check_subjects(draft: Draft, faults: Faults) -> None:
    """An item row says what it is about: without a unit its figures would be taken for the reporting body's own."""
    form, header = draft.entry.form, draft.sheet.header
    if form is None or form.rows not in header or "row_kind" not in header:
        return
    dimensions = zip(*(draft.sheet.column(name) for name in DIMENSIONS if name in header), strict=True)
    for row, (kind, subjects) in enumerate(zip(draft.sheet.column("row_kind"), dimensions, strict=True), start=2):
        if kind == "item" and not any(subjects):
            faults.add("cell.required/subject", FilePlace(draft.sheet.path, row, form.rows), column=form.rows)


def make_release(folder: Folder) -> Release:
    """The folder as a value; asked only when nothing is broken."""
    told = folder.descriptor.release
    annotations = [Annotation(**record) for record in folder.records("annotations")]
    notes = grouped(((note.table, note.row), note) for note in annotations)
    lines = {
        (record["table"], record["row"]): (int(record["line_from"]), int(record["line_to"]))
        for record in folder.records("lines")
    }
    return replace(
        told,
        tables=tuple(read_tables.make_table(draft, notes, lines) for draft in folder.tables.values()),
        files=tuple((file.name, file.sha256, len(file.data)) for file in folder.files),
        narrative=tuple(make_value(Passage, record, told.title.languages) for record in folder.records(NARRATIVE)),
        source_text=folder.source.text if folder.source else "",
    )


def check_version(folder: Folder, is_first: bool, faults: Faults) -> None:
    """A report begins with 1.0.0 and `initial`; how far a later version must rise is judged by what it changed."""
    reason = folder.descriptor.release.reason
    place = FilePlace(folder.descriptor.file, folder.descriptor.change_line, key="change of version")
    if is_first and reason != FIRST_REASON:
        faults.add("change.reason/first", place, reason)
    elif is_first and folder.pair[1] != "1.0.0":
        faults.add("change.version", place, folder.pair[1])
    elif not is_first and reason == FIRST_REASON:
        faults.add("change.reason", place, reason, choices=", ".join(CHANGE_REASONS))


PATH = "data/ledger.csv"
Ledger = Mapping[tuple[str, str], Mapping[str, tuple[str, int]]]  # (report, version) -> file -> (sha256, bytes)


def read_ledger(tree: Tree, faults: Faults) -> Ledger:
    """What was released; a missing ledger says that nothing was."""
    file = tree.files.get(PATH)
    job = open_table(file, LEDGER_SHAPE, faults) if file else None
    check_structure([job] if job else [], {}, faults)
    ledger: dict[tuple[str, str], dict[str, tuple[str, int]]] = {}
    for report, version, name, sha256, size in job.sheet.rows if job and not faults.is_broken(PATH) else ():
        ledger.setdefault((report, version), {})[name] = (sha256, int(size))
    return ledger


def check_ledger(ledger: Ledger, tree: Tree, report: str | None = None) -> tuple[Problem, ...]:
    """Released folders that are not what they were: changed, missing and added files."""
    faults, there = Faults(), set(version_folders(tree))
    for pair, files in ledger.items():
        folder = f"{REPORTS}/{'/'.join(pair)}"
        if report not in (None, pair[0]):
            continue
        if pair not in there:
            faults.add("ledger.missing/folder", FilePlace(folder))
            continue
        _check_files(tree, folder, files, ("ledger.missing", "ledger.added"), faults)
        for file in tree.under(folder):
            if file.name in files and file.sha256 != files[file.name][0]:
                faults.add("ledger.changed", FilePlace(file.path))
    return faults.problems


def write_ledger(root: Path) -> tuple[str, ...]:
    """Append the versions that the ledger lacks and return them as report/version; old lines stay as they are."""
    faults = Faults()
    tree = read_tree(root, faults)
    ledger = read_ledger(tree, faults)
    problems = (*faults.problems, *check_ledger(ledger, tree))
    if problems:
        raise DataError(problems)
    new = [pair for pair in version_folders(tree) if pair not in ledger]
    lines = [
        f"{report},{version},{file.name},{file.sha256},{len(file.data)}\n"
        for report, version in new
        for file in tree.under(f"{REPORTS}/{report}/{version}")
    ]
    before = tree.files[PATH].data if PATH in tree.files else (",".join(LEDGER_SHAPE.names) + "\n").encode()
    if lines or PATH not in tree.files:
        gap = b"" if before.endswith(b"\n") else b"\n"
        (root / PATH).write_bytes(before + gap + "".join(lines).encode())
    return tuple(f"{report}/{version}" for report, version in new)
