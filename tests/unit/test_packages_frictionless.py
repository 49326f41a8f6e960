"""Frictionless is asked once about each content: what it passed is remembered, and a spoilt memory is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.cchc.errors import DataError
from plugins.cchc.loading import ReadingScope, load, structure_check, write_ledger
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, swap

OTHER = "2019-h1-so-tu-phap"
LISTS = "data/reference"
OWN_VERSIONS = {f"{FOLDER}/1.0.0", f"{FOLDER}/1.0.1"}
OTHER_VERSION = f"data/reports/{OTHER}/1.0.0"
UNITS = "data/reference/units.csv"
PREFIX = "Frictionless: "


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two reports, all released: the second is the first once more, as another body's."""
    root = copy_sound(tmp_path)
    shutil.copytree(root / FOLDER / "1.0.0", root / OTHER_VERSION)
    described = root / OTHER_VERSION / "datapackage.yaml"
    described.write_text(described.read_text("utf-8").replace("so-noi-vu", "so-tu-phap"), "utf-8")
    write_ledger(root)
    return root


def asked(root: Path, focus: str | None = None) -> set[str]:
    """The folders about which Frictionless was asked in one reading."""
    said: list[str] = []
    try:
        load(root, ReadingScope(focus=focus), said.append, root / "cache")
    finally:
        folders = {line.removeprefix(PREFIX) for line in said if line.startswith(PREFIX)}
    return folders


def problems(root: Path, focus: str | None = None) -> set[tuple[str, str]]:
    with pytest.raises(DataError) as raised:
        asked(root, focus)
    return {(problem.code, problem.file) for problem in raised.value.problems}


def take_back(root: Path, report: str) -> None:
    """The report is no longer released: its lines leave the ledger."""
    ledger = root / "data/ledger.csv"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if not line.startswith(report)), "utf-8")


def test_every_content_is_asked_about_once(root: Path) -> None:
    assert asked(root) == {LISTS, OTHER_VERSION, *OWN_VERSIONS}
    assert asked(root) == set()
    take_back(root, OTHER)
    swap(root / OTHER_VERSION / "bieu-1.csv", "Tổng cộng", "Cộng")
    assert asked(root) == {OTHER_VERSION}


def test_one_more_unit_concerns_the_lists_alone(root: Path) -> None:
    asked(root)
    (root / UNITS).write_text(
        (root / UNITS).read_text("utf-8") + "so-y-te,so,department,,,Sở Y tế,DOH,,,,,,,\n", "utf-8"
    )
    assert asked(root) == {LISTS}


def test_other_frictionless_is_asked_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(root)
    monkeypatch.setattr(structure_check, "library_version", lambda: "6.0.0")
    assert asked(root) == {LISTS, OTHER_VERSION, *OWN_VERSIONS}


def empty(verdict: Path) -> None:
    verdict.write_bytes(b"")


def cut_short(verdict: Path) -> None:
    verdict.write_bytes(verdict.read_bytes()[:-1])


def flip_a_bit(verdict: Path) -> None:
    data = verdict.read_bytes()
    verdict.write_bytes(bytes([data[0] ^ 1]) + data[1:])


def take_that_of_others(verdict: Path) -> None:
    others = next(path for path in verdict.parent.iterdir() if path != verdict)
    verdict.write_bytes(others.read_bytes())


@pytest.mark.parametrize("spoil", [empty, cut_short, flip_a_bit, take_that_of_others, Path.unlink])
def test_spoilt_verdict_is_noticed_and_renewed(root: Path, spoil: Callable[[Path], object]) -> None:
    take_back(root, "2019-h1-so-")  # what is released and kept carries its own verdict
    asked(root)
    verdicts = sorted((root / "cache/verdicts").iterdir())
    assert len(verdicts) == 4
    before = {verdict: verdict.read_bytes() for verdict in verdicts}
    spoil(verdicts[0])
    assert len(asked(root)) == 1
    assert {verdict: verdict.read_bytes() for verdict in (root / "cache/verdicts").iterdir()} == before


def test_folder_that_cannot_be_written_costs_time_and_nothing_else(root: Path) -> None:
    (root / "cache").write_text("in the way")
    assert asked(root) == asked(root) == {LISTS, OTHER_VERSION, *OWN_VERSIONS}


def complain(*_: object) -> Iterator[tuple[object, int, str, str]]:
    raise ValueError("as some odd input makes it do")
    yield


def test_what_frictionless_raises_is_told_and_no_pass(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure_check, "frictionless_errors", complain)
    stopped = {("structure.stopped", folder) for folder in (LISTS, OTHER_VERSION, *OWN_VERSIONS)}
    assert problems(root) == stopped == problems(root)


def test_what_only_frictionless_refuses_is_told_at_its_place(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.cchc.loading.check_structure", lambda *_: None)
    take_back(root, OTHER)
    swap(root / OTHER_VERSION / "bieu-1.csv", ",item,", ",itemx,")
    assert problems(root) == {("structure.constraint-error", f"{OTHER_VERSION}/bieu-1.csv")} == problems(root)


def test_focus_asks_about_its_report_and_reads_the_others(root: Path) -> None:
    assert asked(root, focus=OTHER) == {LISTS, OTHER_VERSION}
    assert load(root, ReadingScope(focus=OTHER)) == load(root)


def test_draft_of_another_report_is_asked_about(root: Path) -> None:
    take_back(root, OTHER)
    assert asked(root, focus=REPORT) == {LISTS, OTHER_VERSION, *OWN_VERSIONS}


def test_changed_release_of_another_report_is_told(root: Path) -> None:
    asked(root)
    swap(root / OTHER_VERSION / "bieu-1.csv", ",item,", ",itemx,")
    assert problems(root, focus=REPORT) == {("ledger.changed", f"{OTHER_VERSION}/bieu-1.csv")}


def test_release_whose_list_lost_an_id_is_told(root: Path) -> None:
    asked(root)
    text = (root / UNITS).read_text("utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("so-tu-phap,")]
    assert len(kept) == len(text.splitlines()) - 1
    (root / UNITS).write_text("".join(kept), "utf-8")
    assert ("key.unknown", f"{OTHER_VERSION}/bieu-1.csv") in problems(root, focus=REPORT)
