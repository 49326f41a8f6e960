"""axe-core finds nothing on any kind of page, unfolded, in both languages, light and dark, on a phone and a screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.kinds import KINDS, LANGS, Kind
from tests.browser.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Every rule sees each page light and dark, on a phone and on a screen, in Vietnamese and in English, in two looks: no
# colour hangs on the language or the width. From page to page they go together otherwise, so that all eight are seen.
LOOKS = (("light", 360), ("dark", 1280)), (("dark", 360), ("light", 1280))
# What axe leaves open. Looked at by hand, and measured by axe.js each time; anything else left open fails.
LEFT_OPEN = {
    "color-contrast: elmPartiallyObscured": "cells and links in boxes that scroll: part of them lies outside the box",
    "color-contrast: bgOverlap": "headings that stay in sight while a table scrolls under them; text over shapes",
    "color-contrast: imgNode": "text in a picture: its ground is a shape, or the page",
    "color-contrast: nonBmp": "signs instead of words (✓ ✗ –), each with words for those who do not see it",
    "color-contrast: shortTextContent": "a figure of one digit",
}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all: the policy of the pages would keep axe out, as it keeps out every foreign script."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def turn(tab: Page, scheme: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")


def look(tab: Page, scheme: str, width: int) -> dict[str, list[str]]:
    turn(tab, scheme, width)
    tab.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    return tab.evaluate(f"({Path(__file__).with_name('axe.js').read_text('utf-8')})({json.dumps(TAGS)})")


def faults(seen: dict[str, list[str]]) -> list[str]:
    return [*seen["violations"], *(one for one in seen["open"] if one not in LEFT_OPEN), *seen["faint"]]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_axe_finds_nothing(tab: Page, address: str, kind: Kind, lang: str) -> None:
    found = []
    for at, path in enumerate(kind.addresses(lang), KINDS.index(kind)):
        scheme, width = LOOKS[at % 2][(at // 2 + LANGS.index(lang)) % 2]
        turn(tab, scheme, width)  # before the page comes, which is then laid out once
        tab.goto(address + path)
        tab.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        seen = look(tab, scheme, width)
        assert seen["passed"]
        found += [f"{path} {scheme} {width}: {fault}" for fault in faults(seen)]
    assert found == []


def test_axe_finds_nothing_in_what_scripts_make(tab: Page, address: str) -> None:
    """An interactive chart, a sorted table, a filtered list, the answer to a question."""
    tab.goto(address + "ky/2018/")
    figure = tab.locator("figure.picture[data-spec]").first
    figure.locator("button", has_text=tab.evaluate("words.openChart")).click()
    figure.locator(".chart-live svg").wait_for()
    found = faults(look(tab, "dark", 360))
    tab.goto(address + "ky/2019-h1/")
    tab.locator("table[data-sort] button.sort").first.click()
    found += faults(look(tab, "light", 360))
    tab.goto(address + "don-vi/")
    tab.locator('main input[type="search"]').first.fill("long phu")
    found += faults(look(tab, "dark", 1280))
    tab.goto(address + "en/du-lieu/kham-pha/")
    tab.locator("button.try").first.click()
    tab.locator("#soan .answer table").wait_for()
    found += faults(look(tab, "light", 1280))
    assert found == []


PLANTED = """<!doctype html><html lang="vi"><title>x</title><main><h1>x</h1>%s</main>"""
FAULTS = {
    "picture without words": ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
    "pale words": ('<p style="color:#999;background:#fff">Số liệu</p>', "color-contrast"),
    "pale sign": ('<p style="color:#999;background:#fff">✓</p>', "rgb(153, 153, 153) on"),
    "pale words in a picture": (
        '<svg role="img" aria-label="x"><text y="20" style="fill:#bbb">18</text></svg>',
        "text “18”: rgb(187, 187, 187) on white",
    ),
    "words on a bar of nearly their colour": (
        '<svg role="img" aria-label="x"><rect width="90" height="40" fill="#333"/><text y="20" x="9">Sở</text></svg>',
        "text “Sở”: rgb(0, 0, 0) on rgb(51, 51, 51)",
    ),
    "words over a photograph": (
        '<p style="background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)">Số liệu</p>',
        "color-contrast: bgImage",
    ),
}


@pytest.mark.parametrize(("planted", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_planted_fault_is_seen(tab: Page, planted: str, said: str) -> None:
    tab.set_content(PLANTED % planted)
    assert any(said in fault for fault in faults(look(tab, "light", 1280)))


def test_page_without_faults_has_none(tab: Page) -> None:
    tab.set_content(PLANTED % '<p>✓</p><svg role="img" aria-label="x"><text y="20">18</text></svg>')
    assert faults(look(tab, "light", 360)) == []
