"""What reading a report goes by: the collection as it is, the names in it, and the answers of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.collection import Collection, References
from ..model.releases import Release
from ..model.report_wording import ReportWording
from .answer_sheet import AnswerSheet
from .folding import fold
from .period_book import PeriodBook
from .source import Document
from .unit_book import UnitBook, make_unit_book


@dataclass(frozen=True)
class ImportContext:
    collection: Collection
    sheet: AnswerSheet
    without: str = ""  # a report whose own wording must not help to read it: the measurement reads reports we have

    @property
    def references(self) -> References:
        return self.collection.references

    @property
    def wording(self) -> ReportWording:
        return self.references.wording

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """The newest version of each report that may help."""
        return tuple(release for release in self.collection.newest() if release.report != self.without)

    @cached_property
    def units(self) -> UnitBook:
        return make_unit_book(self.collection, self.without)

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


def make_context(
    collection: Collection, answers: Mapping[str, str], document: Document, without: str = ""
) -> ImportContext:
    sheet = AnswerSheet(answers, document.place)
    sheet.notices.extend(document.notices)
    return ImportContext(collection, sheet, without)
