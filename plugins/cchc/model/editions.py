"""Editions: all data as they stood when a month ended, made from the versions released until then."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .collection import Collection
from .releases import Release


def edition_of(release: Release) -> str:
    """The month of the release, 2026-11: the first edition that holds it."""
    return release.created[:7]


def edition_names(releases: Iterable[Release]) -> tuple[str, ...]:
    """Every month in which something was released, oldest first; the last one is today's edition."""
    return tuple(sorted({edition_of(release) for release in releases}))


def past_editions(releases: Iterable[Release]) -> tuple[str, ...]:
    """Those that a newer one has followed: each stands in a folder of its own, and nothing in it changes any more."""
    return edition_names(releases)[:-1]


def collection_at(collection: Collection, edition: str) -> Collection:
    """What had been released when the edition closed. The lists of units and indicators are today's: they have no
    versions, and what they lack of that time they lack for every edition alike."""
    releases = tuple(release for release in collection.releases if edition_of(release) <= edition)
    return replace(collection, releases=releases)


def edition_spans(collection: Collection) -> Mapping[tuple[str, str], tuple[str, str]]:
    """By report and version: the first and the last edition of which it is the report's newest version. The last is
    empty while it still is; a version that another replaced within the month is in no edition."""
    names = edition_names(collection.releases)
    spans: dict[tuple[str, str], tuple[str, str]] = {}
    for name in names:
        for release in collection_at(collection, name).newest():
            key = (release.report, release.version)
            spans[key] = (spans.get(key, (name, ""))[0], "" if name == names[-1] else name)
    return spans
