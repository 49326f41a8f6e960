"""The only file that knows the table engine: figures in columns with an index per question.

The figures of one version lie ready as columns: of each what it says, each thing once, and for each figure which it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from operator import getitem
from typing import TYPE_CHECKING, Any

from ..model.figures import Figure, exactly
from ..model.grouping import grouped
from ..model.releases import STATED

if TYPE_CHECKING:
    import numpy as np


class FigureStore:
    """Read-only. Each question costs what its answer holds, never a walk over all figures.

    Nothing is put together, and the table engine is not even loaded, before the first question: whoever only wants to
    know whether the data are right never asks one. Figures are made for answers alone.
    """

    def __init__(self, figures: Iterable[Figure] = (), columns: Iterable[Callable[[], FigureColumns]] = ()) -> None:
        """`columns`: figures that lie ready as columns, fetched with the first question."""
        self._given = (lambda: columns_of(figures), *columns)
        self._index: dict[tuple[str, ...], dict[Any, Sequence[int]]] = {}
        self._told: dict[tuple[str, ...], dict[str, tuple[Any, ...]]] = {}

    @cached_property
    def _columns(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """Of each column what its figures say, each thing once, and of each figure which: so millions fit in memory."""
        columns = {name: _GrowingColumn() for name in NAMES}
        for fetch in self._given:
            block = fetch()
            for column, values, codes in zip(columns.values(), block.values, block.codes, strict=True):
                column.add(values, codes)
        self._given = ()  # a second copy of every figure would only cost memory
        return {name: column.joined() for name, column in columns.items()}

    def __len__(self) -> int:
        return len(self._columns["report"][1])

    def all(self) -> Iterator[Figure]:
        """Every figure in file order; for the files that hold everything, never for a page."""
        for start in range(0, len(self), 10_000):
            yield from self._figures(range(start, min(start + 10_000, len(self))))

    def of_unit(self, unit: str) -> tuple[Figure, ...]:
        return self._ask(("unit",), unit)

    def of_unit_period(self, unit: str, period: str) -> tuple[Figure, ...]:
        return self._ask(("unit", "period"), (unit, period))

    def of_indicator(self, indicator: str) -> tuple[Figure, ...]:
        return self._ask(("indicator",), indicator)

    def count_stated(self, column: str = "", word: str = "") -> int:
        """How many figures are stated, of all or of those with a word in a column: a cell that is blank, not applicable
        or whose system is not in use states none. No figure is made for it."""
        if not column:
            return len(self._positions(("state",)).get(STATED, ()))
        return len(self._positions((column, "state")).get((word, STATED), ()))

    def unit_periods(self) -> tuple[tuple[str, str], ...]:
        """Every unit × period that has a figure."""
        return tuple(sorted(self._positions(("unit", "period"))))

    def periods_of(self, unit: str) -> frozenset[str]:
        return frozenset(self._beside("unit", "period").get(unit, ()))

    def units_in(self, period: str) -> tuple[str, ...]:
        """Those with a figure in the period, in file order."""
        return self._beside("period", "unit").get(period, ())

    def tables_of(self, unit: str) -> frozenset[tuple[str, str]]:
        """(report, table) of every table that holds a figure of the unit."""
        return frozenset(self._beside("unit", "report", "table").get(unit, ()))

    def reports_of(self, unit: str, period: str) -> tuple[str, ...]:
        """Those that hold a figure of the unit in the period."""
        places = self._beside("unit", "period", "report").get(unit, ())
        return tuple(sorted(report for each, report in places if each == period))

    def reports_with(self, indicator: str) -> tuple[str, ...]:
        """Those that hold a figure of the indicator."""
        return tuple(sorted(self._beside("indicator", "report").get(indicator, ())))

    def units(self) -> frozenset[str]:
        return frozenset(self._beside("unit", "period"))

    def indicators(self) -> frozenset[str]:
        return frozenset(filter(None, self._beside("indicator", "report")))

    def _beside(self, *by: str) -> dict[str, tuple[Any, ...]]:
        """By what one column says what others say beside it, in file order. Pages ask again and again: it is worked out
        once, and no figure is made for it."""
        if by not in self._told:
            places = sorted(self._positions(by).items(), key=lambda place: place[1][0])
            pairs = ((first, tuple(rest) if len(rest) > 1 else rest[0]) for (first, *rest), _ in places)
            self._told[by] = grouped(pairs)
        return self._told[by]

    def _ask(self, by: tuple[str, ...], key: object) -> tuple[Figure, ...]:
        return tuple(self._figures(self._positions(by).get(key, ())))

    def _positions(self, by: tuple[str, ...]) -> dict[Any, Sequence[int]]:
        if by not in self._index:
            import pandas as pd

            values, codes = zip(*(self._columns[name] for name in by), strict=True)
            frame = pd.DataFrame(dict(enumerate(codes)))
            groups: dict[Any, Sequence[int]] = frame.groupby(list(frame)).indices  # type: ignore[assignment]
            self._index[by] = {
                tuple(map(getitem, values, key)) if len(by) > 1 else values[0][key]: positions
                for key, positions in groups.items()
            }
        return self._index[by]

    def _figures(self, positions: Sequence[int]) -> Iterator[Figure]:
        if not len(positions):
            return iter(())
        columns = (values.take(codes.take(positions)).tolist() for values, codes in self._columns.values())
        return map(Figure, *columns)


class _GrowingColumn:
    """A column to which the figures of one version after the other are added; what they say alike is kept once."""

    def __init__(self) -> None:
        self._known: dict[object, int] = {}
        self._values: list[object] = []
        self._codes: list[Any] = []

    def add(self, values: Iterable[object], codes: bytes) -> None:
        import numpy as np

        places = [self._known.setdefault(exactly(value), len(self._known)) for value in values]
        if len(self._known) > len(self._values):
            self._values += [value for value, at in zip(values, places, strict=True) if at >= len(self._values)]
        self._codes.append(np.array(places, CODE).take(np.frombuffer(codes, CODE)))

    def joined(self) -> tuple[np.ndarray, np.ndarray]:
        """The values, and of each figure which it has."""
        import numpy as np

        values = np.empty(len(self._values), object)
        values[:] = self._values
        return values, np.concatenate(self._codes) if self._codes else np.zeros(0, CODE)


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
