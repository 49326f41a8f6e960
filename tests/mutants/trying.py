"""Mutants put to the tests that enter their function, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.mutants.children import ChildWork, run_in_turn
from tests.mutants.hooks import plant
from tests.mutants.pytest_run import ChosenTests, run_pytest
from tests.mutants.recording import TestRecord
from tests.mutants.sites import Mutant

# A test that takes longer is not asked; nor are more tests of one mutant than this, in seconds of CPU while every call
# was noted, which takes some four times what the test takes alone.
SLOWEST_TEST, FIRST_ROUND, ALL_ROUNDS = 12.0, 3.0, 45.0
NO_TESTS = 5  # pytest's exit code


@dataclass(frozen=True)
class RoomResult:
    """What became of the mutants of one room."""

    room: str
    mutants: int
    survivors: tuple[tuple[Mutant, str], ...]

    @property
    def share(self) -> float:
        """The share noticed, 1 where nothing can be changed."""
        return 1 - len(self.survivors) / self.mutants if self.mutants else 1.0


@dataclass(frozen=True)
class MutantTrial:
    """The tests of a project, ready to be asked by `workers` processes at a time. One that takes `patience` seconds of
    CPU more than five times what it should does not end."""

    root: Path
    records: Sequence[TestRecord]
    workers: int
    patience: int = 20

    def try_room(self, room: str, mutants: Sequence[Mutant]) -> RoomResult:
        """Each mutant in a child process; one that fails, crashes or does not end is noticed."""
        rounds = {mutant.key: list(self._rounds(mutant)) for mutant in mutants}
        survivors = {key: "no test enters it" for key, tests in rounds.items() if not tests}
        tasks = [(mutant.key, [self._work(mutant, tests) for tests in rounds[mutant.key]]) for mutant in mutants]
        for key, code in run_in_turn([task for task in tasks if task[1]], self.workers):
            if code == NO_TESTS:
                raise RuntimeError(f"pytest ran none of the tests chosen for {key}")
            if code == 0:
                count = sum(len(tests) for tests in rounds[key])
                survivors[key] = f"{count} test{'s' if count > 1 else ''} saw nothing"
        left = tuple((mutant, survivors[mutant.key]) for mutant in mutants if mutant.key in survivors)
        return RoomResult(room, len(mutants), left)

    def fails_unchanged(self, mutants: Sequence[Mutant]) -> bool:
        """Whether the tests that are asked first fail as the code stands: then their failing would tell nothing."""
        asked = {test.name: test for mutant in mutants for tests in list(self._rounds(mutant))[:1] for test in tests}
        works = [self._work(None, list(asked.values()))] if asked else []
        return any(code for _, code in run_in_turn([("", works)], self.workers))

    def _rounds(self, mutant: Mutant) -> Iterator[list[TestRecord]]:
        """The tests that enter the function, those that enter little else first; a short round before the long one."""
        function = f"{mutant.file}:{mutant.function}"
        entering = [test for test in self.records if function in test.entered and test.cpu < SLOWEST_TEST]
        first: list[TestRecord] = []
        rest: list[TestRecord] = []
        cpu = 0.0
        for test in sorted(entering, key=lambda test: len(test.entered)):
            cpu += test.cpu
            if cpu < FIRST_ROUND or not first:
                first.append(test)
            elif cpu < ALL_ROUNDS:
                rest.append(test)
        yield from (tests for tests in (first, rest) if tests)

    def _work(self, mutant: Mutant | None, tests: Sequence[TestRecord]) -> ChildWork:
        cpu = sum(test.cpu for test in tests)
        run = partial(self._ask, mutant, tests)
        return ChildWork(run, int(self.patience + 5 * cpu), int(90 + 20 * cpu), shows_failure=mutant is None)

    def _ask(self, mutant: Mutant | None, tests: Sequence[TestRecord]) -> int:
        if mutant:
            plant(mutant.file, mutant.key)
        files = dict.fromkeys(test.file for test in tests)
        return run_pytest(self.root, list(files), ChosenTests([test.name for test in tests]), "-x")
