"""Which files a build reads, and word of each change to them."""

from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from .build_inputs import INPUTS

QUIET = 500  # milliseconds without a change after which an empty batch says that all is quiet


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
