"""Download lists: which files stand behind a page, with their sizes as written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from .models import Download
from .page_context import PageContext

_TABLE_FORMATS = (("CSV", "csv"), ("Excel", "xlsx"), ("JSON", "json"))


def downloads_of(context: PageContext, files: Iterable[tuple[str, str, str]]) -> tuple[Download, ...]:
    """(label, path, note) with the size of each file that was written; a file not written is not offered."""
    return tuple(
        Download(label, path, size_words(context, context.sizes[path]), note)
        for label, path, note in files
        if path in context.sizes
    )


def table_downloads(context: PageContext, file_of: Callable[[str], str]) -> tuple[Download, ...]:
    """One table in each format it was written in; `file_of` gives its path for a suffix."""
    return downloads_of(context, ((label, file_of(suffix), "") for label, suffix in _TABLE_FORMATS))


def size_words(context: PageContext, count: int) -> str:
    if count < 1000:
        return f"{count} B"
    unit, value = ("kB", count / 1000) if count < 1_000_000 else ("MB", count / 1_000_000)
    decimals = 0 if value >= 10 or unit == "kB" else 1
    return f"{context.number(Decimal(f'{value:.{decimals}f}'))} {unit}"
