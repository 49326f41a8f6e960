"""The PNG of a chart, which the reader's own browser makes of the chart's SVG file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from PIL import Image, ImageChops

from tests.browser.serving import open_tab, serve
from tests.browser.test_sharing import UNFOLD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

UNIT = "don-vi/so-tu-phap/2019-h1/"
FIGURES = "figure.picture"
FILE = "figure => figure.querySelector(':scope > img')?.src ?? figure.querySelector('.tools a').href"
WHITE = 255
STYLE = re.compile("<style>.*?</style>")  # the dark scheme, and what marks a row
MARKED = 0.004  # the name of the marked row is bold
# The SVG file in the page itself, which has loaded the font by its style sheet; no other text is in the way.
SHOW_FILE = """async ([file, family]) => {
    document.body.innerHTML = file.replace(/ font-family="[^"]*"/, '');
    document.body.style.cssText = `all: initial; font-family: ${family}; font-variant-numeric: tabular-nums`;
    document.querySelector('svg').style.cssText = 'display: block';
    await document.fonts.ready;
}"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


def png_button(figure: Locator) -> Locator:
    return figure.locator(".tools button", has_text="PNG")


def save_png(tab: Page, figure: Locator, folder: Path) -> Path:
    tab.evaluate(UNFOLD)
    with tab.expect_download() as download:
        png_button(figure).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    png_button(figure).and_(tab.locator(":focus")).wait_for()
    return path


def open_grey(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("L")


def share_that_differs(picture: Image.Image, other: Image.Image) -> float:
    """How many of the dots are clearly darker or lighter in the other."""
    steps = ImageChops.difference(picture, other).histogram()
    return sum(steps[64:]) / sum(steps)


@pytest.mark.parametrize("lang", ["", "en/"])
def test_png_is_the_file_of_the_chart_twice_as_large_in_the_font_of_the_page(
    browser: Browser, address: str, site: Path, lang: str, tmp_path: Path
) -> None:
    with open_tab(browser, address) as (tab, watch):
        tab.goto(address + lang + UNIT, wait_until="networkidle")
        assert [url for url in watch.asked if url.endswith(".svg") and "/theme/" not in url] == []
        count = tab.locator(FIGURES).count()
        assert count > 1
        made, files = [], dict[str, Path]()
        for figure in tab.locator(FIGURES).all():
            file = figure.evaluate(FILE).partition("#")[0].replace(".hep.", ".")
            made.append(save_png(tab, figure, tmp_path))
            files[made[-1].name] = site / file.removeprefix(address)
        assert watch.elsewhere == [] and watch.faults == []
    context = browser.new_context(device_scale_factor=2)
    tab = context.new_page()
    tab.goto(address + lang + UNIT)
    for path in made:
        file = STYLE.sub("", files[path.name].read_text("utf-8"))
        shots = []
        for family in ("Inter, Noto Sans, sans-serif", "sans-serif"):
            tab.evaluate(SHOW_FILE, [file, family])
            shots.append(open_grey(tab.locator("svg").screenshot()))
        sides = tab.locator("svg").evaluate("node => [node.width.baseVal.value, node.height.baseVal.value]")
        picture = open_grey(path.read_bytes())
        assert picture.size == tuple(side * 2 for side in sides)
        assert {picture.getpixel((x, y)) for x in (0, picture.width - 1) for y in (0, picture.height - 1)} == {WHITE}
        ours, another = (share_that_differs(picture, shot) for shot in shots)
        assert ours < (MARKED if "bd-" in path.name else 0.001) and another > 0.01, (path.name, ours, another)
    context.close()


def test_png_is_on_white_paper_in_the_dark_too(browser: Browser, address: str, tmp_path: Path) -> None:
    contents = []
    for scheme in ("light", "dark"):
        with open_tab(browser, address) as (tab, watch):
            tab.emulate_media(color_scheme=scheme)
            tab.goto(address + UNIT)
            contents.append(save_png(tab, tab.locator(FIGURES).first, tmp_path).read_bytes())
            assert watch.elsewhere == [] and watch.faults == []
    assert contents[0] == contents[1]


def test_the_row_of_the_page_is_marked_in_its_png(browser: Browser, address: str, tmp_path: Path) -> None:
    """The file is the same for all units of a group: that of another unit marks another row."""
    made = []
    for unit in ("so-tu-phap", "so-noi-vu"):
        with open_tab(browser, address) as (tab, watch):
            tab.goto(f"{address}don-vi/{unit}/2019-h1/")
            figure = tab.locator(FIGURES, has=tab.locator(f'img[src$="#{unit}"]')).first
            made.append(save_png(tab, figure, tmp_path))
            assert watch.elsewhere == [] and watch.faults == []
    assert [path.name.endswith(f"-{unit}.png") for path, unit in zip(made, ("so-tu-phap", "so-noi-vu"), strict=True)]
    first, second = (open_grey(path.read_bytes()) for path in made)
    assert first.size == second.size and 0 < share_that_differs(first, second) < MARKED


def test_failure_is_said_and_may_be_tried_again(browser: Browser, address: str, tmp_path: Path) -> None:
    with open_tab(browser, address) as (tab, _):
        tab.goto(address + UNIT)
        figure = tab.locator(FIGURES).first
        for files in ("**/*.woff2", f"**/{UNIT}*.svg"):
            tab.route(files, lambda route: route.abort())
            png_button(figure).click()
            message = figure.locator(".chart-failed")
            message.wait_for()
            assert message.text_content() == tab.evaluate("words.noPng")
            tab.unroute(files)
            save_png(tab, figure, tmp_path)
            assert message.count() == 0


def test_a_page_opened_from_a_folder_offers_the_svg(browser: Browser, site: Path) -> None:
    """A browser lets such a page read no file, so no PNG can be made."""
    with open_tab(browser, site.as_uri()) as (tab, _):
        tab.goto(f"{site.as_uri()}/{UNIT}index.html")
        figure = tab.locator(FIGURES).first
        png_button(figure).click()
        figure.locator(".chart-failed", has_text="SVG").wait_for()


def test_without_scripts_the_svg_is_offered_and_no_png(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + UNIT)
    tools = tab.locator(f"{FIGURES} .tools").first
    assert "PNG" not in (tools.text_content() or "")
    link = tools.locator('a[href$=".svg"]')
    answer = tab.request.get(urljoin(address + UNIT, link.get_attribute("href") or "?"))
    assert answer.ok and answer.text().startswith("<svg")
    context.close()
