"""The built site over HTTP on this machine, and a tab that remembers whatever goes wrong in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

# Seconds after which nobody waits any more: a page that asks for no font early must not hold a test for ever.
PATIENCE = 5
FONTS = 2  # latin and vietnamese, asked for by the head of every page


class Pace:
    """Who waits for whom: the styles, and with them the first paint, for the fonts; or the fonts for a word of ours."""

    def __init__(self) -> None:
        self._fonts, self._styles, self._sent = threading.Event(), threading.Event(), 0

    def fonts_first(self) -> None:
        self._sent = 0
        self._styles.clear()
        self._fonts.set()

    def fonts_last(self) -> None:
        self._fonts.clear()
        self._styles.set()

    def let_fonts_go(self) -> None:
        self._fonts.set()

    def before(self, path: str) -> None:
        if path.endswith(".woff2"):
            self._fonts.wait(PATIENCE)
        elif path.endswith(".css"):
            self._styles.wait(PATIENCE)

    def after(self, path: str) -> None:
        self._sent += path.endswith(".woff2")
        if self._sent >= FONTS:
            self._styles.set()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, pace: Pace | None, **named: Any) -> None:
        self.pace = pace
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        if self.pace:
            self.pace.before(self.path)
        super().do_GET()
        if self.pace:
            self.pace.after(self.path)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""


@contextmanager
def serve(folder: Path, pace: Pace | None = None) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, pace=pace, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=[0.02])  # seconds after which it may be stopped
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:  # else a failed test would leave a thread that keeps the whole run from ending
        server.shutdown()
        thread.join()
        server.server_close()


class Watch:
    """What a tab asked for and complained about; breaches of the policy are reported by the page itself."""

    def __init__(self, tab: Page, address: str) -> None:
        self.address, self.asked, self.faults = address, [], []
        tab.on("request", lambda request: self.asked.append(request.url))
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.on("console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None)

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.asked if not url.startswith((self.address, "data:", "blob:"))]


@contextmanager
def open_tab(
    browser: Browser, address: str, width: int = 1280, *, scripts: bool = True
) -> Iterator[tuple[Page, Watch]]:
    viewport: ViewportSize = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, accept_downloads=True, java_script_enabled=scripts)
    tab = context.new_page()
    yield tab, Watch(tab, address)
    context.close()
