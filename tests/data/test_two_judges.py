"""Our judge of columns and Frictionless, held against each other: on every fault and on mutated real tables they agree.

Each is handed the same tables, after the same gates have spoken; a cell that may not be published at all, or is no
figure where one belongs, is ours alone to refuse.
"""

from __future__ import annotations

import copy
import csv
import io
import random
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import pytest

from plugins.cchc import loading
from plugins.cchc.errors import DataError
from plugins.cchc.loading import load, structure_check
from plugins.cchc.loading.read_definitions import Vocabulary, read_forms
from plugins.cchc.loading.read_files import Faults, FilePlace, Objection, make_file, read_tree
from plugins.cchc.loading.read_portal import read_languages
from plugins.cchc.loading.read_references import read_reference_sheets
from plugins.cchc.loading.read_releases import read_folder, version_folders
from plugins.cchc.loading.read_tables import Draft, draft_table
from plugins.cchc.loading.schemas import reference_shapes
from plugins.cchc.loading.structure_check import Lists, StructureJob, check_structure, open_sheet, open_table
from plugins.cchc.model.portal import Portal
from tests.fixtures.faults import CSV_FAULTS, LEDGER_FAULTS

ROOT = Path(__file__).parent.parent.parent
COLLECTION = ROOT / "tests/fixtures/collection"
KINDS = {
    "cell.required": "constraint-error",
    "cell.choice": "constraint-error",
    "cell.pattern": "constraint-error",
    "cell.minimum": "constraint-error",
    "key.duplicate": "primary-key",
    "key.unknown": "constraint-error",
}
Told = list[tuple[str, int | None, str, str]]  # file, row, column, kind of error


def tell_twice(jobs: Sequence[StructureJob], lists: Lists, faults: Faults) -> tuple[Told, Told, Counter[str]]:
    """What our judge says, what Frictionless says, and how often ours said what; `faults` holds what came before."""
    ours, theirs = copy.deepcopy(faults), copy.deepcopy(faults)
    # Of two rows with one key ours names that which is out of order; Frictionless always the later.
    with mock.patch.object(structure_check, "_disorder", lambda keys: 0):
        check_structure(jobs, lists, ours)
    told = ours.problems[len(faults.problems) :]
    own = [problem for problem in told if problem.code in KINDS]
    for problem in told:
        if problem.code not in KINDS and problem.column:  # what a cell may say at all is no matter of Frictionless's
            told_already = Objection(problem.code, "", "", "")
            theirs.tell(told_already, FilePlace(problem.file, problem.row, problem.column))
    before = len(theirs.problems)
    for job, row, column, kind in structure_check.frictionless_errors(
        jobs, {name: list(ids) for name, ids in lists.items()}
    ):
        theirs.tell(Objection(kind, "", "", ""), FilePlace(job.sheet.path, row, column))
    other = theirs.problems[before:]
    return (
        sorted((p.file, p.row, p.column, KINDS[p.code]) for p in own),
        sorted((p.file, p.row, p.column, p.code) for p in other),
        Counter(p.code for p in own),
    )


def test_both_judge_every_faulty_table_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: Counter[str] = Counter()

    def judge_twice(jobs: Sequence[StructureJob], lists: Lists, faults: Faults) -> None:
        broken = [job for job in jobs if job.sheet.path in (fault.file, fault.at)]
        ours, theirs, told = tell_twice(broken, lists, faults)
        assert ours == theirs, fault.name
        codes.update(told)
        check_structure(jobs, lists, faults)

    monkeypatch.setattr(loading, "check_structure", judge_twice)
    monkeypatch.setattr(loading.read_releases, "check_structure", judge_twice)
    for number, fault in enumerate((*CSV_FAULTS, *LEDGER_FAULTS)):
        root = Path(shutil.copytree(COLLECTION, tmp_path / str(number)))
        fault.edit(root / fault.file)
        with pytest.raises(DataError):
            load(root)
    assert set(codes) == set(KINDS)


