"""Publishing: the link points to a whole site before, during and after; killed at any step too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cchc.build.numbered_builds import KEPT, publish
from plugins.cchc.errors import CchcError, UseError

ROOT = Path(__file__).resolve().parents[2]
PAGES = 5


def print_site(folder: Path) -> None:
    """A tiny site whose pages all say which build they are of."""
    folder.mkdir()
    for number in range(PAGES):
        (folder / f"{number}.html").write_text(folder.name.split(".")[1])


def let_pass(folder: Path) -> None:
    assert len(list(folder.iterdir())) == PAGES


def refuse(folder: Path) -> None:
    raise CchcError("không qua kiểm tra")


def build_of(dest: Path) -> str:
    """Which build the link shows; all of its pages must be there and of one build."""
    said = {(dest / f"{number}.html").read_text() for number in range(PAGES)}
    assert len(said) == 1
    return said.pop()


def test_link_points_to_a_numbered_build(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    assert publish(dest, print_site, let_pass) == tmp_path / "www.d" / "1"
    publish(dest, print_site, let_pass)
    assert os.readlink(dest) == "www.d/2"
    assert build_of(dest) == "2"


def test_only_the_last_builds_are_kept(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    for _ in range(KEPT + 2):
        publish(dest, print_site, let_pass)
    assert sorted(path.name for path in (tmp_path / "www.d").iterdir()) == ["3", "4", "5"]


@pytest.mark.parametrize(("build", "verify"), [(refuse, let_pass), (print_site, refuse)], ids=["build", "verify"])
def test_failure_leaves_the_old_site_and_nothing_half_made(tmp_path: Path, build, verify) -> None:
    dest = tmp_path / "www"
    publish(dest, print_site, let_pass)
    with pytest.raises(CchcError, match="không qua kiểm tra"):
        publish(dest, build, verify)
    assert build_of(dest) == "1"
    assert sorted(path.name for path in (tmp_path / "www.d").iterdir()) == ["1"]


def test_first_failure_leaves_no_link(tmp_path: Path) -> None:
    with pytest.raises(CchcError):
        publish(tmp_path / "www", print_site, refuse)
    assert not (tmp_path / "www").is_symlink()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_is_no_link_is_never_replaced(tmp_path: Path, kind: str) -> None:
    dest = tmp_path / "www"
    dest.mkdir() if kind == "folder" else dest.write_text("x")
    with pytest.raises(UseError, match="không phải là liên kết"):
        publish(dest, print_site, let_pass)
    assert not (tmp_path / "www.d").exists()


@pytest.mark.parametrize("dest", ["", "/", "khong-co/www"])
def test_impossible_place_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dest: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UseError):
        publish(Path(dest), print_site, let_pass)
    assert list(tmp_path.iterdir()) == []


def test_foreign_or_dangling_link_is_taken_over(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    dest.symlink_to("khong-co")
    publish(dest, print_site, let_pass)
    assert build_of(dest) == "1"


def test_second_publisher_waits_outside(tmp_path: Path) -> None:
    dest = tmp_path / "www"

    def build(folder: Path) -> None:
        with pytest.raises(CchcError, match="đang chạy"):
            publish(dest, print_site, let_pass)
        print_site(folder)

    publish(dest, build, let_pass)
    assert build_of(dest) == "1"


# A child that publishes and is killed when it has asked the system for its n-th opening, renaming, removing or linking.
CHILD = """
import os, signal, sys
from pathlib import Path
from plugins.cchc.build.numbered_builds import publish
from tests.unit.test_shelf import let_pass, print_site
left = int(sys.argv[2])
def count(event, args):
    global left
    if event.split(".")[0] in ("os", "open", "shutil", "fcntl") and "www" in str(args):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
publish(Path(sys.argv[1]), print_site, let_pass)
"""


def run_child(dest: Path, steps: int) -> int:
    return subprocess.run([sys.executable, "-c", CHILD, str(dest), str(steps)], cwd=ROOT).returncode


def test_killed_at_any_step_the_site_stays_whole(tmp_path: Path) -> None:
    dest, shelf = tmp_path / "www", tmp_path / "www.d"
    for _ in range(KEPT):
        publish(dest, print_site, let_pass)
    shown, kills, ended = KEPT, 0, -signal.SIGKILL
    while ended:
        ended = run_child(dest, kills)
        before, shown = shown, int(build_of(dest))
        # A build that was whole but not yet linked keeps its number: numbers may be skipped, never go back.
        assert before <= shown <= max(int(path.name) for path in shelf.iterdir() if path.name.isdecimal())
        if ended:
            assert ended == -signal.SIGKILL
            kills += 1
    assert kills >= 20
    assert shown > before
    assert len([path for path in shelf.iterdir() if path.name.isdecimal()]) == KEPT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["www", "www.d"]
