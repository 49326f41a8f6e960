"""The loop of make serve and make preview: build, serve, look, build again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

from ..errors import CchcError
from .changed_pages import Digests, digest_pages, tell_changes
from .preview_server import HOST, make_server
from .watch_files import Snapshot, changed, look

PAUSE = 0.7  # seconds between two looks
Rebuild = Callable[[], Any]  # one build in a fresh process; raises CchcError and leaves the old site
Opening = Callable[[str], str]  # what to say first; is told the address of the local site


@dataclass
class Workshop:
    """What is built, where it goes, and what stood there after the last build."""

    root: Path
    site: Path
    address: str
    rebuild: Rebuild
    pages: Digests = field(default_factory=dict)


def serve(root: Path, site: Path, port: int, rebuild: Rebuild, opening: Opening | None = None) -> None:
    """Until Ctrl-C. One build at a time: what changes meanwhile is seen by the next look."""
    server = make_server(site, port)
    shop = Workshop(root, site, f"http://{HOST}:{server.server_port}/", rebuild)
    try:
        seen = look(root)
        if opening is not None:
            print(opening(shop.address), flush=True)
        attempt(shop)
        Thread(target=server.serve_forever, daemon=True).start()
        print(f"→ xem tại {shop.address} (Ctrl-C để dừng)", flush=True)
        while True:
            time.sleep(PAUSE)
            seen = step(shop, seen)
    except KeyboardInterrupt:
        print("\n→ đã dừng", flush=True)
    finally:
        server.server_close()


def step(shop: Workshop, seen: Snapshot) -> Snapshot:
    """One look: rebuild when something changed since the last."""
    now = look(shop.root)
    if files := changed(seen, now):
        first, *others = files
        more = f" và {len(others)} tệp khác" if others else ""
        print(f"→ có thay đổi: {Path(first).relative_to(shop.root)}{more}; dựng lại", flush=True)
        attempt(shop)
    return now


def attempt(shop: Workshop) -> bool:
    """A failed build is told and the old site stays: the next change tries again."""
    try:
        shop.rebuild()
    except CchcError as error:
        print(f"✗ {error} Trang cũ vẫn giữ nguyên.", flush=True)
        return False
    before, shop.pages = shop.pages, digest_pages(shop.site)
    # The first build has nothing to be compared with: what stood there may be months old.
    lines = tell_changes(before, shop.pages, shop.address) if before else ()
    print("\n".join(["✓ trang đã mới", *lines]), flush=True)
    return True
