"""Doubts that a file leaves: of what kind each is, where its print stands on a page, and the balance of all numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DoubtKind(StrEnum):
    """What is in doubt; questions of one kind may be put as one."""

    FACT = "fact"  # who reports, when, in which document
    TABLE = "table"  # which form a table is, whether it is one
    COLUMN = "column"  # what a whole column holds
    ROW = "row"  # a printed row that is no row of the form in just one way
    MISSING = "missing"  # a row of the form that the print lacks
    FIGURE = "figure"  # what number a cell states
    SCAN = "scan"  # a number that a picture of a page does not show beyond doubt
    STRAY = "stray"  # a number in the table's area that no cell took
    NOTE = "note"  # words that must be summed up or withheld
    PROSE = "prose"  # a figure of the running text
    PASSAGE = "passage"  # what the running text says in words


@dataclass(frozen=True)
class PageSpot:
    """A box on a page, in shares of its width and height: it fits pictures of the page of any size."""

    page: int  # from 1
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class NumberBalance:
    """Every number of the file within its tables: read into a cell, asked, or left out for a reason."""

    used: int
    asked: int
    skipped: Mapping[str, int] = field(default_factory=dict)  # Vietnamese reason -> how many

    @property
    def numbers(self) -> int:
        return self.used + self.asked + sum(self.skipped.values())

    def __str__(self) -> str:
        """As a person is told: what comes to what."""
        left = ", ".join(f"{count} {reason}" for reason, count in self.skipped.items())
        words = f"{self.numbers} số trong các bảng của tệp: {self.used} vào ô, {self.asked} hỏi"
        return f"{words}, {sum(self.skipped.values())} bỏ qua ({left})" if left else words


NO_BALANCE = NumberBalance(0, 0)
