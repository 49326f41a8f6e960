"""Ctrl-C at any moment of a command that writes: one sentence, its exit code, and data/ as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cchc.loading import write_ledger
from tests.fixtures.versions import REPORT, copy_sound, files_under

ROOT = Path(__file__).resolve().parents[2]
# The command in a process of its own, which presses Ctrl-C for us just before it writes or moves its nth file.
PROGRAM = """
import importlib, os, pathlib, shutil, signal, sys
from plugins.cchc.messages.commands import run_command
at, module, *words = sys.argv[1:]
count = 0
def before(real):
    def call(*given, **named):
        global count
        count += 1
        if count == int(at):
            os.kill(os.getpid(), signal.SIGINT)
        return real(*given, **named)
    return call
for place, name in ((pathlib.Path, "write_bytes"), (pathlib.Path, "rename"), (os, "rename"), (os, "replace")):
    setattr(place, name, before(getattr(place, name)))
code = run_command(lambda: importlib.import_module(module).main(words))
print(count, file=sys.stderr)
sys.exit(code)
"""
NEW = ("--unit", "so-tu-phap", "--period", "2020-h1", "--forms", "bieu-1")
COMMANDS = {
    "scripts.new_report": NEW,
    "scripts.revise": (
        "--report",
        REPORT,
        "--level",
        "patch",
        "--reason",
        "definition",
        "--note",
        "a",
        "--note-en",
        "b",
    ),
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The fixture collection, all of it released."""
    model = copy_sound(tmp_path)
    write_ledger(model)
    return model


def run(module: str, root: Path, at: int) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", PROGRAM, str(at), module, *COMMANDS[module], "--root", str(root)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True)


def reports(root: Path) -> dict[str, bytes]:
    """Files of reports, and folders that hold none."""
    folders = [path for path in (root / "data/reports").rglob("*") if path.is_dir() and not any(path.iterdir())]
    return files_under(root / "data/reports") | {path.name: b"empty" for path in folders}


@pytest.mark.parametrize("module", COMMANDS)
def test_interrupted_anywhere_leaves_the_whole_report_or_nothing(module: str, model: Path, tmp_path: Path) -> None:
    before = reports(model)
    left: list[tuple[int, bool, dict[str, bytes]]] = []
    while not left or left[-1][0] != 0:
        root = tmp_path / f"{len(left) + 1}"
        shutil.copytree(model, root)
        ended = run(module, root, len(left) + 1)
        assert ended.returncode in (0, 130), ended.stderr
        assert "Traceback" not in ended.stderr
        assert ended.returncode == 0 or ended.stderr.splitlines()[-2] == "✗ Đã dừng theo yêu cầu."
        left.append((ended.returncode, files_under(root) == files_under(model), reports(root)))
    # Every write and every move was a place to stop; only then was the command let through, and did its work.
    *stopped, (_, _, finished) = left
    assert len(stopped) > 3 and finished.items() > before.items()
    for _, is_as_before, found in stopped:
        assert is_as_before or found == finished
    assert sum(is_as_before for _, is_as_before, _ in stopped) >= len(stopped) - 1
