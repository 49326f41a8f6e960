"""Writing what machines read, once the pages and files of a site are there: for they are listed, summed and counted."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..formats.json_text import render_json
from ..pages.links import CATALOGUE, CATALOGUE_TURTLE
from .api.api_contents import OPENAPI, ROUTES
from .api.openapi import make_openapi
from .dcat import make_catalogue
from .dcat_vocabulary import render_turtle
from .feeds import make_feeds
from .plain_texts import render_llms, render_robots
from .publication import Publication
from .sitemap import SitemapWriter, list_pages


def write_catalogue(publication: Publication, site: Path, unlisted: Iterable[str] = ()) -> int:
    """Returns how many files were written; `unlisted` are pages that no list of pages should name."""
    return len(_write(site, _texts(publication, site, frozenset(unlisted))))


def write_api(publication: Publication, site: Path) -> list[str]:
    """Every document of every route, and the description of them all: pages offer some, so they come before pages."""
    return _write(site, _api_texts(publication))


def _api_texts(publication: Publication) -> Iterator[tuple[str, str]]:
    for route in ROUTES:
        for path, document in route.documents(publication):
            yield path, render_json(document)
    yield OPENAPI, render_json(make_openapi(publication), spread=8)


def _texts(publication: Publication, site: Path, unlisted: frozenset[str]) -> Iterator[tuple[str, str]]:
    catalogue = make_catalogue(publication)
    yield CATALOGUE, render_json(catalogue, spread=3)
    yield CATALOGUE_TURTLE, render_turtle(catalogue)
    yield from make_feeds(publication)
    yield "robots.txt", render_robots(publication)
    yield "llms.txt", render_llms(publication)
    if publication.host.url:
        # The protocol wants whole addresses: a site without one has no list of pages.
        listed = list_pages(site, publication.languages).items()
        pages = {page: day for page, day in listed if page not in unlisted}
        yield from SitemapWriter(pages, publication.host, publication.languages).files()


def _write(site: Path, texts: Iterable[tuple[str, str]]) -> list[str]:
    """Returns the paths of what was written."""
    written = []
    for path, text in texts:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written
