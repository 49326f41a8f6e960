"""Download lists: which files stand behind a page, with their sizes as written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..formats.all_formats import formats_at
from ..formats.file_format import Content, Place
from .models import Download
from .page_context import PageContext

OfferedFile = tuple[str, str, str]  # label, path, note


def downloads_of(context: PageContext, files: Iterable[OfferedFile]) -> tuple[Download, ...]:
    """With the size of each file that was written; a file not written is not offered."""
    return tuple(
        Download(label, path, size_words(context, context.sizes[path]), note)
        for label, path, note in files
        if path in context.sizes
    )


def offered_files(context: PageContext, place: Place, stem: str, *contents: Content) -> Iterator[OfferedFile]:
    """A file for each format offered at the place; `stem` is its path without the end of the format."""
    for format in formats_at(place, *contents):
        yield context.text(format.label), f"{stem}.{format.suffix}", context.text(format.offered[place])


def size_words(context: PageContext, count: int) -> str:
    if count < 1000:
        return f"{count} B"
    unit, value = ("kB", Decimal(count) / 1000) if count < 1_000_000 else ("MB", Decimal(count) / 1_000_000)
    decimals = 0 if value >= 10 or unit == "kB" else 1
    return f"{context.number(value, decimals)} {unit}"
