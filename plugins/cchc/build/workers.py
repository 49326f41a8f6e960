"""Who carries out the tasks of a build: this process, processes that it forks, or the workers of a Dask cluster.

Each is an executor of concurrent.futures, and with each the bytes are the same. A forked process finds the build in its
memory, with all that was worked out before; a worker elsewhere makes it once from its own checkout.
"""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from ..errors import CchcError, UseError
from ..model.forked import forked_pool
from .build_steps import PlannedBuild
from .made_files import MadeFiles
from .site_build import MadeBefore, SiteBuild

MOST = 16  # tasks that are sent together
Remake = Callable[[], SiteBuild]  # what a worker elsewhere calls: named by a module that it has too
Names = Sequence[tuple[str, str]]  # step and task
CarryOut = Callable[[Names], Iterator[MadeFiles]]  # what tasks yield, in their order
_known: dict[str, PlannedBuild] = {}  # the builds of this process


@dataclass(frozen=True)
class Workers:
    processes: int = 1
    cluster: str = ""  # address of a Dask scheduler
    remake: Remake | None = None

    @contextmanager
    def start(self, planned: PlannedBuild) -> Iterator[CarryOut]:
        key = f"{os.getpid()}/{id(planned)}"
        _known[key] = planned
        gc.freeze()  # what is there now stays: to walk it again and again, or to copy it, is of no use
        often = gc.get_threshold()
        gc.set_threshold(50_000)  # a task makes many values and few cycles
        try:
            with ExitStack() as stack:
                lanes = list(self._lanes(stack))
                yield partial(self._carry_out, planned, lanes, key)
        except BrokenExecutor as error:
            raise CchcError("Một tiến trình dựng trang đã bị dừng giữa chừng. Thử lại với PROCESSES=1.") from error
        finally:
            gc.set_threshold(*often)
            gc.unfreeze()
            del _known[key]

    def _lanes(self, stack: ExitStack) -> Iterator[Executor]:
        """Each process of this machine is an executor of its own: so we choose who does what."""
        if self.cluster:
            client = stack.enter_context(_dask_client(self.cluster))
            yield stack.enter_context(client.get_executor(pure=False, retries=3))
            return
        for _ in range(self.processes if self.processes > 1 else 0):
            lane = stack.enter_context(forked_pool(1))
            lane.submit(os.getpid).result()  # forked now, while nobody is at work
            yield lane
        if self.processes == 1:
            yield _ThisProcess()

    def _carry_out(
        self, planned: PlannedBuild, lanes: Sequence[Executor], key: str, names: Names
    ) -> Iterator[MadeFiles]:
        """Tasks of a language keep to the same lanes, where its words and pictures are remembered, others go around."""
        is_here, languages = isinstance(lanes[0], _ThisProcess), planned.build.languages
        turns, results, told = dict[int, int](), deque[Future[list[MadeFiles]]](), set[Executor]()
        for lang, portion in _portions(names, 1 if is_here else MOST):
            own = languages.index(lang) if lang in languages else -1
            at = turns.get(own, max(own, 0))
            turns[own] = at + (len(languages) if own >= 0 else 1)
            lane = lanes[at % len(lanes)]
            # A process of its own is told once; of a cluster nobody knows which machine will be asked.
            news = None if is_here or lane in told else (self.remake, planned.build.before)
            told.update(() if self.cluster else (lane,))
            results.append(lane.submit(_carry_out, key, news, portion))
        while results:  # what is written is not held
            yield from results.popleft().result()


def _dask_client(address: str) -> Any:
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise UseError("Dựng cùng nhiều máy cần thư viện trong requirements-cluster.txt.") from error
    return Client(address)


def _portions(names: Names, most: int) -> Iterator[tuple[str, Names]]:
    """With the language that their tasks begin with; neighbours stay together, for they show the same pictures."""
    for (_, lang), group in groupby(names, lambda name: (name[0], name[1].partition("/")[0])):
        tasks = list(group)
        size = min(most, len(tasks) // 8 + 1)
        yield from ((lang, tasks[start : start + size]) for start in range(0, len(tasks), size))


class _ThisProcess(Executor):
    """Each task is carried out when its result is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return _Later(partial(fn, *args, **kwargs))


class _Later(Future[Any]):
    def __init__(self, call: Callable[[], Any]) -> None:
        super().__init__()
        self._call = call

    def result(self, timeout: float | None = None) -> Any:
        return self._call()


def _carry_out(key: str, told: tuple[Remake | None, MadeBefore] | None, names: Names) -> list[MadeFiles]:
    """`told`: to another process, what it may not know."""
    if told is not None:
        remake, before = told
        if key not in _known and remake is not None:
            _known.clear()  # those that are over
            _known[key] = PlannedBuild(remake())
        _known[key].build.before.learn(before)
    return [_known[key].carry_out(step, name) for step, name in names]
