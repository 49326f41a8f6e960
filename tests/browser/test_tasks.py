"""What readers come for, done on a phone of 360 px from the first page, with the taps counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from PIL import Image

from plugins.cchc.charts import share_card
from tests.browser.serving import open_tab, serve
from tests.browser.task_walks import DISTRICT, HEIGHT, PARTS, SHARE, TASKS, WIDTH, Task, walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

COUNTING = "addEventListener('click', () => { sessionStorage.taps = Number(sessionStorage.taps || 0) + 1; }, true)"


@pytest.fixture
def home(browser: Browser, site: Path) -> Iterator[Page]:
    with serve(site) as address, open_tab(browser, address, WIDTH) as (tab, _):
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.add_init_script(COUNTING)
        tab.goto(address)
        yield tab


def taps(tab: Page) -> int:
    """Since the first page was opened."""
    return tab.evaluate("Number(sessionStorage.taps)")


def copied(tab: Page, button: Locator) -> str:
    button.click()
    return tab.evaluate("navigator.clipboard.readText()")


def find(tab: Page, words: str) -> None:
    """The first page that a search finds."""
    tab.locator(".search input").focus()
    tab.wait_for_selector(".finds[data-ready]", state="attached")
    tab.locator(".search input").fill(words)
    tab.locator(".finds li a").first.click()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: str(task.number))
def test_the_twelve_tasks_within_their_taps(browser: Browser, site: Path, task: Task) -> None:
    with serve(site) as address, open_tab(browser, address, WIDTH) as (tab, watch):
        reader, found = walk(tab, address, task)
        assert found and reader.taps <= task.bound
        assert watch.faults == []


def test_the_contested_share_stands_one_screen_further_down_at_most(home: Page) -> None:
    home.locator('.chips a[href$="ky/2023-q1/"]').click()
    home.wait_for_url("**/ky/2023-q1/")
    box = home.locator(f'.highlight:has-text("{PARTS}")').first.bounding_box()
    assert box is not None and box["y"] < HEIGHT * 1.5


@pytest.mark.parametrize("words", ["long phú", "huyen long phu"])
def test_the_same_share_quoted_with_source_and_address_in_one_tap(home: Page, words: str) -> None:
    find(home, words)
    home.wait_for_url(f"**/don-vi/{DISTRICT}/")
    text = copied(home, home.locator(".share .copy", has_text="Chép câu này"))
    assert taps(home) == 1 + 1, "one in what the search finds"
    assert SHARE in text and PARTS in text and "có lưu ý" in text.lower()
    assert "72/BC-UBND" in text and text.endswith(home.url)


def test_a_picture_put_into_an_article_in_two_taps(home: Page, browser: Browser) -> None:
    """However narrow the article: the picture keeps its form and leads back to the page."""
    picture = home.locator(".picture", has=home.locator(".embeds")).first
    picture.locator(".embeds summary").click()
    code = copied(home, picture.locator(".embeds .copy").first)
    assert taps(home) == 2
    article = browser.new_page(viewport={"width": 320, "height": 600})
    article.set_content(f"<article>{code}</article>", wait_until="networkidle")
    wide, high, is_drawn = article.locator("img").evaluate(
        "node => [node.clientWidth, node.clientHeight / node.clientWidth * node.naturalWidth / node.naturalHeight, "
        "node.complete]"
    )
    assert 200 < wide <= 320 and abs(high - 1) < 0.02 and is_drawn
    assert (article.locator("a").get_attribute("href") or "").startswith(home.url)
    article.close()


def test_the_card_of_a_district_is_the_picture_of_its_page(home: Page, site: Path) -> None:
    home.goto(home.url + "don-vi/huyen-thanh-tri/")
    card = home.locator('meta[property="og:image"]').get_attribute("content") or ""
    with Image.open(site / urlsplit(card).path.lstrip("/")) as drawn:
        assert drawn.size == (share_card.WIDTH, share_card.HEIGHT)


def test_columns_that_a_reader_picks_stand_in_the_address(home: Page) -> None:
    home.goto(home.url + "ky/2019-h1/")
    home.locator("#canh-nhau .picker summary").click()
    boxes = home.locator("#canh-nhau .picker input")
    for at in range(1, boxes.count()):
        boxes.nth(at).uncheck()
    shown = "#canh-nhau thead th:not([hidden])"
    assert home.locator(shown).count() == 2 and "cot=" in home.url
    home.reload()
    assert home.locator(shown).count() == 2
    boxes.nth(1).check()
    assert home.locator(shown).count() == 3
