"""A reader without JavaScript, on a small phone: from home to a commune's figure, its table and the file behind it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import Watch, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

DISTRICT, COMMUNE, TABLE = "huyen-long-phu", "xa-truong-khanh-long-phu", "bm-12"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, accept_downloads=True, has_touch=True
    )
    yield context.new_page()
    context.close()


def unfold(link: Locator) -> Locator:
    """Opens what the link is folded into, as a reader does: by the words that are shown for it."""
    for fold in link.locator("xpath=ancestor::details").all():
        if fold.get_attribute("open") is None:
            fold.locator("xpath=summary").tap()
    return link


def follow(tab: Page, link: str) -> None:
    """Taps the first such link in the page's text; the wide form of a picture is not shown on a phone."""
    unfold(tab.locator(f"main {link}:not(.chart-wide *)").first).tap()


@pytest.mark.parametrize("lang", ["", "en/"])
def test_from_home_to_the_file_without_javascript(phone: Page, address: str, lang: str, tmp_path: Path) -> None:
    watch = Watch(phone, address)
    phone.goto(address + lang)
    follow(phone, f'a[href$="{DISTRICT}/"]')
    phone.wait_for_url(f"{address}{lang}don-vi/{DISTRICT}/")
    follow(phone, f'a[href$="{COMMUNE}/"]')
    phone.wait_for_url(f"{address}{lang}don-vi/{COMMUNE}/")
    follow(phone, f'a[href*="/{TABLE}/#r-"]')
    phone.wait_for_url(f"{address}{lang}bao-cao/*/{TABLE}/#r-*")
    anchor = phone.url.rpartition("#")[2]
    row = phone.locator(f'tr[id="{anchor}"]')
    assert row.is_visible() and row.locator(f'a[href*="/don-vi/{COMMUNE}/"]').count() == 1
    with phone.expect_download() as held:
        unfold(phone.locator(f'main a[href$="{TABLE}.csv"]').first).tap()
    held.value.save_as(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = [one for one in csv.DictReader(file) if one.get("unit") == COMMUNE]
    assert len(rows) == 1
    assert f"r-{rows[0]['row']}" == anchor
    assert watch.elsewhere == [] and watch.faults == []
    assert not any(url.endswith(".js") for url in watch.asked)
