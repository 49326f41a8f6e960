"""A copy of the project in which a test makes an addition, to see which files it takes and that it works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.fixtures.versions import copy_sound

ROOT = Path(__file__).resolve().parents[2]
CODE = ("plugins", "content", "theme", "scripts", "docs", "tests/docs", "tests/rooms", ".github", "pyproject.toml")
CATALOGUE = "theme/locale/en/LC_MESSAGES/cchc.po"


class ProjectCopy:
    """Code and templates of the project beside the small collection; remembers how everything was."""

    def __init__(self, folder: Path, with_code: bool = True) -> None:
        self.root = copy_sound(folder)
        for name in CODE if with_code else ():
            self._copy(name)
        shutil.rmtree(self.root / "content" / "news", ignore_errors=True)  # they name figures of real reports
        self._before = self._files()

    def _copy(self, name: str) -> None:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, self.root / name)

    def _files(self) -> dict[str, bytes]:
        files = (path for path in self.root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in files}

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    def append(self, name: str, text: str) -> None:
        self.write(name, (self.root / name).read_text("utf-8") + text)

    def insert(self, name: str, before: str, text: str) -> None:
        """Put the text in front of the only place that reads so."""
        old = (self.root / name).read_text("utf-8")
        assert old.count(before) == 1, f"{name}: {before!r} stands there {old.count(before)} times"
        self.write(name, old.replace(before, text + before))

    def imitate(self, name: str, old: str, new: str) -> None:
        """After each line that has the old word, the same line with the new one."""
        lines = (self.root / name).read_text("utf-8").splitlines(keepends=True)
        doubled = [line + line.replace(old, new) if old in line else line for line in lines]
        assert doubled != lines, f"{name} does not name {old}"
        self.write(name, "".join(doubled))

    def write_like(self, name: str, model: str, changes: Mapping[str, str]) -> None:
        """A file like one of the project's, with some of its words changed."""
        text = (self.root / model).read_text("utf-8")
        for old, new in changes.items():
            assert old in text, f"{model} does not say {old!r}"
            text = text.replace(old, new)
        self.write(name, text)

    def touched(self) -> set[str]:
        """Files that are new or not as they were."""
        return {name for name, data in self._files().items() if self._before.get(name) != data}

    def translate(self, translations: Mapping[str, str]) -> None:
        """What a person does after `make strings`."""
        self.run("-m", "scripts.strings")
        text = (self.root / CATALOGUE).read_text("utf-8")
        for sentence, translation in translations.items():
            empty = f'msgid "{sentence}"\nmsgstr ""\n'
            assert text.count(empty) == 1, f"make strings did not find {sentence!r}"
            text = text.replace(empty, f'msgid "{sentence}"\nmsgstr "{translation}"\n')
        self.write(CATALOGUE, text)

    def ask(self, program: str) -> Any:
        """What a program prints, as JSON, run with the code of the copy."""
        return json.loads(self.run("-c", program))

    def run(self, *words: str) -> str:
        environment = os.environ | {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        ended = subprocess.run([sys.executable, *words], cwd=self.root, env=environment, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout
