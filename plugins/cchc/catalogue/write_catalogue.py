"""Writing what machines read once a site's pages and files are there: API, catalogue, feeds, plain texts, sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path
from xml.sax.saxutils import escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..formats.json_text import render_json
from ..pages.links import ALL_DATA, CATALOGUE, CATALOGUE_TURTLE, in_every_language, language_of
from ..words.text import Lang, Message, message
from .api.api_contents import OPENAPI, ROUTES, make_openapi
from .api.api_records import API, API_PAGE
from .dcat import make_catalogue
from .dcat_vocabulary import render_turtle
from .feeds import make_feeds
from .publication import LICENCE_URL, PROVENANCE, Host, Publication, all_translations


def render_robots(publication: Publication) -> str:
    """Everything may be read; the list of pages is named where there is one."""
    lines = ["User-agent: *", "Disallow:"]
    if publication.host.url:
        lines += ["", f"Sitemap: {publication.host.at('sitemap.xml')}"]
    return "\n".join(lines) + "\n"


_CAUTION = message(
    "Ô trống không phải là 0; xem trạng thái của ô. Tỷ lệ thuộc các cách tính khác nhau không so với nhau. "
    "Khi trích dẫn, ghi bản của bộ dữ liệu và số hiệu văn bản."
)
_TEMPLATES = Path(__file__).resolve().parents[3] / "theme" / "templates"
_templates = Environment(
    loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
)


def render_llms(publication: Publication) -> str:
    """After the convention of llmstxt.org: a title, a summary, links; each text in every language."""
    told = partial(all_translations, languages=publication.languages)
    return _templates.get_template("llms.txt").render(
        tell=lambda context, sentence: told(Message(sentence, (), context)),
        publisher=told(publication.portal.names.publisher),
        provenance=PROVENANCE,
        caution=_CAUTION,
        names=publication.portal.names,
        languages=publication.languages,
        releases=publication.edition.releases,
        links=publication.links,
        at=publication.host.at,
        places={"api": API, "all_data": ALL_DATA, "page": API_PAGE, "openapi": OPENAPI, "catalogue": CATALOGUE},
        licence=LICENCE_URL,
    )


ADDRESSES_IN_A_FILE = 50_000  # by the protocol
_INDEX = "index.html"
_HEAD = 8192  # bytes of a page in which its day, or a wish not to be listed, stands
_DAY = re.compile(rb'"article:modified_time" content="([^"]*)"')


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
        xml = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        )
        yield "sitemap.xml", f"{xml}\n{listed}</sitemapindex>\n"

    def _render(self, run: Sequence[str]) -> str:
        pages = ((page, self.pages[page], tuple(self._siblings(page))) for page in run)
        return _templates.get_template("sitemap.xml").render(pages=pages, at=self.host.at)

    def _siblings(self, page: str) -> Iterator[tuple[Lang, str]]:
        """The same page in each language that has it; where several have, the first is the one for all others."""
        own = [pair for pair in in_every_language(page, self.languages).items() if pair[1] in self.pages]
        yield from sorted(own, key=itemgetter(1))
        if len(own) > 1:
            yield "x-default", own[0][1]


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
