"""What readers come for, done on a phone of 360 px from the first page, with the taps counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def home(browser: Browser, site: Path) -> Iterator[Page]:
    with serve(site) as address, open_tab(browser, address, 360) as (tab, _):
        tab.goto(address)
        yield tab


def words(tab: Page, place: str) -> str:
    """What is seen there, in one line."""
    return " ".join(tab.locator(place).first.inner_text().split())


def test_late_dossiers_of_a_district_and_of_its_communes_in_one_tap(home: Page) -> None:
    home.locator('.chart-narrow .ways a[aria-label^="Thạnh Trị"]').click()
    home.wait_for_url("**/don-vi/huyen-thanh-tri/")
    assert "147 hồ sơ quá hạn" in words(home, ".lead")
    told = words(home, "#ban-do-xa .say")
    assert "Hồ sơ quá hạn: " in told and "Số của huyện không gồm các xã" in told


def test_the_department_with_most_late_dossiers_in_one_tap(home: Page) -> None:
    home.locator('.chips a[href$="ky/2019-h1/"]').click()
    home.wait_for_url("**/ky/2019-h1/")
    told = words(home, '.highlight:has-text("nhiều nhất trong 16")')
    assert "Sở Tư pháp: 56 trên 2.941 hồ sơ đã giải quyết bị quá hạn" in told and told.startswith("Số bị mâu thuẫn")


def test_a_share_of_a_district_with_what_contests_it_in_one_tap(home: Page) -> None:
    home.locator('.chips a[href$="ky/2023-q1/"]').click()
    home.wait_for_url("**/ky/2023-q1/")
    highlight = home.locator('.highlight:has-text("3.546 trên 8.125")').first
    assert "43,64" in highlight.inner_text()
    noted = highlight.locator(".remark").inner_text()
    assert "88,51" in noted and "19,78" in noted
    box = highlight.bounding_box()
    assert box is not None and box["y"] < 740 * 1.5, "one screen further down at most"


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
