"""A program that mirrors the site by its links, as wget does, takes along every page and every file of data."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

REFERENCES = "//a/@href | //link/@href | //script/@src | //img/@src | //iframe/@src"
PHONES = ".hep.vl.json"  # the form for phones of a specification, which scripts fetch in place of the one for all
# Found by their well-known names; what scripts fetch; the page for wrong addresses; pictures, of which those for phones
# and those of older versions are named in code to copy alone, and cards in what heads tell those who show a link.
APART = re.compile(
    r".*/(chi-muc|so-lieu)\.js|(robots|llms)\.txt|sitemap\.xml|404\.html|build\.json|theme/.*|.*\.svg"
    rf"|(.*/)?the-chia-se\.png|.*{re.escape(PHONES)}"
)


def reached_from_home(site: Path) -> set[str]:
    reached, ahead = set[str](), ["index.html"]
    while ahead:
        file = ahead.pop()
        if file not in reached:
            reached.add(file)
            if file.endswith(".html"):
                ahead += references(site, file)
    return reached


def references(site: Path, file: str) -> set[str]:
    """Files of the site that the page names."""
    addresses = map(urlsplit, html.fromstring((site / file).read_bytes()).xpath(REFERENCES))
    paths = {unquote(each.path) for each in addresses if each.path and not each.scheme and not each.netloc}
    places = (posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) for path in paths)
    return {posixpath.normpath(place + "/index.html") if (site / place).is_dir() else place for place in places}


def is_given_up(file: Path) -> bool:
    """Whether it tells what became of an address: only who wrote that down before is led there."""
    return file.suffix == ".html" and b"content=noindex" in file.read_bytes()


def test_links_lead_to_every_page_and_every_file_of_data(site: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    reached = reached_from_home(site)
    assert sorted(reached - files) == []
    assert sorted(file for file in files - reached if not (APART.fullmatch(file) or is_given_up(site / file))) == []
    assert {file.replace(PHONES, ".vl.json") for file in files if file.endswith(PHONES)} <= reached
    assert len([file for file in reached if file.startswith("api/v1/")]) > 50


def test_every_card_is_that_of_a_page(site: Path) -> None:
    """None lies there unseen: a page's head names it."""
    heads = (html.fromstring(path.read_bytes()) for path in site.rglob("index.html"))
    named = {str(one).lstrip("/") for page in heads for one in page.xpath('//meta[@property="og:image"]/@content')}
    assert {path.relative_to(site).as_posix() for path in site.rglob("the-chia-se.png")} == named
