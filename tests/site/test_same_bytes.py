"""The build is a pure function of the checkout: everything else at once may be another, the bytes stay.

Another folder (spaces, tone marks), user, home, clock, time zone, language, hash seed, mask of rights, order of
files; nothing is kept of earlier builds.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cchc.build.build_record import list_files
from tests.conftest import skip_or_fail
from tests.fixtures.newcomer import FILES, ROOT

NOBODY = 65534
# Folders list their files in no order of their own: here in another one than where the site was built first.
TURN_AROUND = """
import os
_listdir, _scandir = os.listdir, os.scandir
class _Turned:
    def __init__(self, path):
        with _scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self.entries
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)
os.scandir = lambda path=".": _Turned(path)
"""


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A copy of the checkout that another user owns; not below pytest's folder, into which nobody else may look."""
    with tempfile.TemporaryDirectory(prefix="nơi khác ") as name:
        folder = Path(name) / "Dự án số liệu"
        for file in FILES:
            source = ROOT / file
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / file)
        (folder / "order").mkdir()
        (folder / "order" / "sitecustomize.py").write_text(TURN_AROUND, "utf-8")
        for path in (Path(name), *Path(name).rglob("*")) if os.getuid() == 0 else ():
            os.chown(path, NOBODY, NOBODY)
        yield folder


def test_build_under_everything_else_at_once_gives_the_same_bytes(site: Path, elsewhere: Path) -> None:
    clock, user = shutil.which("faketime"), shutil.which("setpriv")
    if clock is None or user is None or os.getuid() != 0:
        skip_or_fail("another clock and user need faketime (apt-get install faketime), setpriv and root")
    languages = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()
    if not {"tr_TR.utf8", "vi_VN.utf8"} <= set(languages):
        skip_or_fail("other languages need apt-get install locales; localedef -i tr_TR -f UTF-8 tr_TR.UTF-8, vi_VN too")
    strange = {
        "PATH": os.environ["PATH"], "HOME": str(elsewhere), "USER": "nobody", "TMPDIR": str(elsewhere),
        "PYTHONPATH": "order", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1", "TZ": "Pacific/Kiritimati",
        "LC_CTYPE": "tr_TR.UTF-8", "LANG": "vi_VN.UTF-8", "LANGUAGE": "vi:tr",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }  # fmt: skip
    # The other user may read Python wherever it lies, and write into its own folder alone.
    may_read = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    another = [str(user), f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *may_read]
    command = [*another, str(clock), "-f", "+1y", sys.executable, "-m", "scripts.build", "--output", "trang dựng"]
    ended = subprocess.run(
        command, cwd=elsewhere, env=strange, umask=0o077, capture_output=True, text=True, timeout=540
    )
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]
    first, second = digests(site), digests(elsewhere / "trang dựng")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(list_files(folder))}
