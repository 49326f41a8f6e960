"""make publish from the outside: wrong words, broken settings. Of a whole publication: test_another_province.py."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.newcomer import copy_files

ROOT = Path(__file__).resolve().parents[2]


UNANSWERED = (
    ("", "", ["“contact”", "“next_update”"]),
    ("https://so-lieu.example/lien-he/", "2019-01-01", ["“next_update”"]),
    ("https://so-lieu.example/lien-he/", "", ["“next_update”"]),
    ("", "none", ["“contact”"]),
)


def run_publish(*words: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.publish", *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ | environment)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of it, in a folder where the questions of a publication can be answered."""
    root = tmp_path_factory.mktemp("publisher")
    copy_files(root)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (root / ".cache").symlink_to(ROOT / ".cache")
    return root


def answer(project: Path, contact: str, next_update: str) -> None:
    path = project / "data" / "portal.yaml"
    text = path.read_text("utf-8")
    for key, value in (("contact", contact), ("next_update", next_update)):
        text, count = re.subn(rf"(?m)^{key}:.*$", f'{key}: "{value}"', text)
        assert count == 1, key
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("words", [(), ("--dest", "")])
def test_missing_place_is_wrong_use(words: tuple[str, ...]) -> None:
    ended = run_publish(*words)
    assert ended.returncode == 64
    assert ended.stderr == "✗ Thiếu nơi xuất bản: make publish DEST=/đường/dẫn/của/liên/kết.\n"


def test_folder_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    ended = run_publish("--dest", str(tmp_path))
    assert ended.returncode == 64 and "không phải là liên kết" in ended.stderr
    assert ended.stdout == "" and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("contact", "next_update", "asked"), UNANSWERED)
def test_contact_and_next_update_are_asked_for_in_one_sentence(
    project: Path, tmp_path: Path, contact: str, next_update: str, asked: list[str]
) -> None:
    answer(project, contact, next_update)
    ended = run_publish("--dest", str(tmp_path / "www"), root=project, REPOSITORY_URL="")
    assert ended.returncode == 64 and ended.stdout == "" and list(tmp_path.iterdir()) == []
    assert ended.stderr.startswith("✗ Chưa xuất bản: hãy ghi ") and ended.stderr.endswith(" vào data/portal.yaml.\n")
    assert [word for word in ("“contact”", "“next_update”") if word in ended.stderr] == asked
