"""Pages at addresses that are no longer used: they say why, and where to go instead."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..catalogue.addresses import MANIFEST, Tombstone, load_manifest, tombstone_page
from ..catalogue.addresses import TOMBSTONES as FILE
from ..edition import Edition
from ..errors import CchcError
from ..pages.models import Page
from ..pages.page_context import PageContext
from ..words.text import message, translations

_HIGHLIGHT = re.compile(r"(/ky/[^/]+/)[^/]+/")


def past_highlights(edition: Edition, project: Path, output: Path) -> Iterator[Tombstone]:
    """Addresses of highlights that were passed on and that have no page of their own any more: nobody has to enter
    them. A period that is gone as a whole has no page that could take their place."""
    reason = message("Điểm đáng chú ý này nay đứng ở trang của kỳ, nếu số liệu vẫn cho thấy như vậy.")
    reasons = translations({lang: reason.in_(lang) for lang in edition.portal.languages})
    day = max(release.created for release in edition.collection.releases)[:10]
    for address in load_manifest(project) if (project / MANIFEST).is_file() else ():
        place = _HIGHLIGHT.fullmatch(address)
        if place and _has_page(output, place[1]) and not _has_page(output, address):
            yield Tombstone(address, reasons, day, place[1], line=0)


def _has_page(output: Path, address: str) -> bool:
    return (output / address[1:] / "index.html").exists()


def tombstone_pages(context: PageContext, tombstones: tuple[Tombstone, ...], output: Path) -> Iterator[Page]:
    lang = context.language.lang
    for tombstone in tombstones:
        if lang not in tombstone.paths:
            raise CchcError(f"{FILE}: thiếu cột reason_{lang}.")
        path = tombstone.paths[lang]
        if (output / path).is_file() or (output / path / "index.html").exists():
            raise CchcError(f"{FILE}, dòng {tombstone.line}: địa chỉ {tombstone.address} vẫn còn dùng. → Xóa dòng này.")
        yield tombstone_page(context, path, tombstone.addresses[lang], tombstone)
