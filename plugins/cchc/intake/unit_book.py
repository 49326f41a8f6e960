"""Names of units as reports print them, each within its district; what no name fits exactly is only suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.collection import Collection, References
from ..model.units import Unit
from .folding import fold

PROVINCE = "province"
# Words that say what kind of body it is, without which one.
_KINDS = frozenset(("uy", "ban", "nhan", "dan", "ubnd", "trung", "tam", "so", "huyen", "tinh", "thi", "xa", "phuong"))
_SHORTENED = {"thi tran ": ("tt ",), "thanh pho ": ("tp ", "tp"), "thi xa ": ("tx ",), "phuong ": ("p ",)}


@dataclass(frozen=True)
class UnitBook:
    references: References
    names: Mapping[str, frozenset[str]]  # unit -> every folded name

    def exact(self, label: str, parent: str) -> tuple[str, ...]:
        """Units with this name below the parent; more than one means that nobody can tell."""
        folded = fold(label)
        return tuple(u.id for u in self._below(parent) if folded in self.names[u.id])

    def suggest(self, label: str, parent: str = "", among: Iterable[str] = ()) -> list[tuple[str, int]]:
        """Units with similar names, best first, with the likeness in percent. Word order counts."""
        from rapidfuzz import fuzz

        folded = fold(label)
        units = list(among) or [unit.id for unit in self._below(parent)] or list(self.references.units)
        scored = [(unit, max(round(fuzz.ratio(folded, name)) for name in self.names[unit])) for unit in units]
        return sorted((one for one in scored if one[1] >= 50), key=lambda one: (-one[1], one[0]))[:5]

    def _below(self, parent: str) -> list[Unit]:
        """With no district named: bodies of the province and districts, never communes."""
        units = self.references.units.values()
        if parent:
            return [unit for unit in units if unit.parent == parent]
        return [unit for unit in units if unit.level != "commune"]

    def named_in(self, text: str) -> tuple[str, ...]:
        """Bodies and districts whose full name stands in the text; the province only if nobody else does."""
        folded, found = f" {fold(text)} ", {}
        for unit in self._below(""):
            name = fold(unit.name.first)
            if len(name.split()) > 1 and f" {name} " in folded:
                found[unit.id] = name
        own = [u for u in found if self.references.units[u].level != PROVINCE] or list(found)
        return tuple(u for u in own if not any(found[u] in found[other] and u != other for other in own))


def make_unit_book(collection: Collection, without: str = "") -> UnitBook:
    """Official and short names, and spellings printed in tables whose rows are units."""
    references = collection.references
    names = {unit.id: _own_names(unit) for unit in references.units.values()}
    for one in references.unit_names:
        form = collection.forms.get(one.table) or collection.forms.get(one.table[:-1])
        # Elsewhere “UBND huyện” or “Trung tâm” mean whoever is writing.
        is_own = set(fold(one.name).split()) <= _KINDS
        if form is not None and form.rows == "unit" and one.report != without and not is_own:
            names[one.unit].add(fold(one.name))
    return UnitBook(references, {unit: frozenset(found) for unit, found in names.items()})


def _own_names(unit: Unit) -> set[str]:
    full = fold(unit.name.first)
    # A commune may be printed without “xã”; a ward or a township never without its kind: Long Phú is a commune there.
    names = {full, fold(unit.short.first), full.removeprefix("xa ")}
    for long, shorts in _SHORTENED.items():
        if full.startswith(long):
            names |= {f"{short}{full.removeprefix(long)}" for short in shorts}
    return names
