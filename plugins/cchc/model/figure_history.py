"""The history of figures: every cell that was not the same in all editions, with the editions of which it was true."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .figures import COLUMNS, Figure, exactly
from .findings import CellPlace

# The version of a cell follows from its report's: a new version that leaves a cell as it was does not change it.
_TOLD = tuple(name for name in COLUMNS if name != "version")


@dataclass(frozen=True)
class PastFigure:
    """A cell as some editions tell it."""

    figure: Figure
    first: str  # edition
    last: str  # edition; empty while it is still true

    def holds_in(self, edition: str) -> bool:
        return self.first <= edition and (not self.last or edition <= self.last)


def history_of(report: Sequence[tuple[str, Iterable[Figure]]]) -> Iterator[PastFigure]:
    """Of one report, given edition by edition from the first that holds it."""
    cells: dict[CellPlace, list[Figure | None]] = {}
    for at, (_, figures) in enumerate(report):
        for figure in figures:
            cells.setdefault(figure.place, [None] * len(report))[at] = figure
    for states in cells.values():
        runs = [list(run) for _, run in groupby(enumerate(states), key=lambda state: told(state[1]))]
        for (first, figure), *_, (last, _) in (run * 2 for run in runs if len(runs) > 1):
            if figure:
                yield PastFigure(figure, report[first][0], "" if last == len(report) - 1 else report[last][0])


def told(figure: Figure | None) -> Hashable:
    """What is compared between editions."""
    return figure and tuple(exactly(getattr(figure, name)) for name in _TOLD)
