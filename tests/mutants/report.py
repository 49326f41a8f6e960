"""What `make mutants` prints: a line for each room, a table, the survivors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.mutants.bounds import bound_of
from tests.mutants.trying import RoomResult


def falls_short(result: RoomResult) -> bool:
    bound = bound_of(result.room)
    return bound is not None and result.share < bound


def room_line(result: RoomResult, seconds: float) -> str:
    return (
        f"{'✗' if falls_short(result) else '✓'} {result.room}: {result.mutants - len(result.survivors)} of "
        f"{result.mutants} mutants noticed ({result.share:.0%}) in {seconds:.0f} s"
    )


def render(results: Sequence[RoomResult]) -> str:
    """The table and below it each survivor with the place where a test is wanting."""
    return "\n".join([*_table(results), "", *_survivors(results)])


def _table(results: Sequence[RoomResult]) -> Iterator[str]:
    yield f"{'room':<14} {'mutants':>7} {'noticed':>7} {'survived':>8} {'share':>6}  bound"
    for result in results:
        bound = bound_of(result.room)
        words = "measured only" if bound is None else f"{bound:.0%}{', falls short' if falls_short(result) else ''}"
        survived = len(result.survivors)
        numbers = f"{result.mutants:>7} {result.mutants - survived:>7} {survived:>8} {result.share:>6.0%}"
        yield f"{result.room:<14} {numbers}  {words}"


def _survivors(results: Sequence[RoomResult]) -> Iterator[str]:
    for result in results:
        for mutant, why in result.survivors:
            yield f"{mutant.file}:{mutant.line} {mutant.old} → {mutant.new} ({why}) [{mutant.key}]"
