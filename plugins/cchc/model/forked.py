"""Processes forked from this one: they find in their memory whatever was worked out before."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait


def forked_pool(processes: int, begin: Callable[[], object] = lambda: None) -> ProcessPoolExecutor:
    """Each process begins with a call of `begin`, and ends with this one."""
    forked = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(processes, forked, initializer=_begin, initargs=(begin,))


def _begin(begin: Callable[[], object]) -> None:
    """A process whose parent was killed must not wait for ever for its next task."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    watch = threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True)
    watch.start()
    begin()
