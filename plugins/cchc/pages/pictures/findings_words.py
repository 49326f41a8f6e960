"""Titles that say what a picture shows: counted from the same values that it draws."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...model.measures import MeasureValue
from ..page_context import PageContext
from ..peer_rankings import is_small

_WHOLE = Decimal(100)
_LEVELS = (_WHOLE, *map(Decimal, (99, 98, 95, 90, 80, 70, 50, 30, 20, 10, 5, 1)))  # per cent


def counted_values(context: PageContext, values: Sequence[MeasureValue]) -> list[MeasureValue]:
    """Those of one measure that nothing contradicts and that are no share of few cases."""
    measure = context.edition.measures[values[0].measure]
    return [value for value in values if not (context.standing(value).is_doubted or is_small(measure, value))]


def not_counted(context: PageContext, values: Sequence[MeasureValue]) -> str:
    """Said below a title that counts: how many of the values it leaves out."""
    number = len(values) - len(counted_values(context, values))
    return context.t(" Tiêu đề không tính {n} nơi có số mâu thuẫn hoặc mẫu số nhỏ.", n=number) if number else ""


def share_finding(context: PageContext, values: Sequence[MeasureValue]) -> str:
    """How many reach the round share that parts them best; of what is no share, the lowest and the highest. What is
    contested, or a share of few cases, is drawn, but not counted."""
    measure = context.edition.measures[values[0].measure]
    sound = counted_values(context, values)
    name = context.text(measure.short)
    if not sound:
        return context.t("{measure}: không có số nào đếm được", measure=name)
    if measure.unit_of_measure == "phan-tram":
        reached = {level: sum(value.value >= level for value in sound) for level in _LEVELS}
        apart = [(level, count) for level, count in reached.items() if 0 < count < len(sound)]
        if apart:
            level, count = min(apart, key=lambda pair: abs(2 * pair[1] - len(sound)))
            told = {"measure": name, "n": count, "m": len(sound), "level": context.language.percent(level)}
            if level == _WHOLE:
                return context.t("{measure}: {n} trong {m} đơn vị đạt {level}", **told)
            return context.t("{measure}: {n} trong {m} đơn vị từ {level} trở lên", **told)
    low, high = (context.format_value(pick(sound, key=lambda value: value.value)) for pick in (min, max))
    if low == high:
        return context.t("{measure}: cả {m} đơn vị {value}", measure=name, m=len(sound), value=low)
    return context.t("{measure}: từ {low} đến {high} ở {m} đơn vị", measure=name, low=low, high=high, m=len(sound))
