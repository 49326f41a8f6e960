"""Every SHA256SUMS file of the built site is true."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from .built_files import digest_file

SUMS = "SHA256SUMS"


def check_sums(site: Path, files: frozenset[str]) -> Iterator[str]:
    for name in sorted(files):
        if PurePosixPath(name).name == SUMS:
            yield from _check_file(site, name)


def _check_file(site: Path, name: str) -> Iterator[str]:
    for line in (site / name).read_text(encoding="utf-8").splitlines():
        digest, _, listed = line.partition("  ")
        path = (site / name).parent / listed
        if not path.is_file():
            yield f"{name}: thiếu tệp {listed}"
        elif digest_file(path) != digest:
            yield f"{name}: mã kiểm tra của {listed} không đúng"
