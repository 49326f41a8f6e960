"""Faults: the problems found so far; the first word at a place is the only one, so one fault reads as one problem."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from ..errors import Problem

SHORT = 60  # characters of a found value that a message repeats


class Objection(NamedTuple):
    """What is wrong with a value, wherever it stands; `value` is as much of it as a message repeats."""

    code: str
    message: str
    cure: str
    value: str


class Faults:
    """Collects problems of one reading; later words about a place that is already known to be wrong are dropped."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._places: set[tuple[str, int | None, str]] = set()
        self._files: set[str] = set()
        self._columns: set[tuple[str, str]] = set()

    def add(
        self,
        code: str,
        file: str,
        message: str,
        cure: str,
        *,
        row: int | None = None,
        column: str = "",
        key: str = "",
        value: str = "",
    ) -> None:
        """`column` is a column of a table; `key` tells two places on one line of a YAML file apart."""
        if self._is_known(file, row, column or key):
            return
        self._files.add(file)
        if row is not None:
            self._places.add((file, row, column or key))
            self._columns.add((file, column or key))
        self._problems.append(Problem(file, row, column, code, message, cure, shortened(value)))

    def tell(self, wrong: Objection | None, file: str, *, row: int, column: str = "", key: str = "") -> bool:
        """True when there is nothing to tell."""
        if wrong is not None:
            self.add(wrong.code, file, wrong.message, wrong.cure, row=row, column=column, key=key, value=wrong.value)
        return wrong is None

    def is_broken(self, file: str) -> bool:
        return file in self._files

    def has_broken_column(self, file: str, column: str) -> bool:
        return (file, column) in self._columns

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems)

    def _is_known(self, file: str, row: int | None, column: str) -> bool:
        return row is not None and ((file, row, column) in self._places or (file, row, "") in self._places)


def shortened(value: str) -> str:
    """The value as a message may show it: cut, and with signs nobody can see spelt as code points."""
    cut = value if len(value) <= SHORT else value[: SHORT - 1] + "…"
    return "".join(_visible(character) for character in cut)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that the misspelt one most likely means, empty when none is near."""
    found = difflib.get_close_matches(word[:100], list(known), n=1, cutoff=0.7)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure's last words: the nearest known word, if any."""
    guess = nearest(word, known)
    return f"; có phải “{guess}” không?" if guess else ""


def _visible(character: str) -> str:
    # Marks, controls, formats, surrogates and private signs would disturb the terminal or hide themselves.
    if unicodedata.category(character)[0] in "CM" or (character != " " and unicodedata.category(character)[0] == "Z"):
        return f"⟨U+{ord(character):04X}⟩"
    return character
