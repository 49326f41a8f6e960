"""Two versions of a report side by side: what changed, which measures move, how far the version number must rise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UseError
from ..loading import ReadingScope, load
from ..model.change_kinds import Bump, Changes
from ..model.changes import bump_between, changes_between, least_bump
from ..model.collection import Collection
from ..model.figures import figures_of, units_over_time
from ..model.measure_changes import MeasureChange, measure_changes
from ..model.releases import Release


@dataclass(frozen=True)
class Comparison:
    collection: Collection
    changes: Changes
    measures: tuple[MeasureChange, ...]
    least: Bump | None  # none: nothing changed
    given: Bump | None

    @property
    def units_over_time(self) -> frozenset[str]:
        figures = (figure for release in self.collection.newest() for figure in figures_of(release))
        return units_over_time((figure.unit, figure.period) for figure in figures)


def compare(root: Path, report: str, old: str = "", new: str = "") -> Comparison:
    """The last version with the one before it, unless others are named; findings need not be explained yet."""
    collection = load(root, ReadingScope(report))
    versions = [release for release in collection.releases if release.report == report]
    after = _find(versions, new) if new else versions[-1]
    before = _find(versions, old) if old else _before(versions, after)
    if before.version_key >= after.version_key:
        raise UseError(f"FROM phải là bản trước TO: {before.version} không đứng trước {after.version}.")
    changes = changes_between(before, after)
    return Comparison(
        collection,
        changes,
        measure_changes(collection.measures, before, after),
        least_bump(changes),
        bump_between(before.version, after.version),
    )


def _find(versions: Sequence[Release], version: str) -> Release:
    for release in versions:
        if release.version == version:
            return release
    known = ", ".join(release.version for release in versions)
    raise UseError(f"Không có bản “{version}”. Các bản đang có: {known}.")


def _before(versions: Sequence[Release], after: Release) -> Release:
    earlier = [release for release in versions if release.version_key < after.version_key]
    if not earlier:
        raise UseError(f"Báo cáo {after.report} không có bản nào trước {after.version}: chưa có gì để so.")
    return earlier[-1]
