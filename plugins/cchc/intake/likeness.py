"""How alike two names are, for suggestions: nothing is ever taken because it resembles."""

from __future__ import annotations

from collections.abc import Iterable


def likeness(text: str, names: Iterable[str]) -> int:
    """In percent, of the name that is most like the text. Word order counts: two communes may share their words."""
    from rapidfuzz import fuzz

    return max((round(fuzz.ratio(text, name)) for name in names), default=0)
