"""What a reader takes along: a sentence with source and address, the address alone, the browser's own sharing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import PATIENCE, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

UNIT, REPORT = "don-vi/so-tu-phap/2019-h1/", "bao-cao/2018-so-thong-tin-va-truyen-thong/"
SHARING = "navigator.share = async (told) => { window.told = told; };"
COPY = {"": "Chép câu này", "en/": "Copy this sentence"}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(SHARING)
    yield context.new_page()
    context.close()


def copied(tab: Page, button: Locator) -> str:
    label = button.text_content() or "?"
    node = button.element_handle()
    button.tap()
    tab.wait_for_function("([node, label]) => node.textContent !== label", arg=[node, label], timeout=PATIENCE * 1000)
    return tab.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("lang", COPY)
def test_first_sentence_is_copied_with_source_day_and_address(phone: Page, address: str, lang: str) -> None:
    phone.goto(address + lang + UNIT)
    text = copied(phone, phone.locator(".share .copy", has_text=COPY[lang]))
    sentence, source, place = text.split("\n")
    assert sentence == phone.locator(".lead").inner_text() and "2.941" in sentence.replace(",", ".")
    assert "03/BC-TTHC" in source and "2019" in source and ("số liệu" in source or "figures" in source)
    assert phone.title() in place and place.endswith(f": {address}{lang}{UNIT}")


@pytest.mark.parametrize("path", ["doi-chieu/", REPORT, "ky/2018/", "", "chi-so-766/"])
def test_sentence_of_any_page_that_shows_figures_is_copied(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    text = copied(phone, phone.locator(".share .copy", has_text=COPY[""]))
    assert text.startswith(phone.locator(".lead").inner_text()) and text.endswith(f"{address}{path}")


def test_quote_is_copied_with_what_it_is_cited_by(phone: Page, address: str) -> None:
    """Also the first of several, below the last of which it is written."""
    phone.goto(address + UNIT)
    quotes = phone.locator(".quote:not(.cite)")
    assert quotes.count() > 1
    text, source = copied(phone, quotes.first.locator(".copy")).split("\n")
    assert text == quotes.first.locator("p").inner_text()
    assert source.partition(address)[2].startswith("du-lieu/2019-h1-")


def test_finding_is_copied_with_an_address_of_its_own(phone: Page, address: str) -> None:
    phone.goto(address + REPORT)
    finding = phone.locator(".check[id]").first
    text = copied(phone, finding.locator(".copy"))
    assert text.endswith(f"{address}{REPORT}#{finding.get_attribute('id')}")
    assert finding.locator(".sum").inner_text().split("\n")[0][:20] in text


def test_page_is_handed_to_the_browsers_own_sharing(phone: Page, address: str) -> None:
    phone.goto(address + UNIT)
    phone.locator(".share .copy", has_text="Chia sẻ").tap()
    told = phone.evaluate("window.told")
    assert told["url"] == address + UNIT and told["text"] == phone.locator(".lead").inner_text()
    assert copied(phone, phone.locator(".share .copy", has_text="Chép địa chỉ")) == address + UNIT


def test_without_sharing_and_clipboard_there_are_no_buttons(browser: Browser, address: str) -> None:
    context = browser.new_context()
    for name in ("share", "clipboard"):
        context.add_init_script(f"Object.defineProperty(navigator, '{name}', {{ value: undefined }})")
    tab = context.new_page()
    tab.goto(address + UNIT)
    assert tab.locator(".share .copy, .quote .copy, .check > .copy").count() == 0
    context.close()


def test_abbreviations_are_one_line_on_a_phone_until_asked_for(phone: Page, address: str) -> None:
    phone.goto(address + UNIT)
    fold = phone.locator(".abbreviations")
    line = phone.locator(".abbreviations > summary")
    assert (line.bounding_box() or {})["height"] < 40
    line.tap()
    assert fold.locator("p").is_visible()
