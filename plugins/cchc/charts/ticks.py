"""Ticks: round numbers for an axis, written the way of the language."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ..words.language import Language

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))


def make_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """At most `most` round numbers from at or below `low` to at or above `high`."""
    if low == high:
        low, high = low - _room(low), high + _room(low)
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    while True:
        for step in _STEPS:
            size = step * power
            first = (low / size).to_integral_value(ROUND_FLOOR)
            count = int((high / size).to_integral_value(ROUND_CEILING) - first) + 1
            if count <= most:
                return tuple(_plain((first + number) * size) for number in range(count))
        power *= 10


def share_ticks(values: Iterable[Decimal], most: int, least_span: Decimal = Decimal(5)) -> tuple[Decimal, ...]:
    """Ticks for shares in per cent: never so near that a tenth of a point looks like a gulf, never above the whole."""
    numbers = list(values)
    if not numbers:
        return (Decimal(0), Decimal(100))
    low, high = min(numbers), max(numbers)
    if high - low < least_span:
        whole = Decimal(100) if high <= 100 else high
        high = min(whole, high + (least_span - (high - low)) / 2)
        low = max(min(Decimal(0), low), high - least_span)
    return make_ticks(low, high, most)


def print_number(value: Decimal, language: Language) -> str:
    """As the language writes it, without zeros at the end."""
    return language.number(_plain(value))


def _plain(value: Decimal) -> Decimal:
    """Without zeros at the end, without an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _room(value: Decimal) -> Decimal:
    return abs(value) / 20 or Decimal(1)
