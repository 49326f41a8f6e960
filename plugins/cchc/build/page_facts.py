"""What a built page refers to and what can be referred to in it, read with the standard parser."""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

# What a browser fetches by itself when it shows the page, by element and attribute.
_FETCHED = {
    ("script", "src"), ("img", "src"), ("source", "src"), ("iframe", "src"), ("embed", "src"), ("object", "data"),
    ("video", "src"), ("video", "poster"), ("audio", "src"), ("track", "src"), ("input", "src"), ("form", "action"),
    ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href"), ("base", "href"),
}  # fmt: skip
_FETCHED_RELS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


@dataclass(frozen=True)
class PageFacts:
    anchors: frozenset[str]
    links: frozenset[str]  # where a reader can go
    fetched: frozenset[str]  # what the browser fetches


def read_page(path: Path) -> PageFacts:
    parser = _Reader()
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return PageFacts(frozenset(parser.anchors), frozenset(parser.links), frozenset(parser.fetched))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self.fetched: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not attrs:
            return
        attributes = {name: value or "" for name, value in attrs}
        if "id" in attributes:
            self.anchors.add(attributes["id"])
        if tag in ("a", "area") and "href" in attributes:
            self.links.add(attributes["href"])
        elif tag == "link":
            rels = set(attributes.get("rel", "").lower().split())
            (self.fetched if rels & _FETCHED_RELS else self.links).add(attributes.get("href", ""))
        else:
            self.fetched.update(value for name, value in attributes.items() if (tag, name) in _FETCHED)
        if "srcset" in attributes:
            self.fetched.update(part.split()[0] for part in attributes["srcset"].split(",") if part.strip())
