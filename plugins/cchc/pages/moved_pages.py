"""Pages that a change moves, for those who review it: nearest first, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.change_kinds import Changes
from ..model.collection import References
from ..model.measure_changes import MeasureChange
from ..model.releases import Row, Table
from .links import Links


def moved_pages(
    links: Links, references: References, changes: Changes, measures: Iterable[MeasureChange]
) -> tuple[str, ...]:
    """Site paths of one language; none when nothing changed."""
    if changes.is_empty:
        return ()
    moved = tuple(measures)
    tables = dict.fromkeys(table for table, *_ in _touched(changes))
    paths = [links.table(changes.new.report, table) for table in tables if changes.new.table(table)]
    paths += [path for place in _touched(changes) for path in _pages_of(links, references, changes, *place)]
    paths += [links.indicator(one.measure) for one in moved]
    paths += [links.home()] if moved else []
    data_set = links.data_set(changes.new.report)
    own = [links.report(changes.new.report), data_set, *(f"{data_set}{one.version}/" for one in _both(changes))]
    return tuple(dict.fromkeys([*paths, *own, links.corrections()]))


def _both(changes: Changes) -> tuple:
    return changes.new, changes.old


def _touched(changes: Changes) -> list[tuple[str, str, str]]:
    """(table, row, field); a whole row or table leaves the rest empty."""
    rows = [(one.table, one.row, "") for one in changes.rows]
    tables = [(one.table, "", "") for one in (*changes.shape, *changes.words) if one.table]
    return list(dict.fromkeys([*changes.places, *rows, *tables]))


def _pages_of(
    links: Links, references: References, changes: Changes, table: str, row: str, field: str
) -> Iterator[str]:
    """Both what the cell was about and what it is about now."""
    for release in _both(changes):
        held = release.table(table)
        one = held.row(row) if held else None
        if held is None or one is None:
            continue
        unit = one.unit or held.unit
        yield from (links.unit_period(unit, held.period), links.unit(unit), links.period(held.period))
        for indicator in _indicators(held, one, field):
            if indicator in references.indicators:
                yield links.indicator(references.indicators[indicator].slug)


def _indicators(table: Table, row: Row, field: str) -> Iterator[str]:
    fields = [one for one in table.form.fields if field in ("", one.name)]
    yield from dict.fromkeys(name for name in (row.indicator, *(one.indicator for one in fields)) if name)
