"""Writing what machines read once a site's pages and files are there: API, catalogue, feeds, plain texts, sitemap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ..formats.json_text import render_json
from ..pages.links import ALL_DATA, CATALOGUE, CATALOGUE_TURTLE, in_every_language, language_of
from ..words.text import Lang, Text, message, message_in
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
_VERSION, _DATA_SET_TITLE = message("bản"), message_in("llms", "tên bộ dữ liệu")
_DATA, _DATA_SETS, _DATA_SET = (
    message_in("llms", "Dữ liệu"),
    message_in("llms", "Bộ dữ liệu"),
    message_in("llms", "bộ dữ liệu"),
)
_LICENCE = message_in("llms", "Giấy phép và trích dẫn")
_FIGURES, _COLUMNS = message("mỗi số liệu một dòng"), message("ý nghĩa các cột")
_STATIC, _DOCUMENTATION = message("JSON tĩnh"), message_in("llms", "mô tả")
_CATALOGUE = message_in("llms", "danh mục")
_CHECKS, _CONTRADICTIONS = message_in("llms", "Đối chiếu"), message("chỗ văn bản tự mâu thuẫn")
_Tell = Callable[[Text], str]


def render_llms(publication: Publication) -> str:
    """After the convention of llmstxt.org: a title, a summary, links; each text in every language."""
    names, languages = publication.portal.names, publication.languages
    tell = partial(all_translations, languages=languages)
    about, *more = (f"> {names.about.in_(lang)}" for lang in languages)
    lines = [f"# {names.publisher.first}", "", about, *(line for text in more for line in (">", text)), ""]
    for text in (PROVENANCE, _CAUTION):
        lines += [*(text.in_(lang) for lang in languages), ""]
    lines += [f"## {tell(_DATA)}", "", *_data(publication, tell), ""]
    lines += [f"## {tell(_DATA_SETS)}", "", *_data_sets(publication, tell), ""]
    lines += [f"## {tell(_LICENCE)}", "", *_licence(publication, tell), ""]
    return "\n".join(lines)


def _data(publication: Publication, tell: _Tell) -> tuple[str, ...]:
    at = publication.host.at
    return (
        f"- [figures.csv]({at(ALL_DATA + 'figures.csv')}): {tell(_FIGURES)}",
        f"- [datapackage.json]({at(ALL_DATA + 'datapackage.json')}): {tell(_COLUMNS)}",
        f"- [API]({at(API + 'index.json')}): {tell(_STATIC)}; [OpenAPI]({at(OPENAPI)}); "
        f"[{tell(_DOCUMENTATION)}]({at(API_PAGE)})",
        f"- [DCAT]({at(CATALOGUE)}): {tell(_CATALOGUE)}",
        f"- [{tell(_CHECKS)}]({at(publication.links.findings())}): {tell(_CONTRADICTIONS)}",
    )


def _data_sets(publication: Publication, tell: _Tell) -> Iterator[str]:
    first, *others = publication.languages
    for report, release in publication.edition.releases.items():
        page = publication.host.at(publication.links.data_set(report))
        about = [release.title.in_(lang) for lang in others] + [f"{tell(_VERSION)} {release.version}"]
        yield f"- [{release.title.in_(first)}]({page}): {'; '.join(about)}"


def _licence(publication: Publication, tell: _Tell) -> tuple[str, ...]:
    publisher, data = publication.portal.names.publisher, publication.host.at(publication.links.data())
    return (
        f"- [CC BY 4.0]({LICENCE_URL})",
        f"- {tell(publisher)}, <{tell(_DATA_SET_TITLE)}>, <{tell(_VERSION)}>, "
        f"{data}<{tell(_DATA_SET)}>/<{tell(_VERSION)}>/",
    )


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
