"""The bounds, and what `make mutants` prints: a line for each room, a table, the survivors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.mutants.trying import Result

BOUND = 0.9
# Rooms that are measured and not bound yet: None; every other room has BOUND.
BOUNDS: dict[str, float | None] = {"charts": None, "packages": None}


def falls_short(result: Result) -> bool:
    bound = BOUNDS.get(result.room, BOUND)
    return bound is not None and result.share < bound


def room_line(result: Result, seconds: float) -> str:
    return (
        f"{'✗' if falls_short(result) else '✓'} {result.room}: {result.mutants - len(result.survivors)} of "
        f"{result.mutants} mutants noticed ({result.share:.0%}) in {seconds:.0f} s"
    )


def render(results: Sequence[Result]) -> str:
    """The table and below it each survivor with the place where a test is wanting."""
    return "\n".join([*_table(results), "", *_survivors(results)])


def _table(results: Sequence[Result]) -> Iterator[str]:
    yield f"{'room':<14} {'mutants':>7} {'noticed':>7} {'survived':>8} {'share':>6}  bound"
    for result in results:
        bound = BOUNDS.get(result.room, BOUND)
        words = "measured only" if bound is None else f"{bound:.0%}{', falls short' if falls_short(result) else ''}"
        survived = len(result.survivors)
        numbers = f"{result.mutants:>7} {result.mutants - survived:>7} {survived:>8} {result.share:>6.0%}"
        yield f"{result.room:<14} {numbers}  {words}"


def _survivors(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        for mutant, why in result.survivors:
            yield f"{mutant.file}:{mutant.line} {mutant.old} → {mutant.new} ({why}) [{mutant.key}]"
