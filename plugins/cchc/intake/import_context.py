"""What reading a report goes by: the collection, the names of its units, and the answers of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.collection import Collection, References, ReportWording
from ..model.references import Unit
from ..model.releases import Row
from .folding import fold
from .period_book import PeriodBook
from .questions import AnswerSheet
from .scan_identities import NO_VERDICT, ScanVerdict


@dataclass(frozen=True)
class ImportContext:
    collection: Collection
    sheet: AnswerSheet
    verdict: ScanVerdict = NO_VERDICT

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


@dataclass(frozen=True)
class UnitBook:
    references: References
    names: Mapping[str, frozenset[str]]  # unit -> every folded name

    def is_lowest(self, unit: Unit) -> bool:
        """Communes: their names are told apart only within their district."""
        return unit.level == self._levels[-1]

    def suggest(self, label: str, among: Iterable[str] = ()) -> list[tuple[str, int]]:
        """Units with similar names, best first, with the likeness in percent."""
        units = list(among) or [unit.id for unit in self._bodies]
        scored = [(unit, likeness(fold(label), self.names[unit])) for unit in units]
        return sorted((pair for pair in scored if pair[1] >= 50), key=lambda pair: (-pair[1], pair[0]))[:5]

    def named_in(self, text: str) -> tuple[str, ...]:
        """Bodies and districts whose full name stands in the text; the province only if nobody else does."""
        folded, names = f" {fold(text)} ", dict[str, str]()
        for unit in self._bodies:
            name = fold(unit.name.first)
            if len(name.split()) > 1 and f" {name} " in folded:
                names[unit.id] = name
        bodies = [unit for unit in names if self.references.units[unit].level != self._levels[0]] or list(names)
        return tuple(
            unit for unit in bodies if not any(names[unit] in names[other] and unit != other for other in bodies)
        )

    @property
    def _bodies(self) -> list[Unit]:
        """Bodies of the province and districts, never communes."""
        return [unit for unit in self.references.units.values() if not self.is_lowest(unit)]

    @property
    def _levels(self) -> tuple[str, ...]:
        """From the province down, as the code list has them."""
        return tuple(self.references.code_lists.get("level", {})) or ("",)


def make_unit_book(collection: Collection) -> UnitBook:
    """Official and short names, and spellings printed in tables whose rows are units."""
    references = collection.references
    names = {unit.id: _own_names(unit, references) for unit in references.units.values()}
    types = (label.first for label in references.code_lists.get("unit_type", {}).values())
    kinds = {word for name in (*references.wording.own_names, *types) for word in fold(name).split()}
    for printed in references.unit_names:
        form = collection.forms.get(printed.table) or collection.forms.get(printed.table[:-1])
        # Elsewhere “UBND huyện” or “Trung tâm” mean whoever is writing.
        is_own = set(fold(printed.name).split()) <= kinds
        if form is not None and form.rows == "unit" and not is_own:
            names[printed.unit].add(fold(printed.name))
    return UnitBook(references, {unit: frozenset(folded) for unit, folded in names.items()})


def _own_names(unit: Unit, references: References) -> set[str]:
    """The full and the short name, and what stands for the type in print where the full name begins with it."""
    full, kind = fold(unit.name.first), fold(references.label("unit_type", unit.type).first)
    names = {full, fold(unit.short.first)}
    if full.startswith(f"{kind} "):
        prints = references.wording.unit_prints.get(unit.type, ())
        names |= {fold(words.replace("{name}", full.removeprefix(f"{kind} "))) for words in prints}
    return names


def likeness(text: str, names: Iterable[str]) -> int:
    """How alike they are in percent, for suggestions alone. Word order counts: two communes may share their words."""
    return nearest(text, names)[1]


def nearest(text: str, names: Iterable[str], least: int = 0) -> tuple[str, int]:
    """The name most like the text, if it is at least so many percent alike, and how alike it is."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(text, list(names), scorer=fuzz.ratio, score_cutoff=least)
    return (best[0], round(best[1])) if best else ("", 0)
