"""Writing the API: every document of every route, and the description of them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..json_text import render_json
from ..publication import Publication
from .api_contents import OPENAPI, ROUTES
from .api_records import Document
from .openapi import make_openapi


def make_documents(publication: Publication) -> Iterator[tuple[str, Document]]:
    for route in ROUTES:
        yield from route.documents(publication)


def write_api(publication: Publication, site: Path) -> int:
    """Returns how many files were written."""
    count = 0
    for path, document in make_documents(publication):
        _write(site / path, render_json(document))
        count += 1
    _write(site / OPENAPI, render_json(make_openapi(publication), spread=8))
    return count + 1


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
