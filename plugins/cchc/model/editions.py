"""Editions: all data as they stood when a month ended, made from the versions released until then; and the history of
figures: every cell that was not the same in all editions, with the editions of which it was true.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .collection import Collection
from .figures import COLUMNS, Figure, exactly
from .findings import CellPlace
from .releases import Release


def edition_of(release: Release) -> str:
    """The month of the release, 2026-11: the first edition that holds it."""
    return release.created[:7]


def edition_names(releases: Iterable[Release]) -> tuple[str, ...]:
    """Every month in which something was released, oldest first; the last one is today's edition."""
    return tuple(sorted({edition_of(release) for release in releases}))


def past_editions(releases: Iterable[Release]) -> tuple[str, ...]:
    """Those that a newer one has followed: each stands in a folder of its own, and nothing in it changes any more."""
    return edition_names(releases)[:-1]


def collection_at(collection: Collection, edition: str) -> Collection:
    """What had been released when the edition closed. The lists of units and indicators are today's: they have no
    versions, and what they lack of that time they lack for every edition alike."""
    releases = tuple(release for release in collection.releases if edition_of(release) <= edition)
    return replace(collection, releases=releases)


def edition_spans(collection: Collection) -> Mapping[tuple[str, str], tuple[str, str]]:
    """By report and version: the first and the last edition of which it is the report's newest version. The last is
    empty while it still is; a version that another replaced within the month is in no edition."""
    names = edition_names(collection.releases)
    spans: dict[tuple[str, str], tuple[str, str]] = {}
    for name in names:
        for release in collection_at(collection, name).newest():
            key = (release.report, release.version)
            spans[key] = (spans.get(key, (name, ""))[0], "" if name == names[-1] else name)
    return spans


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
