"""What a phone must fetch to read a unit: page, styles and pictures, as a server sends them with Brotli."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import brotli
from lxml import html

from tests.browser.kinds import kind_of

BUDGET = 60_000  # bytes, without fonts
UNIT_KINDS = ("unit", "unit in a period")


def needed(site: Path, file: str) -> list[Path]:
    """The page and all files it needs to be read: its styles, and pictures that are not drawn in the page itself."""
    place = site / file
    page = html.fromstring(place.read_bytes())
    asked = page.xpath('//link[@rel="stylesheet"]/@href | //link[@rel="icon"]/@href | //img/@src')
    asked += [part.split()[0] for held in page.xpath("//@srcset") for part in held.split(",")]
    files = [one.partition("#")[0] for one in asked if not one.startswith("data:")]
    return [place, *((place.parent / file).resolve() for file in files)]


@cache
def quick(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=5))


@cache
def best(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def unit_pages(site: Path) -> list[str]:
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("don-vi/**/index.html"))
    return [file for file in files if (kind := kind_of(file)) and kind.name in UNIT_KINDS]


def test_every_unit_page_is_small(site: Path) -> None:
    """Compressed as well as Brotli can; what is small enough in haste needs no second try."""
    pages = unit_pages(site)
    assert len(pages) > 500
    heavy = {}
    for file in pages:
        parts = needed(site, file)
        if sum(map(quick, parts)) > BUDGET and (size := sum(map(best, parts))) > BUDGET:
            heavy[file] = size
    assert heavy == {}


def test_reading_a_unit_page_needs_no_script(site: Path) -> None:
    """Scripts wait until the page is read, and nothing of the page is hidden until they run."""
    blocking = []
    for file in unit_pages(site):
        page = html.fromstring((site / file).read_bytes())
        scripts = page.xpath('//script[not(@type="application/ld+json")]')
        blocking += [file for one in scripts if one.get("src") is None or one.get("defer") is None]
        blocking += [file for _ in page.xpath("//main//*[@hidden] | //noscript")]
    assert blocking == []


def test_budget_counts_pictures_and_styles(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}")
    (tmp_path / "b.svg").write_text("<svg/>")
    (tmp_path / "x.html").write_text(
        '<link rel="stylesheet" href="a.css"><img src="b.svg" srcset="b.svg 2x"><img src="data:,">'
    )
    names = [path.name for path in needed(tmp_path, "x.html")]
    assert names == ["x.html", "a.css", "b.svg", "b.svg"]
