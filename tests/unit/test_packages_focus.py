"""load(focus=…): what was released and is unchanged is not judged again, unless a list it refers to has changed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.cchc import loading
from plugins.cchc.errors import DataError
from plugins.cchc.loading import load, write_ledger
from plugins.cchc.loading.structure_check import StructureJob
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, swap

OTHER = "2019-h1-so-tu-phap"
UNITS = "data/reference/units.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two reports, all released: the second is the first once more, as another body's."""
    root = copy_sound(tmp_path)
    folder = root / "data/reports" / OTHER
    shutil.copytree(root / FOLDER / "1.0.0", folder / "1.0.0")
    described = folder / "1.0.0" / "datapackage.yaml"
    described.write_text(described.read_text("utf-8").replace("so-noi-vu", "so-tu-phap"), "utf-8")
    write_ledger(root)
    return root


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files of data/reports that were taken through the structure pass."""
    files, real = set[str](), loading.check_structure

    def note(jobs: Sequence[StructureJob], *rest: object) -> None:
        files.update(job.sheet.path for job in jobs if job.sheet.path.startswith("data/reports/"))
        real(jobs, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "check_structure", note)
    return files


def reports_in(files: set[str]) -> set[str]:
    return {file.split("/")[2] for file in files}


def test_without_focus_everything_is_judged(root: Path, judged: set[str]) -> None:
    load(root)
    assert reports_in(judged) == {REPORT, OTHER}


def test_focus_judges_its_report_and_reads_the_others(root: Path, judged: set[str]) -> None:
    collection = load(root, focus=OTHER)
    assert reports_in(judged) == {OTHER}
    assert collection == load(root)


def test_draft_of_another_report_is_judged(root: Path, judged: set[str]) -> None:
    ledger = root / "data/ledger.csv"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if not line.startswith(OTHER)), "utf-8")
    load(root, focus=REPORT)
    assert reports_in(judged) == {REPORT, OTHER}


def test_changed_release_of_another_report_is_judged_and_told(root: Path, judged: set[str]) -> None:
    swap(root / f"data/reports/{OTHER}/1.0.0/bieu-1.csv", ",item,", ",itemx,")
    with pytest.raises(DataError, match=r"bị thay đổi"):
        load(root, focus=REPORT)
    assert f"data/reports/{OTHER}/1.0.0/bieu-1.csv" in judged


def test_release_whose_list_lost_an_id_is_judged_and_told(root: Path, judged: set[str]) -> None:
    text = (root / UNITS).read_text("utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("so-tu-phap,")]
    assert len(kept) == len(text.splitlines()) - 1
    (root / UNITS).write_text("".join(kept), "utf-8")
    with pytest.raises(DataError) as raised:
        load(root, focus=REPORT)
    told = {(problem.code, problem.file) for problem in raised.value.problems}
    assert ("key.unknown", f"data/reports/{OTHER}/1.0.0/bieu-1.csv") in told
    assert reports_in(judged) == {REPORT, OTHER}
