"""Published files as they were written: where they stand, what they hold, of which format they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..formats.all_formats import format_of
from ..formats.checksums import read_file
from ..formats.file_format import FileFormat
from ..formats.publisher import DATA_PACKAGE, OWN_FILES, OWN_MEDIA_TYPES
from ..formats.zip_format import ZIP
from ..model.releases import Release
from ..words.text import NO_TEXT, Lang, Text, suffixed, translations
from .common_facts import last_day

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


def read_files(site: Path, folder: str, languages: Sequence[Lang]) -> tuple[SiteFile, ...]:
    """The files of one folder by name; pages are no files in this sense."""
    paths = sorted(path for path in (site / folder).glob("*") if path.is_file() and path.suffix != ".html")
    titles = _read_titles(site / folder / DATA_PACKAGE, languages)
    return tuple(
        SiteFile(f"{folder}{file.name}", file.bytes, file.sha256, titles.get(file.name.partition(".")[0], titles[""]))
        for file in map(read_file, paths)
    )


def _read_titles(descriptor: Path, languages: Sequence[Lang]) -> Mapping[str, Text]:
    """By the name of a table, as the package itself tells them; the package's own by the empty name."""
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    keys = suffixed("title", languages)
    told = {"": package, **{resource["name"]: resource for resource in package["resources"]}}
    return {name: translations({lang: of.get(key, "") for key, lang in keys.items()}) for name, of in told.items()}
