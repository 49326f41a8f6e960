"""versions.json: every released version, why it was made and which cells it changed."""

from __future__ import annotations

from ...model.changes import CellChange, changes_between
from ...model.releases import Release
from ...pages.links import version_folder
from ...words.text import message
from ..json_text import record
from ..publication import Publication
from .route import Document, Route, make_list


def list_versions(publication: Publication, key: str) -> Document:
    releases = publication.edition.collection.releases
    ordered = sorted(releases, key=lambda one: (one.created, one.report, one.version_key))
    return make_list("versions", (make_version(publication, one) for one in ordered))


def make_version(publication: Publication, one: Release) -> Document:
    before = previous_version(publication, one)
    return record(
        report=one.report,
        version=one.version,
        previous=before.version if before else None,
        newest=publication.edition.releases[one.report].version == one.version,
        created=one.created[:10],
        reason=one.reason,
        reason_label=publication.edition.references.label("change_reason", one.reason),
        change_note=one.change_note,
        changed_cells=tuple(_cell(cell) for cell in changes_between(before, one).cells) if before else (),
        url=publication.host.at(version_folder(one.report, one.version)),
    )


def previous_version(publication: Publication, one: Release) -> Release | None:
    earlier = [other for other in publication.versions(one.report) if other.version_key < one.version_key]
    return earlier[-1] if earlier else None


def _cell(one: CellChange) -> Document:
    return record(
        table=one.table,
        row=one.row,
        field=one.field,
        old=one.old,
        new=one.new,
        old_state=one.old_state,
        new_state=one.new_state,
    )


ROUTES = (
    Route(
        "versions.json",
        message("Các bản đã phát hành, lý do và các ô đã đổi"),
        "VersionsDocument",
        list_versions,
    ),
)
