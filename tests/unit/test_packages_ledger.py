"""The ledger: new versions are appended, old lines stay, and what was released may not change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.errors import DataError
from plugins.cchc.loading import load, write_ledger

FIXTURE = Path(__file__).parent.parent / "fixtures" / "collection"
REPORT = "2019-h1-so-noi-vu"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))


def test_new_versions_are_appended_and_old_lines_stay(root: Path) -> None:
    path = root / "data/ledger.csv"
    before = path.read_bytes()
    assert write_ledger(root) == (f"{REPORT}/1.0.1",)
    after = path.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].count(f"{REPORT},1.0.1,".encode()) == 5
    assert load(root).counts.packages == 1


def test_a_second_time_nothing_is_added(root: Path) -> None:
    write_ledger(root)
    before = (root / "data/ledger.csv").read_bytes()
    assert write_ledger(root) == ()
    assert (root / "data/ledger.csv").read_bytes() == before


def test_a_missing_ledger_is_begun(root: Path) -> None:
    (root / "data/ledger.csv").unlink()
    assert write_ledger(root) == (f"{REPORT}/1.0.0", f"{REPORT}/1.0.1")
    assert (root / "data/ledger.csv").read_bytes().startswith(b"report,version,file,sha256,bytes\n")


def test_a_changed_release_stops_the_writing(root: Path) -> None:
    before = (root / "data/ledger.csv").read_bytes()
    with (root / f"data/reports/{REPORT}/1.0.0/prose.csv").open("a") as stream:
        stream.write("x")
    with pytest.raises(DataError, match=r"prose\.csv"):
        write_ledger(root)
    assert (root / "data/ledger.csv").read_bytes() == before


def test_a_ledger_without_last_line_end_is_continued_on_a_new_line(root: Path) -> None:
    path = root / "data/ledger.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    write_ledger(root)
    assert load(root).counts.packages == 1


def test_once_released_the_next_edit_is_refused(root: Path) -> None:
    write_ledger(root)
    path = root / f"data/reports/{REPORT}/1.0.1/bieu-1.csv"
    path.write_text(path.read_text("utf-8").replace(",30,", ",31,"), "utf-8")
    with pytest.raises(DataError) as raised:
        load(root)
    assert [(p.code, p.file.rsplit("/", 1)[1]) for p in raised.value.problems] == [("ledger.changed", "bieu-1.csv")]


def test_a_released_folder_whose_files_cannot_be_read_is_not_told_to_be_missing(root: Path) -> None:
    """Each file is told with what is wrong with it; that they are gone would be untrue."""
    folder = root / f"data/reports/{REPORT}/1.0.0"
    names = sorted(path.name for path in folder.iterdir())
    for name in names:
        (folder / name).rename(root / name)
        (folder / name).symlink_to(root / name)
    with pytest.raises(DataError) as raised:
        load(root)
    told = [(problem.code, problem.file) for problem in raised.value.problems if "/1.0.0" in problem.file]
    assert sorted(file.rpartition("/")[2] for _, file in told) == names
