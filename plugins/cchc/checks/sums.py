"""A sum of spots: what is printed adds up, and what is missing is kept in mind."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ..words.text import Text, message
from .amounts import write_sum
from .cell_ref import CellRef

NO_TERMS = message("Bảng không có dòng nào để cộng")


class Sum(NamedTuple):
    spots: tuple[CellRef, ...]
    terms: tuple[Decimal, ...]  # the printed numbers among them
    missing: tuple[CellRef, ...]  # spots without which the sum is not known
    blanks: int  # blank cells, missing or treated as nothing

    @property
    def value(self) -> Decimal:
        return sum(self.terms, Decimal(0))

    @property
    def arithmetic(self) -> str:
        return write_sum(self.terms, self.blanks)

    @property
    def is_least(self) -> bool:
        """Whether the printed terms are a lower bound: cells are missing, but blank ones cannot lower a sum."""
        rows_known = not any(spot.is_absent for spot in self.missing)
        return bool(self.terms) and rows_known and all(term >= 0 for term in self.terms)

    @property
    def reason(self) -> Text:
        """Why the sum is not known; names the first cell without a number and counts the others."""
        return reason_of(self.missing or self.spots)

    @property
    def is_known(self) -> bool:
        return not self.missing and bool(self.terms or self.blanks)


def add_up(spots: Iterable[CellRef], blank_is_nothing: bool = False) -> Sum:
    """Cells where nothing was to be counted are left out; blank ones only where the form says so."""
    spots = tuple(spots)
    terms = tuple([number for spot in spots if (number := spot.number) is not None])
    if len(terms) == len(spots):
        return Sum(spots, terms, (), 0)
    without = [spot for spot in spots if spot.number is None and not spot.is_nothing]
    return Sum(
        spots=spots,
        terms=terms,
        missing=tuple(spot for spot in without if not (blank_is_nothing and spot.is_blank)),
        blanks=sum(1 for spot in without if spot.is_blank),
    )


def reason_of(spots: tuple[CellRef, ...]) -> Text:
    """The reason of the first of several spots that give no number."""
    if not spots:
        return NO_TERMS
    first, others = spots[0].reason, len(spots) - 1
    if not others:
        return first
    return message("{first} (và {others} ô khác)", first=first, others=others)
