"""What readers come for, done on a phone of 360 px from the first page, with the taps counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from PIL import Image

from plugins.cchc.charts.share_card import HEIGHT, WIDTH
from tests.browser.serving import open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

DISTRICT, SHARE, PARTS = "huyen-long-phu", "43,64", "3.546 trên 8.125"
COUNTING = "addEventListener('click', () => { sessionStorage.taps = Number(sessionStorage.taps || 0) + 1; }, true)"


@pytest.fixture
def home(browser: Browser, site: Path) -> Iterator[Page]:
    with serve(site) as address, open_tab(browser, address, 360) as (tab, _):
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.add_init_script(COUNTING)
        tab.add_init_script("navigator.share = async (told) => { window.told = told; };")
        tab.goto(address)
        yield tab


def words(tab: Page, place: str) -> str:
    """What is seen there, in one line."""
    return " ".join(tab.locator(place).first.inner_text().split())


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


def test_late_dossiers_of_a_district_and_of_its_communes_in_one_tap(home: Page) -> None:
    home.locator('.chart-narrow .ways a[aria-label^="Thạnh Trị"]').click()
    home.wait_for_url("**/don-vi/huyen-thanh-tri/")
    assert "147 hồ sơ quá hạn" in words(home, ".lead")
    told = words(home, "#ban-do-xa .say")
    assert "Hồ sơ quá hạn: " in told and "Số của huyện không gồm các xã" in told


def test_the_department_with_most_late_dossiers_in_one_tap(home: Page) -> None:
    home.locator('.chips a[href$="ky/2019-h1/"]').click()
    home.wait_for_url("**/ky/2019-h1/")
    told = words(home, '.highlight:has-text("Sở Tư pháp 56")')
    assert "56 trong 70 hồ sơ quá hạn" in told and "1 trong 16 nơi" in told


def test_a_share_of_a_district_with_what_contests_it_in_one_tap(home: Page) -> None:
    home.locator('.chips a[href$="ky/2023-q1/"]').click()
    home.wait_for_url("**/ky/2023-q1/")
    highlight = home.locator('.highlight:has-text("3.546 trên 8.125")').first
    assert "43,64" in highlight.inner_text()
    noted = highlight.locator(".remark").inner_text()
    assert "88,51" in noted and "19,78" in noted
    box = highlight.bounding_box()
    assert box is not None and box["y"] < 740 * 1.5, "one screen further down at most"


def test_the_same_share_in_a_workbook_that_people_can_read_in_two_taps_more(home: Page, tmp_path: Path) -> None:
    home.locator('.chips a[href$="ky/2023-q1/"]').click()
    home.locator(".highlight", has_text=PARTS).first.locator("a").first.click()
    home.wait_for_url(f"**/don-vi/{DISTRICT}/2023-q1/")
    with home.expect_download() as held:
        home.locator('.share a[href$=".xlsx"]').click()
    assert taps(home) == 1 + 2
    held.value.save_as(tmp_path / "unit.xlsx")
    book = load_workbook(tmp_path / "unit.xlsx", read_only=True, data_only=True)
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if "43.64" in map(str, row)]
    book.close()
    assert [(row[2], str(row[5]), str(row[6]), row[7]) for row in rows] == [
        ("Quý I năm 2023", "3546", "8125", "có lưu ý")
    ]


@pytest.mark.parametrize("words", ["long phú", "huyen long phu"])
def test_the_same_share_quoted_with_source_and_address_in_one_tap(home: Page, words: str) -> None:
    find(home, words)
    home.wait_for_url(f"**/don-vi/{DISTRICT}/")
    text = copied(home, home.locator(".share .copy", has_text="Chép câu này"))
    assert taps(home) == 1 + 1, "one in what the search finds"
    assert SHARE in text and PARTS in text and "có lưu ý" in text.lower()
    assert "72/BC-UBND" in text and text.endswith(home.url)


def test_a_highlight_quoted_with_what_contests_it_in_one_tap(home: Page) -> None:
    home.goto(home.url + "ky/2023-q1/")
    highlight = home.locator(".highlight", has_text=PARTS).first
    text = copied(home, highlight.locator(".copy"))
    assert taps(home) == 1
    assert SHARE in text and "88,51" in text and "biểu 534" in text
    assert text.endswith(f"{home.url}{highlight.get_attribute('data-address')}")


def test_what_changed_between_two_versions_in_two_taps(home: Page) -> None:
    home.locator('footer a[href$="dinh-chinh/"]').click()
    home.wait_for_url("**/dinh-chinh/")
    change = home.locator('[id$="-1.0.1"]').first
    change.locator("summary").first.click()
    assert taps(home) == 2
    table = change.locator("tbody").first
    assert table.is_visible() and "Thạnh Trị" in table.inner_text()


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


def test_the_card_of_a_district_sent_in_two_taps(home: Page, site: Path) -> None:
    home.locator('.chart-narrow .ways a[aria-label^="Thạnh Trị"]').click()
    home.wait_for_url("**/don-vi/huyen-thanh-tri/")
    home.locator(".share .copy", has_text="Chia sẻ").click()
    assert home.evaluate("window.told")["url"] == home.url
    assert taps(home) == 2
    card = home.locator('meta[property="og:image"]').get_attribute("content") or ""
    with Image.open(site / urlsplit(card).path.lstrip("/")) as drawn:
        assert drawn.size == (WIDTH, HEIGHT)


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
