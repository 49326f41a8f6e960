"""Feeds as RFC 4287 wants them, read by an XML parser; the list of pages; robots.txt and llms.txt."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from plugins.cchc.catalogue.publication import Host
from plugins.cchc.catalogue.write_catalogue import (
    FeedEntry,
    SitemapWriter,
    list_pages,
    make_feed,
    make_feeds,
    render_llms,
    render_robots,
    write_catalogue,
)
from plugins.cchc.edition import Edition
from plugins.cchc.pages.links import NEWS
from tests.fixtures.texts import LANGS
from tests.unit.catalogue_samples import OTHER, REPORT, URL, bare, make_edition, publish

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PAGES = ("", "du-lieu/", "don-vi/so-noi-vu/", "en/", "en/du-lieu/", "en/don-vi/so-noi-vu/", "chi-mot/")

DAY = "2026-10-05"  # told by a page itself


def feeds(edition: Edition, url: str = "") -> dict[str, etree._Element]:
    return {path: etree.fromstring(text.encode()) for path, text in make_feeds(bare(edition, url))}


def texts(node: etree._Element, path: str) -> list[str]:
    return [str(one) for one in node.xpath(path, namespaces=ATOM)]


@pytest.mark.parametrize("url", ["", URL])
def test_every_feed_has_what_the_standard_demands(url):
    for path, feed in feeds(make_edition(), url).items():
        assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
        for name in ("id", "title", "updated", "author/a:name"):
            assert len(texts(feed, f"a:{name}/text()")) == 1, (path, name)
        assert len(texts(feed, "a:link[@rel='self']/@href")) == 1
        for entry in feed.findall("a:entry", ATOM):
            for name in ("id", "title", "updated", "published", "summary"):
                assert len(texts(entry, f"a:{name}/text()")) == 1, (path, name)
            assert texts(entry, "a:link[@rel='alternate']/@href")
            datetime.fromisoformat(texts(entry, "a:updated/text()")[0])
        ids = texts(feed, "a:entry/a:id/text()")
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("lang", LANGS)
def test_new_data_are_all_versions_and_corrections_those_that_replace_one(lang):
    told = feeds(make_edition(), URL)
    new, corrected = told[f"feeds/du-lieu.{lang}.atom.xml"], told[f"feeds/dinh-chinh.{lang}.atom.xml"]
    assert texts(new, "a:entry/a:id/text()") == [
        f"{URL}/du-lieu/{REPORT}/1.0.1/", f"{URL}/du-lieu/{OTHER}/1.0.0/", f"{URL}/du-lieu/{REPORT}/1.0.0/",
    ]  # fmt: skip
    assert texts(corrected, "a:entry/a:category/@term") == ["transcription"]
    assert texts(corrected, "a:entry/a:updated/text()") == ["2026-12-05T00:00:00Z"]
    said = texts(corrected, "a:entry/a:summary/text()")[0]
    assert ("Sửa ô đã giải quyết <của> Sở Tư pháp & tổng" if lang == "vi" else "One cell <put> right & its sum") in said
    assert corrected.get("{http://www.w3.org/XML/1998/namespace}lang") == lang


def test_without_an_address_ids_are_tags_and_links_are_relative():
    for feed in feeds(make_edition()).values():
        ids = [*texts(feed, "a:id/text()"), *texts(feed, "a:entry/a:id/text()")]
        assert all(re.fullmatch(r"tag:[a-z.-]+\.invalid,\d{4}-\d\d-\d\d:[a-z0-9./-]+", one) for one in ids), ids
        assert all(href.startswith("../") for href in texts(feed, "//a:link/@href"))


def test_an_id_stays_when_another_version_is_released():
    edition = make_edition()
    before = set(texts(feeds(edition)["feeds/du-lieu.vi.atom.xml"], "a:entry/a:id/text()"))
    assert f"tag:thu.invalid,2026-11-21:du-lieu/{REPORT}/1.0.0/" in before


def test_the_archive_is_offered_with_its_size(tmp_path):
    publication = publish(tmp_path, URL)
    text = dict(make_feeds(publication))["feeds/du-lieu.vi.atom.xml"]
    for link in etree.fromstring(text.encode()).xpath("//a:link[@rel='enclosure']", namespaces=ATOM):
        path = tmp_path / link.get("href").removeprefix(f"{URL}/")
        assert path.stat().st_size == int(link.get("length")) and link.get("type") == "application/zip"


def test_two_versions_have_links_of_their_own():
    for path, feed in feeds(make_edition(), URL).items():
        links = texts(feed, "a:entry/a:link[@rel='alternate']/@href")
        assert len(set(links)) == len(links) and all(re.search(r"/\d+\.\d+\.\d+/$", link) for link in links), path


@pytest.mark.parametrize("url", ["", URL])
@pytest.mark.parametrize("lang", LANGS)
def test_news_are_a_feed_like_the_others(lang, url):
    folder = "tin-tuc/a/" if lang == "vi" else "en/tin-tuc/a/"
    news = FeedEntry("Tin", folder, folder, "2026-12-09", "Tóm <tắt>", '<a href="../../du-lieu/">x</a>')
    path, text = make_feed(bare(make_edition(), url), NEWS, lang, [news])
    feed, base = etree.fromstring(text.encode()), f"{url}/" if url else "../"
    assert path == f"feeds/{lang}.atom.xml"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert texts(feed, "a:title/text()")[0].startswith("Tin tức – " if lang == "vi" else "News – ")
    home = texts(feed, "a:link[@rel='alternate']/@href")
    assert home == [f"{base}{folder.removesuffix('a/')}"]
    assert texts(feed, "a:id/text()") == [f"{URL}/{path}" if url else f"tag:thu.invalid,2026-11-21:{path}"]
    assert texts(feed, "a:updated/text()") == ["2026-12-09T00:00:00Z"]
    assert texts(feed, "a:entry/a:summary/text()") == ["Tóm <tắt>"]
    assert texts(feed, "a:entry/a:category") == []
    data = base + ("du-lieu/" if lang == "vi" else "en/du-lieu/")
    assert texts(feed, "a:entry/a:content/text()") == [f'<a href="{data}">x</a>']


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("../../du-lieu/", f"{URL}/du-lieu/"),
        ("/du-lieu/", f"{URL}/du-lieu/"),
        ("#cho", f"{URL}/tin-tuc/a/#cho"),
        ("https://noi.example/a", "https://noi.example/a"),
        ("mailto:a@noi.example", "mailto:a@noi.example"),
    ],
)
def test_a_link_of_a_news_item_leads_from_a_feed_to_the_same_place(link, told):
    news = FeedEntry("Tin", "tin-tuc/a/", "tin-tuc/a/", DAY, "Tóm tắt", f'<a href="{link}">x</a>')
    _, text = make_feed(bare(make_edition(), URL), NEWS, "vi", [news])
    assert texts(etree.fromstring(text.encode()), "a:entry/a:content/text()") == [f'<a href="{told}">x</a>']


def test_a_site_without_corrections_has_a_sound_empty_feed():
    edition = make_edition()
    first = tuple(release for release in edition.collection.releases if release.reason == "initial")
    told = feeds(replace(edition, collection=replace(edition.collection, releases=first)))
    entries = {path: len(feed.findall("a:entry", ATOM)) for path, feed in told.items()}
    assert len(first) == 2 == entries["feeds/du-lieu.vi.atom.xml"]
    assert entries["feeds/dinh-chinh.en.atom.xml"] == 0
    assert all(texts(feed, "a:updated/text()") for feed in told.values())


def make_pages(site: Path) -> None:
    for page in PAGES:
        (site / page).mkdir(parents=True, exist_ok=True)
        (site / page / "index.html").write_text(f'<meta property="article:modified_time" content="{DAY}">')
    (site / "chi-mot/index.html").write_text("<html></html>")
    (site / "nhung").mkdir()
    (site / "nhung/index.html").write_text('<meta name="robots" content="noindex">')
    (site / "404.html").write_text("")


def test_the_list_of_pages_has_each_page_with_both_languages(tmp_path):
    make_pages(tmp_path)
    pages = list_pages(tmp_path, make_edition())
    assert sorted(pages) == sorted(PAGES)
    ((name, text),) = SitemapWriter(pages, Host(URL), LANGS).files()
    found = etree.fromstring(text.encode())
    assert name == "sitemap.xml"
    assert [str(one) for one in found.xpath("//s:loc/text()", namespaces=MAP)] == [f"{URL}/{page}" for page in pages]
    for one in found.findall("s:url", MAP):
        twins = {link.get("hreflang"): link.get("href") for link in one.findall("x:link", MAP)}
        place = one.findtext("s:loc", namespaces=MAP)
        assert one.findtext("s:lastmod", namespaces=MAP) == ("2026-12-05" if place == f"{URL}/chi-mot/" else DAY)
        if place == f"{URL}/chi-mot/":
            assert twins == {"vi": place}
        else:
            assert set(twins) == {"vi", "en", "x-default"} and place in twins.values()
            assert twins["x-default"] == twins["vi"] and "/en/" in twins["en"]


def test_a_list_too_long_for_one_file_becomes_several():
    made = dict(SitemapWriter(dict.fromkeys(PAGES, ""), Host(URL), LANGS, most=3).files())
    assert list(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = etree.fromstring(made.pop("sitemap.xml").encode())
    assert [str(one) for one in index.xpath("//s:loc/text()", namespaces=MAP)] == [f"{URL}/{name}" for name in made]
    assert sum(text.count("<loc>") for text in made.values()) == len(PAGES)


def test_only_a_site_with_an_address_has_a_list_of_pages(tmp_path):
    for name, url in (("bare", ""), ("addressed", URL)):
        site = tmp_path / name
        publication = publish(site, url)
        make_pages(site)
        write_catalogue(publication, site)
        assert (site / "sitemap.xml").exists() == bool(url)
        assert ("Sitemap:" in (site / "robots.txt").read_text()) == bool(url)
        assert (site / "du-lieu/catalog.jsonld").is_file() and (site / "llms.txt").is_file()
    assert f"Sitemap: {URL}/sitemap.xml" in (tmp_path / "addressed/robots.txt").read_text()


def test_robots_may_read_everything():
    assert render_robots(bare(make_edition())) == "User-agent: *\nDisallow:\n"


def test_what_programs_are_told_leads_to_the_data_licence_and_citation():
    text = render_llms(bare(make_edition(), URL))
    assert text.startswith("# ")
    for word in ("figures.csv", "openapi.json", "catalog.jsonld", "CC BY 4.0", f"{URL}/du-lieu/{REPORT}/", "1.0.1"):
        assert word in text
