"""Figures as columns: of each column what it says, each thing once, and for each figure which of them it is."""

from array import array
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields

from ..model.figures import Figure, exactly

NAMES = tuple(field.name for field in fields(Figure))
CODE = "I"  # of array and of numpy: four bytes, no sign


@dataclass(frozen=True)
class FigureColumns:
    """The figures of one version, small and quick to read."""

    count: int
    values: tuple[tuple[object, ...], ...]  # of each of NAMES
    codes: tuple[bytes, ...]  # of each of NAMES, positions in its values


def columns_of(figures: Iterable[Figure]) -> FigureColumns:
    rows = [[getattr(figure, name) for name in NAMES] for figure in figures]
    values, codes = zip(*map(_coded, zip(*rows, strict=True) if rows else [()] * len(NAMES)), strict=True)
    return FigureColumns(len(rows), values, codes)


def _coded(column: Iterable[object]) -> tuple[tuple[object, ...], bytes]:
    known: dict[Hashable, int] = {}
    values: list[object] = []
    codes = array(CODE)
    for value in column:
        codes.append(known.setdefault(exactly(value), len(values)))
        if codes[-1] == len(values):
            values.append(value)
    return tuple(values), codes.tobytes()
