"""Reports that are judged by forked processes while this one reads what is no report.

Whatever passes is kept, and found by whoever reads it next; what does not is judged again there and told.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from functools import cache, partial
from typing import NamedTuple

from ..model.forked import forked_pool

Pair = tuple[str, str]  # report, version


class JudgedPortion(NamedTuple):
    """What is to be known of it here."""

    progress: Sequence[str] = ()
    texts: frozenset[bytes] = frozenset()  # digests of those that tell of nobody


Judge = Callable[[Sequence[Pair]], JudgedPortion]
MakeJudge = Callable[[], Judge]
_makers: list[MakeJudge] = []  # of this process, which was forked for it


@contextmanager
def judge_ahead(make_judge: MakeJudge, pairs: Sequence[Pair], processes: int) -> Iterator[Iterator[JudgedPortion]]:
    """What comes of each portion of these versions, in their order; an error is left to whoever judges them again."""
    portions = list(_portions(pairs, len(pairs) // (4 * processes)))
    if not portions:
        yield iter(())
        return
    with forked_pool(processes, partial(_makers.append, make_judge)) as pool:
        try:
            yield _results([pool.submit(_judge, portion) for portion in portions])
        finally:
            pool.shutdown(cancel_futures=True)


def _results(futures: Iterable[Future[JudgedPortion]]) -> Iterator[JudgedPortion]:
    for future in futures:
        with suppress(Exception):
            yield future.result()


def _judge(portion: Sequence[Pair]) -> JudgedPortion:
    return _own_judge()(portion)


@cache
def _own_judge() -> Judge:
    return _makers[-1]()


_MOST = 64  # versions whose cells lie in memory together


def _portions(pairs: Iterable[Pair], size: int) -> Iterator[Sequence[Pair]]:
    """All versions of a report are in one."""
    portion: list[Pair] = []
    for pair in pairs:
        if len(portion) >= min(max(size, 1), _MOST) and pair[0] != portion[-1][0]:
            yield portion
            portion = []
        portion.append(pair)
    if portion:
        yield portion
