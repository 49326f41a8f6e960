"""Releasing: everything is checked, then the new versions' bytes enter the ledger and a line each the changelog."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..edition import assemble
from ..loading import write_ledger
from ..messages.markdown import plain
from ..model.collection import Collection
from ..model.releases import Release

Say = Callable[[str], None]
CHANGELOG = "data/CHANGELOG.md"
_OPENING = """# Nhật ký phát hành

Mỗi dòng là một bản đã phát hành: ngày, báo cáo, bản, lý do, điều thay đổi. `make release` ghi thêm, không sửa tay.

"""


@dataclass(frozen=True)
class Released:
    versions: tuple[str, ...]  # report/version, new in the ledger
    lines: tuple[str, ...]  # new in the changelog


def release(root: Path, say: Say = lambda _: None) -> Released:
    """Release what is not yet released; run twice it does nothing the second time."""
    collection = assemble(root, say=say).collection
    say("ghi sổ các bản đã phát hành")
    versions = write_ledger(root)
    return Released(versions, _write_changelog(root, collection))


def _write_changelog(root: Path, collection: Collection) -> tuple[str, ...]:
    """Add a line for each version that has none yet; returns the lines added.

    After the ledger every version is released: a changelog that was lost or left behind is made whole again.
    """
    path = root / CHANGELOG
    before = path.read_text("utf-8") if path.is_file() else _OPENING
    ordered = sorted(collection.releases, key=lambda release: (release.created, release.report, release.version_key))
    reasons = partial(collection.references.label, "change_reason")
    lines = tuple(
        f"- {release.created} {_mark(release)} {reasons(release.reason).first}: {plain(release.change_note.first)}"
        for release in ordered
        if _mark(release) not in before
    )
    if lines:
        # Replaced whole: a reader, or a second run, never meets half a line.
        beside = path.with_name(f"{path.name}.new")
        gap = "" if before.endswith("\n") else "\n"
        beside.write_text(before + gap + "".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        os.replace(beside, path)
    return lines


def _mark(release: Release) -> str:
    """What tells a version's line from all others."""
    return f"`{release.report}` bản {release.version}:"
