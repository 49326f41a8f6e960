"""make preview: which pages the change at hand touches, with git and without, and that this is said first."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cchc.releases.revise import Revision, revise
from plugins.cchc.releases.working_tree import SHOWN, TreeChange, find_change, render_change
from tests.fixtures.repositories import commit, git, make_repository
from tests.fixtures.texts import bilingual
from tests.fixtures.versions import FOLDER, REPORT, copy_sound, swap

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "http://127.0.0.1:8000/"
FINDINGS = f"data/findings/{REPORT}.yaml"
TABLE_PAGE, UNIT_PAGE = f"bao-cao/{REPORT}/bieu-1/", "don-vi/so-noi-vu/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_repository(tmp_path)


def correct(root: Path) -> None:
    revise(root, Revision(REPORT, "patch", "transcription", bilingual("Sửa dòng 1.", "Row 1."), "2026-11-22"))
    swap(root / FOLDER / "1.0.2" / "bieu-1.csv", "20,4,16", "20,4,15")
    with (root / FINDINGS).open("a", encoding="utf-8") as file:
        for check, place in (("received-total", "1"), ("grand-total", "received_new")):
            words = f'place: "{place}", status: open, text: {{vi: "Chưa rõ.", en: "Unclear."}}'
            file.write(f"  - {{check: bieu-1/{check}, {words}}}\n")


def test_nothing_changed_is_said(root: Path) -> None:
    change = find_change(root)
    assert change == TreeChange("nhánh chính (main)")
    assert render_change(change, ADDRESS) == "→ So với nhánh chính (main): không có gì thay đổi, mọi trang như cũ."


@pytest.mark.parametrize("how", ["not yet committed", "committed", "half"])
def test_correction_lists_its_pages_nearest_first(root: Path, how: str) -> None:
    correct(root)
    if how != "not yet committed":
        commit(root, "change")
    if how == "half":
        swap(root / FINDINGS, "Chưa rõ.", "Chốt khác ngày.")
    change = find_change(root)
    assert change.since == "nhánh chính (main)" and change.remarks == ()
    assert change.pages[0] == TABLE_PAGE and UNIT_PAGE in change.pages
    assert {"doi-chieu/", "dinh-chinh/"} <= set(change.pages) and len(set(change.pages)) == len(change.pages)


def test_addresses_are_whole_and_come_first(root: Path) -> None:
    correct(root)
    lines = render_change(find_change(root), ADDRESS).splitlines()
    assert lines[0].startswith("→ So với nhánh chính (main): ") and lines[0].endswith(" trang cần xem.")
    assert lines[1] == f"  {ADDRESS}{TABLE_PAGE}"


def test_new_report_lists_its_pages(root: Path) -> None:
    new = root / "data/reports/2019-h1-so-tu-phap"
    shutil.copytree(root / FOLDER / "1.0.0", new / "1.0.0")
    swap(new / "1.0.0/datapackage.yaml", REPORT, new.name)
    described = new / "1.0.0/datapackage.yaml"
    described.write_text(described.read_text("utf-8").replace("so-noi-vu", "so-tu-phap"), "utf-8")
    text = (root / FINDINGS).read_text("utf-8").replace(REPORT, new.name)
    (root / f"data/findings/{new.name}.yaml").write_text(text, "utf-8")
    pages = find_change(root).pages
    assert pages[:2] == (f"bao-cao/{new.name}/", f"bao-cao/{new.name}/bieu-1/")
    assert {"don-vi/so-tu-phap/", f"du-lieu/{new.name}/"} <= set(pages)


def test_answer_to_a_finding_shows_its_table_and_the_checks(root: Path) -> None:
    swap(root / FINDINGS, "status: open", "status: explained")
    assert find_change(root).pages == (TABLE_PAGE, f"bao-cao/{REPORT}/", "doi-chieu/")


def test_what_the_main_line_did_meanwhile_is_not_listed(root: Path) -> None:
    git(root, "checkout", "--quiet", "main")
    correct(root)
    commit(root, "meanwhile")
    git(root, "checkout", "--quiet", "change")
    assert find_change(root).pages == ()


def test_written_page_is_listed_and_code_is_remarked(root: Path) -> None:
    for name in ("content/pages/vi/gioi-thieu.md", "content/news/en/tin-moi.md", "content/pages/vi/anh/x.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x\n")
    (root / "plugins/cchc/errors.py").write_text("# other\n")
    change = find_change(root)
    assert set(change.pages) == {"gioi-thieu/", "en/tin-tuc/tin-moi/"}
    assert change.remarks == ("Có sửa giao diện hoặc mã: trang nào cũng có thể đổi.",)


def test_changed_definition_is_remarked(root: Path) -> None:
    path = next((root / "data/measures").glob("*.yaml"))
    path.write_text(path.read_text("utf-8") + "# một lời ghi\n", "utf-8")
    change = find_change(root)
    assert change.pages == () and "có thể đổi theo" in change.remarks[0]
    assert "không có gì thay đổi" not in render_change(change, ADDRESS)


def test_broken_data_are_left_to_the_build_to_tell(root: Path) -> None:
    correct(root)
    swap(root / FOLDER / "1.0.2" / "bieu-1.csv", "20,4,15", "20,4,x")
    said = render_change(find_change(root), ADDRESS)
    assert said == "→ Dữ liệu còn lỗi, xem lời báo bên dưới: chưa biết trang nào đổi."


def test_broken_main_line_is_told(root: Path) -> None:
    git(root, "checkout", "--quiet", "main")
    swap(root / FINDINGS, "status: open", "status: opened")
    commit(root, "broken")
    git(root, "checkout", "--quiet", "-b", "mend")
    swap(root / FINDINGS, "status: opened", "status: open")
    assert find_change(root).remarks == ("Dữ liệu ở nhánh chính (main) đang có lỗi: chưa so được số liệu.",)


@pytest.mark.parametrize("place", ["nowhere", "inside another project", "without a commit"])
def test_without_a_history_released_versions_are_the_measure(place: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(make_repository(tmp_path / "with"), tmp_path / "other/project"))
    shutil.rmtree(root / ".git")
    if place != "nowhere":
        git(root.parent if place == "inside another project" else root, "init", "--quiet", "--initial-branch=main")
    said = render_change(find_change(root), ADDRESS)
    assert said == "→ So với các bản đã phát hành: không có gì thay đổi, mọi trang như cũ."
    correct(root)
    change = find_change(root)
    assert change.since == "các bản đã phát hành" and change.pages[0] == TABLE_PAGE


def test_machine_without_git_is_served_too(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert find_change(root).since == "các bản đã phát hành"


def test_no_ledger_means_that_everything_is_new(tmp_path: Path) -> None:
    root = copy_sound(tmp_path)
    (root / "data/ledger.csv").unlink()
    assert find_change(root).pages[0] == f"bao-cao/{REPORT}/"


@pytest.mark.parametrize(
    ("more", "last"), [(0, f"  {ADDRESS}ky/{SHOWN - 1}/"), (1, "  … và 1 trang nữa"), (7, "  … và 7 trang nữa")]
)
def test_long_list_is_cut(more: int, last: str) -> None:
    pages = tuple(f"ky/{number}/" for number in range(SHOWN + more))
    lines = render_change(TreeChange("x", pages), ADDRESS).splitlines()
    assert lines[0] == f"→ So với x: {SHOWN + more} trang cần xem."
    assert len(lines) == SHOWN + 1 + bool(more) and lines[-1] == last


def test_list_comes_before_the_build_and_serve_has_none(tmp_path: Path) -> None:
    """The same loop; only the opening differs."""
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom plugins.cchc.build.preview_loop import serve\n"
        "def build():\n    print('build', flush=True)\n    os.kill(os.getpid(), signal.SIGINT)\n"
        "root = Path(sys.argv[1])\n"
        "say = (lambda address: f'list of {address}') if sys.argv[2] == 'preview' else None\n"
        "serve(root, root / 'output', 0, build, say)"
    )
    for name in ("preview", "serve"):
        words = [sys.executable, "-c", program, str(tmp_path), name]
        ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert ended.returncode == 0 and ended.stderr == ""
        lines = ended.stdout.splitlines()
        assert (lines[0] == "build") == (name == "serve")
        assert lines[0].startswith("list of http://127.0.0.1:") == (name == "preview")
