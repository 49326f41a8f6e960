"""Feeds: new data, one entry for each released version; and corrections, those whose reason is not a first release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed, Enclosure

from ..model.change_kinds import FIRST_REASON
from ..model.releases import Release
from ..pages.links import Links, version_folder
from ..words.text import Lang, Text, message
from .common_facts import LICENCE_URL, last_change
from .publication import Publication

FOLDER = "feeds/"


@dataclass(frozen=True)
class FeedKind:
    name: str  # as in its address
    title: Text
    subtitle: Text
    corrections_only: bool


KINDS = (
    FeedKind("du-lieu", message("Dữ liệu mới"), message("Mỗi bản dữ liệu được phát hành là một mục."), False),
    FeedKind(
        "dinh-chinh",
        message("Đính chính"),
        message("Mỗi bản dữ liệu thay bản trước là một mục, kèm lý do."),
        corrections_only=True,
    ),
)


class ReleaseFeed(Atom1Feed):
    """Atom as the library writes it, but dated by the newest release instead of the clock, with summaries of plain
    text, and with the reason of a version as its category."""

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("summary", item["summary"])
        handler.addQuickElement("category", "", {"term": item["reason"], "label": item["reason_label"]})


def make_feeds(publication: Publication) -> Iterator[tuple[str, str]]:
    """(site path, text) of every feed."""
    for kind in KINDS:
        for lang in publication.languages:
            path = f"{FOLDER}{kind.name}.{lang}.atom.xml"
            yield path, make_feed(publication, kind, lang, path).writeString("utf-8") + "\n"


def make_feed(publication: Publication, kind: FeedKind, lang: Lang, path: str) -> ReleaseFeed:
    publisher = publication.portal.names.publisher.in_(lang)
    releases = publication.edition.collection.releases
    first_day = min((release.created for release in releases), default="")
    feed = ReleaseFeed(
        title=f"{kind.title.in_(lang)} – {publisher}",
        link=_href(publication, Links(lang).corrections() if kind.corrections_only else Links(lang).data()),
        description="",
        language=lang,
        author_name=publisher,
        subtitle=kind.subtitle.in_(lang),
        feed_url=_href(publication, path),
        feed_copyright=f"CC BY 4.0 {LICENCE_URL}",
        feed_guid=_id(publication, path, first_day),
        updated=_moment(last_change(publication.edition)),
    )
    for release in _newest_first(releases):
        if not kind.corrections_only or release.reason != FIRST_REASON:
            _add_entry(feed, publication, release, lang)
    return feed


def _newest_first(releases: tuple[Release, ...]) -> list[Release]:
    """Those of one day in the order of reports."""
    by_name = sorted(releases, key=lambda release: (release.report, release.version_key))
    return sorted(by_name, key=lambda release: release.created, reverse=True)


def _add_entry(feed: ReleaseFeed, publication: Publication, release: Release, lang: Lang) -> None:
    reason = publication.edition.references.label("change_reason", release.reason).in_(lang)
    archives = [file for file in publication.folder_of(release).files if file.is_archive]
    sentences = (reason, release.change_note.in_(lang), release.description.in_(lang))
    version = message("bản").in_(lang)
    feed.add_item(
        title=f"{release.title.in_(lang)} ({version} {release.version})",
        link=_href(publication, Links(lang).data_set(release.report)),
        description=None,
        unique_id=_id(publication, version_folder(release.report, release.version), release.created),
        pubdate=_moment(release.created),
        enclosures=[Enclosure(_href(publication, file.path), str(file.bytes), file.media_type) for file in archives],
        summary=" ".join(f"{sentence.rstrip('.')}." for sentence in sentences if sentence),
        reason=release.reason,
        reason_label=reason,
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
