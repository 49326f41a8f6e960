"""Files as written: their sizes, for every page with downloads, and their sums, for the page of a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..formats.checksums import PublishedFile


class FileSizes(dict[str, int]):
    """Bytes by site path, with the SHA-256 of each file beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.sums: dict[str, str] = {}

    def note(self, folder: str, written: Iterable[PublishedFile]) -> None:
        for file in written:
            self[f"{folder}{file.name}"] = file.bytes
            self.sums[f"{folder}{file.name}"] = file.sha256


def sum_of(sizes: Mapping[str, int], path: str) -> str:
    """The file's SHA-256; empty where only sizes were noted."""
    return sizes.sums.get(path, "") if isinstance(sizes, FileSizes) else ""
