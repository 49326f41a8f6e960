"""Feeds: new data, one entry for each released version; and corrections, those whose reason is not a first release."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..model.changes import FIRST_REASON
from ..model.releases import Release
from ..pages.links import Links, version_folder
from ..words.text import LANGS, Lang, message
from .atom import Entry, Feed, Link, render_feed
from .publication import Publication
from .terms import LICENCE_URL, last_change, moment

FOLDER = "feeds/"
_TITLES = {
    "du-lieu": message("Dữ liệu mới"),
    "dinh-chinh": message("Đính chính"),
}
_SAID = {
    "du-lieu": message("Mỗi bản dữ liệu được phát hành là một mục."),
    "dinh-chinh": message("Mỗi bản dữ liệu thay bản trước là một mục, kèm lý do."),
}
_VERSION = message("bản")


def make_feeds(publication: Publication) -> Iterator[tuple[str, str]]:
    """(site path, text) of every feed."""
    for kind in _TITLES:
        for lang in LANGS:
            yield f"{FOLDER}{kind}.{lang}.atom.xml", render_feed(make_feed(publication, kind, lang))


def make_feed(publication: Publication, kind: str, lang: Lang) -> Feed:
    path = f"{FOLDER}{kind}.{lang}.atom.xml"
    publisher = publication.portal.names.publisher.in_(lang)
    page = Links(lang).data() if kind == "du-lieu" else Links(lang).corrections()
    return Feed(
        id=_id(publication, path, _first_day(publication)),
        lang=lang,
        title=f"{_TITLES[kind].in_(lang)} – {publisher}",
        subtitle=_SAID[kind].in_(lang),
        author=publisher,
        updated=moment(last_change(publication.edition)),
        rights=f"CC BY 4.0 {LICENCE_URL}",
        links=(
            Link("self", _href(publication, path), "application/atom+xml"),
            Link("alternate", _href(publication, page), "text/html", lang=lang),
        ),
        entries=tuple(_entry(publication, release, lang) for release in _releases(publication, kind)),
    )


def _releases(publication: Publication, kind: str) -> list[Release]:
    """The newest first; of one day in the order of reports."""
    held = [one for one in publication.edition.collection.releases if kind == "du-lieu" or one.reason != FIRST_REASON]
    by_name = sorted(held, key=lambda one: (one.report, one.version_key))
    return sorted(by_name, key=lambda one: one.created, reverse=True)


def _entry(publication: Publication, release: Release, lang: Lang) -> Entry:
    folder = version_folder(release.report, release.version)
    reason = publication.edition.references.label("change_reason", release.reason)
    archives = [file for file in publication.files_of(release) if file.suffix == "zip"]
    said = (reason.in_(lang), release.change_note.in_(lang), release.description.in_(lang))
    return Entry(
        id=_id(publication, folder, release.created),
        title=f"{release.title.in_(lang)} ({_VERSION.in_(lang)} {release.version})",
        updated=moment(release.created),
        summary=" ".join(f"{part.rstrip('.')}." for part in said if part),
        category=release.reason,
        category_label=reason.in_(lang),
        links=(
            Link("alternate", _href(publication, Links(lang).data_set(release.report)), "text/html", lang=lang),
            *(Link("enclosure", _href(publication, one.path), one.media_type, one.bytes) for one in archives),
        ),
    )


def _first_day(publication: Publication) -> str:
    return min((one.created for one in publication.edition.collection.releases), default="")


def _id(publication: Publication, path: str, day: str) -> str:
    """The address where the site has one; else a tag (RFC 4151), which needs no address to be lasting."""
    if publication.host.url and urlsplit(publication.host.url).netloc:
        return publication.host.at(path)
    return f"tag:{publication.portal.tag_authority},{day[:10]}:{path}"


def _href(publication: Publication, path: str) -> str:
    """Without an address seen from the folder of feeds, so that it holds wherever the site stands."""
    return publication.host.at(path) if publication.host.url else f"../{path}"
