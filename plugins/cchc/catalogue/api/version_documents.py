"""versions.json: every released version, why it was made and which cells it changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from ...model.changes import changes_between
from ...model.releases import Release
from ...pages.links import version_folder
from ...words.text import Text, message, message_in
from ..publication import Publication
from .api_records import Address, ApiRecord, Day
from .api_routes import list_route


class CellRecord(ApiRecord, title=message("Một ô")):
    table: Annotated[str, message("mã bảng")]
    row: Annotated[str, message("khóa của dòng")]
    field: Annotated[str, message("mã cột")]


class CellChangeRecord(CellRecord, title=message("Một ô đã đổi giữa hai bản")):
    old: Annotated[str | None, message("trước đó ghi")]
    new: Annotated[str | None, message("nay ghi")]
    old_state: Annotated[str | None, message("trạng thái trước đó, nếu là ô số liệu")]
    new_state: Annotated[str | None, message("trạng thái nay, nếu là ô số liệu")]


class VersionRecord(ApiRecord, title=message("Một bản đã phát hành")):
    report: Annotated[str, message("mã báo cáo")]
    version: Annotated[str, message("bản")]
    previous: Annotated[str | None, message("bản trước đó")]
    newest: Annotated[bool, message("là bản mới nhất")]
    created: Annotated[Day, message("ngày phát hành")]
    reason: Annotated[str, message("mã lý do thay đổi")]
    reason_label: Annotated[Text, message("lý do thay đổi")]
    change_note: Annotated[Text | None, message("đã đổi gì")]
    changed_cells: Annotated[tuple[CellChangeRecord, ...], message("các ô đã đổi so với bản trước")]
    url: Annotated[Address, message("thư mục cố định của bản này")]


def list_versions(publication: Publication) -> Iterator[VersionRecord]:
    releases = publication.edition.collection.releases
    for release in sorted(releases, key=lambda each: (each.created, each.report, each.version_key)):
        yield VersionRecord.of(release, **_facts(publication, release))


def _facts(publication: Publication, release: Release) -> dict[str, object]:
    """What the collection and the site add to a version."""
    earlier = [other for other in publication.versions(release.report) if other.version_key < release.version_key]
    changes = changes_between(earlier[-1], release).cells if earlier else ()
    return {
        "previous": earlier[-1].version if earlier else None,
        "newest": publication.edition.releases[release.report].version == release.version,
        "created": release.created[:10],
        "reason_label": publication.edition.references.label("change_reason", release.reason),
        "changed_cells": tuple(map(CellChangeRecord.of, changes)),
        "url": publication.host.at(version_folder(release.report, release.version)),
    }


RECORDS = (VersionRecord, CellChangeRecord)
ROUTES = (
    list_route(
        "versions.json",
        message("Các bản đã phát hành, lý do và các ô đã đổi"),
        VersionRecord,
        list_versions,
        meaning=message_in("api", "Các bản đã phát hành"),
    ),
)
