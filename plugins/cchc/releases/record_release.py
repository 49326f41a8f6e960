"""Releasing: everything is checked, then the new versions' bytes enter the ledger and a line each the changelog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..edition import assemble
from ..loading import write_ledger
from .changelog import write_changelog

Say = Callable[[str], None]


@dataclass(frozen=True)
class Released:
    versions: tuple[str, ...]  # report/version, new in the ledger
    lines: tuple[str, ...]  # new in the changelog


def release(root: Path, say: Say = lambda _: None) -> Released:
    """Release what is not yet released; run twice it does nothing the second time."""
    collection = assemble(root, say=say).collection
    say("ghi sổ các bản đã phát hành")
    versions = write_ledger(root)
    # After the ledger every version is released; a changelog that was lost or left behind is made whole again.
    known = [(release.report, release.version) for release in collection.releases]
    return Released(versions, write_changelog(root, collection, known))
