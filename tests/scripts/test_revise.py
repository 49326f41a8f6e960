"""make revise: the next version in one step, or nothing at all and one sentence that says why."""

from __future__ import annotations

import difflib
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cchc.errors import CchcError, DataError, UseError
from plugins.cchc.loading import load, write_ledger
from plugins.cchc.releases.revise import Revision, renew, revise
from scripts.revise import main
from tests.fixtures.texts import bilingual
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, files_under, swap

ROOT = Path(__file__).resolve().parents[2]
WORDS = {
    "report": REPORT,
    "level": "patch",
    "reason": "transcription",
    "note": 'Dòng 1: bản in ghi "15", không phải 16: chép sai.',
    "note-en": "Row 1: the print says 15, not 16: miscopied.",
    "created": "2026-11-22",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose versions are all released."""
    root = copy_sound(tmp_path)
    write_ledger(root)
    return root


def words_of(root: Path, **changed: str) -> list[str]:
    said = WORDS | {name.replace("_", "-"): word for name, word in changed.items()}
    return [part for name, word in said.items() for part in (f"--{name}", word)] + ["--root", str(root)]


def run(root: Path, **changed: str) -> int:
    return main(words_of(root, **changed))


@pytest.mark.parametrize(
    ("level", "reason", "version"),
    [("patch", "transcription", "1.0.2"), ("minor", "late_report", "1.1.0"), ("major", "definition", "2.0.0")],
)
def test_next_version_is_the_last_one_with_its_own_number_day_and_reason(
    root: Path, level: str, reason: str, version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_under(root)
    assert run(root, level=level, reason=reason) == 0
    after = files_under(root)
    made = {name: data for name, data in after.items() if name not in before}
    assert {name: data for name, data in after.items() if name in before} == before
    last = {f"{FOLDER}/{version}/{Path(name).name}" for name in before if name.startswith(f"{FOLDER}/1.0.1/")}
    assert set(made) == last
    same = [name for name, data in made.items() if data == before[name.replace(version, "1.0.1")]]
    assert set(made) - set(same) == {f"{FOLDER}/{version}/datapackage.yaml"}
    release = load(root).newest()[0]
    assert (release.version, release.created, release.reason) == (version, "2026-11-22", reason)
    assert release.change_note == bilingual(WORDS["note"], WORDS["note-en"])
    assert f"{FOLDER}/{version}" in capsys.readouterr().out


def test_descriptor_changes_in_its_five_lines_only(root: Path) -> None:
    run(root)
    old, new = ((root / FOLDER / version / "datapackage.yaml").read_text("utf-8") for version in ("1.0.1", "1.0.2"))
    changed = [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line.startswith("+ ")]
    assert [line.split(":")[0] for line in changed] == ["+ version", "+ created", "+   note", "+   note_en"]


def test_descriptor_keeps_its_keys_however_they_are_written() -> None:
    text = (
        'name: a\n"version": 1.0.0\ncreated: "x"\nchange: {reason: initial,\n  note: "a"}\nresources:\n  - version: b\n'
    )
    made = renew(text, "1.0.1", "2026-11-22", "definition", bilingual("a: b", 'c "d"'))
    assert made == (
        'name: a\nversion: "1.0.1"\ncreated: "2026-11-22T00:00:00Z"\n'
        'change:\n  reason: definition\n  note: "a: b"\n  note_en: "c \\"d\\""\nresources:\n  - version: b\n'
    )


@pytest.mark.parametrize("text", ["created: a\nchange: b\n", "version: a\nversion: b\ncreated: a\nchange: b\n"])
def test_descriptor_without_its_one_version_is_refused(text: str) -> None:
    with pytest.raises(CchcError, match="version"):
        renew(text, "1.0.1", "2026-11-22", "definition", bilingual("a", "b"))


REFUSED = [
    ({"report": "2019-h1-so-noi"}, "Gần nhất: 2019-h1-so-noi-vu"),
    ({"report": ""}, "Thiếu REPORT"),
    ({"report": "../reports"}, "Không có báo cáo"),
    ({"level": ""}, "Thiếu LEVEL"),
    ({"level": "small"}, "patch"),
    ({"reason": "initial"}, "REASON không thể là “initial”"),
    ({"reason": "transcription,definition"}, "chọn một trong transcription"),
    ({"note": " "}, "Thiếu NOTE"),
    ({"note_en": ""}, "Thiếu NOTE_EN"),
    ({"note": "Gọi 0912 345 678"}, "số điện thoại"),
    ({"note_en": "write to a@b.vn"}, "thư điện tử"),
    ({"note": "=1+1"}, "công thức"),
    ({"note": "a\u202eb"}, "đảo chiều"),
    ({"created": "22/11/2026"}, "năm-tháng-ngày"),
    ({"created": "2026-11-20"}, "trước ngày của bản cuối"),
]


@pytest.mark.parametrize(("changed", "said"), REFUSED, ids=[f"{next(iter(one))}-{said}" for one, said in REFUSED])
def test_refusal_says_why_and_writes_nothing(root: Path, changed: dict[str, str], said: str) -> None:
    before = files_under(root)
    with pytest.raises(UseError) as raised:
        run(root, **changed)
    assert said in str(raised.value) and files_under(root) == before


def test_draft_is_edited_not_revised(tmp_path: Path) -> None:
    root = copy_sound(tmp_path)
    before = files_under(root)
    with pytest.raises(UseError, match=r"1\.0\.1 chưa phát hành: hãy sửa thẳng"):
        run(root)
    assert files_under(root) == before


def test_report_of_which_nothing_is_released_may_be_revised(tmp_path: Path) -> None:
    root = copy_sound(tmp_path)
    (root / "data/ledger.csv").unlink()
    assert run(root) == 0 and (root / FOLDER / "1.0.2").is_dir()


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_exists_is_never_overwritten(root: Path, kind: str) -> None:
    target = root / FOLDER / "1.0.2"
    if kind == "folder":
        target.mkdir()
    elif kind == "file":
        target.write_text("x")
    else:
        target.symlink_to("1.0.1")
    before = files_under(root)
    with pytest.raises(UseError, match=r"1\.0\.2 (đã có|chưa phát hành)"):
        run(root)
    assert files_under(root) == before


def test_last_version_must_be_readable(root: Path) -> None:
    (root / FOLDER / "1.0.1" / "bieu-1.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError):
        run(root)
    (root / FOLDER / "1.0.1" / "datapackage.yaml").unlink()
    (root / FOLDER / "1.0.1" / "bieu-1.csv").unlink()
    with pytest.raises(UseError, match=r"chưa có datapackage\.yaml"):
        run(root)


def test_a_fault_of_the_last_version_is_not_blamed_on_the_note(root: Path) -> None:
    descriptor = root / FOLDER / "1.0.1" / "datapackage.yaml"
    swap(descriptor, "\ndescription: ", "\ndescription: Gọi 0912 345 678. ")
    with pytest.raises(DataError, match="số điện thoại"):
        run(root)


def test_reports_to_choose_from_are_told_in_order(root: Path) -> None:
    for name in ("2019-h1-a", "2030-z"):
        (root / "data/reports" / name / "1.0.0").mkdir(parents=True)
        (root / "data/reports" / name / "1.0.0" / "a.csv").write_text("x\n")
    with pytest.raises(UseError, match=f"Thiếu REPORT: chọn trong 2019-h1-a, {REPORT}, 2030-z"):
        run(root, report="")


@pytest.mark.parametrize("at", [1, 3, 5])
def test_interrupted_at_any_file_leaves_nothing(root: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write, written = files_under(root), Path.write_bytes, []

    def stumble(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) == at:
            raise KeyboardInterrupt
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", stumble)
    with pytest.raises(KeyboardInterrupt):
        run(root)
    monkeypatch.undo()
    assert files_under(root) == before and not (root / FOLDER / "1.0.2").exists()


def test_interrupted_before_the_rename_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(path: Path, target: Path) -> Path:
        raise OSError("disk full")

    before = files_under(root)
    monkeypatch.setattr(Path, "rename", stumble)
    with pytest.raises(OSError, match="disk full"):
        run(root)
    monkeypatch.undo()
    assert files_under(root) == before and run(root) == 0


def test_new_folder_is_as_open_as_its_neighbours(root: Path) -> None:
    run(root)
    neighbour = root / FOLDER / "plain"
    neighbour.mkdir()
    assert stat.S_IMODE((root / FOLDER / "1.0.2").stat().st_mode) == stat.S_IMODE(neighbour.stat().st_mode)


def test_revised_folder_and_files_are_told(root: Path) -> None:
    asked = Revision(REPORT, "patch", "transcription", bilingual("a", "b"), "2026-11-22")
    revised = revise(root, asked)
    assert (revised.old, revised.new, revised.folder) == ("1.0.1", "1.0.2", f"{FOLDER}/1.0.2")
    assert revised.files == ("annotations.csv", "bieu-1.csv", "datapackage.yaml", "lines.csv", "prose.csv")


def test_note_over_two_lines_becomes_one(root: Path) -> None:
    run(root, note="Sửa dòng 1\n  và dòng 2.")
    assert load(root).newest()[0].change_note.first == "Sửa dòng 1 và dòng 2."


def test_command_speaks_plainly_and_has_its_exit_codes(root: Path) -> None:
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scripts.revise", *words], cwd=ROOT, capture_output=True, text=True
        )

    missing = command("--root", str(root))
    assert missing.returncode == 64 and missing.stderr.startswith("✗ Thiếu LEVEL") and not missing.stdout
    made = command(*words_of(root))
    assert made.returncode == 0 and f"make check REPORT={REPORT}" in made.stdout and "Traceback" not in made.stderr
    swap(root / FOLDER / "1.0.2" / "bieu-1.csv", "Tổng cộng", "Cộng")
    assert load(root).newest()[0].version == "1.0.2"
