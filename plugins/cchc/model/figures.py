"""Figures: one observed value each, with all that says what it measures and where it stands; and editions: all data as
they stood when a month ended, with the history of every cell that was not the same in all of them.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from .collection import Collection
from .findings import UNCONFIRMED, CellPlace, Standing
from .grouping import grouped
from .releases import STATED, VALUELESS, Release, Row, Table, Value

# The contract of figures.csv: these columns in this order.
COLUMNS = (
    "report", "version", "table", "row", "field", "unit", "period", "indicator", "category",
    "value", "value_text", "unit_of_measure", "state", "note", "document", "source", "standing",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    report: str
    version: str
    table: str
    row: str
    field: str
    unit: str
    period: str
    indicator: str
    category: str
    value: Value  # as printed, also in a state that makes it no value: a 0 where no system is in use
    unit_of_measure: str
    state: str
    note: str
    document: str
    source: str
    row_kind: str = ""  # what the row it stands in is called; not published with the figure
    row_label: str = ""
    standing: Standing = UNCONFIRMED  # told by the edition, which knows what else is stated; a version knows it not

    @property
    def place(self) -> CellPlace:
        return CellPlace(self.table, self.row, self.field)

    @property
    def number(self) -> Decimal | None:
        """The published column `value`, which holds numbers only."""
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def value_text(self) -> str:
        """What is printed where the form asks for words."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def is_stated(self) -> bool:
        """Whether the paper states it: a cell that is blank or not applicable is told and counts as no figure."""
        return self.state == STATED

    @property
    def counted(self) -> Value:
        """What may be counted with: nothing where the state says that the print is no value."""
        return None if self.state in VALUELESS else self.value


def figures_of(release: Release) -> Iterator[Figure]:
    """Every cell of every table; a heading's empty cells are no figures, for nothing is asked there."""
    for table in release.tables:
        for row in table.rows:
            for name in row.cells:
                if row.kind == "section" and not row.cells[name].printed:
                    continue
                yield _figure(release, table, row, name)


def exactly(value: object) -> Hashable:
    """Tells values apart that Python calls equal: 10.0 is printed with a decimal, 10 is not."""
    return value if isinstance(value, str) else repr(value)


def units_over_time(unit_periods: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The units of which something is known in more than one period."""
    return frozenset(unit for unit, periods in grouped(unit_periods).items() if len(set(periods)) > 1)


def _figure(release: Release, table: Table, row: Row, name: str) -> Figure:
    cell, field = row.cells[name], table.form.field(name)
    is_percent_row = row.kind == "percent"
    words = [a.printed for a in cell.annotations if a.kind == "text_for_number" and a.printed]
    words += [cell.qualified(cell.printed)] if cell.qualifier else []
    printed = "; ".join(f"in: {words_of_cell}" for words_of_cell in words)
    return Figure(
        report=release.report,
        version=release.version,
        table=table.id,
        row=row.key,
        field=name,
        unit=row.unit or table.unit,
        period=table.period,
        # A percent row restates its column as a share: it measures something else than the field.
        indicator="" if is_percent_row else field.indicator or row.indicator,
        category=row.category,
        value=cell.published,
        unit_of_measure="phan-tram" if is_percent_row else row.unit_of_measure or field.unit_of_measure,
        state=cell.state,
        note="; ".join(part for part in (table.form.filled_note(row.note), printed) if part),
        document=release.source.number or release.source.file,
        source=source_of(table, row, name),
        row_kind=row.kind,
        row_label=row.label,
    )


def source_of(table: Table, row: Row, name: str) -> str:
    """Where the figure stands in the document: form, row label, column label, lines of the source text."""
    field = table.form.field(name)
    column = field.full_label.first
    place = row.where if table.form.rows == "prose" else (table.form.printed_title or table.form.title.first)
    lines = f"dòng văn bản {row.line_from}" + (f"–{row.line_to}" if row.line_to > row.line_from else "")
    parts = [place, f"“{row.label}”", f"cột {field.column}: {column}" if field.column else column]
    return ", ".join([*(part for part in parts if part), *([lines] if row.line_from else [])])


class SourceParts(NamedTuple):
    """Joined they are the source again, each with the commas that it needs."""

    place: str
    row: str
    column: str
    lines: str


_SOURCE = re.compile(r"([^“]*)((?:“.*?”, )?)(.*?)((?:, dòng văn bản [\d–]+)?)\Z", re.DOTALL)


def split_source(source: str) -> SourceParts:
    """So that each part can be kept where it belongs: all cells of a row have the same place, row and lines."""
    return SourceParts(*_SOURCE.findall(source)[0])


def shared_place(sources: Iterable[str]) -> str:
    """Of the figures of one table; empty in prose, where each row has its own."""
    places = {split_source(source).place for source in sources}
    return places.pop() if len(places) == 1 else ""


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


class PastState(NamedTuple):
    """A report as neighbouring editions tell it."""

    first: str  # edition
    last: str
    figures: Iterable[Figure]


def history_of(report: Sequence[PastState]) -> Iterator[PastFigure]:
    """Of one report, given from the first edition that holds it to today's."""
    if len(report) < 2:
        return
    cells: dict[CellPlace, list[Figure | None]] = {}
    for at, state in enumerate(report):
        for figure in state.figures:
            cells.setdefault(figure.place, [None] * len(report))[at] = figure
    for states in cells.values():
        runs = [list(run) for _, run in groupby(enumerate(states), key=lambda state: told(state[1]))]
        for (first, figure), *_, (last, _) in (run * 2 for run in runs if len(runs) > 1):
            if figure:
                yield PastFigure(figure, report[first].first, "" if last == len(report) - 1 else report[last].last)


def told(figure: Figure | None) -> Hashable:
    """What is compared between editions."""
    return figure and tuple(exactly(getattr(figure, name)) for name in _TOLD)
