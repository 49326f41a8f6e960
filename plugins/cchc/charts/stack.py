"""Stack: the parts of a bar, each seen however small, with paper showing between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

GAP = 1.5  # paper between two parts: they are told apart without colour
LEAST = 2.5  # a part that is not zero is seen


def stack_parts(values: Sequence[Decimal], length: float) -> tuple[tuple[float, float] | None, ...]:
    """Start and end of each part on a bar of this length; none for a zero. Small parts take from the large ones."""
    total = sum(values, Decimal(0))
    count = sum(1 for value in values if value)
    if not count:
        return (None,) * len(values)
    room = length - GAP * (count - 1)
    sizes = [float(value / total) * room for value in values]
    small = {at for at, value in enumerate(values) if value and sizes[at] < LEAST}
    while True:
        large = sum(size for at, size in enumerate(sizes) if at not in small)
        squeeze = (room - LEAST * len(small)) / large if large else 1.0
        shrunk = {at for at, size in enumerate(sizes) if size and at not in small and size * squeeze < LEAST}
        if not shrunk:
            return _place([LEAST if at in small else size * squeeze for at, size in enumerate(sizes)])
        small |= shrunk


def _place(sizes: Sequence[float]) -> tuple[tuple[float, float] | None, ...]:
    parts: list[tuple[float, float] | None] = []
    at = 0.0
    for size in sizes:
        parts.append((at, at + size) if size else None)
        at += size + GAP if size else 0.0
    return tuple(parts)
