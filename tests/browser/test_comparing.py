"""Tasks of a reader with a phone: two departments side by side, and the one-stop shop of where one lives now."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.words.language import Language
from tests.browser.serving import open_tab, serve
from tests.browser.test_axe import faults, look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIRST, SECOND, OTHER = "so-tu-phap", "so-xay-dung", "huyen-long-phu"
MEASURE, PERIOD = "hai-long-may-bam", "2019-h1"
WARD, WORDS = "phuong-phu-loi-can-tho", "phường phú lợi"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    with open_tab(browser, address, 360) as (tab, watch):
        yield tab
        assert (watch.faults, watch.elsewhere) == ([], [])


def figure_of(edition: Edition, unit: str) -> str:
    (value,) = (v for v in edition.values_by_unit[unit] if (v.measure, v.period) == (MEASURE, PERIOD))
    return Language("vi").percent(value.value, edition.measures[MEASURE].decimals)


def choose(tab: Page, unit: str) -> None:
    tab.locator(".compare .chosen select").select_option(unit)


def columns(tab: Page) -> list[str]:
    return tab.locator(".beside thead th:not(:first-child)").all_inner_texts()


def test_two_departments_side_by_side_in_three_taps(phone: Page, address: str, edition: Edition) -> None:
    phone.goto(address)
    phone.locator('nav a[href$="so-sanh/"]').click()
    choose(phone, FIRST)
    choose(phone, SECOND)
    assert columns(phone) == ["A Sở Tư pháp", "B Sở Xây dựng"]
    row = phone.locator(".beside tbody tr", has_text="Hài lòng (máy bấm)")
    assert row.locator("td b").all_inner_texts() == [figure_of(edition, FIRST), figure_of(edition, SECOND)]
    assert row.locator(".strip b").count() == 2 and row.locator(".strip i").count() > 3
    wide, room = phone.locator("html").evaluate("node => [node.scrollWidth, node.clientWidth]")
    assert wide <= room
    assert phone.url == f"{address}so-sanh/?don-vi={FIRST},{SECOND}"


def test_the_address_carries_the_choice(phone: Page, address: str) -> None:
    phone.goto(f"{address}so-sanh/?don-vi={FIRST},{SECOND}&ky={PERIOD}&chi-so={MEASURE}")
    assert phone.locator(".beside tbody tr").count() == 1
    phone.locator(".compare details summary").click()
    phone.locator(".compare details input").first.check()
    assert phone.locator(".beside tbody tr").count() == 2
    phone.locator(".compare .unit button").first.click()
    assert phone.url.startswith(f"{address}so-sanh/?don-vi={SECOND}&ky={PERIOD}&chi-so=")


def test_bodies_of_two_kinds_are_not_put_side_by_side(phone: Page, address: str) -> None:
    phone.goto(f"{address}so-sanh/?don-vi={FIRST},{OTHER}")
    phone.wait_for_selector(".beside")
    assert columns(phone) == ["A Sở Tư pháp"]
    assert "Huyện Long Phú: không cùng nhóm" in phone.locator(".compare .warning").inner_text()
    assert phone.locator(f'.compare option[value="{OTHER}"]').is_disabled()


def test_what_is_shown_can_be_taken_along(phone: Page, address: str, tmp_path: Path) -> None:
    phone.goto(f"{address}so-sanh/?don-vi={FIRST},{SECOND}&ky={PERIOD}")
    with phone.expect_download() as told:
        phone.locator(".compare a[download]").click()
    told.value.save_as(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["measure"] == MEASURE]
    assert [(row["unit"], row["period"]) for row in rows] == [(FIRST, PERIOD), (SECOND, PERIOD)]
    assert all(float(row["low"]) <= float(row["value"]) <= float(row["high"]) for row in rows)


def test_it_works_in_a_folder_without_a_server(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    broken = list[str]()
    tab.on("pageerror", lambda error: broken.append(str(error)))
    tab.goto(f"{site.as_uri()}/so-sanh/index.html?don-vi={FIRST}")
    choose(tab, SECOND)
    assert columns(tab) == ["A Sở Tư pháp", "B Sở Xây dựng"] and tab.url.endswith(f"?don-vi={FIRST},{SECOND}")
    assert broken == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_was_chosen(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"{address}so-sanh/?don-vi={FIRST},{SECOND},{OTHER}")
    tab.wait_for_selector(".beside")
    assert faults(look(tab, scheme, 360)) == []
    context.close()


@pytest.mark.parametrize("lang", ["", "en/"])
def test_without_javascript_a_unit_stands_among_its_peers(browser: Browser, address: str, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(f"{address}{lang}don-vi/{FIRST}/")
    tab.locator('main a[href*="so-sanh/"]').click()
    row = tab.locator(f'tr[id="{FIRST}"]')
    assert row.is_visible() and tab.locator(f'tr[id="{SECOND}"]').count() == 1
    assert not tab.locator(".compare").is_visible()
    context.close()


def test_where_i_live_now_is_the_first_find_with_the_figures_of_before(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".search input").click()
    phone.locator(".search input").fill(WORDS)
    phone.locator(".finds li a").first.click()
    assert phone.url == f"{address}don-vi/{WARD}/"
    table = phone.locator("#tien-than table").first
    table.scroll_into_view_if_needed()
    assert table.is_visible() and "%" in table.inner_text()
