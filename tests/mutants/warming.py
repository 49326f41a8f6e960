"""Libraries imported once before the forking, so that no child has to: half of what a short test takes."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.mutants.pytest_run import OWN
from tests.mutants.recording import FOLDERS


def import_libraries(root: Path) -> None:
    """Whatever the plugins and the fast tests import from outside the project."""
    folders = [root / "plugins", *(root / "tests" / folder for folder in FOLDERS)]
    names = {name for folder in folders for path in folder.rglob("*.py") for name in _outside(path)}
    for name in sorted(names):
        with suppress(ImportError):
            importlib.import_module(name)


def _outside(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name for name in names if name.split(".")[0] not in (*OWN, *sys.stdlib_module_names))
