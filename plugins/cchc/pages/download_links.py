"""Download lists: which files stand behind a page, with their sizes as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .models import Download
from .page_context import PageContext

Sizes = Mapping[str, int]  # site path -> bytes, filled by the exports before pages are made


def downloads_of(site: PageContext, files: Iterable[tuple[str, str, str]]) -> tuple[Download, ...]:
    """(label, path, note) with the size of each file that was written; a file not written is not offered."""
    return tuple(
        Download(label, path, size_words(site, site.sizes[path]), note)
        for label, path, note in files
        if path in site.sizes
    )


def size_words(site: PageContext, count: int) -> str:
    if count < 1000:
        return f"{count} B"
    unit, value = ("kB", count / 1000) if count < 1_000_000 else ("MB", count / 1_000_000)
    said = f"{value:.0f}" if value >= 10 or unit == "kB" else f"{value:.1f}"
    return f"{said.replace('.', ',') if site.language.lang == 'vi' else said} {unit}"
