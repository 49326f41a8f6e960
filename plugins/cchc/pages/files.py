"""Files as written: their sizes, which every page with downloads asks, and their sums, which a version's page prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..exports.sums import PublishedFile


class Files(dict[str, int]):
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
    return sizes.sums.get(path, "") if isinstance(sizes, Files) else ""
