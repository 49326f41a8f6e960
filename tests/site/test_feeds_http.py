"""Feeds, the list of pages, robots.txt and llms.txt over HTTP, read by an XML parser: whatever they name answers."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from plugins.cchc.catalogue.publication import Host
from plugins.cchc.catalogue.write_catalogue import SitemapWriter, list_pages
from plugins.cchc.edition import Edition
from tests.fixtures.texts import LANGS
from tests.site.web import Web

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
DATA_FEEDS = ("du-lieu", "dinh-chinh")


def texts(node: etree._Element, path: str) -> list[str]:
    return [str(one) for one in node.xpath(path, namespaces=ATOM)]


@pytest.fixture(scope="module")
def feeds(web: Web, site: Path) -> dict[str, etree._Element]:
    """Every feed that a page tells readers of feeds about, and every one that was written."""
    named = set()
    for page in ("", "en/", "tin-tuc/", "en/tin-tuc/", "dinh-chinh/", "du-lieu/", "en/du-lieu/"):
        found = html.fromstring(web.get(page)).xpath('//link[@type="application/atom+xml"]/@href')
        named |= {web.at(one, page) for one in found}
    written = {web.at(path.relative_to(site).as_posix()) for path in (site / "feeds").iterdir()}
    assert named <= written
    return {address: etree.fromstring(web.get(address)) for address in sorted(written)}


def test_there_are_feeds_of_data_corrections_and_news_in_both_languages(web: Web, feeds) -> None:
    kinds = ("du-lieu.vi", "du-lieu.en", "dinh-chinh.vi", "dinh-chinh.en", "vi", "en")
    assert set(feeds) == {web.at(f"feeds/{kind}.atom.xml") for kind in kinds}


def test_every_feed_is_atom_and_every_link_of_it_answers(web: Web, feeds) -> None:
    for address, feed in feeds.items():
        assert feed.tag == f"{{{ATOM['a']}}}feed", address
        for node in (feed, *feed.findall("a:entry", ATOM)):
            for name in ("id", "title", "updated"):
                assert len(texts(node, f"a:{name}/text()")) == 1, (address, name)
            assert datetime.fromisoformat(texts(node, "a:updated/text()")[0]).tzinfo is not None
        assert feed.findall("a:entry", ATOM), address
        for link in feed.iterfind(".//a:link", ATOM):
            target = urljoin(address, link.get("href"))
            assert web.is_ours(target) and web.get(target), (address, target)
            if link.get("rel") == "enclosure":
                assert int(link.get("length")) == len(web.get(target))
            if link.get("rel") == "self":
                assert target == address


def test_every_feed_is_one_of_its_own(web: Web, feeds: dict[str, etree._Element]) -> None:
    ids, titles = ([texts(feed, f"a:{name}/text()")[0] for feed in feeds.values()] for name in ("id", "title"))
    assert len(set(ids)) == len(set(titles)) == len(feeds) == 6
    for address, feed in feeds.items():
        lang = address.rsplit(".", 3)[-3].rpartition("/")[2]
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        pages = texts(feed, "a:link[@rel='alternate']/@href") + texts(feed, "a:entry/a:link[@rel='alternate']/@href")
        assert len(set(pages)) == len(pages)
        assert {html.fromstring(web.get(urljoin(address, page))).get("lang") for page in pages} == {lang}
        for content in texts(feed, "a:entry/a:content/text()"):
            for link in html.fromstring(f"<div>{content}</div>").xpath("//@href | //@src"):
                assert web.get(urljoin(address, link)), (address, link)


def test_feeds_of_data_have_an_entry_for_each_version(web: Web, feeds, edition: Edition) -> None:
    releases = edition.collection.releases
    corrected = [one for one in releases if one.reason != "initial"]
    for lang in ("vi", "en"):
        for kind, held in zip(DATA_FEEDS, (releases, corrected), strict=True):
            feed = feeds[web.at(f"feeds/{kind}.{lang}.atom.xml")]
            archives = {one.rpartition("/")[2] for one in texts(feed, "a:entry/a:link[@rel='enclosure']/@href")}
            assert archives == {f"{one.report}-{one.version}.zip" for one in held}
            assert len(feed.findall("a:entry", ATOM)) == len(held)


def test_the_list_of_pages_of_a_published_site_names_every_page_and_each_answers(
    web: Web, site: Path, edition: Edition
) -> None:
    """A preview has no list; this is the one that the published site gets, had it this server's address."""
    ((path, text),) = SitemapWriter(list_pages(site, edition), Host(web.address), LANGS).files()
    assert path == "sitemap.xml"
    listed = etree.fromstring(text.encode())
    pages = [str(one) for one in listed.xpath("s:url/s:loc/text()", namespaces=MAP)]
    twins = {str(one) for one in listed.xpath("//x:link/@href", namespaces=MAP)}
    assert len(set(pages)) == len(pages) > 800 and twins == set(pages)
    for page in pages:
        assert b"</html>" in web.get(page), page
    unlisted = {one.parent.relative_to(site).as_posix() for one in site.rglob("index.html")}
    unlisted -= {page.removeprefix(web.address).rstrip("/") or "." for page in pages}
    assert all(b"noindex" in (site / one / "index.html").read_bytes() for one in unlisted)


def test_each_page_names_its_twin_as_the_list_does(web: Web, site: Path, edition: Edition) -> None:
    ((_, text),) = SitemapWriter(list_pages(site, edition), Host(web.address), LANGS).files()
    for entry in etree.fromstring(text.encode()).iterfind("s:url", MAP):
        page = str(entry.findtext("s:loc", namespaces=MAP))
        told = {(one.get("hreflang"), one.get("href")) for one in entry.iterfind("x:link", MAP)}
        (said,) = html.fromstring(web.get(page)).xpath("//header//a[@hreflang]")
        assert (said.get("hreflang"), web.at(said.get("href"), page)) in told, page


def test_plain_texts_name_what_is_there(web: Web) -> None:
    assert "User-agent: *" in web.text("robots.txt")
    links = re.findall(r"\]\((/[^)]*)\)", web.text("llms.txt"))
    assert len(links) > 8
    for link in links:
        assert web.get(link), link
