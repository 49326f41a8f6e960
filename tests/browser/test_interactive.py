"""What loads only when a reader asks: interactive charts, the SQL editor."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.cchc.charts.style import BY_NAME
from tests.browser.serving import open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PERIOD = "ky/2018/"  # all communes on one picture
EXPLORE = "du-lieu/kham-pha/"
LANGS = ("", "en/")
INTERACTIVE = ".tools > button:first-child"
# What each question of the page says in print, and what the file answers now that it is loaded.
ASKED = """async (sections) => {
    const words = (nodes) => [...nodes].map((node) => node.textContent), answers = [];
    for (const section of sections) {
        section.querySelector('button.try').click();
        await new Promise((done) => setTimeout(done));
        const rows = document.querySelectorAll('#soan .answer tbody tr td:first-child');
        answers.push([words(section.querySelectorAll('tbody th')), words(rows)]);
    }
    return answers;
}"""
UNFOLD = "for (const fold of document.querySelectorAll('details.folded')) fold.open = true"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_chart_becomes_interactive_on_request_alone(browser: Browser, address: str, lang: str, width: int) -> None:
    with open_tab(browser, address, width) as (tab, watch):
        tab.goto(address + lang + PERIOD, wait_until="networkidle")
        tab.evaluate(UNFOLD)
        figures = tab.locator("figure.picture[data-spec]")
        assert figures.count() == 1
        assert [url for url in watch.asked if "vega" in url or url.endswith(".vl.json")] == []
        for at in range(figures.count()):
            figure = figures.nth(at)
            figure.locator(INTERACTIVE).click()
            figure.locator(".chart-live svg").wait_for()
            assert figure.locator(".chart-live svg :is(path, text)").count() > 10
            assert figure.locator(".chart-box").is_hidden()
            assert figure.locator(".chart-live svg").evaluate("node => node.getBoundingClientRect().right") <= width
            forms = [url for url in watch.asked if url.endswith(".vl.json")]
            assert len(forms) == at + 1 and forms[-1].endswith(".hep.vl.json") == (width == 360)
        assert sum(url.endswith("/vega.js") for url in watch.asked) == 1
        assert watch.elsewhere == [] and watch.faults == []
        figures.first.locator(INTERACTIVE).click()  # which closes it
        assert figures.first.locator(".chart-box").is_visible() and figures.first.locator(".chart-live").count() == 0
        box = tab.locator("html").evaluate("node => [node.scrollWidth, node.clientWidth]")
        assert box[0] <= box[1]


def test_every_kind_of_chart_draws_and_has_a_hint(browser: Browser, address: str) -> None:
    with open_tab(browser, address) as (tab, watch):
        for page in (PERIOD, "chi-tieu/dung-han/"):
            tab.goto(address + page)
            tab.evaluate(UNFOLD)
            assert tab.locator("figure.picture[data-spec]").count() > 0
            for figure in tab.locator("figure.picture[data-spec]").all():
                figure.locator(INTERACTIVE).click()
                figure.locator(".chart-live svg").wait_for()
        assert watch.elsewhere == [] and watch.faults == []
        tab.goto(address + PERIOD)
        tab.evaluate(UNFOLD)
        figure = tab.locator("figure.picture[data-spec]").first
        figure.locator(INTERACTIVE).click()
        figure.locator(".chart-live svg g.dots_marks path").first.hover()
        hint = tab.locator("#vg-tooltip-element.visible")
        hint.wait_for()
        assert (hint.text_content() or "").strip() and hint.is_visible()
        assert watch.faults == []


def test_colours_follow_the_scheme_of_the_page(browser: Browser, address: str) -> None:
    with open_tab(browser, address) as (tab, _):
        tab.emulate_media(color_scheme="dark")
        tab.goto(address + PERIOD)
        tab.evaluate(UNFOLD)
        figure = tab.locator("figure.picture[data-spec]").first
        figure.locator(INTERACTIVE).click()
        figure.locator(f'.chart-live svg[style*="{_rgb(BY_NAME["sheet"].dark)}"]').wait_for()
        bars = figure.locator(f'.chart-live svg path[fill="{BY_NAME["this"].dark}"]')
        assert bars.count() > 0
        tab.emulate_media(color_scheme="light")
        figure.locator(f'.chart-live svg[style*="{_rgb(BY_NAME["sheet"].light)}"]').wait_for()
        assert bars.count() == 0


def _rgb(colour: str) -> str:
    """#182028 as a browser writes it."""
    return ", ".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def test_failure_is_said_and_the_picture_stays(browser: Browser, address: str) -> None:
    with open_tab(browser, address) as (tab, _):
        tab.route("**/vega.js", lambda route: route.abort())
        tab.goto(address + PERIOD)
        tab.evaluate(UNFOLD)
        figure = tab.locator("figure.picture[data-spec]").first
        button = figure.locator(INTERACTIVE)
        button.click()
        said = figure.locator(".chart-failed")
        said.wait_for()
        assert said.text_content() == tab.evaluate("words.chartFailed")
        assert figure.locator(".chart-box").is_visible() and figure.locator(".chart-live").count() == 0
        tab.unroute("**/vega.js")
        button.click()
        figure.locator(".chart-live svg").wait_for()
        assert said.count() == 0


@pytest.mark.parametrize("lang", LANGS)
def test_file_is_asked_in_the_browser_and_answers_as_the_page(
    browser: Browser, address: str, lang: str, tmp_path: Path
) -> None:
    with open_tab(browser, address) as (tab, watch):
        tab.goto(address + lang + EXPLORE, wait_until="networkidle")
        tab.evaluate(UNFOLD)
        assert not any("sql" in url for url in watch.asked)
        sections = tab.locator("section:has(figure.code)")
        sections.first.locator("button.try").click()
        tab.locator("#soan .answer table").wait_for()
        answers = sections.evaluate_all(ASKED)
        assert answers and all(printed and printed == shown for printed, shown in answers)
        shown = answers[-1][1]
        with tab.expect_download() as held:
            tab.locator("#soan .save").click()
        held.value.save_as(tmp_path / "out.csv")
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert [row[0] for row in rows[1:]] == shown
        assert watch.elsewhere == [] and watch.faults == []
        assert sum(url.endswith(".wasm") for url in watch.asked) == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("SELECT * FROM khong_co", "khong_co"),
        ("SELECT khong_co FROM units", "khong_co"),
        ("SELEC 1", "SELEC"),
        ("SELECT * FROM units WHERE 0", "không có dòng nào"),
    ],
)
def test_mistake_is_told_in_plain_words(browser: Browser, address: str, asked: str, said: str) -> None:
    with open_tab(browser, address) as (tab, watch):
        tab.goto(address + EXPLORE)
        tab.locator("#soan .open").click()
        tab.locator("#soan textarea").fill(asked)
        tab.locator("#soan .run").click()
        words = tab.locator("#soan .said").text_content() or ""
        assert said in words and "no such" not in words and "syntax error" not in words
        assert tab.locator("#soan .answer table").count() == 0
        assert watch.faults == []
