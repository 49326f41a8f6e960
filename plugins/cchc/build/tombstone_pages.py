"""Pages at addresses that are no longer used: they say why, and where to go instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..catalogue.tombstones import FILE, Tombstone
from ..errors import CchcError
from ..pages.models import Page
from ..pages.page_context import PageContext
from ..pages.tombstone_page import tombstone_page


def tombstone_pages(
    context: PageContext, tombstones: tuple[Tombstone, ...], language: int, output: Path
) -> Iterator[Page]:
    """`language` is the number of the context's language: a tombstone names its paths in their order."""
    for tombstone in tombstones:
        path = tombstone.paths[language]
        if (output / path).is_file() or (output / path / "index.html").exists():
            raise CchcError(f"{FILE}, dòng {tombstone.line}: địa chỉ {tombstone.address} vẫn còn dùng. → Xóa dòng này.")
        yield tombstone_page(
            context, path, tombstone.addresses[language], tombstone.reason, tombstone.date, tombstone.successor
        )