# Mutations

WORDS = [
    "",
    "x",
    "Total",
    "a b",
    "0",
    "1",
    "-1",
    "00",
    "12.5",
    "so-noi-vu",
    "item",
    "percent",
    "note",
    "prose",
    "2019-01-01",
]


class RealTable:
    """A real table and the gates it passes through on its way to the judges."""

    def __init__(self, path: str, text: str, draft: Draft | None = None, list_name: str = "") -> None:
        self.path, self.draft, self.list_name = path, draft, list_name
        self.rows = list(csv.reader(io.StringIO(text)))

    def change(self, chance: random.Random) -> str:
        """The table's text with two to eight cells, rows or names of columns changed."""
        rows = [list(row) for row in self.rows]
        for _ in range(chance.randint(2, 8)):
            at = chance.randrange(1, len(rows))
            column = chance.randrange(len(rows[0]))
            match chance.randrange(8):
                case 0:
                    rows.insert(at, list(chance.choice(rows[1:])))
                case 1 if len(rows) > 2:
                    del rows[at]
                case 2 if chance.random() < 0.2:
                    rows[0][column] += chance.choice(["", "x"])
                case 3 | 4:
                    rows[at][column] = chance.choice(rows[1:])[column]
                case 5:
                    rows[at][column] = chance.choice(rows[at])
                case _:
                    rows[at][column] = chance.choice(WORDS)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        return out.getvalue()

    def job(self, number: int, text: str, faults: Faults) -> StructureJob | None:
        """The changed table as the judges get it; None where an earlier gate turned it away."""
        file = make_file(f"{number}/{self.path}", text.encode(), faults)
        if file is None or self.draft is None:
            return open_table(file, reference_shapes(Portal.languages)[self.list_name], faults) if file else None
        sheet = open_sheet(file, faults, may_be_bare=True)
        return draft_table(self.draft.entry, sheet, faults) if sheet else None


def real_tables() -> tuple[list[RealTable], Lists]:
    faults = Faults()
    tree = read_tree(ROOT, faults)
    languages = read_languages(tree)
    sheets = read_reference_sheets(tree, languages, faults)
    lists = sheets.lists(tree.reports)
    forms = read_forms(tree, languages, lists, faults)
    mutants = [
        RealTable(sheet.path, tree.files[sheet.path].text, list_name=name) for name, sheet in sheets.sheets.items()
    ]
    for report, version in version_folders(tree):
        folder = read_folder(tree, (report, version), Vocabulary(languages, lists, forms), faults)
        assert folder is not None
        for draft in folder.drafts.values():
            mutants.append(RealTable(draft.sheet.path, tree.files[draft.sheet.path].text, draft))
    assert not faults.problems
    return [mutant for mutant in mutants if len(mutant.rows) > 1], lists


def test_both_judge_five_hundred_mutated_tables_alike() -> None:
    chance = random.Random(12)
    mutants, lists = real_tables()
    faults, jobs = Faults(), []
    for number in range(500):
        mutant = chance.choice(mutants)
        job = mutant.job(number, mutant.change(chance), faults)
        if job is not None:
            jobs.append(job)
    ours, theirs, codes = tell_twice(jobs, lists, faults)
    assert ours == theirs
    assert len(jobs) > 400 and codes.total() > 400
    assert set(codes) == set(KINDS), codes


@pytest.mark.parametrize("blind", ["_object_to", "_check_key"])
def test_judge_that_misses_something_is_found_out(blind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(5)
    mutants, lists = real_tables()
    faults = Faults()
    few = [mutant for mutant in mutants if len(mutant.rows) < 40 and mutant.draft is not None]
    drafts = (few[at].job(at, few[at].change(chance), faults) for at in range(0, len(few), 2))
    jobs = [job for job in drafts if job is not None]
    monkeypatch.setattr(structure_check, blind, lambda *_, **__: None)
    ours, theirs, _ = tell_twice(jobs, lists, faults)
    assert ours != theirs
