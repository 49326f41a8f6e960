"""Reading a stranger's file in a process of its own: whatever it does to a library, time and memory have an end."""

import multiprocessing
import resource
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from ..errors import CchcError, UseError

Read = TypeVar("Read")
SECONDS = 15  # of the processor
WAIT = 20  # by the clock
PAGE_WAIT = 120  # by the clock besides for a page of a scan, which other programs read beside other pages
MEMORY = 700_000_000  # bytes more than the process has; with what Python itself takes that stays below 1 GiB


def read_bounded(read: Callable[[], Read], refusal: str) -> Read:
    """What the reading returns; the refusal where it takes too long or too much, its own error where it has one."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(read, sender))
    process.start()
    sender.close()
    try:
        answer = receiver.recv()
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
    """More time, of the processor and by the clock, for another page of a scan; nothing outside a bounded reading."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (at_most(soft + seconds, hard), hard))
    if left := signal.getitimer(signal.ITIMER_REAL)[0]:
        signal.setitimer(signal.ITIMER_REAL, left + PAGE_WAIT)


def at_most(wanted: int, hard: int) -> int:
    """The limit that is wanted, or the one that this process has already: only root may raise it."""
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)


def _answer(read: Callable[[], object], sender: Connection) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process, whatever it does
    signal.setitimer(signal.ITIMER_REAL, WAIT)
    for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, _size() + MEMORY)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (at_most(most, hard), hard))
    try:
        answer = read()
    except (CchcError, MemoryError) as error:
        answer = error
    sender.send(answer)


def _size() -> int:
    """Bytes of address space that the process has now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
