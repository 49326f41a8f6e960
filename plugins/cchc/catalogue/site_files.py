"""Published files as they were written: where they stand, what they hold, of which format they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ..formats.all_formats import format_of
from ..formats.file_format import FileFormat
from ..formats.publisher import OWN_FILES, OWN_MEDIA_TYPES
from ..formats.zip_format import ZIP
from ..model.releases import Release
from .common_facts import last_day

# Files that tell about data and hold none themselves.
_ABOUT = tuple(name for name, _ in OWN_FILES)


@dataclass(frozen=True, order=True)
class SiteFile:
    """One published file by its site path."""

    path: str
    bytes: int
    sha256: str = ""

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    @property
    def format(self) -> FileFormat | None:
        return format_of(self.name)

    @property
    def media_type(self) -> str:
        return self.format.media_type if self.format else OWN_MEDIA_TYPES.get(self.name, "text/plain")

    @property
    def is_archive(self) -> bool:
        return self.format is ZIP

    @property
    def is_data(self) -> bool:
        return self.name not in _ABOUT and self.format is not None


@dataclass(frozen=True)
class SiteFolder:
    """A folder of files: of one version of a report, of all data, or of one edition of all data."""

    path: str
    releases: tuple[Release, ...]  # whose figures the files hold
    files: tuple[SiteFile, ...] = ()

    @property
    def data_files(self) -> tuple[SiteFile, ...]:
        return tuple(file for file in self.files if file.is_data)

    @property
    def day(self) -> str:
        return last_day(self.releases)


def read_files(site: Path, folder: str) -> tuple[SiteFile, ...]:
    """The files of one folder by name; pages are no files in this sense."""
    paths = sorted(path for path in (site / folder).glob("*") if path.is_file() and path.suffix != ".html")
    return tuple(_read(path, f"{folder}{path.name}") for path in paths)


def _read(path: Path, name: str) -> SiteFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return SiteFile(name, path.stat().st_size, digest)
