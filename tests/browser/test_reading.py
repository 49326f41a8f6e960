"""Pages in a real browser as a reader meets them: no JavaScript, a small phone, both languages, no other host."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = [
    "",
    "don-vi/",
    "don-vi/so-tu-phap/",
    "don-vi/trung-tam-phuc-vu-hanh-chinh-cong/2019-h1/",
    "ky/2019-h1/",
    "chi-tieu/dung-han/",
    "bao-cao/2019-h1-trung-tam-phuc-vu-hanh-chinh-cong/",
    "bao-cao/2019-h1-trung-tam-phuc-vu-hanh-chinh-cong/tthc-pl-1/",
    "doi-chieu/",
    "du-lieu/2019-h1-trung-tam-phuc-vu-hanh-chinh-cong/",
    "du-lieu/tat-ca/",
    "tim-kiem/",
    "phuong-phap/",
]
BOTH = [prefix + page for page in PAGES for prefix in ("", "en/")]
SIZES = {"phone": (360, 740), "narrow": (320, 640), "desktop": (1280, 800)}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("page", BOTH)
def test_page_is_whole_without_javascript(browser: Browser, address: str, page: str, size: tuple[int, int]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": size[0], "height": size[1]})
    tab = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    answer = tab.goto(address + page)
    assert answer is not None and answer.ok
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
    assert tab.locator("html").get_attribute("lang") == ("en" if page.startswith("en/") else "vi")
    assert tab.locator("h1").count() == 1 and tab.locator("h1").is_visible()
    box = tab.locator("html").evaluate("node => [node.scrollWidth, node.clientWidth]")
    assert box[0] <= box[1], f"the page is {box[0]} px wide on a screen of {box[1]}"
    context.close()


@pytest.mark.parametrize("page", BOTH)
def test_scripts_keep_to_the_policy_and_raise_nothing(browser: Browser, address: str, page: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("requestfailed", lambda request: faults.append(request.url))
    tab.on("response", lambda response: faults.append(response.url) if not response.ok else None)
    tab.goto(address + page, wait_until="networkidle")
    assert faults == []
    context.close()
