"""Feeds: new data, one entry for each released version; corrections, those that replace one; news."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from feedgenerator import Atom1Feed, Enclosure

from ..model.releases import Release
from ..model.table_changes import FIRST_REASON
from ..pages.links import Links, version_folder
from ..words.text import Lang, Text, message
from .publication import LICENCE_URL, Publication, SiteFile

FOLDER = "feeds/"
_HREF = re.compile(r'\b(href|src)="([^"]*)"')


@dataclass(frozen=True)
class FeedKind:
    stem: str  # of the file, before its language
    title: Text
    subtitle: Text
    home: Callable[[Links], str]  # the page that a feed follows


DATA = FeedKind("du-lieu.", message("Dữ liệu mới"), message("Mỗi bản dữ liệu được phát hành là một mục."), Links.data)
CORRECTIONS = FeedKind(
    "dinh-chinh.",
    message("Đính chính"),
    message("Mỗi bản dữ liệu thay bản trước là một mục, kèm lý do."),
    Links.corrections,
)
NEWS = FeedKind(
    "",
    message("Tin tức"),
    message("Số liệu mới, đính chính và việc của trang này."),
    lambda links: links.static("tin-tuc"),
)


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
    for kind, listed in ((DATA, releases), (CORRECTIONS, corrections)):
        for lang in publication.languages:
            entries = [_entry(publication, release, lang) for release in _newest_first(listed)]
            yield make_feed(publication, kind, lang, entries)


def make_feed(publication: Publication, kind: FeedKind, lang: Lang, entries: Sequence[FeedEntry]) -> tuple[str, str]:
    """(site path, text); the newest entry first. One without entries is as old as the data."""
    path, publisher = f"{FOLDER}{kind.stem}{lang}.atom.xml", publication.portal.names.publisher.in_(lang)
    first_day = min((release.created for release in publication.edition.collection.releases), default="")
    feed = DatedFeed(
        title=f"{kind.title.in_(lang)} – {publisher}",
        link=_href(publication, kind.home(Links(lang))),
        description="",
        language=lang,
        author_name=publisher,
        author_link=publication.portal.contact_at("") or _href(publication, Links(lang).static("dong-gop")),
        subtitle=kind.subtitle.in_(lang),
        feed_url=_href(publication, path),
        feed_copyright=f"CC BY 4.0 {LICENCE_URL}",
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
