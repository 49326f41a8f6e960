"""The build is a pure function of the checkout: another hour, place, hash seed and time zone, the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from plugins.cchc.build.built_files import list_files

ROOT = Path(__file__).resolve().parents[2]


def test_second_build_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere"
    command = [sys.executable, "-m", "pelican", str(ROOT / "content"), "-s", str(ROOT / "pelicanconf.py")]
    strange = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [*command, "-o", str(again), "--fatal", "errors"], cwd=tmp_path, env=os.environ | strange, check=True
    )
    first, second = digests(site), digests(again)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(list_files(folder))}
