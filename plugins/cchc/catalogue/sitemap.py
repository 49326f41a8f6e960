"""sitemap.xml: every page with its twin in the other language; only for a site that has an address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ..pages.links import in_every_language
from ..words.text import LANGS
from .publication import Host

MOST = 50_000  # addresses in one file, by the protocol
_INDEX = "index.html"
_HEAD = 4096  # bytes of a page in which a wish not to be listed would stand
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def list_pages(site: Path) -> tuple[str, ...]:
    """Site paths of the pages that want to be found, Vietnamese first."""
    found = (path for path in site.rglob(_INDEX) if b'name="robots" content="noindex"' not in _head(path))
    pages = (path.relative_to(site).as_posix().removesuffix(_INDEX) for path in found)
    return tuple(sorted(pages, key=lambda page: (page.startswith("en/"), page)))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def make_sitemaps(pages: Sequence[str], host: Host, most: int = MOST) -> Iterator[tuple[str, str]]:
    """(site path, text): one file, or an index of several where there are too many pages for one."""
    held = frozenset(pages)
    runs = [pages[start : start + most] for start in range(0, len(pages), most)]
    if len(runs) == 1:
        yield "sitemap.xml", _render_pages(runs[0], held, host)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(runs) + 1)]
    for name, run in zip(names, runs, strict=True):
        yield name, _render_pages(run, held, host)
    listed = "".join(f"<sitemap><loc>{escape(host.at(name))}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", _xml(f"<sitemapindex {_SITEMAP}>\n{listed}</sitemapindex>")


def _render_pages(run: Sequence[str], held: frozenset[str], host: Host) -> str:
    listed = "".join(_page(page, held, host) for page in run)
    return _xml(f"<urlset {_SITEMAP} {_XHTML}>\n{listed}</urlset>")


def _page(page: str, held: frozenset[str], host: Host) -> str:
    both = sorted({*in_every_language(page, LANGS).values()} & held)
    twins = "".join(_alternate("en" if one.startswith("en/") else "vi", one, host) for one in both)
    default = _alternate("x-default", page.removeprefix("en/"), host) if len(both) == 2 else ""
    return f"<url><loc>{escape(host.at(page))}</loc>{twins}{default}</url>\n"


def _alternate(lang: str, page: str, host: Host) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(host.at(page))}/>'


def _xml(text: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
