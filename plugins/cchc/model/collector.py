"""Python's collector of cycles, stood still while many values are made and none is thrown away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """As a decorator or in `with`: reading a collection without walking all that was read so far, again and again.

    Nearly half of the time went there. Values refer to each other one way, so there are no cycles to find.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
