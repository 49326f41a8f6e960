"""What reading a report goes by: the collection as it is, the names in it, and the answers of a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..model.collection import Collection, References
from ..model.releases import Row
from ..model.report_wording import ReportWording
from .folding import fold
from .period_book import PeriodBook
from .questions import AnswerSheet
from .unit_book import UnitBook, make_unit_book


@dataclass(frozen=True)
class ImportContext:
    collection: Collection
    sheet: AnswerSheet

    @property
    def references(self) -> References:
        return self.collection.references

    @property
    def wording(self) -> ReportWording:
        return self.references.wording

    @cached_property
    def released_rows(self) -> tuple[Row, ...]:
        """Rows of the newest version of each report."""
        return tuple(row for release in self.collection.newest() for table in release.tables for row in table.rows)

    @cached_property
    def units(self) -> UnitBook:
        return make_unit_book(self.collection)

    @property
    def periods(self) -> PeriodBook:
        return PeriodBook(self.references)

    @cached_property
    def not_persons(self) -> frozenset[str]:
        """Folded names of persons that stand for a thing."""
        return frozenset(map(fold, self.wording.not_persons))

    @cached_property
    def no_persons(self) -> frozenset[str]:
        """These, and names of units, which may look like names of persons."""
        return self.not_persons | self.units.all_names
