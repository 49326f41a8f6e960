"""The loop of make serve and make preview: build, serve on this machine, wait for a change, build again, tell which
pages changed.
"""

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from watchfiles import watch

from ..errors import CchcError, UseError
from .build_record import INPUTS, Digests, digest_files

HOST = "127.0.0.1"
SHOWN = 10  # changed pages that are told
QUIET = 500  # milliseconds without a change after which an empty batch says that all is quiet
Rebuild = Callable[[], object]  # one build in a fresh process; raises CchcError and leaves the old site
Opening = Callable[[str], str]  # what to say first; is told the address of the local site


@dataclass
class Preview:
    """What is built, where it goes, and what stood there after the last build."""

    root: Path
    site: Path
    address: str
    rebuild: Rebuild
    pages: Digests = field(default_factory=dict)

    def update(self, files: tuple[Path, ...]) -> None:
        """Build again because these files changed."""
        if not files:
            return
        first, *others = files
        more = f" và {len(others)} tệp khác" if others else ""
        print(f"→ có thay đổi: {first.relative_to(self.root)}{more}; dựng lại", flush=True)
        self.attempt()

    def attempt(self) -> bool:
        """A failed build is told and the old site stays: the next change tries again."""
        try:
            self.rebuild()
        except CchcError as error:
            print(f"✗ {error} Trang cũ vẫn giữ nguyên.", flush=True)
            return False
        before, self.pages = self.pages, digest_files(self.site, "*.html")
        # The first build has nothing to be compared with: what stood there may be months old.
        lines = tell_changes(before, self.pages, self.address) if before else ()
        print("\n".join(["✓ trang đã mới", *lines]), flush=True)
        return True


def serve(root: Path, site: Path, port: int, rebuild: Rebuild, opening: Opening | None = None) -> None:
    """Until Ctrl-C. One build at a time: what changes meanwhile is built next."""
    server = make_server(site, port)
    preview = Preview(root, site, f"http://{HOST}:{server.server_port}/", rebuild)
    try:
        batches = watch_changes(root)
        next(batches)
        if opening is not None:
            print(opening(preview.address), flush=True)
        preview.attempt()
        Thread(target=server.serve_forever, daemon=True).start()
        print(f"→ xem tại {preview.address} (Ctrl-C để dừng)", flush=True)
        for files in batches:
            preview.update(files)
    except KeyboardInterrupt:
        print("\n→ đã dừng", flush=True)
    finally:
        server.server_close()


def tell_changes(before: Digests, now: Digests, address: str) -> Iterator[str]:
    """Lines for the terminal; `address`: of the local site, with a slash at its end."""
    changed = [path for path in now if before.get(path) != now[path]]
    gone = [path for path in before if path not in now]
    if not changed and not gone:
        yield "  không trang nào đổi"
        return
    # A page named index.html is opened by its folder.
    yield from (f"  {address}{path.removesuffix('index.html')}" for path in changed[:SHOWN])
    if len(changed) > SHOWN:
        yield f"  … và {len(changed) - SHOWN} trang nữa"
    if gone:
        yield f"  {len(gone)} trang không còn nữa, ví dụ /{gone[0].removesuffix('index.html')}"


def watch_changes(root: Path) -> Iterator[tuple[Path, ...]]:
    """Batches of changed files for ever, empty ones while nothing changes.

    The first batch tells that watching has begun: from then on no change is missed, however long a build takes.
    """
    changed = set[str]()
    while True:
        paths = [root / name for name in INPUTS if (root / name).exists()]
        for batch in watch(*paths, rust_timeout=QUIET, yield_on_timeout=True):
            changed |= {path for _, path in batch}
            if any(Path(path).parent == root for _, path in batch):
                break  # an editor may have put another file in its place: that one is watched before we go on
            yield tuple(map(Path, sorted(changed)))
            changed.clear()


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """A line per picture would bury what the build says."""


def make_server(site: Path, port: int) -> ThreadingHTTPServer:
    """The folder is looked up at each request: a rebuilt site is served at once."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(site)))
    except (OSError, OverflowError) as error:
        why = "một chương trình khác đang dùng" if getattr(error, "errno", 0) == errno.EADDRINUSE else str(error)
        why = "số cổng từ 0 đến 65535" if isinstance(error, OverflowError) else why
        raise UseError(f"Không mở được cổng {port}: {why}. Chọn cổng khác, ví dụ PORT=8001.") from error
