"""The twelve things that readers come for, done on a phone from the first page: what is tapped, read, and found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

WIDTH, HEIGHT = 360, 740
WORDS_A_MINUTE, SECONDS_A_TAP, SECONDS_A_LETTER, SECONDS_A_SWIPE = 250, 1.2, 0.4, 1.2
DISTRICT, SHARE, PARTS = "huyen-long-phu", "43,64", "3.546 trên 8.125"
# Words that are seen between the one place and the other: of parts that are passed by their headings, else every word.
WORDS_BETWEEN = """(to, from) => {
  const area = to.closest('header, footer, main'), part = to.closest('section');
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode, above = node.parentElement;
    if (!to.contains(node) && to.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) break;
    if (area.contains(from) && !(from.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
    if (above.closest('.vh, title, desc') || !above.checkVisibility()) continue;
    const passed = above.closest('section');
    if (passed && passed !== part && !above.closest('h2, h3, summary')) continue;
    words += node.data.split(/\\s+/).filter(Boolean).length;
  }
  return words;
}"""


@dataclass
class Reader:
    """A slow one, who reads a page from its top (or from the place that an address names) down to what is wanted."""

    tab: Page
    folder: Path
    taps: int = 0
    acting: float = 0  # seconds of tapping, typing and swiping
    waiting: float = 0  # seconds until what was tapped is there
    words: int = 0
    _place: Locator | None = field(default=None, repr=False)

    @property
    def seconds(self) -> float:
        return self.acting + self.waiting + 60 * self.words / WORDS_A_MINUTE

    def open(self, address: str) -> None:
        start = time.monotonic()
        self.tab.goto(address)
        self.waiting += time.monotonic() - start

    def read(self, place: Locator) -> str:
        """What stands there in one line; on the way to it all that stands above is read and swiped away."""
        box = place.bounding_box()
        assert box is not None, "what nobody sees is no answer"
        before = self._place.element_handle() if self._place else None
        self.words += place.evaluate(WORDS_BETWEEN, before)
        self.acting += SECONDS_A_SWIPE * (max(0, int(box["y"])) // HEIGHT)
        place.scroll_into_view_if_needed()
        self._place = place
        return " ".join(place.evaluate("node => node.innerText ?? node.textContent").split())

    def tap(self, place: Locator) -> None:
        self.read(place)
        start = time.monotonic()
        place.click()
        self.waiting += time.monotonic() - start
        self.acting += SECONDS_A_TAP
        self.taps += 1

    def follow(self, place: Locator, address: str) -> None:
        self.tap(place)
        start = time.monotonic()
        self.tab.wait_for_url(address)
        self.waiting += time.monotonic() - start
        target = self.tab.locator(":target")
        self._place = target if target.count() else None

    def search(self, words: str, address: str) -> None:
        """The first thing found; the box needs a tap too."""
        self.tap(self.tab.locator(".search input"))
        start = time.monotonic()
        self.tab.wait_for_selector(".finds[data-ready]", state="attached")
        self.waiting += time.monotonic() - start
        self.tab.locator(".search input").fill(words)
        self.acting += SECONDS_A_LETTER * len(words)
        self.follow(self.tab.locator(".finds li a").first, address)

    def copy(self, button: Locator) -> str:
        self.tap(button)
        return self.tab.evaluate("navigator.clipboard.readText()")

    def save(self, link: Locator) -> Path:
        start = time.monotonic()
        with self.tab.expect_download() as held:
            self.tap(link)
        file = self.folder / "saved.xlsx"
        held.value.save_as(file)
        self.waiting += time.monotonic() - start
        return file

    def start_anew(self) -> None:
        """What was done so far belongs to the task before."""
        self.taps, self.acting, self.waiting, self.words = 0, 0, 0, 0


@dataclass(frozen=True)
class Task:
    """A walk returns what the reader finds."""

    number: int
    wanted: str
    bound: int  # taps
    walk: Callable[[Reader], str]


def late_in_a_district(reader: Reader) -> str:
    tab = reader.tab
    reader.follow(tab.locator('.chart-narrow .ways a[aria-label^="Thạnh Trị"]'), "**/don-vi/huyen-thanh-tri/")
    assert "147 hồ sơ quá hạn" in reader.read(tab.locator(".lead"))
    told = reader.read(tab.locator("#ban-do-xa .say").first)
    assert "Hồ sơ quá hạn: " in told and "Số của huyện không gồm các xã" in told
    return f"147; {told[told.index('Hồ sơ quá hạn: ') :]}"


def most_late_of_departments(reader: Reader) -> str:
    reader.follow(reader.tab.locator('.chips a[href$="ky/2019-h1/"]'), "**/ky/2019-h1/")
    told = reader.read(reader.tab.locator('.highlight:has-text("Sở Tư pháp 56") .told'))
    assert "56 trong 70 hồ sơ quá hạn" in told and "1 trong 16 nơi" in told
    return told


def contested_share(reader: Reader) -> Locator:
    reader.follow(reader.tab.locator('.chips a[href$="ky/2023-q1/"]'), "**/ky/2023-q1/")
    highlight = reader.tab.locator(f'.highlight:has-text("{PARTS}")').first
    assert SHARE in highlight.inner_text()
    return highlight


def share_filed_online(reader: Reader) -> str:
    return reader.read(contested_share(reader).locator(".told"))


def share_in_a_workbook(reader: Reader) -> str:
    highlight = contested_share(reader)
    reader.read(highlight.locator(".told"))
    reader.start_anew()
    reader.follow(highlight.locator("a").first, f"**/don-vi/{DISTRICT}/2023-q1/")
    book = load_workbook(reader.save(reader.tab.locator('.share a[href$=".xlsx"]')), read_only=True, data_only=True)
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if "43.64" in map(str, row)]
    book.close()
    assert [(row[2], str(row[5]), str(row[6]), row[7]) for row in rows] == [
        ("Quý I năm 2023", "3546", "8125", "có lưu ý")
    ]
    return " · ".join(str(cell) for cell in rows[0] if cell is not None)


def share_quoted(reader: Reader) -> str:
    highlight = contested_share(reader)
    reader.read(highlight.locator(".told"))
    reader.start_anew()
    text = reader.copy(highlight.locator(".copy"))
    address = reader.tab.evaluate("path => new URL(path, location).href", highlight.get_attribute("data-address"))
    assert SHARE in text and "88,51" in text and "biểu 534" in text and text.endswith(address)
    return text.replace(reader.tab.evaluate("location.origin"), "")


def meaning_of_a_term(reader: Reader) -> str:
    reader.search("DVC mức độ 4", "**/thuat-ngu/#*")
    told = reader.read(reader.tab.locator(":target + dd"))
    assert "42/2022/NĐ-CP" in told
    return told


def share_contested(reader: Reader) -> str:
    highlight = contested_share(reader)
    reader.read(highlight.locator(".told"))
    reader.start_anew()
    told = reader.read(highlight.locator(".evidence"))
    assert "88,51" in told and "19,78" in told
    return told


def change_between_versions(reader: Reader) -> str:
    tab = reader.tab
    reader.follow(tab.locator('footer a[href$="dinh-chinh/"]'), "**/dinh-chinh/")
    change = tab.locator('[id$="-1.0.1"]').first
    reader.tap(change.locator("summary").first)
    told = reader.read(change.locator("tbody tr").first)
    assert "Thạnh Trị" in change.locator("tbody").first.inner_text()
    return told


def two_departments(reader: Reader) -> str:
    tab = reader.tab
    reader.follow(tab.locator('header nav a[href$="so-sanh/"]'), "**/so-sanh/")
    table = tab.locator("section", has=tab.locator("table", has_text="Sở Tư pháp")).first
    reader.tap(table.locator("summary").first)
    rows = [table.locator("tbody tr", has_text=name).first for name in ("Sở Tư pháp", "Sở Xây dựng")]
    return "; ".join(sorted(reader.read(row) for row in rows))


def picture_into_an_article(reader: Reader) -> str:
    tab = reader.tab
    picture = tab.locator(".picture", has=tab.locator(".embeds")).first
    reader.tap(picture.locator(".embeds summary"))
    code = reader.copy(picture.locator(".embeds .copy").first)
    assert "<img" in code and tab.url in code
    return code.split("\n")[0].replace(tab.url, "/")


def where_i_live_now(reader: Reader) -> str:
    reader.search("phường phú lợi", "**/don-vi/phuong-phu-loi-can-tho/")
    told = reader.read(reader.tab.locator(".lead"))
    reader.read(reader.tab.locator("main section table").first)
    return told


def card_of_a_district(reader: Reader) -> str:
    tab = reader.tab
    reader.follow(tab.locator('.chart-narrow .ways a[aria-label^="Thạnh Trị"]'), "**/don-vi/huyen-thanh-tri/")
    reader.tap(tab.locator(".share .copy", has_text="Chia sẻ"))
    assert tab.evaluate("window.told")["url"] == tab.url
    return tab.evaluate("window.told")["title"]


TASKS = (
    Task(1, "how many dossiers were late in Thạnh Trị in 2018, and in which of its communes", 2, late_in_a_district),
    Task(2, "which department had most late dossiers in the first half of 2019", 1, most_late_of_departments),
    Task(3, "share filed online in Long Phú, first quarter of 2023", 1, share_filed_online),
    Task(4, "that as an Excel file a person can read", 2, share_in_a_workbook),
    Task(5, "quote it with source and address", 1, share_quoted),
    Task(6, "what is “DVC mức độ 4” (search, first hit)", 2, meaning_of_a_term),
    Task(7, "is the figure of task 3 contested (on the tile)", 0, share_contested),
    Task(8, "what changed between version 1.0.0 and 1.0.1", 2, change_between_versions),
    Task(9, "compare Sở Tư pháp with Sở Xây dựng", 3, two_departments),
    Task(10, "put a chart into an article", 2, picture_into_an_article),
    Task(11, "I live in phường Phú Lợi: how was my one-stop shop (search, first hit)", 2, where_i_live_now),
    Task(12, "send my district's card by Zalo", 2, card_of_a_district),
)


def walk(tab: Page, home: str, task: Task) -> tuple[Reader, str]:
    """The first page, then the task: what it took, and what was found."""
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.add_init_script("navigator.share = async (told) => { window.told = told; };")
    with TemporaryDirectory() as folder:
        reader = Reader(tab, Path(folder))
        reader.open(home)
        return reader, task.walk(reader)
