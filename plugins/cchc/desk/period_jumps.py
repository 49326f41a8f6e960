"""Values that jumped since the unit's last report on the same form: a slip of the pen is seen before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..model.collection import Collection
from ..model.releases import Release

FEW = 5  # small counts jump without meaning anything
TIMES = 2


@dataclass(frozen=True)
class PeriodJump:
    table: str
    row: str
    label: str
    before: Decimal
    now: Decimal

    @property
    def times(self) -> Decimal:
        """How many times more or less; zero counts as one."""
        small, large = sorted((max(abs(self.before), Decimal(1)), max(abs(self.now), Decimal(1))))
        return large / small


def find_jumps(release: Release, collection: Collection) -> tuple[str, tuple[PeriodJump, ...]]:
    """The report that was compared with, empty where there is none, and the jumps, the widest first."""
    periods = collection.references.periods
    tables = {table.id for table in release.tables if table.form.rows != "prose"}
    earlier = [
        other
        for other in collection.newest()
        if other.unit == release.unit and periods[other.period].end < periods[release.period].end
        if not tables.isdisjoint(table.id for table in other.tables)
    ]
    if not earlier:
        return "", ()
    last = max(earlier, key=lambda other: periods[other.period].end)
    jumps = sorted(_jumps(release, last), key=lambda jump: (-jump.times, jump.table, jump.row))
    return last.report, tuple(jumps)


def _jumps(release: Release, last: Release) -> Iterator[PeriodJump]:
    for table, row, name, cell in release.cells():
        before = last.table(table.id) if table.form.rows != "prose" else None
        old, now = before.row(row.key) if before else None, cell.number
        was = old.cells[name].number if old else None
        if was is not None and now is not None and abs(now - was) >= FEW:
            jump = PeriodJump(table.id, row.key, row.label, was, now)
            if jump.times >= TIMES:
                yield jump
