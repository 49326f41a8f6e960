"""Writing what machines read, once the pages and files of a site are there: for they are listed, summed and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .api.write_api import write_api
from .dcat import render_catalogue
from .dcat_sets import PATH as CATALOGUE
from .feeds import make_feeds
from .plain_texts import render_llms, render_robots
from .publication import Publication
from .sitemap import list_pages, make_sitemaps


def write_catalogue(publication: Publication, site: Path, unlisted: Iterable[str] = ()) -> int:
    """Returns how many files were written; `unlisted` are pages that no list of pages should name."""
    count = write_api(publication, site)
    for path, text in _texts(publication, site, frozenset(unlisted)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count


def _texts(publication: Publication, site: Path, unlisted: frozenset[str]) -> Iterator[tuple[str, str]]:
    yield CATALOGUE, render_catalogue(publication)
    yield from make_feeds(publication)
    yield "robots.txt", render_robots(publication)
    yield "llms.txt", render_llms(publication)
    if publication.host.url:
        # The protocol wants whole addresses: a site without one has no list of pages.
        pages = [page for page in list_pages(site) if page not in unlisted]
        yield from make_sitemaps(pages, publication.host)
