"""What one build publishes and where: edition, address, files as written; and what all descriptions say alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ..edition import Edition
from ..formats.file_facts import DATA_PACKAGE, OWN_FILES, OWN_MEDIA_TYPES
from ..formats.file_format import FileFormat, read_file
from ..formats.publish_files import format_of
from ..formats.zip_format import ZIP
from ..model.figures import past_editions
from ..model.portal import Portal
from ..model.releases import Release, Window
from ..pages.links import ALL_DATA, API, Links, edition_document, edition_folder, version_folder
from ..words.text import NO_TEXT, Lang, Text, labels, message, suffixed, translations

PROVENANCE = labels("explanation")["provenance"]
BY_RULE = message("Khoảng ngày được đếm (có phần) suy từ quy tắc của kỳ báo cáo, văn bản không in.")


@dataclass(frozen=True)
class Coverage:
    """The days that figures are of, as far as papers print them or a rule gives them."""

    start: str  # ISO; empty where the first figures have a last day alone
    end: str  # empty where nothing is known
    is_by_rule: bool

    @property
    def interval(self) -> str:
        """2019-01-01/2019-06-30, with two dots for an end that is not known."""
        return f"{self.start or '..'}/{self.end}" if self.end else ""


def coverage_of(edition: Edition, releases: Iterable[Release]) -> Coverage:
    """A version released before windows were noted is about the days that the newest one knows: the paper is one."""
    windows = set[Window]()
    for release in releases:
        newest = edition.releases.get(release.report, release)
        for table in release.tables:
            windows |= {table.window if table.window.last else (newest.table(table.id) or table).window}
    windows = {window for window in windows if window.last}
    first, start = min(((w.first or w.last, w.first) for w in windows), default=("", ""))
    end = max((window.last for window in windows), default="")
    return Coverage(start if start == first else "", end, any(w.kind == "by_rule" for w in windows))


def last_day(releases: Iterable[Release]) -> str:
    """Of the newest one; of all that there are it is what the site says of itself instead of asking a clock."""
    return max((release.created for release in releases), default="")


def all_translations(text: Text, languages: Iterable[Lang]) -> str:
    """For descriptions that have room for one string; a name that is the same in all languages is told once."""
    return " / ".join(dict.fromkeys(text.in_(lang) for lang in languages))


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
        """By path, with their files. A past edition of all data has a page and no files."""
        past, versions = past_editions(self.edition.collection.releases), self.edition.releases_by_edition
        listed = {**release_folders(self.edition), **{edition_folder(name): versions[name] for name in past}}
        return {path: SiteFolder(path, releases, self.files.get(path, ())) for path, releases in listed.items()}

    def folder_of(self, release: Release) -> SiteFolder:
        return self.folders[version_folder(release.report, release.version)]


def release_folders(edition: Edition) -> Mapping[str, tuple[Release, ...]]:
    """Path of each folder of files, with what it holds: one version, or all data."""
    releases = edition.collection.releases
    versions = {version_folder(release.report, release.version): (release,) for release in releases}
    return {**versions, ALL_DATA: tuple(edition.releases.values())}


def make_publication(edition: Edition, url: str, site: Path) -> Publication:
    """With the files that stand in the folders of a built site."""
    publication = Publication(edition, Host(url))
    files = {path: read_files(site, path, publication.languages) for path in release_folders(edition)}
    title = labels("route")["as-of/{edition}.json"]
    # Of a past edition the document of the API that tells in what it differs from today.
    for name in past_editions(edition.collection.releases):
        file = read_file(site / (path := edition_document(name)))
        files[edition_folder(name)] = (SiteFile(path, file.bytes, file.sha256, title),)
    return replace(publication, files=files)


# Files that tell about data and hold none themselves.
_ABOUT = tuple(name for name, _ in OWN_FILES)


@dataclass(frozen=True)
class SiteFile:
    """One published file by its site path."""

    path: str
    bytes: int
    sha256: str = ""
    title: Text = NO_TEXT  # of its table; of its package, where it holds all tables

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[-1]

    @property
    def format(self) -> FileFormat | None:
        return format_of(self.name)

    @property
    def media_type(self) -> str:
        if self.is_document:
            return "application/json"
        return self.format.media_type if self.format else OWN_MEDIA_TYPES.get(self.name, "text/plain")

    @property
    def is_archive(self) -> bool:
        return self.format is ZIP

    @property
    def holds_all(self) -> bool:
        return self.format is not None and self.format.content != "table"

    @property
    def is_data(self) -> bool:
        return self.is_document or (self.name not in _ABOUT and self.format is not None)

    @property
    def is_document(self) -> bool:
        """Of the API."""
        return self.path.startswith(API)


@dataclass(frozen=True)
class SiteFolder:
    """A folder of files: of one version of a report, or of all data; a past edition has one file, in the API."""

    path: str
    releases: tuple[Release, ...]  # whose figures the files hold
    files: tuple[SiteFile, ...] = ()

    @property
    def day(self) -> str:
        return last_day(self.releases)


def read_files(site: Path, folder: str, languages: Sequence[Lang]) -> tuple[SiteFile, ...]:
    """The files of one folder by name; pages are no files in this sense. Their titles are those of their tables, as the
    package itself tells them, else its own."""
    paths = sorted(path for path in (site / folder).glob("*") if path.is_file() and path.suffix != ".html")
    package = json.loads((site / folder / DATA_PACKAGE).read_text(encoding="utf-8"))
    told, keys = {resource["name"]: resource for resource in package["resources"]}, suffixed("title", languages)
    titles = {
        name: translations({lang: of.get(key, "") for key, lang in keys.items()})
        for name, of in {"": package, **told}.items()
    }
    return tuple(
        SiteFile(f"{folder}{file.name}", file.bytes, file.sha256, titles.get(file.name.partition(".")[0], titles[""]))
        for file in map(read_file, paths)
    )
