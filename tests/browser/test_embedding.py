"""Pictures and tables in other people's pages: shown from another origin, readable on a phone, in both schemes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from PIL import Image

from plugins.cchc.charts.style import BY_NAME
from tests.browser.serving import open_tab, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from plugins.cchc.edition import Edition

UNIT = "don-vi/so-tu-phap/2019-h1/"
REPORT = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong"
TABLE = f"bao-cao/{REPORT}/tthc-pl-1/"
LANGS = ("", "en/")
# Texts that meet another or leave the paper in a font that is wider than ours; two px are no meeting.
MEETINGS = """(keep) => {
    document.documentElement.setAttribute('font-family', 'DejaVu Sans');
    const texts = [...document.querySelectorAll('text')];
    if (!keep) texts.forEach((text) => text.removeAttribute('textLength'));
    const boxes = texts.map((text) => [text.textContent, text.getBBox()]);
    const apart = (a, b) => a.x + a.width < b.x + 2 || b.x + b.width < a.x + 2
        || a.y + a.height < b.y + 4 || b.y + b.height < a.y + 4;
    const paper = document.documentElement.viewBox.baseVal;
    const outside = boxes.filter(([, box]) => box.x < paper.x || box.x + box.width > paper.x + paper.width);
    return [...outside.map(([word]) => word), ...boxes.flatMap(([word, box], at) => boxes.slice(at + 1)
        .filter(([, other]) => !apart(box, other)).map(([next]) => `${word} | ${next}`))];
}"""
# What the script of every page writes below its links to tables, of many pages at once and without laying them out.
CODES = """async (pages) => (await Promise.all(pages.map(async (page) => {
    const read = new DOMParser().parseFromString(await (await fetch(page)).text(), 'text/html');
    return [...read.querySelectorAll('#bang .embeds a[data-height]')].map((link) => {
        link.href = new URL(link.getAttribute('href'), page);
        return embedCode(link, link.closest('.table'));
    });
}))).flat()"""
# A row may stand there before the styles do.
LOADED = """() => new Promise(done => {
  if (document.readyState === "complete") done(); else addEventListener("load", () => done());
})"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


