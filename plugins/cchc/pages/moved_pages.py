"""Pages that a change moves, for those who review it: nearest first, each once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.change_kinds import Changes
from ..model.changes import MeasureChange
from ..model.collection import References
from ..model.releases import Release, Row, Table
from .links import Links

_Place = tuple[str, str, str]  # table, row, field; of a whole row or table the rest is empty


def moved_pages(
    links: Links, references: References, changes: Changes, measures: Iterable[MeasureChange]
) -> tuple[str, ...]:
    """Site paths of one language; none when nothing changed."""
    if changes.is_empty:
        return ()
    moved = _MovedPages(links, references, changes)
    measure_pages = [links.measure(change.measure) for change in measures]
    home = [links.home()] if measure_pages else []
    return tuple(dict.fromkeys([*moved.of_tables(), *moved.of_cells(), *measure_pages, *home, *moved.of_report()]))


@dataclass(frozen=True)
class _MovedPages:
    links: Links
    references: References
    changes: Changes

    @property
    def _both(self) -> tuple[Release, Release]:
        return self.changes.new, self.changes.old

    @property
    def _places(self) -> list[_Place]:
        changes = self.changes
        rows = [(change.table, change.row, "") for change in changes.rows]
        tables = [(change.table, "", "") for change in (*changes.shape, *changes.words) if change.table]
        return list(dict.fromkeys([*changes.places, *rows, *tables]))

    def of_tables(self) -> Iterator[str]:
        new = self.changes.new
        names = dict.fromkeys(table for table, _, _ in self._places)
        return (self.links.table(new.report, name) for name in names if new.table(name))

    def of_cells(self) -> Iterator[str]:
        """Of the unit, the period and the indicators that each cell was about, and those it is about now."""
        for name, key, field in self._places:
            for release in self._both:
                table = release.table(name)
                row = table.row(key) if table else None
                if table and row:
                    yield from self._of_cell(table, row, field)

    def _of_cell(self, table: Table, row: Row, field: str) -> Iterator[str]:
        unit = row.unit or table.unit
        yield from (self.links.unit_period(unit, table.period), self.links.unit(unit), self.links.period(table.period))
        columns = (column.indicator for column in table.form.fields if field in ("", column.name))
        for name in (row.indicator, *columns):
            if name in self.references.indicators:
                yield self.links.indicator(self.references.indicators[name])

    def of_report(self) -> Iterator[str]:
        report = self.changes.new.report
        yield self.links.report(report)
        yield self.links.data_set(report)
        yield from (self.links.version(report, release.version) for release in self._both)
        yield self.links.corrections()
