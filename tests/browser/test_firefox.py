"""What readers do most, once in Firefox too: one process, one tab of 360 px, six walks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import serve
from tests.fixtures.firefox_tab import FirefoxTab

UNIT, OTHER, MEASURE = "so-tu-phap", "so-xay-dung", "Hài lòng (máy bấm)"
TABLE, FILE = "bao-cao/2018-so-thong-tin-va-truyen-thong/bm-12/", "bm-12.csv"
ENTER = "\ue007"
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture
def tab(firefox: FirefoxTab, address: str) -> Iterator[FirefoxTab]:
    """On the first page; nothing may have been complained about, and no other host asked, when the walk is done."""
    firefox.events.clear()
    firefox.goto(address)
    yield firefox
    said = [event["params"]["text"] for event in firefox.events if event["method"] == "log.entryAdded"]
    asked = [event["params"]["request"]["url"] for event in firefox.events if "request" in event["params"]]
    assert said == []
    assert asked and [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def words(tab: FirefoxTab, selector: str) -> str:
    return tab.value(f"document.querySelector('{selector}').innerText")


def path(tab: FirefoxTab) -> str:
    return urlsplit(tab.value("location.href")).path


def test_home_tells_and_leads_to_a_district(tab: FirefoxTab) -> None:
    assert tab.value(FITS) and tab.value("document.querySelectorAll('.highlight').length") > 3
    assert tab.value("document.fonts.ready.then(() => document.fonts.check('16px Inter', 'ữ'))")
    tab.follow('.chart-narrow .ways a[aria-label^="Thạnh Trị"]')
    assert path(tab) == "/don-vi/huyen-thanh-tri/"


def test_search_by_the_keyboard_alone(tab: FirefoxTab) -> None:
    tab.press("/")
    tab.wait_for("document.querySelector('.finds[data-ready]') !== null")
    tab.press("so tu phap")
    assert words(tab, ".finds li b") == "Sở Tư pháp"
    tab.forget("browsingContext.load")
    tab.press(ENTER)
    tab.expect("browsingContext.load")
    assert path(tab) == f"/don-vi/{UNIT}/"


def test_unit_shows_its_sheet_and_what_is_folded(tab: FirefoxTab, address: str) -> None:
    tab.goto(f"{address}don-vi/{UNIT}/2019-h1/")
    assert "2.941 hồ sơ" in words(tab, ".lead") and tab.value(FITS)
    tab.tap("main details:not([open]) > summary")
    assert tab.value("document.querySelector('main details').open")


def test_a_picture_of_peers_marks_the_row_of_the_unit(tab: FirefoxTab, address: str) -> None:
    """It is loaded when its fold is opened; the band reaches over the file's whole width."""
    tab.goto(f"{address}don-vi/{UNIT}/2019-h1/")
    image = "document.querySelector('figure.marked > img')"
    assert tab.value(f"{image}.complete") is False
    tab.value(f"{image}.closest('details').open = true, {image}.scrollIntoView()")
    tab.wait_for(f"{image}.complete && {image}.naturalWidth === 328")
    reds = tab.value(
        "(image => { const canvas = document.createElement('canvas'), ink = canvas.getContext('2d');"
        " [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight]; ink.drawImage(image, 0, 0);"
        " return [...Array(canvas.height).keys()].map(y => ink.getImageData(2, y, 1, 1).data[0]); })"
        f"({image})"
    )
    band = [at for at, red in enumerate(reds) if red < reds[0] - 15]
    assert 30 < len(band) < 50 and band[-1] - band[0] == len(band) - 1


def test_two_departments_side_by_side(tab: FirefoxTab, address: str) -> None:
    tab.follow('nav a[href$="so-sanh/"]')
    for unit in (UNIT, OTHER):
        tab.value(
            f"(box => {{ box.value = '{unit}'; box.dispatchEvent(new Event('change', {{ bubbles: true }})); }})"
            "(document.querySelector('.compare .chosen select'))"
        )
    heads = tab.value(
        "[...document.querySelectorAll('.beside thead th:not(:first-child)')].map(cell => cell.innerText)"
    )
    assert heads == ["A Sở Tư pháp", "B Sở Xây dựng"]
    assert MEASURE in words(tab, ".beside tbody") and tab.value(FITS)
    assert tab.value("location.search") == f"?don-vi={UNIT},{OTHER}"


def test_file_of_a_table_arrives_whole(tab: FirefoxTab, address: str, site: Path) -> None:
    tab.goto(address + TABLE)
    link = f'main a[href$="/{FILE}"]'
    source = urlsplit(tab.value(f"document.querySelector('{link}').href")).path.lstrip("/")
    tab.tap(link)
    told = tab.expect("browsingContext.downloadEnd")
    assert told["status"] == "complete"
    assert Path(told["filepath"]).read_bytes() == (site / source).read_bytes()