@pytest.fixture(scope="module", params=LANGS)
def elsewhere(
    browser: Browser, address: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Another origin, with every code that two pages of ours offer, and the guide's, which marks a row."""
    lang, codes = request.param, list[str]()
    with open_tab(browser, address) as (tab, _):
        for page in (UNIT, TABLE):
            tab.goto(address + lang + page)
            codes += offered_codes(tab)
        tab.goto(f"{address}{lang}du-lieu/huong-dan/")
        shown = tab.locator("main pre code", has_text="<picture>").all_text_contents()
        codes += [code.replace('="./', f'="{address}') for code in shown]
    with serve(foreign_page(tmp_path_factory.mktemp("elsewhere"), "<hr>".join(codes))) as url:
        yield url


def offered_codes(tab: Page, part: str = "main") -> list[str]:
    """What the lists of a page's part say once they are open."""
    lists = tab.locator(f"{part} details.embeds")
    assert lists.locator("code").count() == 0, "the code is written when a reader asks"
    lists.evaluate_all("lists => lists.forEach((list) => { list.open = true; })")
    for each in lists.all():
        each.locator("code").first.wait_for(state="attached")
    return lists.locator("code").all_text_contents()


def foreign_page(folder: Path, body: str) -> Path:
    head = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head += '<title>x</title><link rel="icon" href="data:,">'
    (folder / "index.html").write_text(f'{head}<body style="margin:0">{body}', encoding="utf-8")
    return folder


def loaded(tab: Page) -> list[tuple[str, int, int]]:
    """Each picture once it is there: its file, its width in the page, and as drawn."""
    pictures = tab.locator("img")
    for at in range(pictures.count()):
        pictures.nth(at).scroll_into_view_if_needed()
        pictures.nth(at).evaluate("node => node.decode()")
    return pictures.evaluate_all("nodes => nodes.map((node) => [node.currentSrc, node.clientWidth, node.naturalWidth])")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pictures_show_and_their_text_is_not_scaled_down(
    browser: Browser, address: str, elsewhere: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with open_tab(browser, address, width) as (tab, watch):
        tab.emulate_media(color_scheme=scheme)
        tab.goto(elsewhere)
        pictures = loaded(tab)
        assert len(pictures) >= 6 and all(shown >= drawn > 300 for _, shown, drawn in pictures)
        large = [file for file, _, _ in pictures if "#so-tu-phap" in file]
        assert large and all((".hep.svg" in file) is (width == 360) for file in large)
        sides = tab.locator("html").evaluate("node => [node.scrollWidth, node.clientWidth]")
        assert sides[0] <= sides[1]
        for at, (file, _, _) in enumerate(pictures):
            shot = Image.open(io.BytesIO(tab.locator("img").nth(at).screenshot())).convert("RGB")
            paper = BY_NAME["sheet"].light if scheme == "light" else BY_NAME["sheet"].dark
            assert "#" + shot.crop((3, 3, 4, 4)).tobytes().hex() == paper, file
            edge = [shot.getpixel((3, y)) for y in range(shot.height)]
            assert (max(map(edge.count, {*edge} - {edge[3]}), default=0) > 20) is ("#" in file), "the band of a row"
        assert [url for url in watch.elsewhere if not url.startswith(elsewhere)] == [] and watch.faults == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_table_shows_in_its_frame_and_leads_back(
    browser: Browser, address: str, elsewhere: str, edition: Edition, width: int
) -> None:
    """To the newest version, whose cells it shows."""
    with open_tab(browser, address, width) as (tab, watch):
        tab.goto(elsewhere)
        frame = tab.locator("iframe").last
        frame.scroll_into_view_if_needed()
        held = frame.content_frame
        held.locator("table tbody tr").first.wait_for()
        held.locator("html").evaluate(LOADED)
        (script,) = held.locator("script").all()
        assert (script.get_attribute("src") or "").endswith("/theme/js/embed.js")
        assert held.locator('meta[name="robots"]').get_attribute("content") == "noindex"
        sides = held.locator("html").evaluate("node => [node.scrollWidth, node.clientWidth]")
        assert sides[0] <= sides[1]
        assert [url for url in watch.elsewhere if not url.startswith(elsewhere)] == [] and watch.faults == []
        held.locator("p.source a").first.click()
        tab.wait_for_url(f"{address}**du-lieu/{REPORT}/{edition.releases[REPORT].version}/")


# What of a frame is out of sight: the page itself (title, source), and of a table all but what a long one scrolls.
HIDDEN = """() => {
  const cut = (node) => node.scrollHeight - node.clientHeight;
  const tables = [...document.querySelectorAll('.table:not(.long) .scroll')];
  return [cut(document.scrollingElement), Math.max(0, ...tables.map(cut))];
}"""


@pytest.fixture(scope="module")
def frames(browser: Browser, site: Path, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another origin, with every table of the site in the frame that its page offers."""
    files = sorted(path for lang in LANGS for path in (site / lang / "bao-cao").glob("*/*/index.html"))
    with open_tab(browser, address) as (tab, _):
        tab.goto(address + TABLE)
        codes = tab.evaluate(CODES, [f"{address}{path.parent.relative_to(site)}/" for path in files])
        assert set(offered_codes(tab, "#bang")) < set(codes)
    assert len(codes) > 50 and all(code.count("embed.js") == 1 for code in codes)
    body = "\n".join(codes).replace(' loading="lazy"', "")
    with serve(foreign_page(tmp_path_factory.mktemp("frames"), body)) as url:
        yield url


@pytest.mark.parametrize("width", [800, 360])
def test_no_frame_of_a_table_scrolls(browser: Browser, address: str, frames: str, width: int) -> None:
    with open_tab(browser, address, width) as (tab, watch):
        tab.goto(frames)
        for frame in tab.frames[1:]:
            frame.wait_for_function(f"() => ({HIDDEN})().every((cut) => cut === 0)")
        assert len(tab.frames) > 50 and watch.faults == []


def test_where_scripts_may_not_run_the_table_alone_scrolls(browser: Browser, address: str, frames: str) -> None:
    """Title and source stay in sight, however wide the page is made."""
    with open_tab(browser, address, 800) as (tab, _):
        tab.route("**/embed.js", lambda route: route.abort())
        tab.goto(frames)
        assert len(tab.frames) > 50
        for width in (800, 360):
            tab.set_viewport_size({"width": width, "height": 900})
            for frame in tab.frames[1:]:
                frame.wait_for_function(f"() => innerWidth === {width} && ({HIDDEN})()[0] === 0")


def test_a_frame_of_another_site_gets_no_height(browser: Browser, address: str, tmp_path: Path) -> None:
    """Only a page of the script's own site is believed."""
    parts = {name: tmp_path / name for name in ("hostile", "around")}
    for part in parts.values():
        part.mkdir()
    hostile = foreign_page(parts["hostile"], "<script>parent.postMessage({ cchcHeight: 77 }, '*')</script>")
    around = foreign_page(parts["around"], f'<script src="{address}theme/js/embed.js"></script>')
    with serve(hostile) as other, serve(around) as page, open_tab(browser, address) as (tab, _):
        tab.goto(page)
        told = tab.evaluate(
            """(url) => new Promise((done) => {
              addEventListener('message', ({ data }) => done(data.cchcHeight));
              document.body.append(Object.assign(document.createElement('iframe'), { src: url, height: 50 }));
            })""",
            other,
        )
        assert (told, tab.locator("iframe").get_attribute("height")) == (77, "50")


def test_a_picture_leads_to_its_page(browser: Browser, address: str, elsewhere: str) -> None:
    with open_tab(browser, address) as (tab, _):
        tab.goto(elsewhere)
        tab.locator("img").first.click()
        tab.wait_for_url(f"{address}**{UNIT}")


def test_a_font_that_stands_in_for_ours_makes_no_texts_meet(browser: Browser, address: str, site: Path) -> None:
    folders = ("ky/2019-h1", "ky/2018", "bao-cao", "don-vi/so-tu-phap", "don-vi/huyen-long-phu", "en/ky/2019-h1")
    files = [str(path.relative_to(site)) for folder in folders for path in sorted((site / folder).rglob("*.svg"))]
    assert len(files) > 30
    with open_tab(browser, address) as (tab, _):
        without = []
        for file in files:
            tab.goto(address + file)
            assert tab.evaluate(MEETINGS, True) == [], file
            without += tab.evaluate(MEETINGS, False)
        assert without, "the widths are held for a reason"
