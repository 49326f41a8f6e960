"""Every internal link, anchor and file of a built site exists, and no page asks another host for anything.

Pages are read with the standard parser: what each refers to, and what can be referred to in it.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..pages.links import in_every_language
from ..words.text import Lang

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


_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_ONE_FOR_ALL = ("404.html",)  # one file for every language


def check_links(
    site: Path, files: frozenset[str], languages: Sequence[Lang], site_url: str = "", repository: str = ""
) -> Iterator[str]:
    """`repository` may stand on the site's own host: what lies below it is no page of the site."""
    elsewhere = "" if _is_below(site_url, repository) else repository
    pages = {name: read_page(site / name) for name in sorted(files) if name.endswith(".html")}
    for name, page in pages.items():
        for translated in in_every_language(name, languages).values() if name not in _ONE_FOR_ALL else ():
            if translated not in pages:
                yield f"{name}: thiếu trang cùng nội dung ở ngôn ngữ khác ({translated})"
        for link in sorted(page.links):
            if not _is_below(link, elsewhere):
                yield from _check_link(name, link, pages, files, site_url)
        for address in sorted(page.fetched):
            yield from _check_fetched(name, address, pages, files, site_url)
    for name in sorted(files):
        if name.endswith(".css"):
            yield from _check_css(site, name, files)


def _check_link(
    page: str, link: str, pages: Mapping[str, PageFacts], files: frozenset[str], site_url: str
) -> Iterator[str]:
    parts = urlsplit(_own(link, page, site_url))
    if parts.scheme in ("https", "http", "mailto"):
        return
    if parts.scheme or parts.netloc:
        yield f"{page}: liên kết lạ “{link}”"
        return
    target = _target(page, parts.path)
    if target not in files:
        yield f"{page}: liên kết “{link}” không dẫn tới đâu"
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        yield f"{page}: liên kết “{link}” dẫn tới chỗ không có trong trang"


def _check_fetched(
    page: str, address: str, pages: Mapping[str, PageFacts], files: frozenset[str], site_url: str
) -> Iterator[str]:
    if address.startswith("data:image/"):
        return
    parts = urlsplit(_own(address, page, site_url))
    if parts.scheme or parts.netloc:
        yield f"{page}: trang gọi ra máy chủ khác: “{address}”"
    else:
        yield from _check_link(page, address, pages, files, site_url)


def _check_css(site: Path, name: str, files: frozenset[str]) -> Iterator[str]:
    for match in _CSS_URL.finditer((site / name).read_text(encoding="utf-8")):
        address = (match[1] or match[2]).strip()
        parts = urlsplit(address)
        if parts.scheme == "data":
            continue
        if parts.scheme or parts.netloc:
            yield f"{name}: trang gọi ra máy chủ khác: “{address}”"
        elif _target(name, parts.path) not in files:
            yield f"{name}: không có tệp “{address}”"


def _is_below(address: str, base: str) -> bool:
    return bool(base) and f"{address}/".startswith(f"{base.rstrip('/')}/")


def _own(address: str, page: str, site_url: str) -> str:
    """An address of the published site itself, seen from the page, as a relative one."""
    if _is_below(address, site_url):
        return "../" * page.count("/") + address[len(site_url) :].lstrip("/") or "./"
    return address


def _target(page: str, path: str) -> str:
    """The file behind a relative address; a folder's is its index.html."""
    if not path:
        return page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        target = posixpath.join(target, "index.html")
    return posixpath.normpath(target)
