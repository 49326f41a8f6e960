"""Files of a task that tells all it asks of the reports: kept until that, or what is no report, changes."""

import hashlib
import io
import pickle
from dataclasses import dataclass, replace
from typing import Any, Protocol

from .made_files import MadeFiles, Task


class _Values(Protocol):
    """Where values are kept that prove themselves."""

    def get(self, place: str, key: str) -> Any: ...

    def put(self, place: str, key: str, value: object) -> bool: ...


@dataclass(frozen=True)
class KeptFiles:
    values: _Values
    inputs: str  # digest of everything the build depends on but the reports

    def keep(self, name: str, asked: object, task: Task) -> MadeFiles:
        """The task's files; it is carried out only where it has not been for the same answers."""
        key = f"{self.inputs} {_digest(asked)}"
        made = self.values.get(name, key)
        if made is None:
            made = task()
            made = replace(made, files=dict(made.files))
            self.values.put(name, key, made)
        return made


def _digest(value: object) -> str:
    """The same for equal values, whether their parts are shared in memory or not."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.fast = True  # what stands twice is written twice
    pickler.dump(value)
    return hashlib.sha256(stream.getbuffer()).hexdigest()
