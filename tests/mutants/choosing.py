"""Which mutants are tried: the files of each room, the choice that stays, those that nothing can tell."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.bounds import APART
from tests.mutants.sites import Mutant, find_mutants

PLUGIN_FILES = "plugins"  # the room of all files that stand in no room


@dataclass(frozen=True)
class Equivalent:
    """A mutant that no test can notice, and why."""

    key: str
    change: str
    reason: str


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


def choose_mutants(
    root: Path, files: Sequence[Path], count: int, equivalents: Sequence[Equivalent], seed: str = ""
) -> list[Mutant]:
    """As many of each kind, by the digest of their names, in the order of the text. The folder has no part in the
    digest: neither other code nor a file that moves changes the choice. Another seed chooses others."""
    left_out = {equivalent.key for equivalent in equivalents}
    ranks: Counter[str] = Counter()
    ranked: list[tuple[int, str, Mutant]] = []
    mutants = [mutant for path in files for mutant in _mutants_of(root, path) if mutant.key not in left_out]
    for digest, _, mutant in sorted((_digest(mutant, seed), mutant.key, mutant) for mutant in mutants):
        ranks[mutant.operator] += 1
        ranked.append((ranks[mutant.operator], digest, mutant))
    chosen = [mutant for _, _, mutant in sorted(ranked, key=lambda item: item[:2])[:count]]
    return sorted(chosen, key=lambda mutant: (mutant.file, mutant.line, mutant.key))


def _mutants_of(root: Path, path: Path) -> list[Mutant]:
    return find_mutants(path.read_text("utf-8"), path.relative_to(root).as_posix())


def _digest(mutant: Mutant, seed: str) -> str:
    return hashlib.sha256(f"{seed}{mutant.key.rpartition('/')[2]}".encode()).hexdigest()


def read_equivalents(path: Path) -> list[Equivalent]:
    """One a line: key | old → new | reason; lines that begin with # are comments."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [_equivalent(*line.partition(" | ")[::2]) for line in lines]


def _equivalent(key: str, rest: str) -> Equivalent:
    change, _, reason = rest.rpartition(" | ")
    return Equivalent(key, change, reason.strip())


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
