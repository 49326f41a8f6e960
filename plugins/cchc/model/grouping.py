"""Values put together by what they have in common."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """The values of each key, in the order in which they come."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


class PerReport(Mapping[Any, Value]):
    """Values by a key that is, or begins with, a report; those of a report are worked out when they are asked for."""

    def __init__(self, reports: Iterable[str], values_of: Callable[[str], Mapping], kept: int | None = 64) -> None:
        self._reports = tuple(reports)
        self._values_of = lru_cache(kept)(values_of)

    def __getitem__(self, key: Any) -> Value:
        return self._values_of(key if isinstance(key, str) else key[0])[key]

    def __iter__(self) -> Iterator[Any]:
        return (key for report in self._reports for key in self._values_of(report))

    def __len__(self) -> int:
        return sum(len(self._values_of(report)) for report in self._reports)
