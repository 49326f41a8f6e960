"""Watching by looking: which files a build reads, and whether any has changed since."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

# Pelican's own reload sees neither data nor plugins.
WATCHED = ("content", "data", "docs", "theme", "plugins", "pelicanconf.py")
Snapshot = dict[str, tuple[int, int]]  # path -> time of change, size


def look(root: Path, watched: tuple[str, ...] = WATCHED) -> Snapshot:
    return {entry: _stamp(entry) for name in watched for entry in _files(root / name)}


def changed(before: Snapshot, now: Snapshot) -> tuple[str, ...]:
    """Files that came, went or were written."""
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


def _files(path: Path) -> Iterator[str]:
    if path.is_file():
        yield str(path)
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name != "__pycache__" and not name.startswith(".")]
        # Editors keep their half-written copies under names like these.
        yield from (f"{folder}/{name}" for name in names if not name.startswith(".") and not name.endswith("~"))


def _stamp(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0)  # gone between listing and looking: the next look sees it
    return (found.st_mtime_ns, found.st_size)
