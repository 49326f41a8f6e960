"""What one build publishes and where: the edition, its name, the site's address, the files as they were written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..edition import Edition
from ..model.editions import edition_names
from ..model.portal import Portal
from ..model.releases import Release
from ..pages.links import ALL_DATA, Links, edition_folder, version_folder
from .tally import Tally, make_tally

# By the end of the name; the longer end first.
_MEDIA_TYPES = (
    (".csv-metadata.json", "application/csvm+json"),
    (".csv", "text/csv"),
    (".json", "application/json"),
    (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (".zip", "application/zip"),
    (".parquet", "application/vnd.apache.parquet"),
    (".sqlite", "application/vnd.sqlite3"),
)
# Files that tell about data and hold none themselves.
_ABOUT = ("SHA256SUMS", "README.txt", "datapackage.json")


@dataclass(frozen=True, order=True)
class File:
    """One published file by its site path."""

    path: str
    bytes: int
    sha256: str = ""

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    @property
    def suffix(self) -> str:
        return self.name.rsplit(".", 1)[-1]

    @property
    def media_type(self) -> str:
        return next((known for end, known in _MEDIA_TYPES if self.name.endswith(end)), "text/plain")

    @property
    def is_data(self) -> bool:
        return self.name not in _ABOUT and not self.name.endswith("-metadata.json")


@dataclass(frozen=True)
class Host:
    """Where the site stands: its absolute address, or the root of whatever server shows it."""

    url: str = ""

    def at(self, path: str) -> str:
        return f"{self.url.rstrip('/')}/{path}"

    def both(self, path: str) -> dict[str, str]:
        """The page in its two languages, by its Vietnamese path."""
        return {"vi": self.at(path), "en": self.at(f"en/{path}")}


@dataclass(frozen=True)
class Publication:
    edition: Edition
    name: str  # of the edition: 2026-11
    host: Host = Host()
    files: Mapping[str, tuple[File, ...]] = field(default_factory=dict)  # by folder: du-lieu/<report>/<version>/

    @property
    def portal(self) -> Portal:
        return self.edition.portal

    def files_of(self, release: Release) -> tuple[File, ...]:
        return self.files.get(version_folder(release.report, release.version), ())

    @property
    def all_files(self) -> tuple[File, ...]:
        return self.files.get(ALL_DATA, ())

    @property
    def links(self) -> Links:
        """Vietnamese paths; the English ones stand under en/."""
        return Links("vi")

    @cached_property
    def tally(self) -> Tally:
        return make_tally(self.edition.store.all())

    def versions(self, report: str) -> tuple[Release, ...]:
        """Every version of a report, the oldest first."""
        held = (release for release in self.edition.collection.releases if release.report == report)
        return tuple(sorted(held, key=lambda release: release.version_key))


def make_publication(edition: Edition, name: str, url: str, site: Path) -> Publication:
    """With the files that stand in the folders of versions and of editions of a built site."""
    releases = edition.collection.releases
    folders = [version_folder(one.report, one.version) for one in releases]
    folders += [ALL_DATA, *(edition_folder(one) for one in edition_names(releases))]
    files = {folder: read_files(site, folder) for folder in folders}
    return Publication(edition, name, Host(url), files)


def read_files(site: Path, folder: str) -> tuple[File, ...]:
    """The files of one folder by name; pages are no files in this sense."""
    paths = sorted(path for path in (site / folder).glob("*") if path.is_file() and path.suffix != ".html")
    return tuple(_read(path, f"{folder}{path.name}") for path in paths)


def _read(path: Path, name: str) -> File:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return File(name, path.stat().st_size, digest)
