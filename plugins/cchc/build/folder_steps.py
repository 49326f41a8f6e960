"""Steps that the file system does whole or not at all: a folder is held by one process, two folders change places."""

import ctypes
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE


@contextmanager
def locked(folder: Path, when_busy: Callable[[], None]) -> Iterator[None]:
    """Alone with the folder, which is made where there is none. Where another process holds it `when_busy` is called,
    and it is waited for.

    The lock falls when the last process ends that has it: this one and those it starts with their files left open.
    """
    lock = None
    while lock is None:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # whoever held it takes it away
            lock = os.open(folder, os.O_RDONLY)
    os.set_inheritable(lock, True)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        when_busy()
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        if folder.exists() and os.path.samestat(os.fstat(lock), folder.stat()):
            yield
            return
    finally:
        os.close(lock)
    with locked(folder, when_busy):  # whoever held it has taken it away
        yield


def exchange(path: Path, other: Path) -> bool:
    """Two folders change names in one step; False where this system cannot do it."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):
        return False
    return rename(_HERE, os.fsencode(path), _HERE, os.fsencode(other), _EXCHANGE) == 0
