"""Work in forked processes, a few at a time, each with a limit; what is left behind is ended and removed."""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MEMORY = 4 << 30  # bytes of data; a mutant that fills a list for ever ends here
PAUSE = 0.02
OVER_TIME = 124  # as timeout(1) says it
BROKEN = 70


@dataclass(frozen=True)
class ChildWork:
    """What one process does (it returns its exit code), and the seconds of CPU and of the clock it may take."""

    run: Callable[[], int]
    cpu_seconds: int
    clock_seconds: int
    shows_failure: bool = False  # what it printed, where it was expected to end well


@dataclass
class _ChildProcess:
    label: str
    work: ChildWork
    later: list[ChildWork]
    folder: tempfile.TemporaryDirectory[str] = field(
        default_factory=lambda: tempfile.TemporaryDirectory(prefix="mutant")
    )
    pid: int = 0
    until: float = 0.0

    def start(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self.until = time.monotonic() + self.work.clock_seconds
        self.pid = os.fork()
        if self.pid == 0:
            _be_child(self.work, Path(self.folder.name))

    def exit_code(self) -> int | None:
        """None while it works; then its code, with all that it started ended and its folder removed."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        late = time.monotonic() > self.until
        if not pid and not late:
            return None
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        if not pid:
            os.waitpid(self.pid, 0)
        code = os.waitstatus_to_exitcode(status) if pid else OVER_TIME
        if code == BROKEN or (code and self.work.shows_failure):
            print((Path(self.folder.name) / "output").read_text("utf-8"), file=sys.stderr)
        self.folder.cleanup()
        return code


def run_in_turn(tasks: Iterable[tuple[str, list[ChildWork]]], workers: int) -> Iterator[tuple[str, int]]:
    """(label, exit code) of each task as it ends: its works in turn, up to the first that does not return 0."""
    waiting = iter(tasks)
    running: list[_ChildProcess] = []
    while True:
        while len(running) < workers and (task := next(waiting, None)) is not None:
            label, works = task
            if not works:
                yield label, 0
                continue
            running.append(_begin(label, works))
        if not running:
            return
        time.sleep(PAUSE)
        for process in list(running):
            code = process.exit_code()
            if code is None:
                continue
            running.remove(process)
            if code == 0 and process.later:
                running.append(_begin(process.label, process.later))
            else:
                yield process.label, code


def _begin(label: str, works: list[ChildWork]) -> _ChildProcess:
    process = _ChildProcess(label, works[0], works[1:])
    process.start()
    return process


def _be_child(work: ChildWork, folder: Path) -> None:
    """Never returns. Its own process group, its own folder for temporary files, its output in a file there."""
    code = BROKEN
    # What the process before left over is not cleaned up here: its half-read generators would be entered once more, its
    # folders removed.
    gc.freeze()
    try:
        os.setsid()
        _limit(resource.RLIMIT_CPU, work.cpu_seconds)
        _limit(resource.RLIMIT_DATA, MEMORY)
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        log = os.open(folder / "output", os.O_CREAT | os.O_WRONLY)
        for number in (1, 2):
            os.dup2(log, number)
        sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # as long as the process
        code = work.run()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _limit(kind: int, most: int) -> None:
    """The hard limit stays: the tests of this file fork again in a process that is limited already."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
