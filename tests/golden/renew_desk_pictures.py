"""python -m tests.golden.renew_desk_pictures: the guide's pictures of the desk, taken from the real pages."""

from __future__ import annotations

import base64
import io
import shutil
import tempfile
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

from plugins.cchc.desk.desk_server import DeskServer
from plugins.cchc.edition import assemble
from tests.conftest import BROWSER_FLAGS
from tests.fixtures.new_quarter import LONG_PHU, make_quarter
from tests.fixtures.newcomer import make_origin
from tests.fixtures.repositories import git

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content/guide"
WIDTH, HEIGHT, SHOWN = 1024, 600, 640  # of the window, and how wide the picture is shown


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    letter = make_quarter(assemble(ROOT).collection, folder)[f"{LONG_PHU}.docx"]
    letter = letter.rename(letter.with_name("bao-cao-quy-2.docx"))
    git(folder, "clone", "--quiet", str(make_origin(folder, f"2023-q1-{LONG_PHU}")), "clone")
    server = DeskServer(folder / "clone", 0, "https://kho.example/soc-trang/cchc")
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(server.address)
        take(page, "ban-tha-tep", page.locator(".tha"))
        page.set_input_files("#tep", str(letter))
        page.frame_locator("iframe").get_by_role("heading", name="Cần xem lại").wait_for()
        take(page, "ban-cau-hoi", page.locator("#q1"), page.locator("aside"))
        for key in ("1", "1", "3", "3"):
            page.keyboard.press(key)
            with page.expect_navigation():
                page.keyboard.press("Enter")
        page.locator("button.chinh").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.evaluate("scrollTo(0, 0)")
        take(page, "ban-da-lap", page.locator("#da-lap"), page.locator("#lap ol a"))
        browser.close()
    server.shutdown()
    shutil.rmtree(folder)


def take(page: Page, name: str, *marked: Locator) -> None:
    """The window as an SVG file that holds its picture, with numbered rings around what the text speaks of."""
    page.wait_for_timeout(300)
    picture, small = Image.open(io.BytesIO(page.screenshot())).convert("RGB"), io.BytesIO()
    picture.quantize(24).save(small, "PNG", optimize=True)
    scale = SHOWN / WIDTH
    boxes = [box for box in (place.bounding_box() for place in marked) if box]
    rings = [ring(at, *(box[key] * scale for key in ("x", "y", "width", "height"))) for at, box in enumerate(boxes, 1)]
    data = base64.b64encode(small.getvalue()).decode()
    height = round(HEIGHT * scale)
    (FOLDER / f"{name}.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SHOWN}" height="{height}" viewBox="0 0 {SHOWN} {height}">\n'
        f'<image width="{SHOWN}" height="{height}" href="data:image/png;base64,{data}"/>\n{"".join(rings)}</svg>\n',
        "utf-8",
    )


def ring(number: int, left: float, top: float, width: float, height: float) -> str:
    left, top = max(left - 4, 14), max(top - 4, 14)
    width, height = min(width + 8, SHOWN - left - 4), min(height + 8, round(HEIGHT * SHOWN / WIDTH) - top - 4)
    return (
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" rx="8" fill="none" '
        f'stroke="#0b5d5e" stroke-width="3"/>\n<circle cx="{left:.0f}" cy="{top:.0f}" r="12" fill="#0b5d5e"/>'
        f'<text x="{left:.0f}" y="{top + 5:.0f}" fill="#fff" font-family="sans-serif" font-size="14" '
        f'text-anchor="middle">{number}</text>\n'
    )


if __name__ == "__main__":
    main()
