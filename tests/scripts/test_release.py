"""make release: all is checked, then ledger and changelog; twice is once; and the whole way of a correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.errors import DataError
from plugins.cchc.loading import load
from scripts import check, compare, release, revise
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, files_under, swap

LEDGER, LOG = "data/ledger.csv", "data/CHANGELOG.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sound(tmp_path)


def run(root: Path) -> int:
    return release.main(["--root", str(root)])


def log_lines(root: Path) -> list[str]:
    return [line for line in (root / LOG).read_text("utf-8").splitlines() if line.startswith("- ")]


def test_new_versions_enter_ledger_and_changelog(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = (root / LEDGER).read_bytes()
    assert run(root) == 0
    assert (root / LEDGER).read_bytes().startswith(ledger)
    added = (root / LEDGER).read_bytes()[len(ledger) :].decode().splitlines()
    assert {line.split(",")[1] for line in added} == {"1.0.1"} and len(added) == 5
    assert log_lines(root) == [
        f"- 2026-11-21 `{REPORT}` bản 1.0.0: Bản đầu: Bản đầu tiên.",
        f"- 2026-11-21 `{REPORT}` bản 1.0.1: Sửa lỗi chép: Dòng 2: tỷ lệ trực tuyến in là 0, bản trước để trống.",
    ]
    said = capsys.readouterr().out
    assert f"Đã phát hành {REPORT}/1.0.1" in said and f"{REPORT}/1.0.0" not in said


def test_second_time_changes_no_byte(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root)
    before = files_under(root)
    capsys.readouterr()
    assert run(root) == 0
    assert files_under(root) == before and "Không có bản mới" in capsys.readouterr().out


def test_what_it_writes_passes_the_gate(root: Path) -> None:
    run(root)
    assert len(load(root).releases) == 2


def test_changelog_left_behind_is_made_whole_and_old_lines_stay(root: Path) -> None:
    run(root)
    first = log_lines(root)[0] + " Lời thêm của người biên tập."
    (root / LOG).write_text(f"# Nhật ký\n\n{first}", "utf-8")
    run(root)
    assert (root / LOG).read_text("utf-8").startswith(f"# Nhật ký\n\n{first}\n- ")
    assert len(log_lines(root)) == 2


def test_markup_in_a_note_stays_words(root: Path) -> None:
    swap(root / FOLDER / "1.0.1" / "datapackage.yaml", "Dòng 2: tỷ lệ", "Dòng *2* <b>")
    run(root)
    assert r"Dòng \*2\* \<b\>" in log_lines(root)[1]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("1.0.1/bieu-1.csv", "30,5,25", "30,5,x", "cell.number"),
        ("1.0.1/bieu-1.csv", "20,4,16", "20,4,17", "check.sum_of_fields"),
        ("1.0.0/bieu-1.csv", "20,4,16", "20,4,17", "ledger.changed"),
    ],
)
def test_nothing_is_released_while_anything_is_wrong(root: Path, file: str, old: str, new: str, code: str) -> None:
    swap(root / FOLDER / file, old, new)
    before = files_under(root)
    with pytest.raises(DataError) as raised:
        run(root)
    assert files_under(root) == before
    assert code in {problem.code for problem in raised.value.problems}


def test_version_that_rises_too_little_is_not_released(root: Path) -> None:
    folder = root / FOLDER / "1.0.1"
    swap(folder / "lines.csv", "prose,hai-long,10,10\n", "")
    prose = folder / "prose.csv"
    prose.write_text("".join(prose.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    before = files_under(root)
    with pytest.raises(DataError) as raised:
        run(root)
    assert [problem.code for problem in raised.value.problems] == ["version.bump"]
    assert files_under(root) == before


def test_the_whole_way_of_a_correction(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root)
    here = ["--root", str(root), "--report", REPORT]
    said = ["--note", "Dòng 1: nhãn thiếu chữ.", "--note-en", "Row 1: a word was missing.", "--created", "2026-11-23"]
    assert revise.main([*here, "--level", "patch", "--reason", "transcription", *said]) == 0
    with pytest.raises(DataError, match=r"1\.0\.2 không khác gì bản 1\.0\.1"):
        run(root)
    swap(root / FOLDER / "1.0.2" / "bieu-1.csv", "Sở Nội vụ", "Sở Nội vụ tỉnh")
    assert check.main(here) == 0
    capsys.readouterr()
    assert compare.main(here) == 0
    assert "nhãn của dòng (label): Sở Nội vụ → Sở Nội vụ tỉnh" in capsys.readouterr().out
    assert run(root) == 0
    assert log_lines(root)[-1] == f"- 2026-11-23 `{REPORT}` bản 1.0.2: Sửa lỗi chép: Dòng 1: nhãn thiếu chữ."
    swap(root / FOLDER / "1.0.2" / "bieu-1.csv", "Sở Nội vụ tỉnh", "Sở Nội vụ")
    with pytest.raises(DataError, match="bản đã phát hành bị thay đổi"):
        run(root)
