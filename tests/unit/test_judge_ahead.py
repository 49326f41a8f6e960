"""Reports that are judged by several processes: the same edition or the same problems, and each read once."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.cchc import loading
from plugins.cchc.edition import Edition, assemble
from plugins.cchc.errors import DataError, Problem
from plugins.cchc.loading import cell_values, judging_ahead, kept_releases, write_ledger
from plugins.cchc.loading.judging_ahead import JudgedPortion, Pair
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, swap
from tests.unit.test_kept_releases import told


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both versions of one report, released, as a guard finds them that has not read anything."""
    monkeypatch.setattr(cell_values, "_told_of_nobody", set[bytes]())
    cell_values.object_to_personal.cache_clear()
    root = copy_sound(tmp_path)
    write_ledger(root)
    return root


def read(root: Path, processes: int, cache: str = "cache") -> tuple[list[str], Edition]:
    progress: list[str] = []
    return progress, assemble(root, say=progress.append, cache=root / cache, processes=processes)


def read_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[Pair]:
    """The versions that this process reads itself while two others are at work."""
    pairs: list[Pair] = []
    read_folder = loading.read_folder
    monkeypatch.setattr(
        loading, "read_folder", lambda tree, pair, *rest: pairs.append(pair) or read_folder(tree, pair, *rest)
    )
    read(root, 2)
    return pairs


def test_the_edition_is_the_same_and_as_much_is_told(root: Path) -> None:
    (alone, edition), (together, other) = read(root, 1, "alone"), read(root, 2, "together")
    assert told(other) == told(edition)
    assert sorted(together) == sorted(alone)


def test_versions_are_read_by_other_processes_where_nothing_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell_values.object_to_personal("Văn bản mà lệnh đã đọc trước khi kiểm tra dữ liệu.")
    assert read_here(root, monkeypatch) == []
    assert cell_values._told_of_nobody >= told_of_nobody(root)


def told_of_nobody(root: Path) -> set[bytes]:
    """What a reading by one process finds to tell of nobody."""
    texts = set(cell_values._told_of_nobody)
    cell_values._told_of_nobody.clear()
    cell_values.object_to_personal.cache_clear()
    read(root, 1, "another cache")
    alone = set(cell_values._told_of_nobody)
    cell_values._told_of_nobody |= texts
    return alone


def test_nobody_is_called_where_versions_are_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(root, 2)
    monkeypatch.setattr(judging_ahead, "forked_pool", None)
    read(root, 2)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"{FOLDER}/1.0.0/datapackage.yaml", "reason: initial", "reason: correction"),
        (f"{FOLDER}/1.0.1/bieu-1.csv", ",20,4,16,", ",20,4,a lot,"),
        ("data/forms/bieu-1.yaml", "type: integer", "type: whole"),
        ("data/reference/units.csv", "so-noi-vu,so,", "so-noi-vu,so?,"),
        (f"data/findings/{REPORT}.yaml", "check:", "cheque:"),
    ],
)
def test_the_problems_are_the_same(root: Path, file: str, old: str, new: str) -> None:
    swap(root / file, old, new)
    (root / "data/ledger.csv").unlink()
    write_ledger(root)
    assert problems_of(root, 1) == problems_of(root, 2) != ()


def problems_of(root: Path, processes: int) -> tuple[Problem, ...]:
    cell_values._told_of_nobody.clear()
    with pytest.raises(DataError) as refused:
        read(root, processes, f"cache-{processes}")
    return refused.value.problems


def test_a_process_that_ends_leaves_its_versions_to_us(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, keep = os.getpid(), kept_releases.KeptReleases.keep

    def end(self: kept_releases.KeptReleases, folder: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return keep(self, folder)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(kept_releases.KeptReleases, "keep", end)
    assert set(read_here(root, monkeypatch)) == {(REPORT, "1.0.0"), (REPORT, "1.0.1")}


def test_versions_of_a_report_stay_together_and_portions_have_bounds() -> None:
    def sizes(versions: Sequence[int], processes: int) -> list[int]:
        pairs = [(f"2018-so-{at:03}", f"1.0.{step}") for at, count in enumerate(versions) for step in range(count)]
        portions: list[Sequence[Pair]] = []

        def judge(portion: Sequence[Pair]) -> JudgedPortion:
            return JudgedPortion([" ".join(pair) for pair in portion])

        with judging_ahead.judge_ahead(lambda: judge, pairs, processes) as judged:
            portions = [portion.progress for portion in judged]  # pyright: ignore[reportAssignmentType]
        assert [pair for portion in portions for pair in portion] == [" ".join(pair) for pair in pairs]
        return [len(portion) for portion in portions]

    assert sizes([3, 1, 5], 2) == [3, 1, 5]
    assert sizes([1] * 32, 2) == [4] * 8
    assert sizes([1] * 2000, 2) == [64] * 31 + [16]
    assert sizes([], 2) == []
