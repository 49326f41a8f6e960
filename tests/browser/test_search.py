"""The search in Chromium, on the built site: what people type, and what stands first."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.pages.links import Links
from tests.browser.serving import Watch, open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERIES = list(csv.DictReader(Path(__file__).with_name("search_queries.csv").read_text("utf-8").splitlines()))
LOAD = 60_000  # bytes with Brotli: all that a search needs beside the page
PREFIX = {"vi": "", "en": "en/"}
MOST_MISSED = 2  # of the questions of a language that may have no answer among the first three
# The finds stand there as soon as the box is told of the letters.
TYPED = """(box, asked) => asked.map((words) => {
    box.value = words;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return [...document.querySelectorAll('.finds li a')].map((link) => link.href);
})"""
# Typed with its marks a word means the name with these marks, not one that has only the letters.
MARKED = (
    "bảng", "biến", "biên", "cùng", "cung", "đăng", "đính", "đồng", "dùng", "giáo", "hưởng", "kiểm", "kiện", "liêu",
    "lòng", "lương", "mạng", "thạnh", "thới", "tuyển",
)  # fmt: skip


class Searcher:
    """Somebody at the box in the head of a page."""

    def __init__(self, tab: Page, address: str) -> None:
        self.tab, self.address = tab, address

    def open(self, path: str) -> None:
        self.tab.goto(self.address + path)
        self.box = self.tab.locator(".search input")
        self.box.focus()
        self.tab.wait_for_selector(".finds[data-ready]", state="attached")

    def find(self, words: str) -> list[str]:
        """The paths of what is found, best first."""
        return self.find_each([words])[0]

    def find_each(self, asked: list[str]) -> list[list[str]]:
        """Typed one after another within the page, which is much quicker than from outside."""
        finds = self.box.evaluate(TYPED, asked)
        return [[link.removeprefix(self.address) for link in links] for links in finds]

    def names(self) -> list[str]:
        return self.tab.locator(".finds li b").all_inner_texts()


@pytest.fixture(scope="module")
def searcher(site: Path, browser: Browser) -> Iterator[Searcher]:
    with serve(site) as address, open_tab(browser, address) as (tab, watch):
        yield Searcher(tab, address)
        assert (watch.faults, watch.elsewhere) == ([], [])


def without_marks(words: str) -> str:
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@pytest.mark.parametrize("lang", PREFIX)
def test_what_people_ask_stands_among_the_first_three(searcher: Searcher, lang: str) -> None:
    searcher.open(PREFIX[lang])
    missed, queries = {}, [query for query in QUERIES if query["lang"] == lang]
    for query, finds in zip(queries, searcher.find_each([query["query"] for query in queries]), strict=True):
        first, wanted = finds[:3], query["address"].split()
        if not any(find == path or find.startswith(f"{path}#") for find in first for path in wanted):
            missed[query["query"]] = first
    assert len(missed) <= MOST_MISSED, missed


def test_marks_that_were_typed_come_first(searcher: Searcher) -> None:
    searcher.open("")
    for word in MARKED:
        searcher.find(word)
        with_marks = searcher.names()[0].lower()
        assert any(part.strip(",.;:“”()").startswith(word) for part in with_marks.split()), with_marks
        assert searcher.find(without_marks(word)), "and without them something is found too"


@pytest.mark.parametrize("lang", PREFIX)
def test_every_unit_and_indicator_is_found_by_its_name_without_marks(
    searcher: Searcher, edition: Edition, lang: str
) -> None:
    searcher.open(PREFIX[lang])
    references, links = edition.references, Links(lang, edition.units_over_time)
    wanted = [(unit.name.in_(lang), links.unit(unit.id), unit.parent) for unit in references.units.values()]
    reported = edition.store.indicators()
    wanted += [
        (indicator.label.in_(lang), links.indicator(indicator), "")
        for indicator in references.indicators.values()
        if indicator.id in reported
    ]
    above = [references.units[parent].name.in_(lang) if parent else "" for _, _, parent in wanted]
    alone = searcher.find_each([without_marks(name) for name, *_ in wanted])
    beside = searcher.find_each([without_marks(f"{one[0]} {name}") for one, name in zip(wanted, above, strict=True)])
    finds = zip(wanted, alone, beside, strict=True)
    assert [name for (name, path, _), *found in finds if not any(path in links for links in found)] == []


def test_keyboard_alone(searcher: Searcher) -> None:
    tab = searcher.tab
    searcher.open("don-vi/")
    tab.locator("h1").click()
    tab.keyboard.press("/")
    assert searcher.box.evaluate("box => box === document.activeElement")
    tab.keyboard.type("so tu phap")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.href").startswith(searcher.address + "don-vi/so-tu-phap/2")
    tab.keyboard.press("Escape")
    assert searcher.box.input_value() == "" and tab.locator(".finds").is_hidden()
    tab.keyboard.type("so tu phap")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{searcher.address}don-vi/so-tu-phap/")


def test_nothing_found_says_what_to_try(searcher: Searcher) -> None:
    searcher.open("en/")
    assert searcher.find("zzzz") == []
    assert "fewer words" in searcher.tab.locator(".finds [role=status]").inner_text()
    assert searcher.tab.locator(".finds .all").get_attribute("href") == f"{searcher.address}en/tim-kiem/"


def test_find_says_what_it_is_with_the_newest_figure_and_its_standing(searcher: Searcher) -> None:
    searcher.open("")
    searcher.find("huyện long phú")
    first = searcher.tab.locator(".finds li").first
    assert first.locator("span").first.inner_text().startswith("Đơn vị · 2018, Quý I/2023")
    assert "không thể cùng đúng" in first.locator(".figure").inner_text()


def test_folder_opened_without_a_server(site: Path, browser: Browser) -> None:
    tab = browser.new_page()
    searcher = Searcher(tab, site.resolve().as_uri() + "/")
    searcher.open("index.html")
    assert searcher.find("thanh tri 2018")[0] == "don-vi/huyen-thanh-tri/"
    tab.close()


def test_nothing_is_loaded_before_the_box_is_used_and_little_after(site: Path, browser: Browser) -> None:
    with serve(site) as address:
        tab = browser.new_page()
        watch = Watch(tab, address)
        searcher = Searcher(tab, address)
        tab.goto(address, wait_until="networkidle")
        before = set(watch.asked)
        searcher.open("")
        asked = {url.removeprefix(address) for url in set(watch.asked) - before}
        tab.close()
    assert asked == {"theme/js/search.js", "tim-kiem/chi-muc.js"}
    assert sum(len(brotli.compress((site / path).read_bytes())) for path in asked) <= LOAD


def test_without_javascript_the_box_is_a_link_to_the_catalogue(site: Path, browser: Browser) -> None:
    with serve(site) as address:
        context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
        tab = context.new_page()
        tab.goto(f"{address}don-vi/")
        tab.locator(".search a").click()
        tab.wait_for_url(f"{address}tim-kiem/")
        tab.locator("summary", has_text="Đơn vị: T").click()
        assert tab.get_by_role("link", name="Huyện Thạnh Trị").first.is_visible()
        context.close()
