"""Values worked out once about content that does not change, kept in files that prove themselves.

A file begins with the hash of its place, its key and its content: one that is cut short, flipped by a bit or another's
is nobody's answer, and is written anew. Only values of our own rooms are made from it.
"""

import hashlib
import io
import os
import pickle
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

CACHE = Path(__file__).resolve().parents[3] / ".cache"
_OWN = Path(__file__).resolve().parents[1]
# The rooms that say what a value is and how it comes about; a change of their code makes every kept value void.
_ROOMS = ("words", "model", "loading", "figures", "checks", "edition")


@dataclass(frozen=True)
class KeptValues:
    """A folder of kept values, each at its place under the key of what it was made from."""

    folder: Path
    named: Mapping[str, object] = field(default_factory=dict)  # values that files only name, for all share them: forms

    def get(self, place: str, key: str) -> Any:
        """The value, or None where none is kept for this key."""
        try:
            data = (self.folder / place).read_bytes()
            if data[:32] == _proof(place, key, data[32:]):
                return _ValueReader(io.BytesIO(zlib.decompress(data[32:])), self.named).load()
        except (OSError, zlib.error, pickle.UnpicklingError, KeyError):
            pass
        return None

    def put(self, place: str, key: str, value: object) -> bool:
        """Whether it is kept: a folder that cannot be written to costs time, nothing else."""
        stream = io.BytesIO()
        (_ValueWriter(stream, self.named) if self.named else pickle.Pickler(stream, 5)).dump(value)
        content, file = zlib.compress(stream.getvalue(), 1), self.folder / place
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            # Renamed when it is whole: another build may be reading, or writing the same.
            draft = file.with_name(f"{file.name}.{os.getpid()}")
            draft.write_bytes(_proof(place, key, content) + content)
            draft.replace(file)
            return True
        return False


def digest_of(*values: object) -> str:
    """One word for values that are told in full by how they are written in Python."""
    return hashlib.sha256("\n".join(map(repr, values)).encode()).hexdigest()


@cache
def code_digest(*rooms: str) -> str:
    """The code of the rooms, as it is now; unless others are named, of those that read, judge and count."""
    paths = [path for room in rooms or _ROOMS for path in (sorted(_sources(_OWN / room)) or [_OWN / room])]
    return digest_of(*((str(path.relative_to(_OWN)), path.read_bytes()) for path in paths))


def _sources(room: Path) -> Iterator[Path]:
    return (path for path in room.rglob("*") if path.suffix in (".py", ".ini", ".csv"))


def _proof(place: str, key: str, content: bytes) -> bytes:
    return hashlib.sha256(f"{place}\n{key}\n".encode() + content).digest()


class _ValueWriter(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, named: Mapping[str, object]) -> None:
        super().__init__(stream, 5)
        self._names = {id(value): name for name, value in named.items()}

    def persistent_id(self, obj: Any) -> str | None:
        return self._names.get(id(obj))


class _ValueReader(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, named: Mapping[str, object]) -> None:
        super().__init__(stream)
        self._named = named

    def persistent_load(self, pid: str) -> object:
        return self._named[pid]

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        kind = super().find_class(module, name) if module.startswith("plugins.cchc.") and "." not in name else None
        if not isinstance(kind, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
        return kind
