"""Pages at addresses that are no longer used: they say why, and where to go instead."""

from collections.abc import Iterator
from pathlib import Path

from ..catalogue.tombstones import FILE, Tombstone
from ..errors import CchcError
from ..pages.models import Page
from ..pages.page_context import PageContext
from ..pages.tombstone_page import tombstone_page


def tombstone_pages(context: PageContext, tombstones: tuple[Tombstone, ...], output: Path) -> Iterator[Page]:
    lang = context.language.lang
    for tombstone in tombstones:
        if lang not in tombstone.paths:
            raise CchcError(f"{FILE}: thiếu cột reason_{lang}.")
        path = tombstone.paths[lang]
        if (output / path).is_file() or (output / path / "index.html").exists():
            raise CchcError(f"{FILE}, dòng {tombstone.line}: địa chỉ {tombstone.address} vẫn còn dùng. → Xóa dòng này.")
        yield tombstone_page(context, path, tombstone.addresses[lang], tombstone)
