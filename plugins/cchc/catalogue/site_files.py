"""Published files as they were written: where they stand, what they hold, of which format they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ..model.releases import Release
from ..words.text import NO_TEXT, Text, message
from .common_facts import last_day


@dataclass(frozen=True)
class CatalogueFormat:
    media_type: str
    file_type: str = ""  # in the European list; empty where that knows none
    about: Text = NO_TEXT


# By the end of the name; the longer end first.
FORMATS = {
    ".csv-metadata.json": CatalogueFormat("application/csvm+json"),
    ".csv": CatalogueFormat("text/csv", "CSV", message("Bảng dạng CSV, UTF-8, dấu phẩy")),
    ".json": CatalogueFormat("application/json", "JSON", message("Bảng dạng JSON, kèm mô tả cột và ghi nhận về ô")),
    ".xlsx": CatalogueFormat(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        message("Mọi bảng trong một tệp Excel"),
    ),
    ".zip": CatalogueFormat("application/zip", "ZIP", message("Gói dữ liệu: CSV, datapackage.json, CSVW, README")),
    ".parquet": CatalogueFormat("application/vnd.apache.parquet", "PARQUET", message("Mọi số liệu dạng Parquet")),
    ".sqlite": CatalogueFormat("application/vnd.sqlite3", "", message("Mọi bảng trong một tệp SQLite")),
}
_PLAIN = CatalogueFormat("text/plain")
# Files that tell about data and hold none themselves.
_ABOUT = ("SHA256SUMS", "README.txt", "datapackage.json")


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
    def format(self) -> CatalogueFormat:
        return next((known for end, known in FORMATS.items() if self.name.endswith(end)), _PLAIN)

    @property
    def media_type(self) -> str:
        return self.format.media_type

    @property
    def is_archive(self) -> bool:
        return self.name.endswith(".zip")

    @property
    def is_data(self) -> bool:
        return self.name not in _ABOUT and not self.name.endswith("-metadata.json")


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
