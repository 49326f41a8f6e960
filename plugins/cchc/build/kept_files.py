"""Files that come of released versions alone: kept until one of these versions, or what is no report, changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from ..model.releases import Release
from .made_files import MadeFiles, Task


class _Values(Protocol):
    """Where values are kept that prove themselves."""

    def get(self, place: str, key: str) -> Any: ...

    def put(self, place: str, key: str, value: object) -> bool: ...


@dataclass(frozen=True)
class KeptFiles:
    values: _Values
    inputs: str  # digest of everything the build depends on but the reports

    def keep(self, name: str, releases: Iterable[Release], task: Task) -> Task:
        """The task, carried out only where these versions have not had its files made before."""
        return partial(self._carry_out, name, f"{self.inputs} {[release.files for release in releases]}", task)

    def _carry_out(self, name: str, key: str, task: Task) -> MadeFiles:
        made = self.values.get(name, key)
        if made is None:
            made = task()
            self.values.put(name, key, made)
        return made
