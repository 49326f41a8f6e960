"""Each kind of page as a reader meets it: without JavaScript, on a small phone, both languages, no other host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.kinds import KINDS, LANGS, Kind
from tests.browser.serving import FONTS, Pace, Watch, open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# 320 px is also what 1280 px are at 400 %, and 640 px what they are at 200 %.
WIDTHS = (320, 360, 640, 1280)
# Where the fonts come late a line may break elsewhere, with luck or without: how much that may move, on the average of
# all pages and on the worst one.
LATE, LATE_WORST = 0.03, 0.25
# Over its two languages each kind of page is loaded at both widths.
WIDTH = {"vi": 360, "en": 1280}
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((one) => ({
  by: one.value, moved: one.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 120)),
})))).observe({ type: 'layout-shift', buffered: true });
window.painted = new Promise((done) => {
  new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length) done();
  }).observe({ type: 'paint', buffered: true });
});
"""
# Two frames later all that was asked for is laid out, painted and told to the observer.
SETTLED = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  return window.shifts;
}"""
STAND_INS = "[...document.fonts].some(({ family, status }) => /Arial/.test(family) && status === 'loaded')"
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
each_language = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture(scope="module")
def plain_tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@each_language
@each_kind
def test_page_is_whole_without_javascript(plain_tab: Page, address: str, kind: Kind, lang: str) -> None:
    tab = plain_tab
    watch = Watch(tab, address)
    for path in kind.addresses(lang):
        answer = tab.goto(address + path)
        assert answer is not None and answer.ok
        assert tab.locator("html").get_attribute("lang") == ("en" if path.startswith("en/") else "vi")
        assert tab.locator("h1").count() == 1 and tab.locator("h1").is_visible()
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 740})
            wide, room = tab.locator("html").evaluate("node => [node.scrollWidth, node.clientWidth]")
            assert wide <= room, f"{path} is {wide} px wide on a screen of {room}"
    assert watch.elsewhere == [] and watch.faults == []


@pytest.fixture(scope="module")
def paced(site: Path) -> Iterator[tuple[str, Pace]]:
    pace = Pace()
    with serve(site, pace) as url:
        yield url, pace


@pytest.fixture(scope="module")
def forgetful_tab(browser: Browser) -> Iterator[Page]:
    """One for all pages, of which each loads everything anew."""
    context = browser.new_context()
    tab = context.new_page()
    tab.add_init_script(WATCH)
    network = context.new_cdp_session(tab)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield tab
    context.close()


def load(tab: Page, url: str, pace: Pace) -> list[dict]:
    """What moved: fonts that the pace holds back are let go when the page has been painted without them."""
    tab.goto(url, wait_until="commit")
    tab.evaluate("window.painted")
    pace.let_fonts_go()
    tab.wait_for_load_state("load")
    return tab.evaluate(SETTLED)


@each_language
@each_kind
def test_nothing_moves_while_loading_and_nothing_goes_wrong(
    forgetful_tab: Page, paced: tuple[str, Pace], kind: Kind, lang: str
) -> None:
    """With JavaScript: whatever scripts add has its room beforehand; they keep to the policy and to this host."""
    address, pace = paced
    tab = forgetful_tab
    watch = Watch(tab, address)
    tab.on("response", lambda answer: None if answer.ok else watch.faults.append(answer.url))
    tab.set_viewport_size({"width": WIDTH[lang], "height": 900})
    for path in kind.addresses(lang):
        pace.fonts_first()
        assert load(tab, address + path, pace) == [], path
    assert sum(url.endswith(".woff2") for url in watch.asked) >= FONTS * len(kind.addresses(lang))
    assert watch.elsewhere == [] and watch.faults == []


def test_little_moves_when_fonts_come_late(forgetful_tab: Page, paced: tuple[str, Pace]) -> None:
    """The fonts in their place have nearly the same measures (tokens.css)."""
    address, pace = paced
    tab, moved = forgetful_tab, {}
    tab.set_viewport_size({"width": 360, "height": 900})
    for kind in KINDS[::3]:  # enough for an average
        path = kind.addresses("vi")[0]
        pace.fonts_last()
        moved[path] = sum(one["by"] for one in load(tab, address + path, pace))
        assert tab.evaluate("document.fonts.check('16px Inter')"), "Inter came in the end"
        assert tab.evaluate(STAND_INS), "no font with the measures of Arial (apt-get install fonts-liberation)"
    assert sum(moved.values()) / len(moved) < LATE, moved
    assert max(moved.values()) < LATE_WORST, moved


def test_each_sign_in_a_cell_is_told_by_the_legend_or_says_more(browser: Browser, address: str) -> None:
    """Without scripts the legend below the table says it to everybody."""
    (table,) = (kind for kind in KINDS if kind.name == "table")
    for scripts in (True, False):
        with open_tab(browser, address, 360, scripts=scripts) as (tab, _):
            tab.goto(address + table.samples[0])
            parts = "list => list.map((entry) => [entry.firstChild.textContent, entry.lastChild.textContent.trim()])"
            told = dict(tab.locator(".legend li").evaluate_all(parts))
            signs = tab.locator("tbody i").evaluate_all("list => list.map((sign) => [sign.innerText, sign.title])")
            assert len(signs) > 9 and {sign for sign, _ in signs} <= told.keys()
            plain = [(sign, title) for sign, title in signs if title == told[sign]]
            assert (len(plain) > 9) is scripts


def test_on_a_phone_each_value_stands_beside_its_name_and_the_rest_below(plain_tab: Page, address: str) -> None:
    """Whatever is said of it: one that is contested has a long remark."""
    for width in (320, 360):
        plain_tab.set_viewport_size({"width": width, "height": 800})
        plain_tab.goto(f"{address}don-vi/so-tu-phap/")
        rows = plain_tab.locator(".sheet tbody tr").evaluate_all(
            """rows => rows.map((row) => {
              const [name, value, ...notes] = ['th', 'b', 'small', 'td:last-child']
                .flatMap((which) => [...row.querySelectorAll(which)]).map((part) => part.getBoundingClientRect());
              return [Math.round(value.right), value.top < name.bottom && name.right <= value.left,
                notes.every((note) => note.top >= value.bottom - 1)];
            })"""
        )
        assert len(rows) > 5 and {tuple(row) for row in rows} == {(width - 16, True, True)}, (width, rows)
