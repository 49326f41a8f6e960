"""The loop of make serve: build, serve, look, build again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from ..errors import CchcError
from .server import HOST, make_server
from .watch import Snapshot, changed, look

PAUSE = 0.7  # seconds between two looks
Rebuild = Callable[[], Any]  # one build in a fresh process; raises CchcError and leaves the old site


def serve(root: Path, site: Path, port: int, rebuild: Rebuild) -> None:
    """Until Ctrl-C. One build at a time: what changes meanwhile is seen by the next look."""
    server = make_server(site, port)
    try:
        seen = look(root)
        attempt(rebuild)
        Thread(target=server.serve_forever, daemon=True).start()
        print(f"→ xem tại http://{HOST}:{server.server_port}/ (Ctrl-C để dừng)", flush=True)
        while True:
            time.sleep(PAUSE)
            seen = step(root, seen, rebuild)
    except KeyboardInterrupt:
        print("\n→ đã dừng", flush=True)
    finally:
        server.server_close()


def step(root: Path, seen: Snapshot, rebuild: Rebuild) -> Snapshot:
    """One look: rebuild when something changed since the last."""
    now = look(root)
    if files := changed(seen, now):
        first, *others = files
        more = f" và {len(others)} tệp khác" if others else ""
        print(f"→ có thay đổi: {Path(first).relative_to(root)}{more}; dựng lại", flush=True)
        attempt(rebuild)
    return now


def attempt(rebuild: Rebuild) -> bool:
    """A failed build is told and the old site stays: the next change tries again."""
    try:
        rebuild()
    except CchcError as error:
        print(f"✗ {error} Trang cũ vẫn giữ nguyên.", flush=True)
        return False
    print("✓ trang đã mới", flush=True)
    return True
