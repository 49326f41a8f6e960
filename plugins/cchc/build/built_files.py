"""The files of a built site, by their addresses."""

from __future__ import annotations

from pathlib import Path


def list_files(site: Path) -> frozenset[str]:
    return frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
