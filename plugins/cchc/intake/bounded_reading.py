"""Reading a stranger's file in a process of its own: whatever it does to a library, time and memory have an end."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from ..errors import CchcError, UseError

Read = TypeVar("Read")
SECONDS = 15  # of the processor
_WAIT = 600  # by the clock: another program that reads for us has limits of its own
MEMORY = 700_000_000  # bytes more than the process has; with what Python itself takes that stays below 1 GiB


def read_bounded(read: Callable[[], Read], refusal: str) -> Read:
    """What the reading returns; the refusal where it takes too long or too much, its own error where it has one."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(read, sender))
    process.start()
    sender.close()
    try:
        answer = receiver.recv() if receiver.poll(_WAIT) else MemoryError()
    except EOFError:  # ended by a limit
        answer = MemoryError()
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(answer, MemoryError):
        raise UseError(refusal)
    if isinstance(answer, Exception):
        raise answer
    return answer


def allow_more(seconds: int) -> None:
    """Time of the processor besides, for one more page of a scan; without effect outside a bounded reading."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (soft + seconds, hard))


def _answer(read: Callable[[], object], sender: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    most = _size() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        answer = read()
    except (CchcError, MemoryError) as error:
        answer = error
    sender.send(answer)


def _size() -> int:
    """Bytes of address space that the process has now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
