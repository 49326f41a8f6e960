"""No page is longer on a phone than a reader scrolls, before what is folded is opened; texts of papers may be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.kinds import KINDS
from tests.browser.serving import open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONGEST = 8000  # px
MANY_BYTES = 45_000  # of a page that may be long: each of them is measured, of the others one of each kind
TEXTS = "nguyen-van/"


def pages_to_measure(site: Path) -> list[str]:
    large = [
        str(path.relative_to(site).parent) + "/"
        for path in site.rglob("index.html")
        if path.stat().st_size > MANY_BYTES and path.relative_to(site).parts[0] != "en"
    ]
    samples = [one for kind in KINDS for one in kind.samples if not one.endswith(".html")]
    return sorted(page for page in {*large, *samples} if not page.endswith(TEXTS))


@pytest.mark.parametrize("lang", ["", "en/"])
def test_no_page_is_longer_than_a_reader_scrolls(browser: Browser, site: Path, lang: str) -> None:
    pages = pages_to_measure(site)
    assert len(pages) > 60
    with serve(site) as address, open_tab(browser, address, 360, scripts=False) as (tab, _):
        heights = {}
        for page in pages:
            tab.goto(address + lang + page.removeprefix("./"), wait_until="load")
            heights[page] = tab.evaluate("document.documentElement.scrollHeight")
    assert {page: height for page, height in heights.items() if height > LONGEST} == {}
