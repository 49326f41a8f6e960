"""make pull-request on real git repositories: what is let through, what is refused, and what the reader is told."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cchc.errors import EXIT_DATA, UseError
from plugins.cchc.releases.git_history import ChangedFile, Repository
from plugins.cchc.releases.pull_request_review import make_review
from plugins.cchc.releases.pull_request_rules import check_files
from plugins.cchc.releases.revise import Revision, revise
from scripts.pull_request import main
from tests.fixtures.repositories import commit, git, make_repository
from tests.fixtures.texts import bilingual
from tests.fixtures.versions import FOLDER, REPORT, swap

NEW = "2019-h1-so-tu-phap"
FINDINGS = f"data/findings/{REPORT}.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_repository(tmp_path)


def correct(root: Path) -> Path:
    """A sound correction: the next version with one figure put right."""
    revise(root, Revision(REPORT, "patch", "transcription", bilingual("Sửa dòng 1.", "Row 1."), "2026-11-22"))
    swap(root / FOLDER / "1.0.2" / "bieu-1.csv", "20,4,16", "20,4,15")
    for check, place in (("received-total", "1"), ("grand-total", "received_new")):
        explain(root, f"bieu-1/{check}", place)
    return root / FOLDER / "1.0.2"


def explain(root: Path, check: str, place: str) -> None:
    with (root / FINDINGS).open("a", encoding="utf-8") as file:
        said = f'check: {check}\n    place: "{place}"\n    status: open\n    text: {{vi: "Chưa rõ.", en: "Unclear."}}\n'
        file.write(f"  - {said}")


def review(root: Path, *words: str) -> int:
    commit(root, "change")
    return main(["--root", str(root), "--base", "main", *words])


def test_good_correction_passes_and_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct(root)
    assert review(root) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert said.startswith("# ✓ Đạt: chờ người thứ hai xem\n")
    assert f"## {REPORT}: bản 1.0.1 → 1.0.2" in said
    assert "| 16 | 15 |" in said
    assert "80.00 (16 trên 20) | 75.00 (15 trên 20)" in said
    assert f"- `/bao-cao/{REPORT}/bieu-1/`" in said and "- `/don-vi/so-noi-vu/`" in said
    assert "mới: " in said and "bieu-1/received-total, 1" in said
    assert f"- thêm: data/reports/{REPORT}/1.0.2/bieu-1.csv" in said


def test_summary_goes_to_the_end_of_a_file_too(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("đã có\n", "utf-8")
    correct(root)
    review(root, "--summary", str(summary))
    assert summary.read_text("utf-8") == "đã có\n" + capsys.readouterr().out


def test_answered_finding_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    swap(
        root / FINDINGS,
        'status: open\n    text: {vi: "Chưa rõ."',
        'status: explained\n    text: {vi: "Chốt khác ngày."',
    )
    assert review(root) == 0
    said = capsys.readouterr().out
    assert "nói khác: " in said and "“Chưa rõ.” → " in said and "“Chốt khác ngày.”" in said


def test_new_report_is_told_with_its_pages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_report(root)
    assert review(root) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert f"## Báo cáo mới: {NEW}" in said and "- **Đơn vị:** Sở Tư pháp" in said
    assert f"- `/bao-cao/{NEW}/bieu-1/`" in said and f"- `/du-lieu/{NEW}/`" in said


def add_report(root: Path) -> None:
    """The first version once more as the report of another body."""
    folder = root / "data/reports" / NEW
    shutil.copytree(root / FOLDER / "1.0.0", folder / "1.0.0")
    described = folder / "1.0.0" / "datapackage.yaml"
    described.write_text(described.read_text("utf-8").replace("so-noi-vu", "so-tu-phap"), "utf-8")
    (root / f"data/findings/{NEW}.yaml").write_text((root / FINDINGS).read_text("utf-8").replace(REPORT, NEW), "utf-8")


def test_documents_alone_are_not_judged_here(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs" / "a.md").write_text("# other\n", "utf-8")
    assert review(root) == 0
    said = capsys.readouterr().out
    assert "# ✓ Không đụng tới dữ liệu" in said and "- sửa: docs/a.md" in said


@pytest.mark.parametrize(
    "name", ["Makefile", "plugins/cchc/errors.py", ".github/workflows/x.yml", ".gitmodules", "tests/x.py"]
)
def test_change_of_the_rules_is_said_loudly(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("# other\n", "utf-8")
    assert review(root) == 0
    said = capsys.readouterr().out
    assert said.startswith("# ⚠ Luật thay đổi: người giữ mã phải xem\n") and f"- {name}\n" in said


def test_keepers_of_the_code_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "--quiet", "main")
    (root / ".github/CODEOWNERS").write_text("# ai xem\n* @nguoi-giu-ma\n/data/ @nguoi-khac\n", "utf-8")
    commit(root, "owners")
    git(root, "checkout", "--quiet", "-B", "change")
    (root / ".github/CODEOWNERS").write_text("* @ke-la\n", "utf-8")
    review(root)
    said = capsys.readouterr().out
    assert "**@nguoi-giu-ma** phải đọc từng dòng" in said and "@ke-la" not in said


LONG = "a" * 250
NAMES = (
    f"data/findings/{LONG}.yaml",
    f"docs/{'/'.join(['thu-muc'] * 40)}/x.md",
    "docs/**dam** `x`.md",
    "docs/[a](b).md",
    "data/x\n::error::y.csv",
    "docs/x\u202egnp.md",
    "docs/\x07.md",
    "Data/reports/x.csv",
    "content/pages/vi/nguyen-van-an.md",
    "docs/0912345678.md",
    "docs/ả.md",
    "docs/x.md.",
    "docs/con.md",
    "docs/NUL",
    "docs/-rf",
    "docs/A.md",
)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_name_that_no_file_has_is_refused(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x\n", "utf-8")
    assert review(root) == EXIT_DATA
    said = capsys.readouterr().out
    assert said.startswith("# ✗ Chưa nhập được") and "tên" in said
    assert all(line.isprintable() and not line.startswith("::") for line in said.splitlines())


@pytest.mark.parametrize("length", [300, 5000])
def test_name_longer_than_any_folder_holds_is_refused(
    root: Path, length: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git keeps such a name, though no file can have it."""
    name = "data/findings/" + ("b" * length if length < 400 else "/".join(["b" * 99] * (length // 100)))
    git(root, "update-index", "--add", "--cacheinfo", f"100644,{hash_of(root)},{name}")
    git(root, "commit", "--quiet", "-m", "long")
    assert main(["--root", str(root), "--base", "main"]) == EXIT_DATA
    assert "tên tệp quá dài" in capsys.readouterr().out


def hash_of(root: Path) -> str:
    words = ["git", "-C", str(root), "rev-parse", "HEAD:docs/a.md"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def test_page_with_personal_data_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = root / "content" / "pages" / "vi" / "x.md"
    page.parent.mkdir(parents=True)
    page.write_text("title: X\n\nLiên hệ O912 345 678\n", "utf-8")
    assert review(root) == EXIT_DATA
    assert "có số điện thoại" in capsys.readouterr().out


def test_what_the_main_line_did_meanwhile_is_not_held_against_it(root: Path) -> None:
    correct(root)
    commit(root, "change")
    git(root, "checkout", "--quiet", "main")
    (root / "Makefile").write_text("# newer\n", "utf-8")
    commit(root, "meanwhile")
    git(root, "checkout", "--quiet", "change")
    assert review(root) == 0


def _write(name: str, text: str = "x\n") -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")

    return edit


def _move_in(root: Path) -> None:
    (root / "docs/a.md").rename(root / "data/README.md")


def _move_out(root: Path) -> None:
    (root / "data/README.md").rename(root / "README.md")


def _submodule(root: Path) -> None:
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},vendor")


# A pull request that corrects data and also …
ALSO: dict[str, Callable[[Path], object]] = {
    "a Makefile": _write("Makefile"),
    "a script": _write("scripts/check.py"),
    "the gate": _write("plugins/cchc/errors.py"),
    "a new plugin": _write("plugins/new.py"),
    "a workflow": _write(".github/workflows/pull-request.yml"),
    "owners": _write(".github/CODEOWNERS"),
    "an owners file elsewhere": _write("CODEOWNERS"),
    "attributes": _write(".gitattributes", "data/** export-ignore\n"),
    "ignored files": _write(".gitignore", "data/\n"),
    "the theme": _write("theme/static/css/style.css"),
    "a page": _write("content/pages/vi/gioi-thieu.md"),
    "a test": _write("tests/unit/test_core.py"),
    "libraries": _write("requirements.txt"),
    "the other CI": _write(".ci/run"),
    "a deleted document": lambda root: (root / "docs/a.md").unlink(),
    "a file moved into data": _move_in,
    "a file moved out of data": _move_out,
    "a program's mode": lambda root: (root / "Makefile").chmod(0o755),
    "a link": lambda root: (root / "link").symlink_to("data"),
    "a folder like data": _write("datax/a.csv"),
    "data in capitals": _write("Data/a.csv"),
    "a name with a line break": _write("a\nb.py"),
    "a name like an option": _write("--help"),
    "a name of markup": _write("<img src=x>.py"),
}


@pytest.mark.parametrize("what", ALSO)
def test_data_with_anything_else_is_refused(root: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    correct(root)
    ALSO[what](root)
    assert review(root) == EXIT_DATA
    said = capsys.readouterr().out
    assert "pull request sửa dữ liệu mà cũng" in said and "tách làm hai pull request" in said
    assert "<img" not in said.replace("\\<", "") and "\nb.py" not in said


def test_data_with_a_repository_inside_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct(root)
    git(root, "add", "--all")
    _submodule(root)
    git(root, "commit", "--quiet", "-m", "change")
    assert main(["--root", str(root), "--base", "main"]) == EXIT_DATA
    assert "### vendor" in capsys.readouterr().out


# What may not be done inside data/: edit, and what is said of it.
REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "released byte": (
        lambda root: swap(root / FOLDER / "1.0.0" / "bieu-1.csv", "20,4,16", "20,4,15"),
        "sửa một tệp của bản 1.0.0, bản đã phát hành",
    ),
    "released byte with its ledger line": (
        lambda root: (
            swap(root / FOLDER / "1.0.0" / "bieu-1.csv", "20,4,16", "20,4,15"),
            (root / "data/ledger.csv").unlink(),
        ),
        "sổ phát hành chỉ được thêm dòng ở cuối",
    ),
    "file more in a released folder": (_write(f"{FOLDER}/1.0.0/them.csv"), "thêm một tệp của bản 1.0.0"),
    "released file deleted": (
        lambda root: (root / FOLDER / "1.0.1" / "lines.csv").unlink(),
        "xóa một tệp của bản 1.0.1",
    ),
    "ledger line changed": (
        lambda root: swap(root / "data/ledger.csv", ",1.0.0,", ",1.0.9,"),
        "sổ phát hành chỉ được thêm dòng ở cuối",
    ),
    "ledger's last line lengthened": (
        lambda root: (root / "data/ledger.csv").write_bytes((root / "data/ledger.csv").read_bytes().rstrip() + b"7\n"),
        "sổ phát hành chỉ được thêm dòng ở cuối",
    ),
    "wrong reason": (
        lambda root: swap(correct(root) / "datapackage.yaml", "reason: transcription", "reason: vui"),
        "vui",
    ),
    "reason of a first version": (
        lambda root: swap(correct(root) / "datapackage.yaml", "reason: transcription", "reason: initial"),
        "chỉ dành cho bản đầu",
    ),
    "no note": (lambda root: swap(correct(root) / "datapackage.yaml", 'note: "Sửa dòng 1."', 'note: ""'), "note"),
    "a version that changes nothing": (
        lambda root: revise(root, Revision(REPORT, "patch", "transcription", bilingual("a", "b"), "2026-11-22")),
        "không khác gì bản 1.0.1",
    ),
    "too small a rise": (lambda root: drop_prose(correct(root)), "phải tăng ít nhất số đầu"),
    "a link in data": (
        lambda root: (root / "data/findings/x.yaml").symlink_to("/etc/passwd"),
        "không phải tệp thường",
    ),
    "attributes that hide files": (_write("data/.gitattributes", "*.csv export-ignore\n"), "data/.gitattributes"),
}


def drop_prose(folder: Path) -> None:
    swap(folder / "lines.csv", "prose,hai-long,10,10\n", "")
    lines = (folder / "prose.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "prose.csv").write_text("".join(lines[:-1]), "utf-8")


@pytest.mark.parametrize("what", REFUSED)
def test_breach_inside_data_is_refused(root: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit, expected = REFUSED[what]
    edit(root)
    assert review(root) == EXIT_DATA
    said = capsys.readouterr().out
    assert said.startswith("# ✗ Chưa nhập được") and expected in said


@pytest.mark.parametrize(
    ("ledger", "new", "is_sound"),
    [
        (b"", b"report,version\nx,1.0.0\n", True),
        (b"report,version\nx,1.0.0", b"report,version\nx,1.0.0\ny,1.0.0\n", True),
        (b"report,version\nx,1.0.0", b"report,version\nx,1.0.01\n", False),
        (b"report,version\n", b"", False),
    ],
)
def test_a_ledger_takes_whole_lines_at_its_end_and_a_first_one_too(ledger: bytes, new: bytes, is_sound: bool) -> None:
    problems = check_files((ChangedFile("data/ledger.csv", "M"),), ledger, new)
    assert [problem.code for problem in problems] == ([] if is_sound else ["pull_request.ledger"])


def test_progress_tells_of_both_sides(root: Path) -> None:
    correct(root)
    commit(root, "change")
    told: list[str] = []
    assert make_review(root, "main", "HEAD", told.append).exit_code == 0
    assert told[0] == "xem các tệp đã đổi" and told.count("đọc tệp") == 2


def test_git_speaks_plainly_and_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git_of_another = tmp_path / "git"
    git_of_another.write_text('#!/bin/sh\necho "$LC_ALL $GIT_TERMINAL_PROMPT"\n')
    git_of_another.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert Repository(tmp_path).say("fetch") == "C 0"


def test_a_name_that_leads_elsewhere_on_some_machine_is_not_written_out(root: Path, tmp_path: Path) -> None:
    (root / "data" / "a\\b.csv").write_text("x")
    commit(root, "odd")
    assert Repository(root).export("HEAD", "data", tmp_path / "out") == ("data/a\\b.csv",)
    assert (tmp_path / "out/data/ledger.csv").is_file() and not (tmp_path / "out/data/a\\b.csv").exists()


def test_working_tree_does_not_count(root: Path) -> None:
    """What is judged is what is committed: a file put right on the desk alone is still wrong."""
    released = root / FOLDER / "1.0.0" / "bieu-1.csv"
    before = released.read_bytes()
    swap(released, "20,4,16", "20,4,15")
    commit(root, "change")
    released.write_bytes(before)
    assert main(["--root", str(root), "--base", "main"]) == EXIT_DATA


def test_missing_base_is_asked_for(root: Path) -> None:
    with pytest.raises(UseError, match="Thiếu BASE"):
        main(["--root", str(root), "--base", ""])


@pytest.mark.parametrize("base", ["nowhere", "--help", "--output=x", "main; touch x", "$(touch x)"])
def test_name_that_is_no_commit_is_refused(root: Path, base: str) -> None:
    with pytest.raises(UseError, match="Không tìm thấy bản"):
        main(["--root", str(root), f"--base={base}"])
    assert not (root / "x").exists()


def test_histories_without_a_common_root_are_refused(root: Path) -> None:
    git(root, "checkout", "--quiet", "--orphan", "alone")
    commit(root, "alone")
    with pytest.raises(UseError, match="gốc chung"):
        main(["--root", str(root), "--base", "main"])
