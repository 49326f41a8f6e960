"""What is asked of each room: the one table to change when a room gets its bound."""

from __future__ import annotations

BOUND = 0.9
# Rooms that are measured and not bound yet: None. Every other room has BOUND.
BOUNDS: dict[str, float | None] = {}
# Files that are measured as a room of their own, apart from the folder they stand in.
APART = {
    "embeds": ("plugins/cchc/pages/embeds.py",),
}


def bound_of(room: str) -> float | None:
    return BOUNDS.get(room, BOUND)
