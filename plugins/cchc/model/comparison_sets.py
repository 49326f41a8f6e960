"""Comparison sets: which bodies may stand side by side, and why; whatever is in no common set is never compared."""

from dataclasses import dataclass

from ..words.text import Text
from .periods import Period
from .units import Unit


@dataclass(frozen=True)
class ComparisonSet:
    """Bodies of one level and of the types named, in the periods between two days; an empty day is no limit."""

    id: str
    level: str
    types: tuple[str, ...]
    valid_from: str
    valid_to: str
    name: Text
    rule: Text  # why they may be compared, and what to beware of

    def holds(self, unit: Unit, period: Period) -> bool:
        is_member = unit.level == self.level and unit.type in self.types
        return is_member and self.valid_from <= period.start and (not self.valid_to or period.end <= self.valid_to)

    def overlaps(self, other: "ComparisonSet") -> bool:
        """Whether a body could be in both at once: then nobody could say whom it is compared with."""
        in_time = (not self.valid_to or other.valid_from <= self.valid_to) and (
            not other.valid_to or self.valid_from <= other.valid_to
        )
        return in_time and self.level == other.level and not set(self.types).isdisjoint(other.types)
