"""Values of measures that a new version changes: the same measure of the same unit and period, before and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from .measures import Measure, MeasureValue, measure_values
from .releases import Release

_Key = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class MeasureChange:
    """A value that changed; without an old one it can be computed only now, without a new one no longer."""

    measure: str
    old: MeasureValue | None
    new: MeasureValue | None

    @property
    def value(self) -> MeasureValue:
        """Either of the two: they share body, period, table and row."""
        value = self.new or self.old
        assert value is not None, "a change has at least one side"
        return value


def measure_changes(measures: Iterable[Measure], old: Release, new: Release) -> tuple[MeasureChange, ...]:
    """Values, numerators or denominators that differ, in the order of the measures."""
    return tuple(change for measure in measures for change in _moves(measure, old, new))


def _moves(measure: Measure, old: Release, new: Release) -> Iterable[MeasureChange]:
    before, after = _by_place(measure, old), _by_place(measure, new)
    for key in dict.fromkeys((*after, *before)):
        a, b = before.get(key), after.get(key)
        if _worth(a) != _worth(b):
            yield MeasureChange(measure.id, a, b)


def _by_place(measure: Measure, release: Release) -> dict[_Key, MeasureValue]:
    return {
        (value.method, value.unit, value.period, value.table, value.row, value.category): value
        for value in measure_values(measure, (release,))
    }


def _worth(value: MeasureValue | None) -> tuple | None:
    return None if value is None else (value.value, value.numerator, value.denominator)
