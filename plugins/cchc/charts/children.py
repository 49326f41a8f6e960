"""Children: at most two worker processes, started when the first picture is asked for; a crash names its chart."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from .metrics import FONT_DIR
from .series import ChartError

MOST = 2
_WORKER = Path(__file__).with_name("worker.py")
_SECONDS = 120  # for one picture: a child that thinks longer hangs


@dataclass(frozen=True)
class Task:
    name: str  # what a person calls the chart
    kind: str  # svg, png
    content: Any


class Child:
    """One worker process and the pipe to it."""

    def __init__(self) -> None:
        # -P: the script's own folder is not searched, or its neighbours would stand in for libraries.
        command = [sys.executable, "-P", str(_WORKER)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._has_fonts = False

    def ask(self, task: Task) -> str:
        if task.kind == "png" and not self._has_fonts:
            self._exchange(Task(task.name, "fonts", str(FONT_DIR)))
            self._has_fonts = True
        return self._exchange(task)

    def _exchange(self, task: Task) -> str:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        clock = threading.Timer(_SECONDS, self._process.kill)
        clock.start()
        try:
            stdin.write(json.dumps([task.kind, task.content]).encode() + b"\n")
            stdin.flush()
            line = stdout.readline()
        except OSError:
            line = b""
        finally:
            clock.cancel()
        return _read_answer(task, line)

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.kill()
        self._process.wait()


def _read_answer(task: Task, line: bytes) -> str:
    if not line.endswith(b"\n"):
        raise ChartError(f"Biểu đồ “{task.name}”: chương trình vẽ đã dừng đột ngột; hãy xem lại số liệu và tên của nó.")
    answer = json.loads(line)
    if "error" in answer:
        raise ChartError(f"Biểu đồ “{task.name}”: không vẽ được ({answer['error']}).")
    return answer["ok"]


def ask_children(tasks: Sequence[Task], done: Callable[[], None]) -> list[str]:
    """Answers in the order of the tasks; no child is started where there is no task."""
    if not tasks:
        return []
    idle: SimpleQueue[Child] = SimpleQueue()
    children = [Child() for _ in range(min(MOST, len(tasks)))]
    for child in children:
        idle.put(child)

    def run(task: Task) -> str:
        child = idle.get()
        try:
            return child.ask(task)
        finally:
            idle.put(child)

    try:
        with ThreadPoolExecutor(len(children)) as pool:
            return list(_counted(pool.map(run, tasks), done))
    finally:
        for child in children:
            child.close()


def _counted(answers: Iterable[str], done: Callable[[], None]):
    for answer in answers:
        done()
        yield answer
