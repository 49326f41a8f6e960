"""What a build depends on: files, libraries, the few words of the environment that show in the result."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from .built_files import digest_file

# Of the project; make serve watches them too.
INPUTS = ("content", "data", "docs", "theme", "plugins", "pelicanconf.py", "publishconf.py")
_ENVIRONMENT = ("SITEURL", "REPOSITORY_URL")


# What changes from one edition to the next, and is no matter of versions that are released already.
_OF_EDITIONS = ("data/reports/", "data/ledger.csv", "data/addresses.txt", "data/CHANGELOG.md")


def digest_inputs(root: Path, settings: str = "", without_reports: bool = False) -> str:
    """One word for all of it: with the same one, two builds by the same settings yield the same bytes."""
    left_out = _OF_EDITIONS if without_reports else ()
    paths = ((path.relative_to(root).as_posix(), path) for path in input_files(root))
    files = (f"{name} {digest_file(path)}" for name, path in paths if not name.startswith(left_out))
    environment = (f"{name}={os.environ.get(name, '')}" for name in _ENVIRONMENT)
    return hashlib.sha256("\n".join((settings, sys.version, *environment, *_libraries(), *files)).encode()).hexdigest()


def input_files(root: Path) -> Iterator[Path]:
    for name in INPUTS:
        paths = (root / name).rglob("*") if (root / name).is_dir() else (root / name,)
        yield from sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts)


def _libraries() -> list[str]:
    """With their versions, as their folders are called."""
    folders = (Path(folder) for folder in sys.path if Path(folder).name == "site-packages")
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))
