"""SHA256SUMS: the sums of files as `sha256sum -c` reads them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PublishedFile:
    name: str
    sha256: str
    bytes: int


def read_file(path: Path) -> PublishedFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return PublishedFile(path.name, digest, path.stat().st_size)


def sum_bytes(name: str, content: bytes) -> PublishedFile:
    return PublishedFile(name, hashlib.sha256(content).hexdigest(), len(content))


def render_sums(files: Iterable[PublishedFile]) -> str:
    return "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
