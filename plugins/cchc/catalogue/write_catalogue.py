"""Writing what machines read once a site's pages and files are there: API, catalogue, feeds, plain texts, sitemap."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from feedgenerator import Atom1Feed, Enclosure

from ..edition import Edition
from ..formats.file_facts import LICENCE_PATH
from ..formats.json_text import render_json
from ..model.changes import FIRST_REASON
from ..model.releases import Release
from ..pages.links import (
    ALL_DATA,
    CATALOGUE,
    CATALOGUE_TURTLE,
    CORRECTIONS,
    DATA,
    Links,
    feed_path,
    in_every_language,
    language_of,
    version_folder,
)
from ..words.text import Lang, Message, labels, message
from ..words.text_templates import make_environment
from .api.api_contents import OPENAPI, ROUTES, make_openapi
from .api.api_records import API, API_PAGE, Route
from .dcat import make_catalogue, render_turtle
from .publication import PROVENANCE, Host, Publication, SiteFile, all_translations
from .schema_org import PageDays

_HREF = re.compile(r'\b(href|src)="([^"]*)"')


@dataclass(frozen=True)
class FeedEntry:
    title: str
    path: str  # of its page, in the language of the feed
    id_path: str  # what names it for good
    day: str  # of its publication, ISO
    summary: str
    content: str = ""  # HTML of a news item, its links as on its page
    reason: tuple[str, str] = ("", "")  # of a version: code and name
    files: tuple[SiteFile, ...] = ()


class DatedFeed(Atom1Feed):
    """Atom as the library writes it, but dated by the newest entry instead of the clock, with summaries of plain
    text, and with the reason of a version as its category."""

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("summary", item["summary"])
        code, name = item["reason"]
        if code:
            handler.addQuickElement("category", "", {"term": code, "label": name})


def make_feeds(publication: Publication) -> Iterator[tuple[str, str]]:
    """(site path, text) of every feed of data."""
    releases = publication.edition.collection.releases
    corrections = tuple(release for release in releases if release.reason != FIRST_REASON)
    for page, listed in ((DATA, releases), (CORRECTIONS, corrections)):
        for lang in publication.languages:
            entries = [_entry(publication, release, lang) for release in _newest_first(listed)]
            yield make_feed(publication, page, lang, entries)


def make_feed(publication: Publication, page: str, lang: Lang, entries: Sequence[FeedEntry]) -> tuple[str, str]:
    """(site path, text) of the feed that follows a page, the newest entry first; one without is as old as the data."""
    path, publisher = feed_path(page, lang), publication.portal.names.publisher.in_(lang)
    first_day = min((release.created for release in publication.edition.collection.releases), default="")
    feed = DatedFeed(
        title=f"{labels('feed title')[page].in_(lang)} – {publisher}",
        link=_href(publication, Links(lang).static(page)),
        description="",
        language=lang,
        author_name=publisher,
        author_link=publication.portal.contact_at("") or _href(publication, Links(lang).static("dong-gop")),
        subtitle=labels("feed subtitle")[page].in_(lang),
        feed_url=_href(publication, path),
        feed_copyright=f"CC BY 4.0 {LICENCE_PATH}",
        feed_guid=_id(publication, path, first_day),
        updated=_moment(max((entry.day for entry in entries), default=first_day)),
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=_href(publication, entry.path),
            description=None,
            content=_with_links_of(publication, entry.path, entry.content) if entry.content else None,
            unique_id=_id(publication, entry.id_path, entry.day),
            pubdate=_moment(entry.day),
            enclosures=[Enclosure(_href(publication, f.path), str(f.bytes), f.media_type) for f in entry.files],
            summary=entry.summary,
            reason=entry.reason,
        )
    return path, feed.writeString("utf-8") + "\n"


def _with_links_of(publication: Publication, page: str, content: str) -> str:
    """A feed is read far from its page: each link within the site is written as the feed's own are."""

    def written(link: re.Match[str]) -> str:
        target = urljoin(f"/{page}", link[2])
        return f'{link[1]}="{_href(publication, target[1:]) if target.startswith("/") else target}"'

    return _HREF.sub(written, content)


def _newest_first(releases: Iterable[Release]) -> list[Release]:
    """Those of one day in the order of reports."""
    by_name = sorted(releases, key=lambda release: (release.report, release.version_key))
    return sorted(by_name, key=lambda release: release.created, reverse=True)


def _entry(publication: Publication, release: Release, lang: Lang) -> FeedEntry:
    """A version leads to its own page: two versions of one report are two entries."""
    reason = publication.edition.references.label("change_reason", release.reason).in_(lang)
    version = message("bản").in_(lang)
    sentences = (reason, release.change_note.in_(lang), release.description.in_(lang))
    return FeedEntry(
        title=f"{release.title.in_(lang)} ({version} {release.version})",
        path=Links(lang).version(release.report, release.version),
        id_path=version_folder(release.report, release.version),
        day=release.created,
        summary=" ".join(f"{sentence.rstrip('.')}." for sentence in sentences if sentence),
        reason=(release.reason, reason),
        files=tuple(file for file in publication.folder_of(release).files if file.is_archive),
    )


