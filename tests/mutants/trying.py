"""The mutants of a room, chosen for good, each put to the tests that enter its function."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.mutants.bounds import APART
from tests.mutants.children import ChildWork, run_in_turn
from tests.mutants.hooks import plant
from tests.mutants.pytest_run import ChosenTests, run_pytest
from tests.mutants.recording import TestRecord
from tests.mutants.sites import Mutant, find_mutants

PLUGIN_FILES = "plugins"  # the room of all files that stand in no room
# A test that takes longer is not asked; nor are more tests of one mutant than this, in seconds of CPU.
SLOWEST_TEST, FIRST_ROUND, ALL_ROUNDS = 4.0, 3.0, 30.0
NO_TESTS = 5  # pytest's exit code


@dataclass(frozen=True)
class Equivalent:
    """A mutant that no test can notice, and why."""

    key: str
    change: str
    reason: str


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


def find_rooms(root: Path) -> dict[str, list[Path]]:
    """Room -> its files: each folder and each file of `plugins/cchc`, the files of `plugins` together,
    and the files that the table of bounds sets apart."""
    rooms = {PLUGIN_FILES: sorted((root / "plugins").glob("*.py"))}
    for path in sorted((root / "plugins" / "cchc").iterdir()):
        if path.is_dir() and any(path.rglob("*.py")):
            rooms[path.name] = sorted(path.rglob("*.py"))
        elif path.suffix == ".py" and path.stem != "__init__":
            rooms[path.stem] = [path]
    apart = {root / file for files in APART.values() for file in files}
    rooms = {room: [path for path in paths if path not in apart] for room, paths in rooms.items()}
    return rooms | {room: [root / file for file in files if (root / file).exists()] for room, files in APART.items()}


def choose_mutants(root: Path, files: Sequence[Path], count: int, equivalents: Sequence[Equivalent]) -> list[Mutant]:
    """As many of each kind, by the digest of their names, in the order of the text. The folder has no part in the
    digest: neither other code nor a file that moves changes the choice."""
    left_out = {equivalent.key for equivalent in equivalents}
    ranks: Counter[str] = Counter()
    ranked: list[tuple[int, str, Mutant]] = []
    mutants = [mutant for path in files for mutant in _mutants_of(root, path) if mutant.key not in left_out]
    for mutant in sorted(mutants, key=lambda mutant: (_digest(mutant), mutant.key)):
        ranks[mutant.operator] += 1
        ranked.append((ranks[mutant.operator], _digest(mutant), mutant))
    chosen = [mutant for _, _, mutant in sorted(ranked, key=lambda item: item[:2])[:count]]
    return sorted(chosen, key=lambda mutant: (mutant.file, mutant.line, mutant.key))


def _mutants_of(root: Path, path: Path) -> list[Mutant]:
    return find_mutants(path.read_text("utf-8"), path.relative_to(root).as_posix())


def _digest(mutant: Mutant) -> str:
    return hashlib.sha256(mutant.key.rpartition("/")[2].encode()).hexdigest()


def read_equivalents(path: Path) -> list[Equivalent]:
    """One a line: key | old → new | reason; lines that begin with # are comments."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    parts = [[part.strip() for part in line.split(" | ")] for line in lines if line and not line.startswith("#")]
    return [Equivalent(*part) for part in parts]


def stale_equivalents(root: Path, equivalents: Sequence[Equivalent]) -> list[str]:
    """What is wrong with the list: a mutant that is not there (any more), or no reason."""
    faults = []
    for equivalent in equivalents:
        path = root / equivalent.key.partition(":")[0]
        changes = (
            {mutant.key: f"{mutant.old} → {mutant.new}" for mutant in _mutants_of(root, path)} if path.is_file() else {}
        )
        if changes.get(equivalent.key) != equivalent.change:
            faults.append(f"{equivalent.key}: there is no such mutant “{equivalent.change}”")
        if not equivalent.reason:
            faults.append(f"{equivalent.key}: no reason is given")
    return faults


def try_room(
    root: Path, room: str, mutants: Sequence[Mutant], records: Sequence[TestRecord], workers: int
) -> RoomResult:
    """Each mutant in a child process; one that fails, crashes or does not end is noticed."""
    rounds = {mutant.key: list(_rounds(mutant, records)) for mutant in mutants}
    survivors: dict[str, str] = {key: "no test enters it" for key, names in rounds.items() if not names}
    tasks = [(mutant.key, [_trial(root, mutant, tests) for tests in rounds[mutant.key]]) for mutant in mutants]
    for key, code in run_in_turn([task for task in tasks if task[1]], workers):
        if code == NO_TESTS:
            raise RuntimeError(f"pytest ran none of the tests chosen for {key}")
        if code == 0:
            count = sum(len(tests) for tests in rounds[key])
            survivors[key] = f"{count} test{'s' if count > 1 else ''} saw nothing"
    left = tuple((mutant, survivors[mutant.key]) for mutant in mutants if mutant.key in survivors)
    return RoomResult(room, len(mutants), left)


def _rounds(mutant: Mutant, records: Sequence[TestRecord]) -> Iterator[list[TestRecord]]:
    """The tests that enter the function, those that enter little else first; a short round before the long one."""
    function = f"{mutant.file}:{mutant.function}"
    near = sorted((r for r in records if function in r.entered and r.cpu < SLOWEST_TEST), key=lambda r: len(r.entered))
    first: list[TestRecord] = []
    rest: list[TestRecord] = []
    total = 0.0
    for record in near:
        total += record.cpu
        if total < FIRST_ROUND or not first:
            first.append(record)
        elif total < ALL_ROUNDS:
            rest.append(record)
    yield from (tests for tests in (first, rest) if tests)


def _trial(root: Path, mutant: Mutant | None, tests: Sequence[TestRecord]) -> ChildWork:
    cpu = sum(record.cpu for record in tests)
    return ChildWork(
        partial(_ask, root, mutant, tests), cpu_seconds=int(20 + 5 * cpu), clock_seconds=int(90 + 20 * cpu)
    )


def _ask(root: Path, mutant: Mutant | None, tests: Sequence[TestRecord]) -> int:
    if mutant:
        plant(mutant.file, mutant.key)
    files = dict.fromkeys(record.file for record in tests)
    return run_pytest(root, list(files), ChosenTests([record.name for record in tests]), "-x")


def failing_without_mutant(root: Path, mutants: Sequence[Mutant], records: Sequence[TestRecord], workers: int) -> bool:
    """Whether the tests that are asked first fail as the code stands: then their failing would tell nothing."""
    asked = {
        record.name: record for mutant in mutants for tests in list(_rounds(mutant, records))[:1] for record in tests
    }
    works = [_trial(root, None, list(asked.values()))] if asked else []
    return any(code for _, code in run_in_turn([("", works)], workers))
