"""The only file that knows the table engine: figures in one data frame with an index per question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..model.figures import COLUMNS, Figure

if TYPE_CHECKING:
    import pandas as pd

# Few distinct words on many rows: kept once each, so that ten million figures stay in memory.
_WORDS = ("report", "version", "table", "field", "unit", "period", "indicator", "category", "unit_of_measure", "state",
          "document")  # fmt: skip


class FigureStore:
    """Read-only. Each question costs what its answer holds, never a walk over all figures.

    Nothing is put into the frame, and the table engine is not even loaded, before the first question: whoever only
    wants to know whether the data are right never asks one.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._given = figures
        self._index: dict[tuple[str, ...], dict[object, Sequence[int]]] = {}

    @cached_property
    def _frame(self) -> pd.DataFrame:
        import pandas as pd

        columns: dict[str, list[object]] = {name: [] for name in COLUMNS}
        for figure in self._given:
            for name in COLUMNS:
                columns[name].append(getattr(figure, name))
        frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
        for name in _WORDS:
            frame[name] = frame[name].astype("category")
        self._given = ()  # a second copy of every figure would only cost memory
        return frame

    def __len__(self) -> int:
        return len(self._frame)

    def all(self) -> Iterator[Figure]:
        """Every figure in file order; for the files that hold everything, never for a page."""
        for start in range(0, len(self._frame), 10_000):
            yield from self._figures(range(start, min(start + 10_000, len(self._frame))))

    def of_unit(self, unit: str) -> tuple[Figure, ...]:
        return self._ask(("unit",), unit)

    def of_unit_period(self, unit: str, period: str) -> tuple[Figure, ...]:
        return self._ask(("unit", "period"), (unit, period))

    def of_period(self, period: str) -> tuple[Figure, ...]:
        return self._ask(("period",), period)

    def of_indicator(self, indicator: str) -> tuple[Figure, ...]:
        return self._ask(("indicator",), indicator)

    def count_of_indicator(self, indicator: str) -> int:
        """Without making a figure."""
        return len(self._positions(("indicator",)).get(indicator, ()))

    def of_report(self, report: str) -> tuple[Figure, ...]:
        return self._ask(("report",), report)

    def unit_periods(self) -> tuple[tuple[str, str], ...]:
        """Every unit × period that has a figure."""
        return tuple(sorted(self._positions(("unit", "period"))))  # type: ignore[arg-type]

    def periods_of(self, unit: str) -> frozenset[str]:
        """Asked by every page of a unit: no figure is made for it."""
        return self._periods_by_unit.get(unit, frozenset())

    @cached_property
    def _periods_by_unit(self) -> dict[str, frozenset[str]]:
        periods_by_unit: dict[str, set[str]] = {}
        for unit, period in self.unit_periods():
            periods_by_unit.setdefault(unit, set()).add(period)
        return {unit: frozenset(periods) for unit, periods in periods_by_unit.items()}

    def tables_of(self, unit: str) -> frozenset[tuple[str, str]]:
        """(report, table) of every table that holds a figure of the unit."""
        return self._tables_by_unit.get(unit, frozenset())

    @cached_property
    def _tables_by_unit(self) -> dict[str, frozenset[tuple[str, str]]]:
        tables_by_unit: dict[str, set[tuple[str, str]]] = {}
        for unit, report, table in self._positions(("unit", "report", "table")):  # type: ignore[misc]
            tables_by_unit.setdefault(unit, set()).add((report, table))
        return {unit: frozenset(tables) for unit, tables in tables_by_unit.items()}

    def units(self) -> frozenset[str]:
        return frozenset(str(unit) for unit in self._positions(("unit",)))

    def indicators(self) -> frozenset[str]:
        return frozenset(str(indicator) for indicator in self._positions(("indicator",)) if indicator)

    def _ask(self, by: tuple[str, ...], key: object) -> tuple[Figure, ...]:
        return tuple(self._figures(self._positions(by).get(key, ())))

    def _positions(self, by: tuple[str, ...]) -> dict[object, Sequence[int]]:
        if by not in self._index:
            self._index[by] = dict(self._frame.groupby(list(by), observed=True).indices)  # type: ignore[arg-type]
        return self._index[by]

    def _figures(self, positions: Iterable[int]) -> Iterator[Figure]:
        part = self._frame.iloc[list(positions)]
        columns: list[list[Any]] = [part[name].tolist() for name in COLUMNS]
        for values in zip(*columns, strict=True):
            yield Figure(*values)
