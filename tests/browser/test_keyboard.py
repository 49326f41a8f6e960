"""With the keyboard alone: everything is reached in the order of the page, seen when reached, and can be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.kinds import KINDS, LANGS, Kind
from tests.browser.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

WATCH_TABS = Path(__file__).with_name("tabbing.js").read_text("utf-8")
SPARE = 20  # boxes that a browser adds by itself
UNIT = "don-vi/so-tu-phap/2019-h1/"
# Waits for what a key brings about; no time is given beyond Playwright's own limit.
BOTH_KEYS = pytest.mark.parametrize("key", ["Enter", "Space"])
each_language = pytest.mark.parametrize("lang", ["", "en/"])


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("at", range(len(KINDS)), ids=[kind.name for kind in KINDS])
def test_tab_reaches_everything_in_order_and_leaves(tab: Page, address: str, at: int) -> None:
    """Languages take turns: what can be reached does not depend on them."""
    kind: Kind = KINDS[at]
    tab.goto(address + kind.addresses(LANGS[at % 2])[0], wait_until="networkidle")
    assert faults_of_walk(tab) == []


def faults_of_walk(tab: Page) -> list[str]:
    """Tab by Tab through the page, from its beginning until the keyboard leaves it, after which nothing is noted."""
    wanted = tab.evaluate(WATCH_TABS)
    for at in range(wanted + SPARE):
        tab.keyboard.press("Tab")
        if at >= wanted and tab.evaluate("walked.isOut"):
            break
    walked = tab.evaluate("walked")
    faults = walked["faults"] if walked["isOut"] else ["the keyboard is caught in the page"]
    faults += [f"missed: {walked['wanted'][one]}" for one in range(wanted) if one not in walked["steps"]]
    return faults + ([] if walked["steps"] == sorted(walked["steps"]) else ["another order than that of the page"])


FAULTS = {
    "no mark": '<style>a { outline: none }</style><a href="#a">a</a>',
    "out of sight": '<p style="position:fixed;inset:0;margin:0;background:#fff">p</p><a href="#a">a</a>',
    "caught": """<a href="#a">a</a><input id="b"><script>
        b.addEventListener("keydown", (event) => event.preventDefault())</script>""",
    "missed": """<a href="#a">a</a><button>b</button><script>
        document.querySelector("button").addEventListener("focus", (event) => event.target.blur())</script>""",
    "another order": '<a href="#a">a</a><a href="#b" tabindex="2">b</a>',
}


@pytest.mark.parametrize(("said", "planted"), FAULTS.items(), ids=FAULTS.keys())
def test_planted_fault_is_seen(tab: Page, said: str, planted: str) -> None:
    tab.set_content(f"<!doctype html><title>x</title>{planted}")
    assert any(said in fault for fault in faults_of_walk(tab))


def test_page_without_faults_has_none(tab: Page) -> None:
    tab.set_content("<!doctype html><title>x</title><a href='#a'>a</a><button>b</button><p tabindex='0'>c</p>")
    assert faults_of_walk(tab) == []


def press(tab: Page, place: Locator, key: str) -> None:
    place.focus()
    tab.keyboard.press(key)


@each_language
def test_first_key_leads_to_the_text(tab: Page, address: str, lang: str) -> None:
    tab.goto(address + lang + UNIT)
    tab.keyboard.press("Tab")
    assert tab.locator(".skip").evaluate("node => node === document.activeElement")
    assert (tab.locator(".skip").bounding_box() or {"x": -1})["x"] >= 0
    tab.keyboard.press("Enter")
    assert tab.locator("main").evaluate("node => node === document.activeElement")
    tab.keyboard.press("Tab")
    assert tab.locator("main :focus").count() == 1


@each_language
def test_other_language_is_one_key_away(tab: Page, address: str, lang: str) -> None:
    tab.goto(address + lang + UNIT)
    press(tab, tab.locator(".lang"), "Enter")
    tab.wait_for_url(address + ("" if lang else "en/") + UNIT)


@BOTH_KEYS
def test_columns_are_sorted(tab: Page, address: str, key: str) -> None:
    tab.goto(address + "ky/2019-h1/")
    table = tab.locator("table[data-sort]").first
    labels = table.locator("tbody tr:not(.total, .percent) th")
    before = labels.all_text_contents()
    head = table.locator("thead th:has(> button.sort)").first
    orders = []
    for _ in range(2):
        press(tab, head.locator("button"), key)
        orders.append((head.get_attribute("aria-sort"), labels.all_text_contents()))
    assert {order for order, _ in orders} == {"ascending", "descending"}
    assert all(sorted(shown) == sorted(before) for _, shown in orders)
    assert orders[0][1] != orders[1][1]


@pytest.mark.parametrize("page", ["", "don-vi/", "en/", "en/don-vi/"])
def test_list_is_filtered_while_typing_without_tone_marks(tab: Page, address: str, page: str) -> None:
    tab.goto(address + page)
    box = tab.locator('main input[type="search"]').first
    box.focus()
    links = tab.locator("main :is(.finder, section:has(.slot), section[data-filtered]) li a")
    before = links.filter(visible=True).count()
    tab.keyboard.type("long phu")
    shown = links.filter(visible=True)
    assert shown.count() > 0
    assert shown.filter(has_text="Long Phú").count() > 0
    assert tab.locator('main a[href$="so-tu-phap/"]').filter(visible=True).count() == 0
    assert any(sign.isdigit() for sign in tab.locator("main .slot output").first.text_content() or "")
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Delete")
    assert links.filter(visible=True).count() == before


@BOTH_KEYS
def test_folded_parts_open_and_close(tab: Page, address: str, key: str) -> None:
    tab.goto(address + UNIT)
    fold = tab.locator("main details").first
    was_open = fold.evaluate("node => node.open")
    press(tab, fold.locator("> summary"), key)
    assert fold.evaluate("node => node.open") is not was_open
    press(tab, fold.locator("> summary"), key)
    assert fold.evaluate("node => node.open") is was_open


@BOTH_KEYS
def test_chart_becomes_interactive_and_the_keyboard_goes_on(tab: Page, address: str, key: str) -> None:
    tab.goto(address + "ky/2018/", wait_until="networkidle")
    figure = tab.locator("figure.picture[data-spec]").first
    label, close = tab.evaluate("[words.openChart, words.closeChart]")
    press(tab, figure.locator("button", has_text=label), key)
    figure.locator(".chart-live svg").wait_for()
    figure.locator("button:focus", has_text=close).wait_for()  # the same key would close it again
    for _ in range(2):  # over the fold of the table, to the picture
        tab.keyboard.press("Shift+Tab")
    assert figure.locator(".chart-live:focus").count() == 1
    for _ in range(2):
        tab.keyboard.press("Tab")
    assert figure.locator("button:focus", has_text=close).count() == 1
    tab.keyboard.press(key)
    figure.locator("button:focus", has_text=label).wait_for()
    assert figure.locator(".chart-live").count() == 0 and figure.locator(".chart-box").is_visible()


def test_text_is_copied(tab: Page, address: str) -> None:
    tab.goto(address + "du-lieu/huong-dan/")
    box = tab.locator("[data-copy]").first
    button = box.locator("button.copy")
    label = button.text_content()
    wanted = box.locator("code, p").first.text_content()
    press(tab, button, "Enter")
    button.filter(has_not_text=label or "?").wait_for()
    assert tab.evaluate("navigator.clipboard.readText()") == wanted


@each_language
def test_question_is_asked_and_the_box_for_it_is_no_trap(tab: Page, address: str, lang: str) -> None:
    tab.goto(f"{address}{lang}du-lieu/kham-pha/")
    press(tab, tab.locator("#soan .open"), "Enter")
    tab.locator("#soan textarea:focus").wait_for()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("SELECT unit FROM units ORDER BY unit LIMIT 3")
    tab.keyboard.press("Control+Enter")
    tab.locator("#soan .answer table").wait_for()
    assert tab.locator("#soan .answer tbody tr").count() == 3
    tab.keyboard.press("Tab")
    assert tab.locator("#soan .run").evaluate("node => node === document.activeElement")
    tab.locator("#soan textarea").fill("SELECT 1")
    press(tab, tab.locator("#soan .run"), "Space")
    assert tab.locator("#soan .answer tbody tr").count() == 1
