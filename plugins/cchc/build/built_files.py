"""The files of a built site, by their addresses, and their sums."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

Digests = dict[str, str]  # of each file's bytes


def list_files(site: Path) -> frozenset[str]:
    return frozenset(path.relative_to(site).as_posix() for path in _paths(site))


def digest_files(site: Path, pattern: str = "*") -> Digests:
    return {path.relative_to(site).as_posix(): digest_file(path) for path in sorted(_paths(site, pattern))}


def digest_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _paths(site: Path, pattern: str = "*") -> Iterator[Path]:
    return (path for path in site.rglob(pattern) if path.is_file())
