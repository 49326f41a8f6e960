"""data/CHANGELOG.md: one line per released version, only ever added to."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..messages.markdown import plain
from ..model.collection import Collection
from ..model.releases import Release

PATH = "data/CHANGELOG.md"
_OPENING = """# Nhật ký phát hành

Mỗi dòng là một bản đã phát hành: ngày, báo cáo, bản, lý do, điều thay đổi. `make release` ghi thêm, không sửa tay.

"""


def write_changelog(root: Path, collection: Collection, released: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Add a line for each released version that has none yet; returns the lines added."""
    path = root / PATH
    before = path.read_text("utf-8") if path.is_file() else _OPENING
    wanted = set(released)
    releases = [release for release in collection.releases if (release.report, release.version) in wanted]
    ordered = sorted(releases, key=lambda release: (release.created, release.report, release.version_key))
    lines = tuple(_line(release, collection) for release in ordered if _mark(release) not in before)
    if lines:
        # Replaced whole: a reader, or a second run, never meets half a line.
        beside = path.with_name(f"{path.name}.new")
        gap = "" if before.endswith("\n") else "\n"
        beside.write_text(before + gap + "".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        os.replace(beside, path)
    return lines


def _line(release: Release, collection: Collection) -> str:
    reason = collection.references.label("change_reason", release.reason).first
    return f"- {release.created} {_mark(release)} {reason}: {plain(release.change_note.first)}"


def _mark(release: Release) -> str:
    """What tells a version's line from all others."""
    return f"`{release.report}` bản {release.version}:"
