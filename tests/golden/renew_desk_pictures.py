"""python -m tests.golden.renew_desk_pictures: the guide's pictures of the desk, taken from the real pages."""

from __future__ import annotations

import base64
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Literal

from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page, sync_playwright

from plugins.cchc.desk.desk_server import DeskServer
from plugins.cchc.edition import assemble
from tests.conftest import BROWSER_FLAGS
from tests.fixtures.new_quarter import LONG_PHU, make_quarter
from tests.fixtures.newcomer import make_clone
from tests.fixtures.office_files import SOURCES, WORD, OfficeReport, convert_all, make_report
from tests.fixtures.scanned import scan_file

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content/guide"
WIDTH = 360  # as wide as the guide's drawings, so that letters are read on a phone
STYLE = re.search(r"<style>.*?</style>", (FOLDER / "hop-thu-xong.svg").read_text("utf-8"), re.DOTALL)
DARK = "@media (prefers-color-scheme: dark) {"


def main() -> None:
    folder, collection = Path(tempfile.mkdtemp()), assemble(ROOT).collection
    letter = make_quarter(collection, folder)[f"{LONG_PHU}.docx"]
    letter = letter.rename(letter.with_name("bao-cao-quy-2.docx"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": 740})
        with desk(folder / "thu", f"2023-q1-{LONG_PHU}") as address:
            show_letter(page, address, letter)
        with desk(folder / "quet", SOURCES["wide"].report) as address:
            show_scan(page, address, make_scan(folder, make_report("wide", collection)))
        browser.close()
    shutil.rmtree(folder)


@contextmanager
def desk(folder: Path, report: str) -> Iterator[str]:
    """The address of a desk of a project with that report."""
    folder.mkdir()
    server = DeskServer(make_clone(folder, report), 0, "https://kho.example/soc-trang/cchc")
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.address
    server.shutdown()


def make_scan(folder: Path, report: OfficeReport) -> Path:
    printed = convert_all([WORD["clean"](folder / "r.docx", replace(report, prints=report.prints[1:2]))], "pdf")["r"]
    return scan_file(printed, folder / "bao-cao-quet.pdf", 200, 0.0, 0.0)


def show_letter(page: Page, address: str, letter: Path) -> None:
    page.goto(address)
    take(page, "ban-tha-tep", page.locator("main"), page.locator(".tha"))
    page.set_input_files("#tep", str(letter))
    page.frame_locator("iframe").get_by_role("heading", name="Cần xem lại").wait_for()
    take(page, "ban-cau-hoi", page.locator("#q1"), page.locator("#q1 .chon").first)
    take(page, "ban-doi-chieu", page.locator("aside"), page.locator("iframe").content_frame.locator("tr.ngo").first)
    for key in ("1", "1", "3", "3"):
        page.keyboard.press(key)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page.locator("button.chinh").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    take(page, "ban-da-lap", page.locator("#sau-khi-lap"), page.locator("#da-lap"), page.locator("#lap ol a"))


def show_scan(page: Page, address: str, scan: Path) -> None:
    page.goto(address)
    page.set_input_files("#tep", str(scan))
    place = page.locator(".cho:has(svg.anh)").first
    place.wait_for(timeout=120_000)
    page.frame_locator("iframe").get_by_role("heading", name="Cần xem lại").wait_for()
    take(page, "ban-anh-quet", place, place.locator("svg.anh"), place.locator("input[type=text]"))


def take(page: Page, name: str, shown: Locator, *marked: Locator) -> None:
    """A part of the page, by day and by night, as an SVG file with numbered rings around what the text speaks of."""
    shown.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    place = shown.bounding_box()
    assert place is not None
    height = min(round(place["height"]), 460)
    clip = {"x": 0, "y": place["y"], "width": WIDTH, "height": height}
    images = [image(page, "light", "day", clip), image(page, "dark", "night", clip)]
    boxes = [box for box in (mark.bounding_box() for mark in marked) if box]
    rings = [ring(at, box["x"], box["y"] - place["y"], box["width"], box["height"]) for at, box in enumerate(boxes, 1)]
    night = f".night {{ display: none; }}\n{DARK} .night {{ display: inline; }}"
    style = STYLE[0].replace(DARK, night) if STYLE else ""
    (FOLDER / f"{name}.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}">\n'
        f"{style}\n{''.join(images)}{''.join(rings)}</svg>\n",
        "utf-8",
    )


def image(page: Page, scheme: Literal["light", "dark"], name: str, clip: FloatRect) -> str:
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(200)
    picture, small = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB"), io.BytesIO()
    picture.quantize(16).save(small, "PNG", optimize=True)
    data = base64.b64encode(small.getvalue()).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<image class="{name}" {size} href="data:image/png;base64,{data}"/>\n'


def ring(number: int, left: float, top: float, width: float, height: float) -> str:
    left, top = max(left - 4, 14), max(top - 4, 14)
    return (
        f'<rect class="ring" x="{left:.0f}" y="{top:.0f}" width="{min(width + 8, WIDTH - left - 4):.0f}" '
        f'height="{height + 8:.0f}" rx="8"/>\n<circle class="disc" cx="{left:.0f}" cy="{top:.0f}" r="12"/>'
        f'<text class="n" x="{left:.0f}" y="{top + 5:.0f}">{number}</text>\n'
    )


if __name__ == "__main__":
    main()
