"""make publish from the outside: wrong words, broken settings, and one real publication."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run_publish(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.publish", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | environment)


@pytest.mark.parametrize("words", [(), ("--dest", "")])
def test_missing_place_is_wrong_use(words: tuple[str, ...]) -> None:
    ended = run_publish(*words)
    assert ended.returncode == 64
    assert ended.stderr == "✗ Thiếu nơi xuất bản: make publish DEST=/đường/dẫn/của/liên/kết.\n"


def test_folder_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    ended = run_publish("--dest", str(tmp_path))
    assert ended.returncode == 64 and "không phải là liên kết" in ended.stderr
    assert ended.stdout == "" and list(tmp_path.iterdir()) == []


def test_real_site_is_published_whole(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    # The repository on the site's own host: what lies below it is no page of the site.
    addresses = {
        name: f"https://cchc.example.org/{path}"
        for name, path in (("SITEURL", "so-lieu"), ("REPOSITORY_URL", "so-lieu/git"))
    }
    ended = run_publish("--dest", str(dest), **addresses)
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]
    assert os.readlink(dest) == "www.d/1"
    assert "kiểm tra bản dựng" in ended.stdout and "✓ Đã xuất bản" in ended.stdout
    home = (dest / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://cchc.example.org/so-lieu/">' in home
