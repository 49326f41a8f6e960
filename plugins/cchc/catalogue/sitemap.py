"""sitemap.xml: every page with its day and its siblings in the other languages; only for a site with an address."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ..pages.links import in_every_language, language_of
from ..words.text import Lang
from .publication import Host

ADDRESSES_IN_A_FILE = 50_000  # by the protocol
_INDEX = "index.html"
_HEAD = 8192  # bytes of a page in which its day, or a wish not to be listed, stands
_DAY = re.compile(rb'"article:modified_time" content="([^"]*)"')
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def list_pages(site: Path, languages: Sequence[Lang]) -> Mapping[str, str]:
    """Site paths of the pages that want to be found, one language after the other, each with the day it tells."""
    heads = {path.relative_to(site).as_posix().removesuffix(_INDEX): _head(path) for path in site.rglob(_INDEX)}
    days = {
        page: day[1].decode() if (day := _DAY.search(head)) else ""
        for page, head in heads.items()
        if b'name="robots" content="noindex"' not in head
    }
    in_order = sorted(days, key=lambda page: (languages.index(language_of(page, languages)), page))
    return {page: days[page] for page in in_order}


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


@dataclass(frozen=True)
class SitemapWriter:
    """Renders lists of the pages that there are; each names its siblings in the other languages."""

    pages: Mapping[str, str]  # with their days
    host: Host
    languages: Sequence[Lang]
    most: int = ADDRESSES_IN_A_FILE

    def files(self) -> Iterator[tuple[str, str]]:
        """(site path, text): one file, or an index of several where there are too many pages for one."""
        pages = tuple(self.pages)
        runs = [pages[start : start + self.most] for start in range(0, len(pages), self.most)]
        if len(runs) == 1:
            yield "sitemap.xml", self._render(runs[0])
            return
        names = [f"sitemap-{number}.xml" for number in range(1, len(runs) + 1)]
        for name, run in zip(names, runs, strict=True):
            yield name, self._render(run)
        listed = "".join(f"<sitemap><loc>{escape(self.host.at(name))}</loc></sitemap>\n" for name in names)
        yield "sitemap.xml", _xml(f"<sitemapindex {_SITEMAP}>\n{listed}</sitemapindex>")

    def _render(self, run: Sequence[str]) -> str:
        return _xml(f"<urlset {_SITEMAP} {_XHTML}>\n{''.join(map(self._page, run))}</urlset>")

    def _page(self, page: str) -> str:
        siblings = {path: lang for lang, path in in_every_language(page, self.languages).items() if path in self.pages}
        links = "".join(self._alternate(siblings[path], path) for path in sorted(siblings))
        if len(siblings) > 1:
            links += self._alternate("x-default", next(iter(siblings)))
        day = f"<lastmod>{self.pages[page]}</lastmod>" if self.pages[page] else ""
        return f"<url><loc>{escape(self.host.at(page))}</loc>{day}{links}</url>\n"

    def _alternate(self, lang: str, page: str) -> str:
        return f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(self.host.at(page))}/>'


def _xml(text: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
