"""What one build publishes and where: the edition, the site's address, the files as they were written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ..edition import Edition
from ..model.editions import collection_at, past_editions
from ..model.portal import Portal
from ..model.releases import Release
from ..pages.links import ALL_DATA, Links, edition_folder, version_folder
from ..words.text import Lang
from .site_files import SiteFile, SiteFolder, read_files


@dataclass(frozen=True)
class Host:
    """Where the site stands: its absolute address, or the root of whatever server shows it."""

    url: str = ""

    def at(self, path: str) -> str:
        return f"{self.url.rstrip('/')}/{path}"


@dataclass(frozen=True)
class Publication:
    edition: Edition
    host: Host = Host()
    files: Mapping[str, tuple[SiteFile, ...]] = field(default_factory=dict)  # by folder: du-lieu/<report>/<version>/

    @property
    def portal(self) -> Portal:
        return self.edition.portal

    @property
    def languages(self) -> tuple[Lang, ...]:
        return self.portal.languages

    @property
    def links(self) -> Links:
        """Paths without the folder of a language."""
        return Links(self.portal.first_language)

    def pages(self, path: str) -> Mapping[Lang, str]:
        """The addresses of a page in every language, by its path without the folder of a language."""
        return {lang: self.host.at(f"{Links(lang).prefix}{path}") for lang in self.languages}

    @cached_property
    def folders(self) -> Mapping[str, SiteFolder]:
        """By path, with their files."""
        listed = release_folders(self.edition).items()
        return {path: SiteFolder(path, releases, self.files.get(path, ())) for path, releases in listed}

    def folder_of(self, release: Release) -> SiteFolder:
        return self.folders[version_folder(release.report, release.version)]

    def versions(self, report: str) -> tuple[Release, ...]:
        """Every version of a report, the oldest first."""
        releases = (release for release in self.edition.collection.releases if release.report == report)
        return tuple(sorted(releases, key=lambda release: release.version_key))

    def figure_count(self, column: str, word: str) -> int:
        """How many stated figures have this word in this column: ("period", "2019-h1")."""
        return self.edition.store.count_stated(**{column: word})

    def most_figures(self, column: str, words: Iterable[str]) -> str:
        """The word with most figures: the example that shows most."""
        return max(words, key=lambda word: (self.figure_count(column, word), word))


def release_folders(edition: Edition) -> Mapping[str, tuple[Release, ...]]:
    """Path of each folder of files, with what it holds: one version, all data, or a past edition of all data."""
    collection = edition.collection
    return {
        **{version_folder(release.report, release.version): (release,) for release in collection.releases},
        ALL_DATA: tuple(edition.releases.values()),
        **{
            edition_folder(name): tuple(collection_at(collection, name).newest())
            for name in past_editions(collection.releases)
        },
    }


def make_publication(edition: Edition, url: str, site: Path) -> Publication:
    """With the files that stand in the folders of a built site."""
    publication = Publication(edition, Host(url))
    return replace(
        publication, files={path: read_files(site, path, publication.languages) for path in release_folders(edition)}
    )
