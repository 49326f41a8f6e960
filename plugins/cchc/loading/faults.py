"""Faults: the problems found so far; only the first one at a place is kept, so that one fault reads as one problem."""

import difflib
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import category

from ..errors import Problem

SHORT = 60  # characters of a found value that a message repeats


class Objection(NamedTuple):
    """What is wrong with a value, wherever it stands; `value` is as much of it as a message repeats."""

    code: str
    message: str
    cure: str
    value: str


class FilePlace(NamedTuple):
    """Where in a file something is wrong."""

    file: str
    row: int | None = None  # as a spreadsheet or an editor counts
    column: str = ""  # of a table
    key: str = ""  # tells two places on one line of a YAML file apart


class Faults:
    """Collects the problems of one reading; of several problems at one place only the first is kept."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._places: set[tuple[str, int | None, str]] = set()
        self._files: set[str] = set()
        self._columns: set[tuple[str, str]] = set()

    def add(self, code: str, place: FilePlace, message: str, cure: str, value: str = "") -> None:
        file, row, column, key = place
        at = column or key
        if row is not None and ((file, row, at) in self._places or (file, row, "") in self._places):
            return
        self._files.add(file)
        if row is not None:
            self._places.add((file, row, at))
            self._columns.add((file, at))
        self._problems.append(Problem(file, row, column, code, message, cure, shortened(value)))

    def tell(self, wrong: Objection | None, place: FilePlace) -> bool:
        """True when there is nothing to tell."""
        if wrong is not None:
            self.add(wrong.code, place, wrong.message, wrong.cure, wrong.value)
        return wrong is None

    def is_broken(self, file: str) -> bool:
        return file in self._files

    def has_broken_column(self, file: str, column: str) -> bool:
        return (file, column) in self._columns

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems)


def shortened(value: str) -> str:
    """The value as a message may show it: cut, and with signs nobody can see spelt as code points."""
    cut = value if len(value) <= SHORT else value[: SHORT - 1] + "…"
    # Marks, controls, formats, surrogates and private signs would disturb the terminal or hide themselves.
    return "".join(f"⟨U+{ord(sign):04X}⟩" if sign != " " and category(sign)[0] in "CMZ" else sign for sign in cut)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that the misspelt one most likely means, empty when none is near."""
    return next(iter(difflib.get_close_matches(word[:100], list(known), n=1, cutoff=0.7)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure's last words: the nearest known word, if any."""
    guess = nearest(word, known)
    return f"; có phải “{guess}” không?" if guess else ""