def _moment(created: str) -> datetime:
    """A release has a day only; where a standard asks for a moment, it is the day's beginning in UTC."""
    moment = datetime.fromisoformat(created)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _id(publication: Publication, path: str, day: str) -> str:
    """The address where the site has one; else a tag (RFC 4151), which needs no address to be lasting."""
    if publication.host.url and urlsplit(publication.host.url).netloc:
        return publication.host.at(path)
    return f"tag:{publication.portal.tag_authority},{day[:10]}:{path}"


def _href(publication: Publication, path: str) -> str:
    """Without an address seen from the folder of feeds, so that it holds wherever the site stands."""
    return publication.host.at(path) if publication.host.url else f"../{path}"


def render_robots(publication: Publication) -> str:
    """Everything may be read; the list of pages is named where there is one."""
    sitemap = f"\nSitemap: {publication.host.at('sitemap.xml')}\n" if publication.host.url else ""
    return f"User-agent: *\nDisallow:\n{sitemap}"


_TEMPLATES = Path(__file__).resolve().parents[3] / "theme" / "templates"
_templates = make_environment(_TEMPLATES, lstrip_blocks=False, keep_trailing_newline=True)


def render_llms(publication: Publication) -> str:
    """After the convention of llmstxt.org: a title, a summary, links; each text in every language."""
    told = partial(all_translations, languages=publication.languages)
    return _templates.get_template("llms.txt").render(
        tell=lambda context, sentence: told(Message(sentence, (), context)),
        publisher=told(publication.portal.names.publisher),
        provenance=PROVENANCE,
        caution=labels("explanation")["caution"],
        names=publication.portal.names,
        languages=publication.languages,
        releases=publication.edition.releases,
        links=publication.links,
        at=publication.host.at,
        places={"api": API, "all_data": ALL_DATA, "page": API_PAGE, "openapi": OPENAPI, "catalogue": CATALOGUE},
        licence=LICENCE_PATH,
    )


ADDRESSES_IN_A_FILE = 50_000  # by the protocol
_INDEX = "index.html"
_HEAD = 8192  # bytes of a page in which its day, or a wish not to be listed, stands
_DAY = re.compile(rb'article:modified_time"? content="?([\d-]+)')  # pages have quotes only where they need them
_UNLISTED = re.compile(rb'name="?robots"? content="?noindex\b')


def list_pages(site: Path, edition: Edition) -> Mapping[str, str]:
    """Site paths of the pages that want to be found, one language after the other, with the days of what they show."""
    languages, days = edition.portal.languages, PageDays(edition)
    heads = {path.relative_to(site).as_posix().removesuffix(_INDEX): _head(path) for path in site.rglob(_INDEX)}
    told = {
        page: day[1].decode() if (day := _DAY.search(head)) else days.of(page).modified
        for page, head in heads.items()
        if not _UNLISTED.search(head)
    }
    in_order = sorted(told, key=lambda page: (languages.index(language_of(page, languages)), page))
    return {page: told[page] for page in in_order}


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
        yield "sitemap.xml", _templates.get_template("sitemap_index.xml").render(names=names, at=self.host.at)

    def _render(self, run: Sequence[str]) -> str:
        pages = ((page, self.pages[page], tuple(self._siblings(page))) for page in run)
        return _templates.get_template("sitemap.xml").render(pages=pages, at=self.host.at)

    def _siblings(self, page: str) -> Iterator[tuple[Lang, str]]:
        """The same page in each language that has it; where several have, the first is the one for all others."""
        own = [pair for pair in in_every_language(page, self.languages).items() if pair[1] in self.pages]
        yield from sorted(own, key=itemgetter(1))
        if len(own) > 1:
            yield "x-default", own[0][1]


def write_catalogue(publication: Publication, site: Path) -> int:
    """Returns how many files were written."""
    return len(_write(site, _texts(publication, site)))


def write_api(publication: Publication, site: Path, without: Sequence[Route] = ()) -> list[str]:
    """Every document of every route, and the description of them all: pages offer some, so they come before pages."""
    routes = (route for route in ROUTES if route not in without)
    texts = ((path, render_json(told)) for route in routes for path, told in route.documents(publication))
    return _write(site, chain(texts, [(OPENAPI, render_json(make_openapi(publication), spread=8))]))


def _texts(publication: Publication, site: Path) -> Iterator[tuple[str, str]]:
    catalogue = make_catalogue(publication)
    yield CATALOGUE, render_json(catalogue)
    yield CATALOGUE_TURTLE, render_turtle(catalogue)
    yield from make_feeds(publication)
    yield "robots.txt", render_robots(publication)
    yield "llms.txt", render_llms(publication)
    if publication.host.url:
        # The protocol wants whole addresses: a site without one has no list of pages.
        pages = list_pages(site, publication.edition)
        yield from SitemapWriter(pages, publication.host, publication.languages).files()


def _write(site: Path, texts: Iterable[tuple[str, str]]) -> list[str]:
    """Returns the paths of what was written."""
    written = []
    for path, text in texts:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(text.encode())
        written.append(path)
    return written
