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
    ends = {period.id: period.end for period in collection.references.periods.values()}
    tables = {table.id for table in release.tables if table.form.rows != "prose"}
    earlier = [
        other
        for other in collection.newest()
        if other.unit == release.unit and ends[other.period] < ends[release.period]
        if not tables.isdisjoint(table.id for table in other.tables)
    ]
    if not earlier:
        return "", ()
    last = max(earlier, key=lambda other: ends[other.period])
    jumps = sorted(_jumps(release, last), key=lambda jump: (-jump.times, jump.table, jump.row))
    return last.report, tuple(jumps)


def _jumps(release: Release, last: Release) -> Iterator[PeriodJump]:
    for table in release.tables:
        before = last.table(table.id)
        for row in table.rows if before and table.form.rows != "prose" else ():
            old = before.row(row.key) if before else None
            for name, cell in row.cells.items() if old else ():
                was, now = old.cells[name].number if old else None, cell.number
                if was is None or now is None or abs(now - was) < FEW:
                    continue
                jump = PeriodJump(table.id, row.key, row.label, was, now)
                if jump.times >= TIMES:
                    yield jump
