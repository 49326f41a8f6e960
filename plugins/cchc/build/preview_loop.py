"""The loop of make serve and make preview: build, serve, wait for a change, build again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from ..errors import CchcError
from .built_files import Digests, digest_files
from .changed_pages import tell_changes
from .preview_server import HOST, make_server
from .watch_changes import watch_changes

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
