"""Atom (RFC 4287): a feed as text, the same text for the same entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True)
class Link:
    rel: str
    href: str
    type: str
    length: int = 0
    lang: str = ""


@dataclass(frozen=True)
class Entry:
    id: str
    title: str
    updated: str  # RFC 3339
    summary: str
    category: str  # a code that readers may filter by
    category_label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Feed:
    id: str
    lang: str
    title: str
    subtitle: str
    author: str
    updated: str
    rights: str
    links: tuple[Link, ...]
    entries: tuple[Entry, ...]


def render_feed(feed: Feed) -> str:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.lang)}>',
        _element("id", feed.id),
        _element("title", feed.title),
        _element("subtitle", feed.subtitle),
        _element("updated", feed.updated),
        f"<author>{_element('name', feed.author)}</author>",
        _element("rights", feed.rights),
        *map(_link, feed.links),
        *(line for entry in feed.entries for line in _entry(entry)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> Iterable[str]:
    yield "<entry>"
    yield _element("id", entry.id)
    yield _element("title", entry.title)
    yield _element("published", entry.updated)
    yield _element("updated", entry.updated)
    yield f"<category term={quoteattr(entry.category)} label={quoteattr(entry.category_label)}/>"
    yield from map(_link, entry.links)
    yield _element("summary", entry.summary)
    yield "</entry>"


def _link(link: Link) -> str:
    length = f' length="{link.length}"' if link.length else ""
    lang = f" hreflang={quoteattr(link.lang)}" if link.lang else ""
    return f"<link rel={quoteattr(link.rel)} type={quoteattr(link.type)}{lang} href={quoteattr(link.href)}{length}/>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
